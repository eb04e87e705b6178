use std::collections::BTreeSet;

use portal_domain::access::act;
use portal_domain::api::{FindBody, FoundEntries};
use portal_domain::spending::{Change, Query};
use portal_domain::text::Sought;

use crate::world::{World, money_in, spend};

fn asked(text: &str) -> FindBody {
    FindBody { query: Query { text: Sought::optional(text).unwrap(), ..Query::default() }, before: None }
}

async fn found(world: &World, asked: &FindBody) -> FoundEntries {
    world.store().find_entries(&world.see().await, asked, world.now).await.unwrap()
}

async fn names(world: &World, text: &str) -> Vec<String> {
    let found = found(world, &asked(text)).await;
    found.entries.iter().map(|record| record.entry.payee().unwrap().to_string()).collect()
}

/// All that was written down in the whole history is found, the newest first, with what it comes to.
pub async fn by_who_how_much_and_when(world: &World) {
    world.record(spend("2026-03-10", 12_375, "Brightwáy Care")).await;
    world.record(spend("2026-03-28", 4637, "Green Lane Pharmacy")).await;
    world.record(spend("2026-03-12", 4600, "Sunrise Day Centre")).await;
    let in_all = found(world, &asked("")).await;
    assert_eq!((in_all.spends, in_all.paid.get(), in_all.entries.len(), in_all.next), (3, 21_612, 3, None));
    assert!(in_all.entries.is_sorted_by_key(|record| std::cmp::Reverse(record.entry.date())));
    assert_eq!(names(world, "BRIGHTWAY").await, ["Brightwáy Care"]);
    assert_eq!(names(world, "£46").await, ["Green Lane Pharmacy", "Sunrise Day Centre"]);
    assert_eq!(names(world, "46.00").await, ["Sunrise Day Centre"]);
    assert_eq!(names(world, "28 March").await, ["Green Lane Pharmacy"]);
    assert_eq!(names(world, "April").await, [""; 0]);
}

pub async fn money_in_is_summed_apart(world: &World) {
    world.record(spend("2026-03-10", 5000, "Somebody")).await;
    world.record(money_in("2026-03-11", 5000)).await;
    let found = found(world, &asked("50.00")).await;
    assert_eq!((found.spends, found.paid.get()), (1, 5000));
    assert_eq!((found.came, found.came_in.get(), found.entries.len()), (1, 5000, 2));
}

pub async fn by_month_and_without_receipt(world: &World) {
    let bare = world.record(spend("2026-03-10", 100, "Somebody")).await;
    let shown = world.record(spend("2026-03-11", 100, "Somebody")).await;
    world.record(spend("2026-03-12", 100, "Somebody")).await;
    world.record(money_in("2026-03-12", 100)).await;
    world.add_receipt(shown).await;
    let month = |text: &str| FindBody {
        query: Query { month: text.parse().ok(), ..Query::default() },
        before: None,
    };
    assert_eq!(found(world, &month("2026-03")).await.spends, 3);
    assert_eq!(found(world, &month("2026-02")).await.spends, 0);
    let without = FindBody { query: Query { without_receipt: true, ..Query::default() }, before: None };
    let without = found(world, &without).await;
    assert_eq!((without.spends, without.came), (2, 0));
    assert!(without.entries.iter().any(|record| record.id == bare));
}

pub async fn by_the_reference_of_ones_own_receipt(world: &World) {
    let entry = world.record(spend("2026-03-10", 100, "Somebody")).await;
    world.add_receipt(entry).await;
    let see = world.see().await;
    let reference = world.store().entry(&see, entry).await.unwrap().receipts[0].reference;
    let told = asked(&reference.to_string());
    let found = found(world, &told).await;
    assert_eq!(found.entries.iter().map(|record| record.id).collect::<Vec<_>>(), [entry]);
    // Nobody finds by it what is another's.
    let other = world.grant::<act::SeePayment>(world.zed, world.zeds).await;
    let others = world.store().find_entries(&other, &told, world.now).await.unwrap();
    assert_eq!((others.entries.len(), others.spends), (0, 0));
}

pub async fn what_was_removed_is_not_found(world: &World) {
    let id = world.record(spend("2026-03-10", 100, "Somebody")).await;
    let grant = world.grant::<act::ChangeEntry>(world.ada, world.adas).await;
    world.store().change_entry(&grant, id, 2, Change::Removed, world.now).await.unwrap();
    assert_eq!(found(world, &asked("somebody")).await.spends, 0);
    let month = world.store().month(&world.see().await, "2026-03".parse().unwrap(), world.now).await.unwrap();
    assert_eq!((month.entries.len(), month.days.len(), month.left.get()), (0, 0, 81_243));
}

pub async fn some_at_a_time(world: &World) {
    for number in 0..45_i64 {
        world.record(spend(&format!("2026-03-{}", 10 + number % 4), 100, "Somebody")).await;
    }
    world.record(spend("2026-03-13", 100, "Another")).await;
    let (mut ask, mut all, mut pages) = (asked("somebody"), Vec::new(), 0);
    loop {
        let found = found(world, &ask).await;
        // What it comes to is always said of all.
        assert_eq!((found.spends, found.paid.get()), (45, 4500));
        all.extend(found.entries.iter().map(|record| (record.entry.date(), record.id)));
        pages += 1;
        ask.before = found.next;
        if ask.before.is_none() {
            break;
        }
    }
    assert_eq!((pages, all.len(), all.iter().collect::<BTreeSet<_>>().len()), (3, 45, 45));
    assert!(all.is_sorted_by(|earlier, later| earlier > later));
}

pub async fn a_month_is_summed_by_day(world: &World) {
    world.record(money_in("2026-03-09", 123_456)).await;
    world.record(spend("2026-03-27", 91_662, "Somebody")).await;
    world.record(spend("2026-03-27", 1, "Somebody")).await;
    let see = world.see().await;
    let month = |text: &str| {
        let (store, month, now) = (world.store(), text.parse().unwrap(), world.now);
        let see = &see;
        async move { store.month(see, month, now).await.unwrap() }
    };
    let march = month("2026-03").await;
    let days: Vec<_> =
        march.days.iter().map(|day| (day.date.to_string(), day.lines, day.came_in.get(), day.went_out.get())).collect();
    assert_eq!(days, [("2026-03-09".to_owned(), 1, 123_456, 0), ("2026-03-27".to_owned(), 2, 0, 91_663)]);
    assert_eq!((march.left.get(), march.entries.len()), (81_243 + 123_456 - 91_663, 3));
    // A month after it begins with what it left; one before the record with what was there at first.
    let (april, february) = (month("2026-04").await, month("2026-02").await);
    assert_eq!((april.left, april.days.len()), (march.left, 0));
    assert_eq!((february.left.get(), february.days.len()), (81_243, 0));
    assert_eq!(march.left, world.store().account_view(&see, world.now).await.unwrap().balance.amount);
}
