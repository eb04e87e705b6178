use portal_domain::access::{Relation, act};
use portal_domain::account::{AccountKind, Contact, Format};
use portal_domain::money::Pence;
use portal_domain::spending::{Category, NoReceipt, PaidBy};
use portal_store::Error;

use crate::world::{World, account_id, day, money_in, need_id, payment, relation, spend};

pub async fn at_a_glance(world: &World) {
    let view = world.store().account_view(&world.see().await, world.now).await.unwrap();
    assert_eq!((view.account, view.recipient.id, view.relation), (world.adas, world.ada, Relation::Recipient));
    assert_eq!((view.kind, view.council.as_str()), (AccountKind::Adult, "Demo Borough Council"));
    assert_eq!((view.opening.amount, view.opening.date), (Pence::new(81_243), day("2026-03-09")));
    assert_eq!(view.rates.on(day("2026-04-06")).unwrap().gross, Pence::new(34_701));
    assert_eq!(view.agreed_contingency, Pence::new(30_000));
    assert_eq!((view.funders.len(), view.funders[0].share), (1, 10_000));
    assert_eq!((view.needs.len(), view.needs[0].id), (1, world.need));
    // The rules of the day.
    assert_eq!(view.profile.from, day("2026-04-01"));
    assert_eq!((view.officer.officer.id, view.officer.at_work), (world.officer, true));
    assert_eq!((view.communication.formats, view.communication.contact), (vec![Format::LargePrint], Contact::Telephone));
    let [cara] = view.helpers.as_slice() else { panic!("{:?}", view.helpers) };
    assert_eq!((cara.person.id, cara.relation), (world.cara, Relation::NominatedPerson));
    // An officer who left stands there until the council names another.
    world.store().end_relation_unscoped(world.adas, world.officer, Relation::NamedOfficer, world.now).await.unwrap();
    let view = world.store().account_view(&world.see().await, world.now).await.unwrap();
    assert_eq!(view.officer.officer.id, world.officer);
    set_up_is_refused(world).await;
}

async fn set_up_is_refused(world: &World) {
    let new = || payment(world.council, account_id(), world.ada, world.officer, world.manager, need_id());
    let mut nobody = new();
    nobody.people.retain(|one| one.relation != Relation::NamedOfficer);
    let mut foreign = new();
    foreign.people.push(relation(world.foreign_manager, Relation::NamedOfficer));
    let mut post = new();
    post.people.push(relation(world.manager, Relation::Manager));
    let mut outsider = new();
    outsider.by = world.foreign_manager;
    for wrong in [nobody, foreign, post, outsider] {
        let refused = world.store().set_up_payment_unscoped(wrong, world.now).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let mut taken = new();
    taken.id = world.adas;
    assert!(matches!(world.store().set_up_payment_unscoped(taken, world.now).await, Err(Error::Taken)));
    assert_eq!(world.store().accounts_unscoped().await.unwrap(), [world.adas, world.zeds, world.olgas]);
}

pub async fn balance_is_opening_and_entries(world: &World) {
    // £812.43 at first, £1,363.21 in, £1,413.88 out: £761.76.
    for pence in [91_662, 3677, 1800, 12_375, 6165, 3800, 3800, 3800, 9672, 4637] {
        world.record(spend("2026-03-20", pence, "Somebody")).await;
    }
    for pence in [123_456, 8740, 4125] {
        world.record(money_in("2026-03-09", pence)).await;
    }
    let mut own = spend("2026-03-21", 999, "Somebody");
    own.paid_by = PaidBy::OwnMoney;
    world.record(own).await;
    for person in [world.ada, world.cara, world.officer, world.monitoring] {
        let grant = world.grant::<act::SeePayment>(person, world.adas).await;
        let view = world.store().account_view(&grant, world.now).await.unwrap();
        assert_eq!((view.balance.amount, view.balance.as_at), (Pence::new(76_176), world.now));
    }
    let zeds = world.grant::<act::SeePayment>(world.zed, world.zeds).await;
    assert_eq!(world.store().account_view(&zeds, world.now).await.unwrap().balance.amount, Pence::new(81_243));
}

pub async fn payees_are_the_last_first(world: &World) {
    for number in 1..=9 {
        world.record(spend(&format!("2026-03-1{number}"), 100, &format!("Payee {number}"))).await;
    }
    let mut again = spend("2026-03-20", 100, "Payee 3");
    again.category = Category::TransportFares;
    again.paid_by = PaidBy::Cash;
    again.no_receipt = Some(NoReceipt::NotGiven);
    world.record(again).await;
    let proven = world.record(spend("2026-03-21", 100, "Payee 4")).await;
    world.add_receipt(proven).await;
    let view = world.store().account_view(&world.see().await, world.now).await.unwrap();
    let payees: Vec<&str> = view.recent_payees.iter().map(|recent| recent.payee.as_str()).collect();
    assert_eq!(payees, ["4", "3", "9", "8", "7", "6", "5", "2"].map(|number| format!("Payee {number}")));
    assert_eq!((view.recent_payees[1].category, view.recent_payees[1].paid_by), (Category::TransportFares, PaidBy::Cash));
    // A reason answers; a receipt proves; nine are left, the newest first.
    assert_eq!((view.todo.receipts_missing_count, view.todo.receipts_missing.len()), (9, 9));
    assert_eq!(view.todo.receipts_missing[0].entry.date(), day("2026-03-19"));
}
