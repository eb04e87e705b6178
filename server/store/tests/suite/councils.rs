use portal_store::Error;

use crate::world::{World, council_id, day, name, profile};

pub async fn set_up_once(world: &World) {
    let (id, profiles) = (council_id(), vec![profile("2026-04-01", "020 7946 0300")]);
    for _ in 0..2 {
        world.store().create_council_unscoped(id, name("Third Council"), profiles.clone()).await.unwrap();
    }
    let other = world.store().create_council_unscoped(id, name("Fourth Council"), profiles).await;
    assert!(matches!(other, Err(Error::DifferentContent)));
    let names: Vec<String> =
        world.store().councils_unscoped().await.unwrap().into_iter().map(|known| known.council.name.into()).collect();
    assert_eq!(names, ["Demo Borough Council", "Other Council", "Third Council"]);
}

pub async fn the_first_is_shown(world: &World) {
    let known = world.store().council_unscoped().await.unwrap();
    assert_eq!(known.id, world.council);
    let telephone = |date| known.council.on(day(date)).unwrap().telephone.as_str().to_owned();
    assert_eq!(telephone("2026-03-31"), "020 7946 0101");
    assert_eq!(telephone("2026-04-01"), "020 7946 0100");
}
