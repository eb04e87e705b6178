use portal_domain::access::{Relation, act};
use portal_domain::api::EntryRecord;
use portal_domain::id::{EntryId, PersonId};
use portal_domain::spending::{Change, Entry, Made, OnBehalf};
use portal_store::{Chain, Error, Recorded, Result};

use crate::world::{World, entry_id, receipt_of, references, spend};

async fn written(world: &World, came: OnBehalf) -> EntryId {
    let (grant, id) = (world.grant(world.officer, world.adas).await, entry_id());
    let spend = spend("2026-03-30", 1800, "Corner shop");
    world.store().record_on_behalf(&grant, id, spend, came, world.now).await.unwrap();
    id
}

async fn change(world: &World, who: PersonId, id: EntryId, version: u32, change: Change) -> Result<Recorded<EntryRecord>> {
    if who == world.ada {
        let grant = world.grant::<act::ChangeEntry>(who, world.adas).await;
        return world.store().change_entry(&grant, id, version, change, world.now).await;
    }
    let grant = world.grant::<act::RecordOnBehalf>(who, world.adas).await;
    world.store().change_on_behalf(&grant, id, version, change, world.now).await
}

fn to(pence: i64) -> Change {
    Change::To(Entry::Spend(spend("2026-03-30", pence, "Corner shop")))
}

async fn new_at_the_desk(world: &World) -> (u32, u32) {
    let officer = world.signed(world.officer).await;
    let people = world.store().desk_people(&officer, "", world.now).await.unwrap().people;
    let adas = people.into_iter().find(|person| person.account == world.adas).unwrap();
    (adas.new_spends, adas.new_receipts)
}

pub async fn it_stays_marked(world: &World) {
    for came in OnBehalf::ALL {
        let id = written(world, came).await;
        let record = world.store().entry(&world.see().await, id).await.unwrap();
        assert_eq!(record.on_behalf, Some(came));
        assert_eq!((record.recorded.by.id, record.recorded.acting_as), (world.officer, Relation::NamedOfficer));
        // Whoever wrote it down has seen it.
        assert_eq!(record.review.seen, Some(record.recorded.clone()));
        // The same again, as where no answer was heard; and not as something else.
        let grant = world.grant::<act::RecordOnBehalf>(world.officer, world.adas).await;
        let spend = spend("2026-03-30", 1800, "Corner shop");
        let again = world.store().record_on_behalf(&grant, id, spend.clone(), came, world.now).await.unwrap();
        assert_eq!((again.fresh, again.record), (false, record));
        let other = if came == OnBehalf::Post { OnBehalf::Telephone } else { OnBehalf::Post };
        let another = world.store().record_on_behalf(&grant, id, spend.clone(), other, world.now).await;
        assert!(matches!(another, Err(Error::DifferentContent)));
        let own = world.grant::<act::RecordEntry>(world.ada, world.adas).await;
        let another = world.store().record_entry(&own, id, Entry::Spend(spend), world.now).await;
        assert!(matches!(another, Err(Error::DifferentContent)));
        // Put right by the person, it is marked still.
        let changed = change(world, world.ada, id, 2, to(1900)).await.unwrap().record;
        assert_eq!((changed.on_behalf, changed.review.seen), (Some(came), None));
    }
    let page = world.store().entries(&world.see().await, None, 20, world.now).await.unwrap();
    assert_eq!(page.balance.amount.get(), 81_243 - 3 * 1900);
}

pub async fn the_council_puts_right_its_own_and_not_the_persons(world: &World) {
    let id = written(world, OnBehalf::Telephone).await;
    let put_right = change(world, world.manager, id, 2, to(1850)).await.unwrap().record;
    assert_eq!((put_right.entry.amount().pence().get(), put_right.review.accepted), (1850, None));
    // Whoever changed it has seen it.
    assert_eq!(put_right.review.seen.unwrap().by.id, world.manager);
    let removed = change(world, world.officer, id, 3, Change::Removed).await.unwrap().record;
    assert!(removed.is_removed());
    change(world, world.officer, id, 4, Change::Restored).await.unwrap();
    // From the person's own hand on it is the person's.
    change(world, world.ada, id, 5, to(1800)).await.unwrap();
    for no in [to(1), Change::Removed] {
        let refused = change(world, world.officer, id, 6, no).await;
        assert!(matches!(refused, Err(Error::PersonsEntry)));
    }
    change(world, world.ada, id, 6, Change::Removed).await.unwrap();
    let refused = change(world, world.manager, id, 7, Change::Restored).await;
    assert!(matches!(refused, Err(Error::PersonsEntry)));
    let own = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let refused = change(world, world.officer, own, 2, to(1)).await;
    assert!(matches!(refused, Err(Error::PersonsEntry)));
    let made: Vec<Made> = world
        .store()
        .history(&world.see().await, id)
        .await
        .unwrap()
        .versions
        .iter()
        .map(|version| version.made)
        .collect();
    let all = [Made::Recorded, Made::Changed, Made::Removed, Made::Restored, Made::Changed, Made::Removed];
    assert_eq!(made, all);
}

pub async fn nobody_accepts_their_own(world: &World) {
    let accept = async |who, id| {
        let grant = world.grant::<act::AcceptEntry>(who, world.adas).await;
        world.store().mark_accepted(&grant, id, None, world.now).await
    };
    let (grant, id) = (world.grant(world.manager, world.adas).await, entry_id());
    let spend = spend("2026-03-30", 1800, "Corner shop");
    world.store().record_on_behalf(&grant, id, spend, OnBehalf::Post, world.now).await.unwrap();
    assert!(matches!(accept(world.manager, id).await, Err(Error::OwnEntry)));
    // Also when somebody else changed it since.
    change(world, world.officer, id, 2, to(1900)).await.unwrap();
    assert!(matches!(accept(world.manager, id).await, Err(Error::OwnEntry)));
    assert!(accept(world.monitoring, id).await.unwrap().record.review.accepted.is_some());
    // And who changed it last does not, whoever wrote it down.
    let id = written(world, OnBehalf::Telephone).await;
    change(world, world.manager, id, 2, to(1900)).await.unwrap();
    assert!(matches!(accept(world.manager, id).await, Err(Error::OwnEntry)));
    assert!(accept(world.monitoring, id).await.is_ok());
    // What the person wrote is nobody's own at the council.
    let persons = world.record(spend_of_ada()).await;
    assert!(accept(world.manager, persons).await.is_ok());
}

fn spend_of_ada() -> portal_domain::spending::Spend {
    spend("2026-03-31", 500, "Somebody")
}

pub async fn paper_is_added_to_what_was_written_down(world: &World) {
    let grant = world.grant::<act::RecordOnBehalf>(world.officer, world.adas).await;
    let id = written(world, OnBehalf::Post).await;
    let new = receipt_of(id);
    let received = world.store().receipt_received(&grant, id, new.id, new.received_sha256).await.unwrap();
    assert_eq!(received, None);
    assert!(world.store().store_receipt(&grant, new, references(), world.now).await.unwrap().fresh);
    assert!(!world.store().store_receipt(&grant, new, references(), world.now).await.unwrap().fresh);
    assert_eq!(world.store().entry(&world.see().await, id).await.unwrap().receipts.len(), 1);
    let own = receipt_of(world.record(spend_of_ada()).await);
    let refused = world.store().receipt_received(&grant, own.entry, own.id, own.received_sha256).await;
    assert!(matches!(refused, Err(Error::PersonsEntry)));
    let refused = world.store().store_receipt(&grant, own, references(), world.now).await;
    assert!(matches!(refused, Err(Error::PersonsEntry)));
}

pub async fn it_is_no_news_to_the_council_until_the_person_changes_it(world: &World) {
    let id = written(world, OnBehalf::Post).await;
    let grant = world.grant::<act::RecordOnBehalf>(world.officer, world.adas).await;
    world.store().store_receipt(&grant, receipt_of(id), references(), world.now).await.unwrap();
    assert_eq!(new_at_the_desk(world).await, (0, 0));
    change(world, world.officer, id, 2, to(1900)).await.unwrap();
    assert_eq!(new_at_the_desk(world).await, (0, 0));
    change(world, world.ada, id, 3, to(1800)).await.unwrap();
    assert_eq!(new_at_the_desk(world).await, (1, 1));
    change(world, world.ada, id, 4, Change::Removed).await.unwrap();
    assert_eq!(new_at_the_desk(world).await, (0, 0));
}

pub async fn the_audit_keeps_how_it_came(world: &World) {
    let id = written(world, OnBehalf::Telephone).await;
    change(world, world.manager, id, 2, to(1900)).await.unwrap();
    let chain = async || world.store().verify_chain_unscoped(world.adas).await.unwrap();
    assert_eq!(chain().await, Chain::Whole { events: 3 });
    let deed = "UPDATE entry SET on_behalf = 'post' WHERE account = $1";
    assert_eq!(world.raw().await.run(deed, world.adas.uuid()).await, 1);
    assert_eq!(chain().await, Chain::Broken { event: 2 });
    let deed = "UPDATE entry SET on_behalf = NULL WHERE account = $1";
    world.raw().await.run(deed, world.adas.uuid()).await;
    assert_eq!(chain().await, Chain::Broken { event: 2 });
}
