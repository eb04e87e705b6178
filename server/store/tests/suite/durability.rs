use std::time::Duration;

use portal_domain::access::act;
use portal_domain::spending::Entry;
use portal_store::{Chain, Error, Options, Store};
use tokio::task::JoinSet;

use crate::world::{World, entry_id, spend};

/// The write waits behind somebody else's transaction, in which the relation ends.
pub async fn an_ended_relation_stops_a_write_that_waits(world: &World) {
    let grant = world.grant::<act::RecordEntry>(world.cara, world.adas).await;
    let mut raw = world.raw().await;
    raw.hold().await;
    let (store, now, id) = (world.store().clone(), world.now, entry_id());
    let entry = Entry::Spend(spend("2026-03-31", 500, "Somebody"));
    let waiting = tokio::spawn(async move { store.record_entry(&grant, id, entry, now).await });
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!waiting.is_finished());
    let ended = "UPDATE relation SET ended_at = from_day WHERE account = $1 AND relation = 'nominated_person'";
    raw.run(ended, world.adas.uuid()).await;
    raw.let_go().await;
    assert!(matches!(waiting.await.unwrap(), Err(Error::NotFound)));
    assert!(matches!(world.try_grant::<act::SeePayment>(world.cara, world.adas).await, Err(Error::NotFound)));
    let mut raw = world.raw().await;
    assert_eq!(raw.number("SELECT COUNT(*) FROM entry WHERE account = $1", world.adas.uuid()).await, 0);
}

pub async fn migrations_run_once(world: &World) {
    world.record(spend("2026-03-31", 500, "Somebody")).await;
    for _ in 0..2 {
        world.store().migrate().await.unwrap();
    }
    assert_eq!(world.store().entries(&world.see().await, None, 20, world.now).await.unwrap().entries.len(), 1);
}

pub async fn two_instances_migrate_at_once(world: &World) {
    let mut all = JoinSet::new();
    for _ in 0..3 {
        let url = fresh_url(world).await;
        all.spawn(async move {
            let store = Store::open(&url, Options::default()).await.unwrap();
            store.migrate().await.unwrap();
            store.ready().await.unwrap();
            store.close().await;
        });
    }
    all.join_all().await;
}

/// The address of an empty place in the same database: a file beside, or a schema.
async fn fresh_url(world: &World) -> String {
    let url = &world.place.url;
    if url.starts_with("sqlite:") {
        return url.replace("portal.db", "empty.db");
    }
    let schema = "CREATE SCHEMA IF NOT EXISTS empty";
    let crate::raw::Raw::Postgres(mut link) = world.raw().await else { panic!("not PostgreSQL") };
    // Two who make it at once may meet; the schema is there all the same.
    let _made = sqlx::raw_sql(schema).execute(&mut link).await;
    let join = if url.contains('?') { '&' } else { '?' };
    format!("{url}{join}options=-c%20search_path%3Dempty")
}

pub async fn it_is_ready_until_closed(world: &World) {
    world.store().ready().await.unwrap();
    let store = Store::open(&world.place.url, Options { readers: 1 }).await.unwrap();
    let clone = store.clone();
    store.ready().await.unwrap();
    store.close().await;
    assert!(matches!(clone.ready().await, Err(Error::Unavailable(_))));
    let ended = clone.end_sessions_of_unscoped(world.ada).await;
    assert!(matches!(ended, Err(Error::Unavailable(_))));
    assert!(matches!(Store::open("mysql://x", Options::default()).await, Err(Error::Address(_))));
}

/// Writers of two payments at once: all that was acknowledged is there, the sums are right, and both chains hold.
pub async fn many_writers_lose_nothing(world: &World) {
    let adas = world.grant::<act::RecordEntry>(world.ada, world.adas).await;
    let caras = world.grant::<act::RecordEntry>(world.cara, world.adas).await;
    let zeds = world.grant::<act::RecordEntry>(world.zed, world.zeds).await;
    let now = world.now;
    let mut all = JoinSet::new();
    for number in 0..8_i64 {
        let store = world.store().clone();
        all.spawn(async move {
            let mut done = Vec::new();
            for step in 0..20 {
                let grant = [adas, caras, zeds][usize::try_from((number + step) % 3).unwrap()];
                let (id, entry) = (entry_id(), Entry::Spend(spend("2026-03-31", 100, "Somebody")));
                store.record_entry(&grant, id, entry, now).await.unwrap();
                done.push((grant.account(), id));
            }
            done
        });
    }
    let done = all.join_all().await.concat();
    let (ada, zed) = (world.see().await, world.grant::<act::SeePayment>(world.zed, world.zeds).await);
    for see in [ada, zed] {
        let own: Vec<_> = done.iter().filter(|(account, _)| *account == see.account()).collect();
        for (_, id) in &own {
            world.store().entry(&see, *id).await.unwrap();
        }
        let count = i64::try_from(own.len()).unwrap();
        let page = world.store().entries(&see, None, 1, now).await.unwrap();
        assert_eq!(page.balance.amount.get(), 81_243 - 100 * count);
        let chain = world.store().verify_chain_unscoped(see.account()).await.unwrap();
        assert_eq!(chain, Chain::Whole { events: 1 + count });
    }
}
