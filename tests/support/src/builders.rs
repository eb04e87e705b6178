//! Things to send.

use std::sync::atomic::{AtomicU64, Ordering};

use portal_domain::api::{MessageBody, MoneyInBody, SpendBody};
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, MoneyIn, MoneyInKind, PaidBy, Spend};
use portal_domain::text::{MessageText, Payee};
use uuid::Uuid;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A value for a new id; no two in one process are alike.
pub fn born() -> Uuid {
    let number = u128::from(NEXT.fetch_add(1, Ordering::Relaxed));
    let process = u128::from(std::process::id());
    Uuid::from_u128(0x0196_0000_0000_7000_9000_0000_0000_0000 | (process << 24) | number)
}

/// A spend of yesterday, by card.
pub fn spend(pence: i64) -> SpendBody {
    SpendBody(Spend::new(
        "2026-03-31".parse().expect("a date"),
        Amount::new(Pence::new(pence)).expect("an amount"),
        Payee::new("Green Lane Pharmacy").expect("a name"),
        Category::EquipmentConsumables,
        PaidBy::Card,
    ))
}

/// Money from the council.
pub fn money_in(pence: i64) -> MoneyInBody {
    MoneyInBody(MoneyIn {
        date: "2026-03-09".parse().expect("a date"),
        amount: Amount::new(Pence::new(pence)).expect("an amount"),
        kind: MoneyInKind::DpCouncil,
        payer: None,
        note: None,
        about: None,
    })
}

/// A message.
pub fn message(text: &str) -> MessageBody {
    MessageBody { text: MessageText::new(text).expect("a text") }
}

/// A small photograph; another number gives other bytes.
pub fn photo(number: u32) -> Vec<u8> {
    portal_server::receipts::samples::photograph(40 + number % 400, 48 + number / 400, 1)
}
