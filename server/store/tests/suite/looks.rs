use chrono::TimeDelta;
use portal_domain::access::{Relation, act};
use portal_domain::api::Look;
use portal_domain::audit::EventKind;
use portal_domain::id::PersonId;
use portal_store::LookAt;
use tokio::task::JoinSet;

use crate::world::{World, spend};

async fn look(world: &World, who: PersonId, at: LookAt, minutes: i64) {
    let grant = world.grant(who, world.adas).await;
    world.store().record_look(&grant, at, world.now + TimeDelta::minutes(minutes)).await.unwrap();
}

async fn looks(world: &World, reader: PersonId) -> Vec<Look> {
    let grant = world.grant(reader, world.adas).await;
    world.store().looks(&grant).await.unwrap().looks
}

pub async fn once_a_quarter_of_an_hour(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    // It is nine o'clock; the next quarter begins at a quarter past.
    for minutes in [0, 1, 14, 15, 29] {
        look(world, world.officer, LookAt::Payment, minutes).await;
    }
    look(world, world.officer, LookAt::Receipt(entry), 1).await;
    look(world, world.manager, LookAt::Messages, 1).await;
    let seen = looks(world, world.ada).await;
    let what: Vec<_> = seen.iter().map(|look| (look.who.id, look.what, look.entry)).collect();
    assert_eq!(
        what,
        [
            (world.manager, EventKind::LookedAtMessages, None),
            (world.officer, EventKind::LookedAtReceipt, Some(entry)),
            (world.officer, EventKind::LookedAtPayment, None),
            (world.officer, EventKind::LookedAtPayment, None),
        ]
    );
    assert_eq!((seen[3].at, seen[3].acting_as), (world.now, Relation::NamedOfficer));
}

pub async fn not_ones_own(world: &World) {
    look(world, world.ada, LookAt::Payment, 0).await;
    assert!(looks(world, world.officer).await.is_empty());
    // Whoever acts for somebody else looks as another does.
    look(world, world.cara, LookAt::Payment, 0).await;
    assert_eq!(looks(world, world.ada).await[0].acting_as, Relation::NominatedPerson);
}

pub async fn the_reader_is_left_out(world: &World) {
    for who in [world.cara, world.officer] {
        look(world, who, LookAt::Payment, 0).await;
    }
    assert_eq!(looks(world, world.ada).await.len(), 2);
    for (reader, other) in [(world.cara, world.officer), (world.officer, world.cara)] {
        let seen = looks(world, reader).await;
        assert_eq!((seen.len(), seen[0].who.id), (1, other));
    }
}

pub async fn at_once_only_one(world: &World) {
    let (grant, now) = (world.grant::<act::SeePayment>(world.officer, world.adas).await, world.now);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let store = world.store().clone();
        all.spawn(async move { store.record_look(&grant, LookAt::Payment, now).await.unwrap() });
    }
    all.join_all().await;
    assert_eq!(looks(world, world.ada).await.len(), 1);
}
