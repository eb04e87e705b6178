use chrono::TimeDelta;
use portal_domain::access::{Relation, act};
use portal_domain::api::EntryRecord;
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Entry, Made, Spend};
use portal_store::{Chain, Error, Recorded, Result};

use crate::world::{World, entry_id, money_in, spend};

async fn change(world: &World, id: EntryId, version: u32, change: Change) -> Result<Recorded<EntryRecord>> {
    let grant = world.grant::<act::ChangeEntry>(world.ada, world.adas).await;
    world.store().change_entry(&grant, id, version, change, world.now).await
}

fn to(pence: i64) -> Change {
    Change::To(Entry::Spend(spend("2026-03-28", pence, "Tariq Khan")))
}

async fn balance(world: &World) -> i64 {
    world.store().entries(&world.see().await, None, 20, world.now).await.unwrap().balance.amount.get()
}

async fn new_spends(world: &World) -> u32 {
    let officer = world.signed(world.officer).await;
    let people = world.store().desk_people(&officer, "", world.now).await.unwrap().people;
    people.into_iter().find(|person| person.account == world.adas).unwrap().new_spends
}

pub async fn a_wrong_figure_is_put_right(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    assert_eq!(balance(world).await, 81_243 - 6561);
    let changed = change(world, id, 2, to(6165)).await.unwrap();
    assert!(changed.fresh);
    assert_eq!((changed.record.version, changed.record.entry.amount().pence().get()), (2, 6165));
    let how = changed.record.changed.clone().unwrap();
    assert_eq!((how.made, how.stamp.by.id, how.stamp.acting_as), (Made::Changed, world.ada, Relation::Recipient));
    assert_eq!(balance(world).await, 81_243 - 6165);
    // The same again, as from a phone that heard no answer.
    let again = change(world, id, 2, to(6165)).await.unwrap();
    assert_eq!((again.fresh, again.record), (false, changed.record));
    // What was sent first may also come again.
    let grant = world.grant(world.ada, world.adas).await;
    let first = Entry::Spend(spend("2026-03-28", 6561, "Tariq Khan"));
    let again = world.store().record_entry(&grant, id, first, world.now).await.unwrap();
    assert_eq!((again.fresh, again.record.version), (false, 2));
}

pub async fn who_was_faster_wins(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    change(world, id, 2, to(6165)).await.unwrap();
    for (version, to) in [(2, to(6000)), (2, Change::Removed), (1, to(6000)), (4, to(6000)), (3, Change::Restored)] {
        let refused = change(world, id, version, to).await;
        assert!(matches!(refused, Err(Error::ChangedMeanwhile)), "{version}");
    }
    assert_eq!(balance(world).await, 81_243 - 6165);
    assert!(matches!(change(world, entry_id(), 2, to(100)).await, Err(Error::NotFound)));
}

pub async fn what_was_removed_comes_back(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    change(world, id, 2, Change::Removed).await.unwrap();
    assert_eq!(balance(world).await, 81_243);
    let see = world.see().await;
    let page = world.store().entries(&see, None, 20, world.now).await.unwrap();
    assert!(page.entries.is_empty());
    let removed = world.store().removed(&see, world.now).await.unwrap().entries;
    assert_eq!(removed.iter().map(|record| record.id).collect::<Vec<_>>(), [id]);
    assert!(removed[0].is_removed());
    assert!(matches!(change(world, id, 3, to(100)).await, Err(Error::ChangedMeanwhile)));
    let back = change(world, id, 3, Change::Restored).await.unwrap().record;
    assert!(!back.is_removed());
    assert_eq!(balance(world).await, 81_243 - 6561);
    assert!(world.store().removed(&see, world.now).await.unwrap().entries.is_empty());
}

pub async fn not_after_thirty_days(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    change(world, id, 2, Change::Removed).await.unwrap();
    let later = world.now + TimeDelta::days(31);
    let see = world.see().await;
    assert!(world.store().removed(&see, later).await.unwrap().entries.is_empty());
    let grant = world.grant::<act::ChangeEntry>(world.ada, world.adas).await;
    let refused = world.store().change_entry(&grant, id, 3, Change::Restored, later).await;
    assert!(matches!(refused, Err(Error::Closed)));
}

pub async fn the_history_tells_all(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    change(world, id, 2, to(6165)).await.unwrap();
    change(world, id, 3, Change::Removed).await.unwrap();
    change(world, id, 4, Change::Restored).await.unwrap();
    let history = world.store().history(&world.see().await, id).await.unwrap().versions;
    let told: Vec<_> = history
        .iter()
        .map(|version| (version.version, version.made, version.entry.amount().pence().get()))
        .collect();
    let expected =
        [(1, Made::Recorded, 6561), (2, Made::Changed, 6165), (3, Made::Removed, 6165), (4, Made::Restored, 6165)];
    assert_eq!(told, expected);
    assert_eq!(history[0].stamp.by.id, world.ada);
    let chain = world.store().verify_chain_unscoped(world.adas).await.unwrap();
    assert_eq!(chain, Chain::Whole { events: 5 });
    // A version that somebody wrote over shows.
    let deed = "DELETE FROM entry_version WHERE account = $1 AND version = 1";
    assert_eq!(world.raw().await.run(deed, world.adas.uuid()).await, 1);
    let chain = world.store().verify_chain_unscoped(world.adas).await.unwrap();
    assert_eq!(chain, Chain::Broken { event: 2 });
}

pub async fn what_changed_is_new_to_the_council(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    assert_eq!(new_spends(world).await, 1);
    let mark = world.grant(world.officer, world.adas).await;
    world.store().mark_seen(&mark, id, None, world.now).await.unwrap();
    assert_eq!(new_spends(world).await, 0);
    let changed = change(world, id, 2, to(6165)).await.unwrap().record;
    assert_eq!(changed.review.seen, None);
    assert_eq!(new_spends(world).await, 1);
    change(world, id, 3, Change::Removed).await.unwrap();
    assert_eq!(new_spends(world).await, 0);
    world.store().mark_seen(&mark, id, None, world.now).await.unwrap();
    assert_eq!(new_spends(world).await, 0);
    change(world, id, 4, Change::Restored).await.unwrap();
    assert_eq!(new_spends(world).await, 1);
    world.store().mark_seen(&mark, id, None, world.now).await.unwrap();
    assert_eq!(new_spends(world).await, 0);
}

pub async fn only_what_can_be(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    let money = change(world, id, 2, Change::To(money_in("2026-03-28", 100))).await;
    assert!(matches!(money, Err(Error::DifferentContent)));
    let early = change(world, id, 2, Change::To(Entry::Spend(spend("2026-03-08", 100, "x")))).await;
    assert!(matches!(early, Err(Error::BeforeOpening)));
    let need = Spend { need: Some(world.zeds_need), ..spend("2026-03-28", 100, "x") };
    let need = change(world, id, 2, Change::To(Entry::Spend(need))).await;
    assert!(matches!(need, Err(Error::UnknownNeed)));
    assert_eq!(world.store().history(&world.see().await, id).await.unwrap().versions.len(), 1);
}

pub async fn twenty_at_once_make_one(world: &World) {
    let id = world.record(spend("2026-03-28", 6561, "Tariq Khan")).await;
    let grant = world.grant::<act::ChangeEntry>(world.ada, world.adas).await;
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let (store, now) = (world.store().clone(), world.now);
        all.spawn(async move { store.change_entry(&grant, id, 2, to(6165), now).await.unwrap().fresh });
    }
    assert_eq!(all.join_all().await.into_iter().filter(|fresh| *fresh).count(), 1);
    assert_eq!(balance(world).await, 81_243 - 6165);
}
