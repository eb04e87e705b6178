use portal_domain::access::{Relation, act};
use portal_domain::api::AskBody;
use portal_domain::id::{AccountId, PersonId};
use portal_domain::receipt::Reference;
use portal_domain::text::MessageText;
use portal_store::Error;

use crate::world::{World, message_id, receipt_of, spend, thread_id};

async fn people(world: &World, reader: PersonId, find: &str) -> Vec<(AccountId, Relation)> {
    let signed = world.signed(reader).await;
    let list = world.store().desk_people(&signed, find, world.now).await.unwrap();
    list.people.into_iter().map(|person| (person.account, person.relation)).collect()
}

pub async fn everybody_sees_their_own(world: &World) {
    assert_eq!(people(world, world.officer, "").await, [(world.adas, Relation::NamedOfficer)]);
    assert_eq!(people(world, world.other_officer, "").await, [(world.zeds, Relation::NamedOfficer)]);
    for (reader, post) in [(world.monitoring, Relation::MonitoringOfficer), (world.manager, Relation::Manager)] {
        assert_eq!(people(world, reader, "").await, [(world.adas, post), (world.zeds, post)]);
    }
    // Named officer of Olga, and manager of her council: one line, as the first.
    assert_eq!(people(world, world.foreign_manager, "").await, [(world.olgas, Relation::NamedOfficer)]);
    for nobody in [world.ada, world.cara, world.zed] {
        assert!(people(world, nobody, "").await.is_empty());
    }
    world.store().end_relation_unscoped(world.adas, world.officer, Relation::NamedOfficer, world.now).await.unwrap();
    assert!(people(world, world.officer, "").await.is_empty());
}

pub async fn what_is_new_comes_first(world: &World) {
    let zed = world.grant(world.zed, world.zeds).await;
    let entry = crate::world::entry_id();
    let zeds = portal_domain::spending::Entry::Spend(spend("2026-03-31", 500, "Somebody"));
    world.store().record_entry(&zed, entry, zeds, world.now).await.unwrap();
    let adding = world.grant::<act::AddReceipt>(world.zed, world.zeds).await;
    world.store().store_receipt(&adding, receipt_of(entry), crate::world::references(), world.now).await.unwrap();
    let manager = world.signed(world.manager).await;
    let list = async || world.store().desk_people(&manager, "", world.now).await.unwrap().people;
    let new = list().await;
    assert_eq!((new[0].account, new[0].new_spends, new[0].new_receipts, new[0].answers), (world.zeds, 1, 1, 0));
    assert_eq!(new[0].balance.amount.get(), 81_243 - 500);
    assert_eq!(new[1].account, world.adas);
    let mark = world.grant(world.manager, world.zeds).await;
    world.store().mark_seen(&mark, entry, None, world.now).await.unwrap();
    let seen = list().await;
    assert_eq!((seen[0].account, seen[1].new_spends, seen[1].new_receipts), (world.adas, 0, 0));
    let text = MessageText::new("Which?").unwrap();
    let thread = thread_id();
    let ask = world.grant::<act::AskQuestion>(world.manager, world.zeds).await;
    world.store().ask(&ask, entry, message_id(), AskBody { thread, text: text.clone() }, world.now).await.unwrap();
    assert_eq!(list().await[1].answers, 0);
    let write = world.grant(world.zed, world.zeds).await;
    world.store().write_message(&write, thread, message_id(), text, world.now).await.unwrap();
    assert_eq!((list().await[0].account, list().await[0].answers), (world.zeds, 1));
}

pub async fn found_by_part_of_the_name(world: &World) {
    for (find, expected) in [
        ("ada", vec![world.adas]),
        (" OBI ", vec![world.adas]),
        ("d", vec![world.adas, world.zeds]),
        ("smith", vec![world.zeds]),
        // Signs of patterns are signs like any other.
        ("100%_", vec![world.zeds]),
        ("%", vec![world.zeds]),
        ("_", vec![world.zeds]),
        ("a%i", vec![]),
        ("\\", vec![]),
        ("\0", vec![world.adas, world.zeds]),
        ("olga", vec![]),
    ] {
        let found: Vec<AccountId> =
            people(world, world.manager, find).await.into_iter().map(|(account, _)| account).collect();
        assert_eq!(found, expected, "{find:?}");
    }
    // Nor is a text without end more than a name that nobody has.
    assert!(people(world, world.manager, &"_".repeat(30_000)).await.is_empty());
}

pub async fn found_by_reference(world: &World) {
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    world.add_receipt(entry).await;
    let record = world.store().entry(&world.see().await, entry).await.unwrap();
    let reference = record.receipts[0].reference;
    let find = async |reader, reference| {
        let signed = world.signed(reader).await;
        world.store().find_reference(&signed, reference, world.now).await
    };
    for reader in [world.officer, world.monitoring, world.manager, world.ada, world.cara] {
        let found = find(reader, reference).await.unwrap();
        assert_eq!((found.reference, found.account, found.entry), (reference, world.adas, entry));
    }
    for stranger in [world.other_officer, world.foreign_manager, world.zed] {
        assert!(matches!(find(stranger, reference).await, Err(Error::NotFound)));
    }
    let unknown = Reference::from_number(28_000_000);
    assert!(matches!(find(world.manager, unknown).await, Err(Error::NotFound)));
}
