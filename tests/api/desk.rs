//! The officers' side.

use portal_domain::api::{
    DeskPeople, FindReference, Found, ListDeskPeople, Nothing, ProblemCode, PutReceipt, PutSpend,
};
use portal_domain::api::{EntryRecord, ReceiptStored};
use portal_domain::id::{EntryId, ReceiptId};
use portal_tests::{Browser, TestApp, Who, born, photo, spend};

async fn people(browser: &Browser, find: Option<&str>) -> Vec<String> {
    let list = ListDeskPeople { find: find.map(str::to_owned) };
    let found: DeskPeople = browser.call(&list, &Nothing).await.ok();
    found.people.iter().map(|person| person.recipient.called.to_string()).collect()
}

#[tokio::test]
async fn each_serves_their_own_people() {
    let test = TestApp::start().await;
    for (who, served) in [
        (Who::Ama, &["Ada", "Karl", "Maya"][..]),
        (Who::Otto, &["Ben"]),
        (Who::Priya, &["Ada", "Ben", "Karl", "Maya"]),
        (Who::Helen, &["Ada", "Ben", "Karl", "Maya"]),
        (Who::Fay, &["Far"]),
        (Who::Ada, &[]),
        (Who::Stranger, &[]),
    ] {
        assert_eq!(people(&test.signed_in(who).await, None).await, served, "{who:?}");
    }
}

#[tokio::test]
async fn a_person_is_found_by_a_part_of_the_name() {
    let test = TestApp::start().await;
    let ama = test.signed_in(Who::Ama).await;
    assert_eq!(people(&ama, Some("mAy")).await, ["Maya"]);
    assert_eq!(people(&ama, Some("%")).await, [""; 0]);
    assert_eq!(people(&ama, Some("Ben")).await, [""; 0]);
}

#[tokio::test]
async fn a_spend_is_found_by_its_reference() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = EntryId::from_uuid(born());
    ada.call(&PutSpend { account, entry }, &spend(100)).await.ok::<EntryRecord>();
    let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
    let stored: ReceiptStored = ada.put_file(&put, photo(1)).await.ok();
    let reference = stored.receipt.reference.to_string();
    let typed = reference.to_lowercase().replace('-', " ");
    let ama = test.signed_in(Who::Ama).await;
    for typed in [reference.clone(), typed.replace(' ', "%20")] {
        let found: Found = ama.call(&FindReference { reference: typed }, &Nothing).await.ok();
        assert_eq!((found.account, found.entry), (account, entry));
    }
    let otto = test.signed_in(Who::Otto).await;
    let others = otto.call(&FindReference { reference: reference.clone() }, &Nothing).await;
    others.is(404, ProblemCode::NotFound);
    for unknown in ["DP-7KQ4-2M", "DP-7KQ4-2N", "nonsense"] {
        let told = otto.call(&FindReference { reference: unknown.to_owned() }, &Nothing).await;
        assert_eq!(told.bytes(), others.bytes(), "{unknown}");
    }
}
