use chrono::TimeDelta;
use portal_domain::access::{Relation, act};
use portal_store::Error;
use tokio::task::JoinSet;

use crate::world::{World, entry_id, spend};

pub async fn the_first_mark_is_kept(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let officer = world.grant(world.officer, world.adas).await;
    let manager = world.grant(world.manager, world.adas).await;
    let first = world.store().mark_seen(&officer, entry, world.now).await.unwrap();
    let seen = first.record.review.seen.clone().unwrap();
    assert_eq!((first.fresh, seen.by.id, seen.at, seen.acting_as), (true, world.officer, world.now, Relation::NamedOfficer));
    let again = world.store().mark_seen(&manager, entry, world.now + TimeDelta::hours(1)).await.unwrap();
    assert_eq!((again.fresh, again.record), (false, first.record));
    let nothing = world.store().mark_seen(&officer, entry_id(), world.now).await;
    assert!(matches!(nothing, Err(Error::NotFound)));
}

pub async fn accepted_is_seen(world: &World) {
    let (one, two) =
        (world.record(spend("2026-03-31", 500, "One")).await, world.record(spend("2026-03-31", 500, "Two")).await);
    let officer = world.grant(world.officer, world.adas).await;
    let monitoring = world.grant(world.monitoring, world.adas).await;
    world.store().mark_seen(&officer, one, world.now).await.unwrap();
    for (entry, seen_by) in [(one, world.officer), (two, world.monitoring)] {
        let review = world.store().mark_accepted(&monitoring, entry, world.now).await.unwrap().record.review;
        assert_eq!(review.seen.unwrap().by.id, seen_by);
        let accepted = review.accepted.unwrap();
        assert_eq!((accepted.by.id, accepted.acting_as), (world.monitoring, Relation::MonitoringOfficer));
    }
    let again = world.store().mark_accepted(&monitoring, one, world.now + TimeDelta::hours(1)).await.unwrap();
    assert_eq!((again.fresh, again.record.review.accepted.unwrap().at), (false, world.now));
}

pub async fn at_once_only_one(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let (grant, now) = (world.grant::<act::MarkSeen>(world.officer, world.adas).await, world.now);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let store = world.store().clone();
        all.spawn(async move { store.mark_seen(&grant, entry, now).await.unwrap().fresh });
    }
    assert_eq!(all.join_all().await.into_iter().filter(|fresh| *fresh).count(), 1);
}
