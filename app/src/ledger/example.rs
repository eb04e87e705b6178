//! Made-up records for the tests of these pages.

use chrono::NaiveTime;
use portal_domain::access::Relation;
use portal_domain::account::{AccountKind, Communication, Contact, Rates, WeeklyRate};
use portal_domain::api::{
    AccountView, EntryRecord, Linked, OfficerCard, PersonRef, ReceiptRecord, Review, Stamp, Todo,
};
use portal_domain::budget::{Balance, OpeningBalance};
use portal_domain::council::{Profile, Telephone, Threshold, ThresholdBase};
use portal_domain::id::{AccountId, EntryId, PersonId, ReceiptId};
use portal_domain::money::{Amount, Pence};
use portal_domain::receipt::{FileKind, Reference};
use portal_domain::spending::{Category, Entry, MileageRate, MoneyIn, MoneyInKind, PaidBy, Spend};
use portal_domain::text::{Name, Payee};
use portal_domain::time::OpeningHours;
use uuid::Uuid;

pub const ACCOUNT: AccountId = AccountId::from_uuid(Uuid::from_u128(7));

pub fn entry_id(number: u128) -> EntryId {
    EntryId::from_uuid(Uuid::from_u128(number))
}

pub fn receipt_id(number: u128) -> ReceiptId {
    ReceiptId::from_uuid(Uuid::from_u128(number))
}

pub fn person(name: &str, called: &str) -> PersonRef {
    PersonRef {
        id: PersonId::from_uuid(Uuid::from_u128(1)),
        name: Name::new(name).unwrap(),
        called: Name::new(called).unwrap(),
    }
}

pub fn author() -> Stamp {
    Stamp {
        at: "2026-04-01T08:00:00Z".parse().unwrap(),
        by: person("Ada Khan", "Ada"),
        acting_as: Relation::Recipient,
    }
}

pub fn spend(payee: &str, date: &str, pence: i64) -> Spend {
    let (date, amount) = (date.parse().unwrap(), Amount::try_from(pence).unwrap());
    Spend::new(date, amount, Payee::new(payee).unwrap(), Category::EquipmentConsumables, PaidBy::Card)
}

pub fn record(number: u128, entry: Entry) -> EntryRecord {
    EntryRecord {
        id: entry_id(number),
        entry,
        version: 1,
        recorded: author(),
        receipts: Vec::new(),
        review: Review::default(),
        thread: None,
        changed: None,
        on_behalf: None,
        linked: Linked::default(),
    }
}

pub fn spend_record(number: u128, date: &str, pence: i64) -> EntryRecord {
    record(number, Entry::Spend(spend("Green Lane Pharmacy", date, pence)))
}

pub fn money_in_record(number: u128, date: &str, pence: i64) -> EntryRecord {
    let money = MoneyIn {
        date: date.parse().unwrap(),
        amount: Amount::try_from(pence).unwrap(),
        kind: MoneyInKind::RefundFromProvider,
        payer: Some(Payee::new("Brightway Care").unwrap()),
        note: None,
        about: None,
    };
    record(number, Entry::MoneyIn(money))
}

pub fn stored_receipt(number: u128) -> ReceiptRecord {
    ReceiptRecord {
        id: receipt_id(number),
        reference: Reference::parse("DP-7KQ4-2M").unwrap(),
        stored_at: "2026-04-01T08:26:00Z".parse().unwrap(),
        kind: FileKind::Jpeg,
        pages: 1,
        version: 1,
        received_sha256: "ab".repeat(32),
    }
}

/// Ada's payment, with nothing to do, seen by somebody who is this to it.
pub fn account_view(relation: Relation) -> AccountView {
    let hours = OpeningHours {
        weekdays: vec![0, 1, 2, 3, 4],
        opens: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        closes: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
    };
    let telephone = Telephone::new("020 7946 0123").unwrap();
    AccountView {
        account: ACCOUNT,
        recipient: person("Ada Khan", "Ada"),
        kind: AccountKind::Adult,
        relation,
        balance: Balance { amount: Pence::new(84_613), as_at: "2026-04-01T08:12:00Z".parse().unwrap() },
        opening: OpeningBalance { amount: Pence::new(81_243), date: "2026-03-09".parse().unwrap() },
        rates: Rates::from(vec![WeeklyRate {
            from: "2025-04-07".parse().unwrap(),
            gross: Pence::new(33_049),
            contribution: Pence::new(2185),
        }]),
        agreed_contingency: Pence::ZERO,
        funders: Vec::new(),
        needs: Vec::new(),
        council: Name::new("Demo Borough Council").unwrap(),
        profile: Profile {
            from: "2025-04-01".parse().unwrap(),
            telephone: telephone.clone(),
            out_of_hours: telephone.clone(),
            hours: hours.clone(),
            closing_days: Vec::new(),
            threshold: Threshold { weeks: 8, base: ThresholdBase::Net },
            idle_days: 30,
            categories: Category::ALL.to_vec(),
            mileage: Some(MileageRate { pence: 45, beyond: None }),
            one_off_receipt_days: 28,
        },
        officer: OfficerCard { officer: person("Ama Mensah", "Ama"), telephone, hours, at_work: true },
        communication: Communication { formats: Vec::new(), interpreter: None, contact: Contact::Portal },
        helpers: Vec::new(),
        recent_payees: Vec::new(),
        miles_claimed: 0,
        todo: Todo::default(),
    }
}
