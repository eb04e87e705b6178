use chrono::TimeDelta;
use portal_store::{Limit, Tried};
use tokio::task::JoinSet;

use crate::world::{World, hash};

fn limit(most: u16) -> Limit {
    Limit { bucket: hash(), most, window: TimeDelta::hours(1) }
}

async fn allowed(world: &World, limits: &[Limit], minutes: i64) -> bool {
    let at = world.now + TimeDelta::minutes(minutes);
    matches!(world.store().begin_attempt(limits, at).await.unwrap(), Tried::Allowed(_))
}

pub async fn only_so_many(world: &World) {
    let (account, address) = (limit(3), limit(5));
    for _ in 0..3 {
        assert!(allowed(world, &[account, address], 0).await);
    }
    let refused = world.store().begin_attempt(&[account, address], world.now).await.unwrap();
    assert_eq!(refused, Tried::Refused { until: world.now + TimeDelta::hours(1) });
    // What one bucket refuses is counted in none: the address has two left.
    for more in [true, true, false] {
        assert_eq!(allowed(world, &[limit(9), address], 0).await, more);
    }
}

pub async fn many_at_once_do_not_pass_together(world: &World) {
    let (account, now) = (limit(5), world.now);
    let mut tries = JoinSet::new();
    for _ in 0..64 {
        let store = world.store().clone();
        tries.spawn(async move { store.begin_attempt(&[account], now).await.unwrap() });
    }
    let all = tries.join_all().await;
    assert_eq!(all.iter().filter(|one| matches!(one, Tried::Allowed(_))).count(), 5);
}

pub async fn the_right_one_is_taken_back(world: &World) {
    let limits = [limit(1), limit(2)];
    for _ in 0..3 {
        let Tried::Allowed(attempt) = world.store().begin_attempt(&limits, world.now).await.unwrap() else {
            panic!("refused")
        };
        world.store().take_back_attempt(attempt).await.unwrap();
    }
    assert!(allowed(world, &limits, 0).await);
    assert!(!allowed(world, &limits, 0).await);
}

pub async fn the_window_slides(world: &World) {
    let limits = [limit(2)];
    for (minutes, expected) in [(0, true), (30, true), (59, false), (60, true), (61, false), (90, true)] {
        assert_eq!(allowed(world, &limits, minutes).await, expected, "{minutes}");
    }
    let gone = world.store().forget_ended_unscoped(world.now + TimeDelta::minutes(150)).await.unwrap();
    assert_eq!(gone, 1);
    assert!(allowed(world, &limits, 151).await);
}
