//! A direct payment at a glance, and who looked at it.

use portal_domain::access::Relation;
use portal_domain::api::{AccountView, GetAccount, ListLooks, Looks, Nothing};
use portal_domain::audit::EventKind;
use portal_tests::{TestApp, Who};

#[tokio::test]
async fn the_payment_is_shown_with_its_officer_and_rules() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let rina = test.signed_in(Who::Rina).await;
    let view: AccountView = rina.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(view.relation, Relation::NominatedPerson);
    assert_eq!(view.officer.officer.called.as_str(), "Ama");
    assert!(view.officer.at_work);
    assert_eq!(view.profile.threshold.weeks, 8);
    assert_eq!(view.needs.len(), 1);
}

#[tokio::test]
async fn the_person_reads_who_looked() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let officer = test.signed_in(Who::Ama).await;
    for _ in 0..3 {
        officer.call(&GetAccount { account }, &Nothing).await.ok::<AccountView>();
    }
    let ada = test.signed_in(Who::Ada).await;
    ada.call(&GetAccount { account }, &Nothing).await.ok::<AccountView>();
    let looks: Looks = ada.call(&ListLooks { account }, &Nothing).await.ok();
    let told: Vec<_> =
        looks.looks.iter().map(|look| (look.who.called.as_str(), look.acting_as, look.what)).collect();
    assert_eq!(told, [("Ama", Relation::NamedOfficer, EventKind::LookedAtPayment)]);
}
