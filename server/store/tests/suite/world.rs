//! The people and payments of a case.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use portal_domain::access::{Act, Relation, act};
use portal_domain::account::{
    AccountKind, Communication, Contact, Format, Funder, Funding, PlanNeed, WeeklyRate,
};
use portal_domain::budget::OpeningBalance;
use portal_domain::council::{Profile, Telephone, Threshold, ThresholdBase};
use portal_domain::id::{
    AccountId, CouncilId, EntryId, MessageId, NeedId, PersonId, ReceiptId, SessionId, ThreadId,
};
use portal_domain::machine::Machine;
use portal_domain::money::{Amount, Pence};
use portal_domain::receipt::{FileKind, Reference};
use portal_domain::spending::{Category, Entry, MoneyIn, MoneyInKind, PaidBy, Spend};
use portal_domain::text::{Name, NeedTitle, Payee};
use portal_domain::time::OpeningHours;
use portal_store::{
    Grant, NewPayment, NewPerson, NewReceipt, NewRelation, NewSession, NewStaff, Post, Result, Signed, Store,
};

use crate::place::Place;
use crate::raw::Raw;

/// A council with a manager, a monitoring officer and two named officers; Ada with her helper Cara; Zed, a stranger to them;
/// and another council with its own manager and Olga.
pub struct World {
    pub place: Place,
    pub now: DateTime<Utc>,
    pub council: CouncilId,
    pub ada: PersonId,
    pub cara: PersonId,
    pub zed: PersonId,
    pub officer: PersonId,
    pub other_officer: PersonId,
    pub monitoring: PersonId,
    pub manager: PersonId,
    pub foreign_manager: PersonId,
    pub adas: AccountId,
    pub zeds: AccountId,
    pub olgas: AccountId,
    pub need: NeedId,
    pub zeds_need: NeedId,
}

static BORN: AtomicU32 = AtomicU32::new(1);

fn chance() -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[6..].copy_from_slice(&BORN.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    bytes
}

pub fn now() -> DateTime<Utc> {
    "2026-04-01T09:00:00.123456Z".parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

macro_rules! fresh {
    ($($function:ident: $id:ident),*) => {$(
        pub fn $function() -> $id {
            $id::born(now(), chance())
        }
    )*};
}
fresh!(entry_id: EntryId, receipt_id: ReceiptId, thread_id: ThreadId, message_id: MessageId, session_id: SessionId,
    person_id: PersonId, council_id: CouncilId, account_id: AccountId, need_id: NeedId);

/// 32 bytes that nothing else has.
pub fn hash() -> [u8; 32] {
    let mut bytes = [7; 32];
    bytes[..4].copy_from_slice(&BORN.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    bytes
}

pub fn profile(from: &str, telephone: &str) -> Profile {
    Profile {
        from: day(from),
        telephone: Telephone::new(telephone).unwrap(),
        out_of_hours: Telephone::new("020 7946 0199").unwrap(),
        hours: hours(),
        closing_days: vec![day("2026-04-03")],
        threshold: Threshold { weeks: 8, base: ThresholdBase::Net },
        idle_days: 14,
        categories: Category::ALL.to_vec(),
        mileage: None,
        one_off_receipt_days: 28,
    }
}

pub fn hours() -> OpeningHours {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: at(9), closes: at(17) }
}

/// A spend of the day, by card.
pub fn spend(date: &str, pence: i64, payee: &str) -> Spend {
    let (date, amount) = (day(date), Amount::try_from(pence).unwrap());
    Spend::new(date, amount, Payee::new(payee).unwrap(), Category::AgencyCare, PaidBy::Card)
}

pub fn money_in(date: &str, pence: i64) -> Entry {
    Entry::MoneyIn(came_in(date, pence, MoneyInKind::DpCouncil, None))
}

/// Money of this kind, that belongs to this entry.
pub fn came_in(date: &str, pence: i64, kind: MoneyInKind, about: Option<EntryId>) -> MoneyIn {
    MoneyIn {
        date: day(date),
        amount: Amount::try_from(pence).unwrap(),
        kind,
        payer: None,
        note: None,
        about,
    }
}

/// References that no other receipt asks for.
pub fn references() -> impl Iterator<Item = Reference> {
    std::iter::repeat_with(|| Reference::from_number(BORN.fetch_add(1, Ordering::Relaxed)))
}

pub fn receipt_of(entry: EntryId) -> NewReceipt {
    NewReceipt {
        id: receipt_id(),
        entry,
        kind: FileKind::Jpeg,
        pages: 1,
        received_sha256: hash(),
        stored_sha256: hash(),
        bytes: 300_000,
    }
}

impl World {
    pub async fn begin(place: Place) -> Self {
        let store = place.store.clone();
        let (council, other) = (council_id(), council_id());
        let profiles = vec![profile("2026-04-01", "020 7946 0100"), profile("2025-04-01", "020 7946 0101")];
        store.create_council_unscoped(council, name("Demo Borough Council"), profiles).await.unwrap();
        let theirs = vec![profile("2025-04-01", "020 7946 0200")];
        store.create_council_unscoped(other, name("Other Council"), theirs).await.unwrap();
        let ada = person(&store, "Ada Obi", "Ada").await;
        let cara = person(&store, "Cara Öztürk", "Cara").await;
        let zed = person(&store, "Zed 100%_Smith", "Zed").await;
        let olga = person(&store, "Olga Other", "Olga").await;
        let officer = staff(&store, council, "Grace Officer", &[]).await;
        let other_officer = staff(&store, council, "Henry Officer", &[]).await;
        let monitoring = staff(&store, council, "Imran Monitor", &[Post::MonitoringOfficer]).await;
        let manager = staff(&store, council, "Jo Manager", &[Post::Manager]).await;
        let foreign_manager = staff(&store, other, "Karl Foreign", &[Post::Manager]).await;
        let (need, zeds_need) = (need_id(), need_id());
        let nominated = relation(cara, Relation::NominatedPerson);
        let payment = |id, recipient, officer, need| payment(council, id, recipient, officer, manager, need);
        let (adas, zeds, olgas) = (account_id(), account_id(), account_id());
        let mut first = payment(adas, ada, officer, need);
        first.people.push(nominated);
        store.set_up_payment_unscoped(first, now()).await.unwrap();
        store.set_up_payment_unscoped(payment(zeds, zed, other_officer, zeds_need), now()).await.unwrap();
        let foreign = super::world::payment(other, olgas, olga, foreign_manager, foreign_manager, need_id());
        store.set_up_payment_unscoped(foreign, now()).await.unwrap();
        Self {
            place,
            now: now(),
            council,
            ada,
            cara,
            zed,
            officer,
            other_officer,
            monitoring,
            manager,
            foreign_manager,
            adas,
            zeds,
            olgas,
            need,
            zeds_need,
        }
    }

    pub fn store(&self) -> &Store {
        &self.place.store
    }

    pub async fn raw(&self) -> Raw {
        Raw::open(&self.place.url).await
    }

    /// A session of a person, for a day.
    pub async fn signed(&self, person: PersonId) -> Signed {
        let ends = self.now + TimeDelta::days(400);
        let session = NewSession {
            id: session_id(),
            token_hash: hash(),
            person,
            machine: Machine::Other,
            idle_ends: ends,
            ends,
        };
        self.store().begin_session(session, self.now).await.unwrap()
    }

    pub async fn try_grant<A: Act>(&self, person: PersonId, account: AccountId) -> Result<Grant<A>> {
        self.store().grant(&self.signed(person).await, account, self.now).await
    }

    pub async fn grant<A: Act>(&self, person: PersonId, account: AccountId) -> Grant<A> {
        self.try_grant(person, account).await.unwrap()
    }

    /// Ada sees her own payment.
    pub async fn see(&self) -> Grant<act::SeePayment> {
        self.grant(self.ada, self.adas).await
    }

    /// Ada records an entry.
    pub async fn record(&self, entry: impl Into<Recordable>) -> EntryId {
        let (grant, id) = (self.grant(self.ada, self.adas).await, entry_id());
        self.store().record_entry(&grant, id, entry.into().0, self.now).await.unwrap();
        id
    }

    /// Ada adds a receipt.
    pub async fn add_receipt(&self, entry: EntryId) -> NewReceipt {
        let (grant, receipt) = (self.grant(self.ada, self.adas).await, receipt_of(entry));
        self.store().store_receipt(&grant, receipt, references(), self.now).await.unwrap();
        receipt
    }
}

/// A spend or money in.
pub struct Recordable(Entry);

impl From<MoneyIn> for Recordable {
    fn from(money: MoneyIn) -> Self {
        Self(Entry::MoneyIn(money))
    }
}

impl From<Spend> for Recordable {
    fn from(spend: Spend) -> Self {
        Self(Entry::Spend(spend))
    }
}

impl From<Entry> for Recordable {
    fn from(entry: Entry) -> Self {
        Self(entry)
    }
}

/// The address that a person signs in with.
pub fn email(called: &str) -> String {
    format!("{called}@demo.example")
}

pub async fn person(store: &Store, whole: &str, called: &str) -> PersonId {
    let id = person_id();
    let login = Some((email(called), format!("hash of {called}")));
    let person = NewPerson { id, name: name(whole), called: name(called), login };
    store.create_person_unscoped(person, now()).await.unwrap();
    id
}

async fn staff(store: &Store, council: CouncilId, whole: &str, posts: &[Post]) -> PersonId {
    let called = whole.split(' ').next().unwrap();
    let id = person(store, whole, called).await;
    let telephone = Telephone::new("020 7946 0111").unwrap();
    let from = day("2025-01-01");
    let staff = NewStaff { person: id, council, telephone, hours: hours(), posts: posts.to_vec(), from };
    store.create_staff_unscoped(staff).await.unwrap();
    id
}

pub fn relation(person: PersonId, relation: Relation) -> NewRelation {
    NewRelation { person, relation, from: day("2025-10-06"), until: None }
}

pub fn payment(
    council: CouncilId,
    id: AccountId,
    recipient: PersonId,
    officer: PersonId,
    by: PersonId,
    need: NeedId,
) -> NewPayment {
    let rate = |from, gross| WeeklyRate {
        from: day(from),
        gross: Pence::new(gross),
        contribution: Pence::new(2185),
    };
    NewPayment {
        id,
        council,
        kind: AccountKind::Adult,
        recipient,
        opening: OpeningBalance { amount: Pence::new(81_243), date: day("2026-03-09") },
        rates: vec![rate("2025-04-07", 33_049), rate("2026-04-06", 34_701)].into(),
        agreed_contingency: Pence::new(30_000),
        funders: vec![Funder {
            name: name("Demo Borough Council"),
            funding: Funding::Council,
            share: 10_000,
        }],
        needs: vec![PlanNeed { id: need, title: NeedTitle::new("Getting out").unwrap() }],
        communication: Communication {
            formats: vec![Format::LargePrint],
            interpreter: Some(name("Turkish")),
            contact: Contact::Telephone,
        },
        people: vec![relation(recipient, Relation::Recipient), relation(officer, Relation::NamedOfficer)],
        by,
        acting_as: Relation::Manager,
    }
}
