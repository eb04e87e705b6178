use chrono::TimeDelta;
use portal_domain::access::{Relation, act};
use portal_domain::api::TakeBack;
use portal_domain::spending::{Change, Entry, OnBehalf};
use portal_store::{Chain, Error, MOST_WAITING};
use tokio::task::JoinSet;

use crate::world::{World, entry_id, spend};

pub async fn the_first_mark_is_kept(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let officer = world.grant(world.officer, world.adas).await;
    let manager = world.grant(world.manager, world.adas).await;
    let first = world.store().mark_seen(&officer, entry, None, world.now).await.unwrap();
    let seen = first.record.review.seen.clone().unwrap();
    assert_eq!((first.fresh, seen.by.id, seen.at, seen.acting_as), (true, world.officer, world.now, Relation::NamedOfficer));
    let again = world.store().mark_seen(&manager, entry, None, world.now + TimeDelta::hours(1)).await.unwrap();
    assert_eq!((again.fresh, again.record), (false, first.record));
    let nothing = world.store().mark_seen(&officer, entry_id(), None, world.now).await;
    assert!(matches!(nothing, Err(Error::NotFound)));
}

pub async fn accepted_is_seen(world: &World) {
    let (one, two) =
        (world.record(spend("2026-03-31", 500, "One")).await, world.record(spend("2026-03-31", 500, "Two")).await);
    let officer = world.grant(world.officer, world.adas).await;
    let monitoring = world.grant(world.monitoring, world.adas).await;
    world.store().mark_seen(&officer, one, None, world.now).await.unwrap();
    for (entry, seen_by) in [(one, world.officer), (two, world.monitoring)] {
        let review = world.store().mark_accepted(&monitoring, entry, None, world.now).await.unwrap().record.review;
        assert_eq!(review.seen.unwrap().by.id, seen_by);
        let accepted = review.accepted.unwrap();
        assert_eq!((accepted.by.id, accepted.acting_as), (world.monitoring, Relation::MonitoringOfficer));
    }
    let again = world.store().mark_accepted(&monitoring, one, None, world.now + TimeDelta::hours(1)).await.unwrap();
    assert_eq!((again.fresh, again.record.review.accepted.unwrap().at), (false, world.now));
}

pub async fn at_once_only_one(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let (grant, now) = (world.grant::<act::MarkSeen>(world.officer, world.adas).await, world.now);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let store = world.store().clone();
        all.spawn(async move { store.mark_seen(&grant, entry, None, now).await.unwrap().fresh });
    }
    assert_eq!(all.join_all().await.into_iter().filter(|fresh| *fresh).count(), 1);
}

/// The counts at the desk: new spends, and their receipts.
async fn new_at_the_desk(world: &World) -> (u32, u32) {
    let officer = world.signed(world.officer).await;
    let people = world.store().desk_people(&officer, "", world.now).await.unwrap().people;
    let adas = people.into_iter().find(|person| person.account == world.adas).unwrap();
    (adas.new_spends, adas.new_receipts)
}

pub async fn a_mark_is_taken_back_by_who_made_it(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    world.add_receipt(entry).await;
    let officer = world.grant::<act::MarkSeen>(world.officer, world.adas).await;
    let manager = world.grant::<act::MarkSeen>(world.manager, world.adas).await;
    let store = world.store();
    let mark = TakeBack { at: world.now, version: 1 };
    // Nothing is there yet: nothing is to be done.
    assert!(!store.take_back_seen(&officer, entry, mark, world.now).await.unwrap().fresh);
    store.mark_seen(&officer, entry, Some(1), world.now).await.unwrap();
    assert_eq!(new_at_the_desk(world).await, (0, 0));
    let hour = TimeDelta::hours(1);
    for (grant, mark) in [
        (manager, mark),
        (officer, TakeBack { at: world.now + hour, ..mark }),
        (officer, TakeBack { version: 2, ..mark }),
    ] {
        let refused = store.take_back_seen(&grant, entry, mark, world.now).await;
        assert!(matches!(refused, Err(Error::ChangedMeanwhile)));
    }
    let back = store.take_back_seen(&officer, entry, mark, world.now + hour).await.unwrap();
    assert_eq!((back.fresh, back.record.review.seen), (true, None));
    assert_eq!(new_at_the_desk(world).await, (1, 1));
    assert!(!store.take_back_seen(&officer, entry, mark, world.now + hour).await.unwrap().fresh);
    // The audit keeps both: set up, spend, receipt, seen, taken back.
    let chain = store.verify_chain_unscoped(world.adas).await.unwrap();
    assert_eq!(chain, Chain::Whole { events: 5 });
}

pub async fn what_was_accepted_or_changed_since_stays(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let officer = world.grant::<act::MarkSeen>(world.officer, world.adas).await;
    let monitoring = world.grant::<act::AcceptEntry>(world.monitoring, world.adas).await;
    let (store, mark) = (world.store(), TakeBack { at: world.now, version: 1 });
    store.mark_seen(&officer, entry, None, world.now).await.unwrap();
    let later = world.now + TimeDelta::hours(1);
    store.mark_accepted(&monitoring, entry, Some(1), later).await.unwrap();
    let refused = store.take_back_seen(&officer, entry, mark, later).await;
    assert!(matches!(refused, Err(Error::ChangedMeanwhile)));
    let change = Change::To(Entry::Spend(spend("2026-03-31", 600, "Somebody")));
    let ada = world.grant::<act::ChangeEntry>(world.ada, world.adas).await;
    store.change_entry(&ada, entry, 2, change, later).await.unwrap();
    // What was looked at is not there any more.
    let old = store.mark_seen(&officer, entry, Some(1), later).await;
    assert!(matches!(old, Err(Error::ChangedMeanwhile)));
    let old = store.mark_accepted(&monitoring, entry, Some(1), later).await;
    assert!(matches!(old, Err(Error::ChangedMeanwhile)));
    store.mark_seen(&officer, entry, Some(2), world.now).await.unwrap();
    let refused = store.take_back_seen(&officer, entry, mark, later).await;
    assert!(matches!(refused, Err(Error::ChangedMeanwhile)));
}

pub async fn an_acceptance_taken_back_is_as_it_was_before(world: &World) {
    let (one, two) =
        (world.record(spend("2026-03-31", 500, "One")).await, world.record(spend("2026-03-31", 500, "Two")).await);
    let officer = world.grant(world.officer, world.adas).await;
    let monitoring = world.grant(world.monitoring, world.adas).await;
    let manager = world.grant(world.manager, world.adas).await;
    let (store, later) = (world.store(), world.now + TimeDelta::hours(1));
    store.mark_seen(&officer, one, None, world.now).await.unwrap();
    for entry in [one, two] {
        store.mark_accepted(&monitoring, entry, Some(1), later).await.unwrap();
    }
    assert_eq!(new_at_the_desk(world).await, (0, 0));
    let mark = TakeBack { at: later, version: 1 };
    assert!(matches!(store.take_back_accepted(&manager, one, mark, later).await, Err(Error::ChangedMeanwhile)));
    let review = store.take_back_accepted(&monitoring, one, mark, later).await.unwrap().record.review;
    assert_eq!((review.seen.unwrap().by.id, review.accepted), (world.officer, None));
    let review = store.take_back_accepted(&monitoring, two, mark, later).await.unwrap().record.review;
    assert_eq!((review.seen, review.accepted), (None, None));
    assert_eq!(new_at_the_desk(world).await, (1, 0));
}

pub async fn what_waits_is_told(world: &World) {
    let store = world.store();
    let one = world.record(spend("2026-03-30", 500, "One")).await;
    let two = world.record(spend("2026-03-31", 500, "Two")).await;
    world.record(crate::world::money_in("2026-03-31", 500)).await;
    let mine = entry_id();
    let behalf = world.grant(world.manager, world.adas).await;
    let posted = spend("2026-03-29", 500, "Three");
    store.record_on_behalf(&behalf, mine, posted, OnBehalf::Post, world.now).await.unwrap();
    let waiting = async |reader| {
        let waiting = store.waiting(&world.grant(reader, world.adas).await).await.unwrap();
        assert_eq!(usize::try_from(waiting.count).unwrap(), waiting.entries.len());
        waiting.entries.into_iter().map(|record| record.id).collect::<Vec<_>>()
    };
    assert_eq!(waiting(world.officer).await, [two, one]);
    assert_eq!(waiting(world.monitoring).await, [two, one, mine]);
    // Nobody accepts their own.
    assert_eq!(waiting(world.manager).await, [two, one]);
    let officer = world.grant(world.officer, world.adas).await;
    store.mark_seen(&officer, two, None, world.now).await.unwrap();
    assert_eq!(waiting(world.officer).await, [one]);
    assert_eq!(waiting(world.monitoring).await, [two, one, mine]);
    let monitoring = world.grant(world.monitoring, world.adas).await;
    store.mark_accepted(&monitoring, mine, None, world.now).await.unwrap();
    assert_eq!(waiting(world.monitoring).await, [two, one]);
    for _ in 0..MOST_WAITING {
        world.record(spend("2026-03-28", 1, "Many")).await;
    }
    let many = store.waiting(&world.grant(world.officer, world.adas).await).await.unwrap();
    assert_eq!((many.count, many.entries.len()), (101, 100));
}
