//! What a spend was for, in parts; what of it came back; and what it was paid from.

use portal_domain::api::{AccountView, EntryRecord};
use portal_domain::budget;
use portal_domain::id::EntryId;
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, Change, Entry, Miles, MoneyIn, MoneyInKind, PaidBy, Part, Spend};
use portal_store::{Chain, Error};

use crate::world::{World, came_in, entry_id, need_id, spend};

/// A pharmacy's £46.37, of which £15.17 were private (worked example 8).
fn pharmacy() -> Spend {
    let private = Part {
        amount: Amount::try_from(1517).unwrap(),
        category: Category::PrivatePaidInError,
        need: None,
    };
    Spend { split: vec![private], ..spend("2026-03-31", 4637, "Green Lane Pharmacy") }
}

async fn view(world: &World) -> AccountView {
    world.store().account_view(&world.see().await, world.now).await.unwrap()
}

async fn entry(world: &World, id: EntryId) -> EntryRecord {
    world.store().entry(&world.see().await, id).await.unwrap()
}

async fn record(world: &World, entry: Entry) -> portal_store::Result<EntryId> {
    let (grant, id) = (world.grant(world.ada, world.adas).await, entry_id());
    world.store().record_entry(&grant, id, entry, world.now).await.map(|recorded| recorded.record.id)
}

fn back(pence: i64, kind: MoneyInKind, about: EntryId) -> Entry {
    Entry::MoneyIn(came_in("2026-04-01", pence, kind, Some(about)))
}

pub async fn private_parts_wait_until_they_are_paid_back(world: &World) {
    let id = world.record(pharmacy()).await;
    let before = view(world).await;
    let owed = |view: &AccountView| view.todo.to_pay_back.iter().map(EntryRecord::to_pay_back).collect::<Vec<_>>();
    assert_eq!(owed(&before), [Pence::new(1517)]);
    let some = record(world, back(1000, MoneyInKind::CorrectionRepaidByMe, id)).await.unwrap();
    assert_eq!(owed(&view(world).await), [Pence::new(517)]);
    record(world, back(517, MoneyInKind::CorrectionRepaidByMe, id)).await.unwrap();
    let after = view(world).await;
    assert_eq!(owed(&after), []);
    assert_eq!(after.balance.amount.checked_sub(before.balance.amount), Some(Pence::new(1517)));
    assert_eq!(entry(world, id).await.to_pay_back(), Pence::ZERO);
    // What was written down by mistake is owed again.
    let grant = world.grant(world.ada, world.adas).await;
    world.store().change_entry(&grant, some, 2, Change::Removed, world.now).await.unwrap();
    assert_eq!(owed(&view(world).await), [Pence::new(1000)]);
    world.store().change_entry(&grant, id, 2, Change::Removed, world.now).await.unwrap();
    assert_eq!(owed(&view(world).await), []);
}

pub async fn a_split_is_put_right_and_audited(world: &World) {
    let id = world.record(spend("2026-03-31", 4637, "Green Lane Pharmacy")).await;
    let grant = world.grant(world.ada, world.adas).await;
    let split = Entry::Spend(pharmacy());
    world.store().change_entry(&grant, id, 2, Change::To(split.clone()), world.now).await.unwrap();
    assert_eq!(entry(world, id).await.entry, split);
    assert_eq!(view(world).await.todo.to_pay_back.len(), 1);
    let unknown = Part { need: Some(need_id()), category: Category::AgencyCare, ..pharmacy().split[0] };
    let refused = record(world, Entry::Spend(Spend { split: vec![unknown], ..pharmacy() })).await;
    assert!(matches!(refused, Err(Error::UnknownNeed)));
    let chain = world.store().verify_chain_unscoped(world.adas).await.unwrap();
    assert!(matches!(chain, Chain::Whole { .. }), "{chain:?}");
}

/// Worked example 9: an agency's £123.75, of which £41.25 came back.
pub async fn a_refund_belongs_to_its_spend(world: &World) {
    let id = world.record(spend("2026-03-13", 12_375, "Brightway Care")).await;
    record(world, back(4125, MoneyInKind::RefundFromProvider, id)).await.unwrap();
    let found = entry(world, id).await;
    assert_eq!((found.linked.refunded, found.cost()), (Pence::new(4125), Some(Pence::new(8250))));
    assert_eq!(found.to_pay_back(), Pence::ZERO);
}

pub async fn what_it_belongs_to_must_be_there(world: &World) {
    let (id, came) = (world.record(pharmacy()).await, world.record(came_in("2026-03-09", 500, MoneyInKind::DpCouncil, None)).await);
    let refused = [
        // Another payment's, money, a kind that gives nothing back, and what is no one-off payment.
        back(1, MoneyInKind::RefundFromProvider, entry_id()),
        back(1, MoneyInKind::RefundFromProvider, came),
        back(1, MoneyInKind::Interest, id),
        Entry::Spend(Spend { about: Some(came), ..pharmacy() }),
        Entry::Spend(Spend { about: Some(id), ..pharmacy() }),
    ];
    for entry in refused {
        assert!(matches!(record(world, entry).await, Err(Error::UnknownEntry)));
    }
}

/// Worked example 19: £450.00 for a washing machine of £429.99.
pub async fn a_one_off_payment_is_open_until_it_is_spent(world: &World) {
    let paid = world.record(came_in("2026-03-20", 45_000, MoneyInKind::OneOff, None)).await;
    assert_eq!(view(world).await.todo.one_offs.len(), 1);
    let machine = |pence| Entry::Spend(Spend { about: Some(paid), ..spend("2026-03-31", pence, "Whitegoods Direct") });
    record(world, machine(42_999)).await.unwrap();
    let open = view(world).await.todo.one_offs;
    assert_eq!(open.iter().map(|open| open.linked.spent).collect::<Vec<_>>(), [Pence::new(42_999)]);
    record(world, machine(2001)).await.unwrap();
    assert!(view(world).await.todo.one_offs.is_empty());
}

pub async fn miles_of_the_tax_year_are_counted(world: &World) {
    let drive = |date: &str, tenths| Spend {
        miles: Some(Miles::try_from(tenths).unwrap()),
        category: Category::Mileage,
        ..spend(date, 6165, "Tariq Khan")
    };
    world.record(drive("2026-03-10", 1370)).await;
    let gone = world.record(drive("2026-03-12", 50)).await;
    assert_eq!(view(world).await.miles_claimed, 1420);
    let grant = world.grant(world.ada, world.adas).await;
    world.store().change_entry(&grant, gone, 2, Change::Removed, world.now).await.unwrap();
    assert_eq!(view(world).await.miles_claimed, 1370);
    // The year that begins on 6 April has none of them.
    let later = world.now + chrono::TimeDelta::days(10);
    let view = world.store().account_view(&world.see().await, later).await.unwrap();
    assert_eq!(view.miles_claimed, 0);
}

/// Each ledger is the one before it and one thing more, so that each step compares another: whatever is written down, put
/// right, removed and brought back, the server's balance is what a phone sums.
pub async fn the_server_sums_as_a_phone_does(world: &World) {
    let grant = world.grant(world.ada, world.adas).await;
    let opening = view(world).await.balance.amount;
    let mut ledger: Vec<(EntryId, u32, Entry, bool)> = Vec::new();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut any = |most: u64| {
        // xorshift64: the same ledgers in each run.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % most
    };
    for step in 0..400 {
        let pence = i64::try_from(1 + any(50_000)).unwrap();
        let place = usize::try_from(any(20)).unwrap();
        if step % 4 > 0 || ledger.len() <= place {
            let entry = match any(3) {
                0 => Entry::MoneyIn(came_in("2026-03-20", pence, MoneyInKind::ALL[place % 10], None)),
                1 => Entry::Spend(Spend { paid_by: PaidBy::ALL[place % 4], ..spend("2026-03-20", pence, "Somebody") }),
                _ => Entry::Spend(Spend { amount: Amount::try_from(pence + 1517).unwrap(), ..pharmacy() }),
            };
            let id = world.record(entry.clone()).await;
            ledger.push((id, 1, entry, true));
        } else {
            let (id, version, entry, counts) = &mut ledger[place];
            let change = match (*counts, entry.clone()) {
                (false, _) => Change::Restored,
                (true, Entry::Spend(one)) if step % 8 == 0 => {
                    Change::To(Entry::Spend(Spend { amount: Amount::try_from(pence + 1517).unwrap(), ..one }))
                }
                (true, Entry::MoneyIn(one)) if step % 8 == 0 => {
                    Change::To(Entry::MoneyIn(MoneyIn { amount: Amount::try_from(pence).unwrap(), ..one }))
                }
                (true, _) => Change::Removed,
            };
            *version += 1;
            *counts = change != Change::Removed;
            if let Change::To(now) = &change {
                entry.clone_from(now);
            }
            world.store().change_entry(&grant, *id, *version, change, world.now).await.unwrap();
        }
        if step % 8 == 0 {
            let counting = ledger.iter().filter(|(.., counts)| *counts).map(|(_, _, entry, _)| entry);
            assert_eq!(Some(view(world).await.balance.amount), budget::after(opening, counting), "step {step}");
        }
    }
}
