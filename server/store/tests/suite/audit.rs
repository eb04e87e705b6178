use portal_domain::access::act;
use portal_domain::api::AskBody;
use portal_domain::text::MessageText;
use portal_store::{Chain, Error, LookAt};

use crate::world::{World, account_id, message_id, money_in, spend, thread_id};

/// One of each event: set up, spend, receipt, look, seen, question, message, accepted, money in.
async fn events(world: &World) {
    let store = world.store();
    let entry = world.record(spend("2026-03-31", 500, "Somebody")).await;
    world.add_receipt(entry).await;
    let see = world.grant(world.officer, world.adas).await;
    store.record_look(&see, LookAt::Receipt(entry), world.now).await.unwrap();
    let mark = world.grant(world.officer, world.adas).await;
    store.mark_seen(&mark, entry, None, world.now).await.unwrap();
    let (thread, text) = (thread_id(), MessageText::new("What?").unwrap());
    let ask = world.grant::<act::AskQuestion>(world.officer, world.adas).await;
    store.ask(&ask, entry, message_id(), AskBody { thread, text: text.clone() }, world.now).await.unwrap();
    let write = world.grant(world.cara, world.adas).await;
    store.write_message(&write, thread, message_id(), text, world.now).await.unwrap();
    let accept = world.grant(world.manager, world.adas).await;
    store.mark_accepted(&accept, entry, None, world.now).await.unwrap();
    world.record(money_in("2026-03-31", 500)).await;
}

async fn chain(world: &World) -> Chain {
    world.store().verify_chain_unscoped(world.adas).await.unwrap()
}

/// The chain breaks at this event when this is done to the database.
async fn breaks(world: &World, at: i64, deed: &str) {
    events(world).await;
    assert_eq!(chain(world).await, Chain::Whole { events: 9 });
    assert!(world.raw().await.run(deed, world.adas.uuid()).await > 0);
    assert_eq!(chain(world).await, Chain::Broken { event: at });
    let zeds = world.store().verify_chain_unscoped(world.zeds).await.unwrap();
    assert_eq!(zeds, Chain::Whole { events: 1 });
}

pub async fn a_chain_verifies(world: &World) {
    events(world).await;
    assert_eq!(chain(world).await, Chain::Whole { events: 9 });
    let nothing = world.store().verify_chain_unscoped(account_id()).await;
    assert!(matches!(nothing, Err(Error::NotFound)));
}

pub async fn a_changed_event_shows(world: &World) {
    breaks(world, 4, "UPDATE event SET acting_as = 'manager' WHERE account = $1 AND no = 4").await;
}

pub async fn a_changed_entry_shows(world: &World) {
    breaks(world, 2, "UPDATE entry SET amount = 501 WHERE account = $1 AND kind = 'spend'").await;
}

pub async fn a_cut_end_shows(world: &World) {
    breaks(world, 9, "DELETE FROM event WHERE account = $1 AND no = 9").await;
}

pub async fn a_changed_message_shows(world: &World) {
    breaks(world, 7, "UPDATE message SET text = 'Other' WHERE account = $1 AND written_as = 'nominated_person'").await;
}
