use portal_store::{Error, NewPerson};

use crate::world::{World, email, name, person_id};

pub async fn found_in_any_case(world: &World) {
    for written in ["Ada@demo.example", " ada@DEMO.example ", "ADA@DEMO.EXAMPLE"] {
        let login = world.store().login_unscoped(written).await.unwrap().unwrap();
        assert_eq!((login.person, login.password_hash.as_str()), (world.ada, "hash of Ada"));
        assert!(!format!("{login:?}").contains("hash of"));
    }
    for nobody in ["", "nobody@demo.example", "ada@demo.example\0", "%"] {
        assert!(world.store().login_unscoped(nobody).await.unwrap().is_none());
    }
}

pub async fn taken_addresses_are_refused(world: &World) {
    let person = |id, address: &str| NewPerson {
        id,
        name: name("Ada Obi"),
        called: name("Ada"),
        login: Some((address.to_owned(), "other".to_owned())),
    };
    let taken = world.store().create_person_unscoped(person(person_id(), "ADA@demo.example"), world.now).await;
    assert!(matches!(taken, Err(Error::Taken)));
    // Nothing is left of it, and the same person again is no fault.
    world.store().create_person_unscoped(person(world.ada, &email("Ada")), world.now).await.unwrap();
    let ada = world.store().login_unscoped(&email("Ada")).await.unwrap().unwrap();
    assert_eq!(ada.password_hash, "hash of Ada");
    let other = NewPerson { name: name("Somebody Else"), ..person(world.ada, &email("Ada")) };
    assert!(matches!(world.store().create_person_unscoped(other, world.now).await, Err(Error::Taken)));
}

pub async fn a_change_ends_the_other_sessions(world: &World) {
    let (here, there) = (world.signed(world.ada).await, world.signed(world.ada).await);
    let zed = world.signed(world.zed).await;
    assert_eq!(world.store().login_of(&here).await.unwrap().password_hash, "hash of Ada");
    world.store().change_password(&here, "new".to_owned(), [7; 32], world.now).await.unwrap();
    assert_eq!(world.store().login_of(&here).await.unwrap().password_hash, "new");
    let mut raw = world.raw().await;
    for (signed, left) in [(&here, 1), (&there, 0), (&zed, 1)] {
        let sql = "SELECT COUNT(*) FROM session WHERE id = $1";
        assert_eq!(raw.number(sql, signed.session().uuid()).await, left);
    }
    // It goes on under the new token, and no longer under the one before.
    assert_eq!(world.store().session([7; 32], world.now).await.unwrap(), Some(here.clone()));
    let sql = "SELECT COUNT(*) FROM session WHERE person = $1";
    assert_eq!(raw.number(sql, here.person().uuid()).await, 1);
}

pub async fn a_reset_ends_all(world: &World) {
    let here = world.signed(world.ada).await;
    let reset = async |address: &str| world.store().reset_password_unscoped(address, "new".to_owned(), world.now).await;
    assert_eq!(reset("ADA@demo.example").await.unwrap(), world.ada);
    assert!(matches!(reset("nobody@demo.example").await, Err(Error::NotFound)));
    let sql = "SELECT COUNT(*) FROM session WHERE person = $1";
    assert_eq!(world.raw().await.number(sql, here.person().uuid()).await, 0);
}
