use chrono::TimeDelta;
use portal_domain::machine::Machine;
use portal_domain::access::Relation;
use portal_domain::id::DeviceId;
use portal_store::{Error, NewSession};

use crate::world::{World, hash, person_id, session_id};

fn session(world: &World, idle: TimeDelta, whole: TimeDelta) -> NewSession {
    let (idle_ends, ends) = (world.now + idle, world.now + whole);
    NewSession { id: session_id(), token_hash: hash(), person: world.ada, machine: Machine::Other, idle_ends, ends }
}

pub async fn begin_use_end(world: &World) {
    let new = session(world, TimeDelta::days(1), TimeDelta::days(7));
    let begun = world.store().begin_session(new, world.now).await.unwrap();
    assert_eq!((begun.person(), begun.works_for(), begun.session()), (world.ada, None, new.id));
    let found = world.store().session(new.token_hash, world.now).await.unwrap().unwrap();
    assert_eq!(found, begun);
    assert_eq!(world.store().session(hash(), world.now).await.unwrap(), None);
    world.store().end_session(&found).await.unwrap();
    assert_eq!(world.store().session(new.token_hash, world.now).await.unwrap(), None);
    let nobody = NewSession { person: person_id(), token_hash: hash(), id: session_id(), ..new };
    assert!(matches!(world.store().begin_session(nobody, world.now).await, Err(Error::NotFound)));
    let officer = world.signed(world.officer).await;
    assert_eq!(officer.works_for(), Some(world.council));
}

pub async fn use_moves_the_end(world: &World) {
    let new = session(world, TimeDelta::hours(2), TimeDelta::hours(5));
    world.store().begin_session(new, world.now).await.unwrap();
    let at = async |minutes| {
        world.store().session(new.token_hash, world.now + TimeDelta::minutes(minutes)).await.unwrap().is_some()
    };
    // Each use within two hours of the last one, and never beyond five.
    for minutes in [119, 238, 299] {
        assert!(at(minutes).await, "{minutes}");
    }
    assert!(!at(300).await);
    let idle = session(world, TimeDelta::hours(2), TimeDelta::hours(5));
    world.store().begin_session(idle, world.now).await.unwrap();
    assert!(world.store().session(idle.token_hash, world.now + TimeDelta::hours(2)).await.unwrap().is_none());
}

pub async fn written_once_a_minute(world: &World) {
    let new = session(world, TimeDelta::hours(2), TimeDelta::hours(5));
    world.store().begin_session(new, world.now).await.unwrap();
    let mut raw = world.raw().await;
    let sql = "SELECT COUNT(*) FROM session WHERE id = $1 AND used_at > began_at";
    for (seconds, written) in [(59, 0), (60, 1)] {
        world.store().session(new.token_hash, world.now + TimeDelta::seconds(seconds)).await.unwrap();
        assert_eq!(raw.number(sql, new.id.uuid()).await, written, "{seconds}");
    }
}

pub async fn all_of_a_person_end(world: &World) {
    let (one, two) = (session(world, TimeDelta::days(1), TimeDelta::days(1)), session(world, TimeDelta::days(1), TimeDelta::days(1)));
    for new in [one, two] {
        world.store().begin_session(new, world.now).await.unwrap();
    }
    let other = world.signed(world.zed).await;
    assert_eq!(world.store().end_sessions_of_unscoped(world.ada).await.unwrap(), 2);
    assert_eq!(world.store().session(one.token_hash, world.now).await.unwrap(), None);
    assert_eq!(world.store().end_sessions_of_unscoped(other.person()).await.unwrap(), 1);
}

pub async fn own_payments_are_listed(world: &World) {
    let view = async |person| {
        let signed = world.signed(person).await;
        world.store().session_view(&signed, world.now).await.unwrap()
    };
    let cara = view(world.cara).await;
    assert_eq!((cara.person.called.as_str(), cara.works_for_council, cara.now), ("Cara", false, world.now));
    let [adas] = cara.accounts.as_slice() else { panic!("{:?}", cara.accounts) };
    assert_eq!((adas.account, adas.recipient.id, adas.relation), (world.adas, world.ada, Relation::NominatedPerson));
    // The council's side has the desk's list.
    for person in [world.officer, world.manager] {
        let officer = view(person).await;
        assert_eq!((officer.works_for_council, officer.accounts.len()), (true, 0));
    }
    world.store().end_relation_unscoped(world.adas, world.cara, Relation::NominatedPerson, world.now).await.unwrap();
    assert!(view(world.cara).await.accounts.is_empty());
}

pub async fn devices_keep_their_key(world: &World) {
    let (ada, zed) = (world.signed(world.ada).await, world.signed(world.zed).await);
    let device = DeviceId::from_uuid(uuid::Uuid::from_u128(1));
    let (first, second, third) = (hash(), hash(), hash());
    let key = async |signed, fresh| world.store().device_key(signed, device, fresh, world.now).await.unwrap();
    assert_eq!(key(&ada, first).await, first);
    assert_eq!(key(&ada, second).await, first);
    assert_eq!(key(&zed, third).await, third);
    let again = world.signed(world.ada).await;
    assert_eq!(key(&again, second).await, first);
}

pub async fn browsers_are_known(world: &World) {
    let (ada, browser) = (world.signed(world.ada).await, hash());
    for _ in 0..2 {
        world.store().remember_browser(&ada, browser, world.now).await.unwrap();
    }
    assert!(world.store().knows_browser_unscoped(world.ada, browser).await.unwrap());
    assert!(!world.store().knows_browser_unscoped(world.ada, hash()).await.unwrap());
    assert!(!world.store().knows_browser_unscoped(world.zed, browser).await.unwrap());
}

pub async fn browsers_that_came_no_more_are_forgotten(world: &World) {
    let ada = world.signed(world.ada).await;
    let (gone, used, later) = (hash(), hash(), world.now + TimeDelta::days(300));
    for (browser, at) in [(gone, world.now), (used, world.now), (used, later)] {
        world.store().remember_browser(&ada, browser, at).await.unwrap();
    }
    world.store().forget_ended_unscoped(world.now + TimeDelta::days(400)).await.unwrap();
    assert!(!world.store().knows_browser_unscoped(world.ada, gone).await.unwrap());
    assert!(world.store().knows_browser_unscoped(world.ada, used).await.unwrap());
}

pub async fn ended_ones_are_forgotten(world: &World) {
    let (short, long) = (session(world, TimeDelta::hours(1), TimeDelta::days(9)), session(world, TimeDelta::days(9), TimeDelta::days(9)));
    for new in [short, long] {
        world.store().begin_session(new, world.now).await.unwrap();
    }
    assert_eq!(world.store().forget_ended_unscoped(world.now + TimeDelta::hours(1)).await.unwrap(), 1);
    assert!(world.store().session(long.token_hash, world.now).await.unwrap().is_some());
}
