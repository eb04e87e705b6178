use portal_domain::access::act;
use portal_domain::id::EntryId;
use portal_domain::receipt::Reference;
use portal_store::{Error, MOST_RECEIPTS, NewReceipt};
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
    assert_eq!(world.store().receipt(&see, new.id).await.unwrap(), first.record);
    assert_eq!(world.store().entry(&see, new.entry).await.unwrap().receipts, [first.record.record]);
    let zeds = world.grant(world.zed, world.zeds).await;
    assert!(matches!(world.store().receipt(&zeds, new.id).await, Err(Error::NotFound)));
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
    let known = world.store().receipt_ids_exist_unscoped(&asked).await.unwrap();
    assert_eq!(known, [((world.adas, new.id), new.stored_sha256)].into());
}
