use chrono::TimeDelta;
use portal_domain::access::{Act, Relation, act, permits};
use portal_domain::id::{AccountId, PersonId};
use portal_store::{Error, Post};

use crate::world::{World, account_id, need_id, payment, person, relation};

async fn may<A: Act>(world: &World, person: PersonId, account: AccountId) -> Option<Relation> {
    match world.try_grant::<A>(person, account).await {
        Ok(grant) => {
            assert_eq!((grant.account(), grant.person()), (account, person));
            Some(grant.acting_as())
        }
        Err(Error::NotFound) => None,
        Err(error) => panic!("{error}"),
    }
}

macro_rules! each_action {
    ($world:expr, $person:expr, $account:expr, $relation:expr, $($act:ident)*) => {$(
        let expected = Some($relation).filter(|relation| permits(*relation, act::$act::ACTION));
        assert_eq!(may::<act::$act>($world, $person, $account).await, expected, "{:?} {:?}", $relation, act::$act::ACTION);
    )*};
}

pub async fn each_relation_as_the_table_says(world: &World) {
    let mut people = vec![
        (world.officer, Relation::NamedOfficer),
        (world.monitoring, Relation::MonitoringOfficer),
        (world.manager, Relation::Manager),
    ];
    let mut new =
        payment(world.council, account_id(), world.ada, world.officer, world.manager, need_id());
    new.people.retain(|one| one.relation == Relation::NamedOfficer);
    for other in Relation::ALL.into_iter().filter(|relation| !relation.is_council()) {
        let who = person(world.store(), "Some Body", &format!("{other:?}")).await;
        new.people.push(relation(who, other));
        people.push((who, other));
    }
    assert_eq!(people.len(), Relation::ALL.len());
    let account = new.id;
    world.store().set_up_payment_unscoped(new, world.now).await.unwrap();
    for (who, relation) in people {
        each_action!(world, who, account, relation, SeePayment RecordEntry AddReceipt MarkSeen AcceptEntry AskQuestion
            WriteMessage SeeWhoLooked);
    }
}

pub async fn strangers_find_nothing(world: &World) {
    for stranger in [world.zed, world.other_officer, world.foreign_manager] {
        assert_eq!(may::<act::SeePayment>(world, stranger, world.adas).await, None);
    }
    assert_eq!(may::<act::SeePayment>(world, world.manager, world.olgas).await, None);
    assert_eq!(may::<act::SeePayment>(world, world.ada, account_id()).await, None);
}

pub async fn relations_begin_and_end(world: &World) {
    let (store, helper) = (world.store(), person(world.store(), "Some Helper", "Helper").await);
    let mut new =
        payment(world.council, account_id(), world.ada, world.officer, world.manager, need_id());
    let mut bounded = relation(helper, Relation::AuthorisedPerson);
    bounded.from = world.now.date_naive();
    bounded.until = Some((world.now + TimeDelta::days(2)).date_naive());
    new.people.push(bounded);
    let account = new.id;
    store.set_up_payment_unscoped(new, world.now).await.unwrap();
    let signed = world.signed(helper).await;
    for (days, expected) in [(-1, false), (0, true), (2, true), (3, false)] {
        let now = world.now + TimeDelta::days(days);
        assert_eq!(store.grant::<act::SeePayment>(&signed, account, now).await.is_ok(), expected, "{days}");
    }
    store.end_relation_unscoped(account, helper, Relation::AuthorisedPerson, world.now).await.unwrap();
    assert_eq!(may::<act::SeePayment>(world, helper, account).await, None);
    let again = store.end_relation_unscoped(account, helper, Relation::AuthorisedPerson, world.now).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

pub async fn posts_end(world: &World) {
    assert!(may::<act::AcceptEntry>(world, world.monitoring, world.adas).await.is_some());
    world.store().end_post_unscoped(world.monitoring, Post::MonitoringOfficer, world.now).await.unwrap();
    assert_eq!(may::<act::SeePayment>(world, world.monitoring, world.adas).await, None);
    let again = world.store().end_post_unscoped(world.monitoring, Post::MonitoringOfficer, world.now).await;
    assert!(matches!(again, Err(Error::NotFound)));
}
