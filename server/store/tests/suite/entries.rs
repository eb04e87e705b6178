use portal_domain::access::{Relation, act};
use portal_domain::money::Amount;
use portal_domain::spending::{Category, Entry, Miles, MoneyIn, MoneyInKind, NoReceipt, PaidBy, Part, Spend};
use portal_domain::text::{Note, Payee};
use portal_store::Error;
use tokio::task::JoinSet;

use crate::world::{World, day, entry_id, money_in, spend};

pub async fn the_same_again_changes_nothing(world: &World) {
    let (grant, id) = (world.grant(world.cara, world.adas).await, entry_id());
    let entry = Entry::Spend(spend("2026-03-31", 4637, "Green Lane Pharmacy"));
    let first = world.store().record_entry(&grant, id, entry.clone(), world.now).await.unwrap();
    assert!(first.fresh);
    assert_eq!((first.record.entry.clone(), first.record.version), (entry.clone(), 1));
    assert_eq!((first.record.recorded.by.id, first.record.recorded.at), (world.cara, world.now));
    assert_eq!(first.record.recorded.acting_as, Relation::NominatedPerson);
    // Another who may: the record stays the first one's.
    let ada = world.grant(world.ada, world.adas).await;
    let later = world.now + chrono::TimeDelta::days(1);
    let again = world.store().record_entry(&ada, id, entry, later).await.unwrap();
    assert_eq!((again.fresh, &again.record), (false, &first.record));
    assert_eq!(world.store().entry(&world.see().await, id).await.unwrap(), first.record);
    assert!(matches!(world.store().entry(&world.see().await, entry_id()).await, Err(Error::NotFound)));
}

pub async fn twenty_at_once_make_one(world: &World) {
    let (grant, id, now) = (world.grant::<act::RecordEntry>(world.ada, world.adas).await, entry_id(), world.now);
    let entry = Entry::Spend(spend("2026-03-31", 500, "Somebody"));
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let (store, entry) = (world.store().clone(), entry.clone());
        all.spawn(async move { store.record_entry(&grant, id, entry, now).await.unwrap() });
    }
    let all = all.join_all().await;
    assert_eq!(all.iter().filter(|one| one.fresh).count(), 1);
    assert!(all.iter().all(|one| one.record == all[0].record));
    let page = world.store().entries(&world.see().await, None, 20, now).await.unwrap();
    assert_eq!((page.entries.len(), page.balance.amount.get()), (1, 81_243 - 500));
}

pub async fn another_content_is_refused(world: &World) {
    let id = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let grant = world.grant(world.ada, world.adas).await;
    for other in [Entry::Spend(spend("2026-03-31", 501, "Somebody")), money_in("2026-03-31", 500)] {
        let refused = world.store().record_entry(&grant, id, other, world.now).await;
        assert!(matches!(refused, Err(Error::DifferentContent)));
    }
    let kept = world.store().entry(&world.see().await, id).await.unwrap();
    assert_eq!(kept.entry.amount().pence().get(), 500);
}

pub async fn ids_are_of_their_payment(world: &World) {
    let id = world.record(spend("2026-03-31", 500, "Somebody")).await;
    let zed = world.grant(world.zed, world.zeds).await;
    let theirs = Entry::Spend(spend("2026-03-30", 700, "Zed's shop"));
    let recorded = world.store().record_entry(&zed, id, theirs, world.now).await.unwrap();
    assert!(recorded.fresh);
    assert_eq!(world.store().entry(&world.see().await, id).await.unwrap().entry.amount().pence().get(), 500);
}

pub async fn a_need_of_another_plan_is_refused(world: &World) {
    let grant = world.grant(world.ada, world.adas).await;
    let record = async |need| {
        let entry = Entry::Spend(Spend { need: Some(need), ..spend("2026-03-31", 500, "Somebody") });
        world.store().record_entry(&grant, entry_id(), entry, world.now).await
    };
    assert!(matches!(record(world.zeds_need).await, Err(Error::UnknownNeed)));
    assert!(record(world.need).await.unwrap().fresh);
}

pub async fn nothing_before_the_opening(world: &World) {
    let grant = world.grant(world.ada, world.adas).await;
    let early = Entry::Spend(spend("2026-03-08", 500, "Somebody"));
    let refused = world.store().record_entry(&grant, entry_id(), early, world.now).await;
    assert!(matches!(refused, Err(Error::BeforeOpening)));
    world.record(spend("2026-03-09", 500, "Somebody")).await;
}

pub async fn everything_recorded_comes_back(world: &World) {
    let text = "Zwölf Euro? No: £12\n% _ ' \" \\ 🧾";
    let (amount, note) = (Amount::try_from(9_999_999).unwrap(), Some(Note::new(text).unwrap()));
    let mut entries = Vec::new();
    for (number, category) in Category::ALL.iter().enumerate() {
        entries.push(Entry::Spend(Spend {
            date: day("2026-03-31"),
            amount,
            payee: Payee::new(text).unwrap(),
            category: *category,
            need: Some(world.need),
            paid_by: PaidBy::ALL[number % 4],
            note: note.clone(),
            no_receipt: Some(NoReceipt::ALL[number % 4]),
            split: vec![Part { amount: Amount::try_from(1).unwrap(), category: *category, need: Some(world.need) }; number % 3],
            miles: (number % 2 == 0).then(|| Miles::try_from(1370).unwrap()),
            share_of: (number % 5 == 0).then_some(amount),
            about: None,
        }));
    }
    for kind in MoneyInKind::ALL {
        let payer = Some(Payee::new(text).unwrap());
        entries.push(Entry::MoneyIn(MoneyIn { date: day("2028-02-29"), amount, kind, payer, note: note.clone(), about: None }));
    }
    for entry in entries {
        let id = world.record(entry.clone()).await;
        assert_eq!(world.store().entry(&world.see().await, id).await.unwrap().entry, entry);
    }
}
