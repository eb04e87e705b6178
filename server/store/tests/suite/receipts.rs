use chrono::TimeDelta;
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::{Reference, ReceiptChange};
use portal_domain::spending::Proof;
use portal_store::{Chain, Error, MOST_RECEIPTS, NewReceipt, Recorded, Result};
use tokio::task::JoinSet;

use crate::world::{World, entry_id, hash, receipt_id, receipt_of, references, spend};

async fn entry(world: &World) -> EntryId {
    world.record(spend("2026-03-31", 4637, "Green Lane Pharmacy")).await
}

pub async fn the_same_again_changes_nothing(world: &World) {
    let (grant, new) = (world.grant::<act::AddReceipt>(world.ada, world.adas).await, receipt_of(entry(world).await));
    let received = async || {
        world.store().receipt_received(&grant, new.entry, new.id, new.received_sha256).await.unwrap()
    };
    assert_eq!(received().await, None);
    let first = world.store().store_receipt(&grant, new, references(), world.now).await.unwrap();
    assert!(first.fresh);
    assert_eq!((first.record.entry, first.record.record.pages), (new.entry, 1));
    assert_eq!((first.record.received_sha256, first.record.stored_sha256), (new.received_sha256, new.stored_sha256));
    // The files of a second try lie elsewhere; the row keeps those of the first.
    let second = NewReceipt { stored_sha256: hash(), ..new };
    let again = world.store().store_receipt(&grant, second, references(), world.now).await.unwrap();
    assert_eq!((again.fresh, &again.record), (false, &first.record));
    assert_eq!(received().await.as_ref(), Some(&first.record));
    let see = world.see().await;
    assert_eq!(world.store().receipt(&see, new.id, world.now).await.unwrap(), first.record);
    assert_eq!(world.store().entry(&see, new.entry).await.unwrap().receipts, [first.record.record]);
    let zeds = world.grant(world.zed, world.zeds).await;
    assert!(matches!(world.store().receipt(&zeds, new.id, world.now).await, Err(Error::NotFound)));
}

pub async fn twenty_at_once_make_one(world: &World) {
    let (grant, new, now) =
        (world.grant::<act::AddReceipt>(world.ada, world.adas).await, receipt_of(entry(world).await), world.now);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let store = world.store().clone();
        all.spawn(async move { store.store_receipt(&grant, new, references(), now).await.unwrap() });
    }
    let all = all.join_all().await;
    assert_eq!(all.iter().filter(|one| one.fresh).count(), 1);
    assert!(all.iter().all(|one| one.record == all[0].record));
}

pub async fn other_bytes_are_refused(world: &World) {
    let (grant, entry, other) =
        (world.grant::<act::AddReceipt>(world.ada, world.adas).await, entry(world).await, entry(world).await);
    let new = world.add_receipt(entry).await;
    let store = async |receipt| world.store().store_receipt(&grant, receipt, references(), world.now).await;
    for wrong in [NewReceipt { received_sha256: hash(), ..new }, NewReceipt { entry: other, ..new }] {
        assert!(matches!(store(wrong).await, Err(Error::DifferentContent)));
        let asked = world.store().receipt_received(&grant, wrong.entry, wrong.id, wrong.received_sha256).await;
        assert!(matches!(asked, Err(Error::DifferentContent)));
    }
    let nowhere = receipt_of(entry_id());
    assert!(matches!(store(nowhere).await, Err(Error::NotFound)));
    let asked = world.store().receipt_received(&grant, nowhere.entry, nowhere.id, nowhere.received_sha256).await;
    assert!(matches!(asked, Err(Error::NotFound)));
}

pub async fn twenty_are_enough(world: &World) {
    let (grant, entry) = (world.grant::<act::AddReceipt>(world.ada, world.adas).await, entry(world).await);
    let mut ids = Vec::new();
    for _ in 0..MOST_RECEIPTS {
        ids.push(world.add_receipt(entry).await.id);
    }
    let more = world.store().store_receipt(&grant, receipt_of(entry), references(), world.now).await;
    assert!(matches!(more, Err(Error::TooManyReceipts)));
    let asked = world.store().receipt_received(&grant, entry, receipt_id(), hash()).await;
    assert!(matches!(asked, Err(Error::TooManyReceipts)));
    // In the order in which they came.
    let record = world.store().entry(&world.see().await, entry).await.unwrap();
    assert_eq!(record.receipts.iter().map(|receipt| receipt.id).collect::<Vec<_>>(), ids);
}

pub async fn a_taken_reference_is_passed_over(world: &World) {
    let (grant, entry) = (world.grant::<act::AddReceipt>(world.ada, world.adas).await, entry(world).await);
    let (taken, free) = (Reference::from_number(7_000_000), Reference::from_number(7_000_001));
    let store = async |references: Vec<Reference>| {
        world.store().store_receipt(&grant, receipt_of(entry), references, world.now).await
    };
    assert_eq!(store(vec![taken]).await.unwrap().record.record.reference, taken);
    assert_eq!(store(vec![taken, free]).await.unwrap().record.record.reference, free);
    assert!(matches!(store(vec![taken, free]).await, Err(Error::Busy)));
    assert_eq!(world.store().entry(&world.see().await, entry).await.unwrap().receipts.len(), 2);
}

pub async fn the_sweeper_is_told(world: &World) {
    let new = world.add_receipt(entry(world).await).await;
    let asked = [(world.adas, new.id), (world.zeds, new.id), (world.adas, receipt_id())];
    let known = world.store().receipt_ids_exist_unscoped(&asked, world.now).await.unwrap();
    assert_eq!(known, [((world.adas, new.id), new.stored_sha256)].into());
}

async fn change(world: &World, id: ReceiptId, version: u32, change: ReceiptChange) -> Result<Recorded<EntryRecord>> {
    let grant = world.grant::<act::AddReceipt>(world.ada, world.adas).await;
    world.store().change_receipt(&grant, id, version, change, world.now).await
}

async fn chain(world: &World) -> Chain {
    world.store().verify_chain_unscoped(world.adas).await.unwrap()
}

pub async fn a_removed_one_comes_back(world: &World) {
    let entry = entry(world).await;
    let (first, second) = (world.add_receipt(entry).await, world.add_receipt(entry).await);
    let removed = change(world, first.id, 2, ReceiptChange::Removed).await.unwrap();
    let standing = |record: &EntryRecord| record.receipts.iter().map(|receipt| receipt.id).collect::<Vec<_>>();
    assert_eq!((removed.fresh, standing(&removed.record)), (true, vec![second.id]));
    // The same again, as from a phone that heard no answer.
    let again = change(world, first.id, 2, ReceiptChange::Removed).await.unwrap();
    assert_eq!((again.fresh, again.record), (false, removed.record));
    let see = world.see().await;
    let listed = world.store().removed(&see, world.now).await.unwrap().receipts;
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].receipt.id, listed[0].receipt.version, listed[0].entry.id), (first.id, 2, entry));
    assert_eq!((listed[0].removed.by.id, listed[0].removed.at), (world.ada, world.now));
    // It can be looked at as long as it can come back.
    world.store().receipt(&see, first.id, world.now).await.unwrap();
    let needed = change(world, second.id, 2, ReceiptChange::Removed).await.unwrap().record;
    assert_eq!(needed.proof(), Some(Proof::Needed));
    let back = change(world, first.id, 3, ReceiptChange::Restored).await.unwrap().record;
    assert_eq!((standing(&back), back.proof()), (vec![first.id], Some(Proof::Receipt)));
    assert_eq!(world.store().removed(&see, world.now).await.unwrap().receipts.len(), 1);
    assert!(matches!(chain(world).await, Chain::Whole { .. }));
    // One that somebody took away beside the chain shows.
    let deed = "UPDATE receipt SET removed_at = stored_at WHERE account = $1 AND version = 3";
    assert_eq!(world.raw().await.run(deed, world.adas.uuid()).await, 1);
    assert!(matches!(chain(world).await, Chain::Broken { .. }));
}

pub async fn who_was_faster_removes(world: &World) {
    let new = world.add_receipt(entry(world).await).await;
    for (version, to) in [
        (1, ReceiptChange::Removed),
        (3, ReceiptChange::Removed),
        (1, ReceiptChange::Restored),
        (2, ReceiptChange::Restored),
    ] {
        let refused = change(world, new.id, version, to).await;
        assert!(matches!(refused, Err(Error::ChangedMeanwhile)), "{version} {to:?}");
    }
    change(world, new.id, 2, ReceiptChange::Removed).await.unwrap();
    change(world, new.id, 3, ReceiptChange::Restored).await.unwrap();
    assert!(matches!(change(world, new.id, 2, ReceiptChange::Removed).await, Err(Error::ChangedMeanwhile)));
    assert!(matches!(change(world, receipt_id(), 2, ReceiptChange::Removed).await, Err(Error::NotFound)));
    let grant = world.grant::<act::AddReceipt>(world.zed, world.zeds).await;
    let foreign = world.store().change_receipt(&grant, new.id, 4, ReceiptChange::Removed, world.now).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    // Removing makes room, and what comes back needs it.
    let full = entry(world).await;
    let first = world.add_receipt(full).await;
    for _ in 1..MOST_RECEIPTS {
        world.add_receipt(full).await;
    }
    change(world, first.id, 2, ReceiptChange::Removed).await.unwrap();
    world.add_receipt(full).await;
    assert!(matches!(change(world, first.id, 3, ReceiptChange::Restored).await, Err(Error::TooManyReceipts)));
}

pub async fn not_after_thirty_days(world: &World) {
    let new = world.add_receipt(entry(world).await).await;
    change(world, new.id, 2, ReceiptChange::Removed).await.unwrap();
    let asked = [(world.adas, new.id)];
    let wanted = async |days| {
        let at = world.now + TimeDelta::days(days);
        world.store().receipt_ids_exist_unscoped(&asked, at).await.unwrap().len()
    };
    assert_eq!((wanted(30).await, wanted(32).await), (1, 0));
    let later = world.now + TimeDelta::days(31);
    let (see, grant) = (world.see().await, world.grant::<act::AddReceipt>(world.ada, world.adas).await);
    assert!(matches!(world.store().receipt(&see, new.id, later).await, Err(Error::NotFound)));
    assert!(world.store().removed(&see, later).await.unwrap().receipts.is_empty());
    let refused = world.store().change_receipt(&grant, new.id, 3, ReceiptChange::Restored, later).await;
    assert!(matches!(refused, Err(Error::Closed)));
}

pub async fn they_stand_in_the_order_given(world: &World) {
    let entry = entry(world).await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(world.add_receipt(entry).await.id);
    }
    let grant = world.grant::<act::AddReceipt>(world.ada, world.adas).await;
    let order = async |ids: Vec<ReceiptId>| {
        let ordered = world.store().order_receipts(&grant, entry, ids, world.now).await.unwrap();
        (ordered.fresh, ordered.record.receipts.iter().map(|receipt| receipt.id).collect::<Vec<_>>())
    };
    // Those not named come after; what is not there is passed over.
    assert_eq!(order(vec![ids[2], receipt_id(), ids[0]]).await, (true, vec![ids[2], ids[0], ids[1]]));
    assert_eq!(order(vec![ids[2], ids[0]]).await, (false, vec![ids[2], ids[0], ids[1]]));
    let read = world.store().entry(&world.see().await, entry).await.unwrap();
    assert_eq!(read.receipts.iter().map(|receipt| receipt.id).collect::<Vec<_>>(), [ids[2], ids[0], ids[1]]);
    // One that comes later comes last, and one that comes back stands where it stood.
    let last = world.add_receipt(entry).await.id;
    change(world, ids[0], 2, ReceiptChange::Removed).await.unwrap();
    let back = change(world, ids[0], 3, ReceiptChange::Restored).await.unwrap().record.receipts;
    assert_eq!(back.iter().map(|receipt| receipt.id).collect::<Vec<_>>(), [ids[2], ids[0], ids[1], last]);
    assert!(matches!(chain(world).await, Chain::Whole { .. }));
    let nowhere = world.store().order_receipts(&grant, entry_id(), ids, world.now).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
}

pub async fn what_lacks_its_receipt_is_new_again(world: &World) {
    let entry = entry(world).await;
    let (first, _second) = (world.add_receipt(entry).await, world.add_receipt(entry).await);
    let new = async || {
        let officer = world.signed(world.officer).await;
        let people = world.store().desk_people(&officer, "", world.now).await.unwrap().people;
        let person = people.into_iter().find(|person| person.account == world.adas).unwrap();
        (person.new_spends, person.new_receipts)
    };
    assert_eq!(new().await, (1, 2));
    change(world, first.id, 2, ReceiptChange::Removed).await.unwrap();
    assert_eq!(new().await, (1, 1));
    let mark = world.grant(world.officer, world.adas).await;
    world.store().mark_seen(&mark, entry, None, world.now).await.unwrap();
    assert_eq!(new().await, (0, 0));
    // What is added to a spend that was seen is not new; what is taken from it is, with all that is left.
    change(world, first.id, 3, ReceiptChange::Restored).await.unwrap();
    assert_eq!(new().await, (0, 0));
    let removed = change(world, first.id, 4, ReceiptChange::Removed).await.unwrap().record;
    assert_eq!((removed.review.seen, new().await), (None, (1, 1)));
    world.store().mark_seen(&mark, entry, None, world.now).await.unwrap();
    assert_eq!(new().await, (0, 0));
}
