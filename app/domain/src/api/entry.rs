//! Lines of money on the wire.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::account::PersonRef;
use super::receipt::{ReceiptRecord, RemovedReceipt};
use crate::access::{Action, Relation, permits};
use crate::budget::Balance;
use crate::id::{EntryId, PersonId, ThreadId};
use crate::message::Side;
use crate::money::Pence;
use crate::spending::{Change, Entry, Made, MoneyIn, OnBehalf, Proof, Spend};
use crate::wire::Wire as _;

/// A spend to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct SpendBody(pub Spend);

/// A spend to write down for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnBehalfBody {
    /// The spend.
    pub spend: Spend,
    /// How it came to the council.
    pub came: OnBehalf,
}

/// Money in to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct MoneyInBody(pub MoneyIn);

/// Who did something, as what, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stamp {
    /// When.
    #[serde(with = "crate::wire::one")]
    pub at: DateTime<Utc>,
    /// Who.
    pub by: PersonRef,
    /// In what capacity.
    pub acting_as: Relation,
}

/// How far the council has come with an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    /// That it was looked at.
    pub seen: Option<Stamp>,
    /// That it was accepted.
    pub accepted: Option<Stamp>,
}

/// That an entry has a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadMark {
    /// Which.
    pub thread: ThreadId,
    /// Whose turn it is.
    pub waits_for: Side,
}

/// An entry as the council has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryRecord {
    /// Its id, born on the device.
    pub id: EntryId,
    /// What it is.
    pub entry: Entry,
    /// Which version of it; a change is a fact of its own. The first is 1.
    pub version: u32,
    /// Who recorded it.
    pub recorded: Stamp,
    /// Its receipts, in order.
    pub receipts: Vec<ReceiptRecord>,
    /// How far the council has come with this version.
    pub review: Review,
    /// Its conversation.
    pub thread: Option<ThreadMark>,
    /// How its present version came to be; none while it is as it was written down.
    pub changed: Option<Changed>,
    /// How it came to the council, where somebody there wrote it down for the person.
    pub on_behalf: Option<OnBehalf>,
    /// What other entries add to it.
    #[serde(default, skip_serializing_if = "Linked::is_nothing")]
    pub linked: Linked,
}

/// The sums, in pence, of the entries that belong to one and count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Linked {
    /// What a provider gave back of a spend.
    pub refunded: Pence,
    /// What was paid back of a spend's private part.
    pub repaid: Pence,
    /// What was spent of a one-off payment.
    pub spent: Pence,
}

impl Linked {
    /// Whether nothing belongs to it.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// How a version of an entry came to be after the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changed {
    /// Put right, removed or brought back.
    pub made: Made,
    /// By whom and when.
    pub stamp: Stamp,
}

/// What is to become of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ChangeBody(pub Change);

/// An entry as it was at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version {
    /// Which; the first is 1.
    pub version: u32,
    /// How it came to be.
    pub made: Made,
    /// By whom and when.
    pub stamp: Stamp,
    /// What it said.
    pub entry: Entry,
}

/// A mark of one's own to take back: the one that was made at this moment, on this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakeBack {
    /// When the mark was made.
    #[serde(with = "crate::wire::one")]
    pub at: DateTime<Utc>,
    /// Which version of the entry it was made on.
    pub version: u32,
}

/// The spends that wait for whoever asks, newest day first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiting {
    /// The first hundred of them.
    pub entries: Vec<EntryRecord>,
    /// How many there are in all.
    pub count: u32,
}

/// Every version of an entry, the first one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// The versions.
    pub versions: Vec<Version>,
    /// How the first one came to the council, where somebody there wrote it down for the person.
    pub on_behalf: Option<OnBehalf>,
}

/// What was removed and can be brought back, the last removed first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Removed {
    /// The entries.
    pub entries: Vec<EntryRecord>,
    /// Receipts of entries that stand.
    pub receipts: Vec<RemovedReceipt>,
}

impl EntryRecord {
    /// What it does to the balance, in pence: nothing once it was removed.
    pub fn effect(&self) -> Pence {
        if self.is_removed() { Pence::ZERO } else { self.entry.effect() }
    }

    /// Whether it counts no more.
    pub fn is_removed(&self) -> bool {
        self.changed.as_ref().is_some_and(|changed| changed.made == Made::Removed)
    }

    /// What of a spend is still owed back to the account, in pence; nothing once it was paid back, or removed.
    pub fn to_pay_back(&self) -> Pence {
        match &self.entry {
            Entry::Spend(spend) if !self.is_removed() => {
                let left = spend.to_pay_back().checked_sub(self.linked.repaid).unwrap_or_default();
                left.max(Pence::ZERO)
            }
            Entry::Spend(_) | Entry::MoneyIn(_) => Pence::ZERO,
        }
    }

    /// What a spend cost in the end, in pence: less what the provider gave back.
    pub fn cost(&self) -> Option<Pence> {
        self.entry.amount().pence().checked_sub(self.linked.refunded)
    }

    /// Who wrote what it says now.
    pub fn author(&self) -> &Stamp {
        self.changed.as_ref().map_or(&self.recorded, |changed| &changed.stamp)
    }

    /// Whether somebody wrote it down or changed it last, on whichever side: nobody accepts what is their own.
    pub fn is_own(&self, person: PersonId) -> bool {
        self.recorded.by.id == person || self.author().by.id == person
    }

    /// Whether the council may put it right or remove it: it was written down for the person, and what it says now is not
    /// the person's. The council never changes what a person wrote.
    pub fn is_the_councils(&self) -> bool {
        self.on_behalf.is_some() && self.author().acting_as.is_council()
    }

    /// Whether it waits for somebody at the council: to be accepted by whoever may accept it, and else to be seen.
    pub fn waits_for(&self, person: PersonId, acting_as: Relation) -> bool {
        let is_done = if permits(acting_as, Action::AcceptEntry) {
            self.review.accepted.is_some() || self.is_own(person)
        } else {
            self.review.seen.is_some()
        };
        matches!(self.entry, Entry::Spend(_)) && !self.is_removed() && !is_done
    }

    /// Whether it can be shown; `None` for money in, which needs no receipt.
    pub fn proof(&self) -> Option<Proof> {
        match &self.entry {
            Entry::Spend(spend) => Some(spend.proof(self.receipts.len())),
            Entry::MoneyIn(_) => None,
        }
    }
}

/// A place in the list of entries: after it come those of earlier days, and of the same day those recorded before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    /// The day of the last entry of the page before.
    #[serde(with = "crate::wire::one")]
    pub date: NaiveDate,
    /// Its id.
    pub entry: EntryId,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Cursor {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        String::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Cursor {}

/// The text is not a place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", self.date.write(), self.entry)
    }
}

impl TryFrom<String> for Cursor {
    type Error = NotACursor;
    fn try_from(text: String) -> Result<Self, NotACursor> {
        let (date, entry) = text.split_once('_').ok_or(NotACursor)?;
        match (NaiveDate::read(date), entry.parse()) {
            (Some(date), Ok(entry)) => Ok(Self { date, entry }),
            _ => Err(NotACursor),
        }
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

/// A page of entries, newest day first; of one day the last recorded first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryPage {
    /// The entries.
    pub entries: Vec<EntryRecord>,
    /// What was in the account after the first of them: on the first page, what is there now.
    pub balance: Balance,
    /// Where the next page begins; none is the end.
    pub next: Option<Cursor>,
}

impl EntryPage {
    /// The days of the page, each with what was left in the account at its end. `None` where a sum would not fit.
    pub fn days(&self) -> Option<Vec<Day<'_>>> {
        let mut days: Vec<Day<'_>> = Vec::new();
        let mut left = self.balance.amount;
        for record in &self.entries {
            let date = record.entry.date();
            match days.last_mut() {
                Some(day) if day.date == date => day.entries.push(record),
                _ => days.push(Day { date, left, entries: vec![record] }),
            }
            left = left.checked_sub(record.entry.effect())?;
        }
        Some(days)
    }
}

/// A day of a list of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The day.
    pub date: NaiveDate,
    /// What was in the account at its end.
    pub left: Pence,
    /// Its entries, the last recorded first.
    pub entries: Vec<&'a EntryRecord>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;
    use crate::spending::{Category, PaidBy};
    use crate::text::{Name, Payee};
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    fn stamp(by: u128, acting_as: Relation) -> Stamp {
        let name = Name::new("Somebody").unwrap();
        let by = PersonRef { id: person(by), name: name.clone(), called: name };
        Stamp { at: "2026-04-01T08:12:00Z".parse().unwrap(), by, acting_as }
    }

    /// Written down by an officer, 1, for the person, 2.
    fn on_behalf() -> EntryRecord {
        EntryRecord {
            id: EntryId::from_uuid(Uuid::from_u128(9)),
            entry: Entry::Spend(Spend::new(
                "2026-03-31".parse().unwrap(),
                Amount::try_from(4637).unwrap(),
                Payee::new("Green Lane Pharmacy").unwrap(),
                Category::EquipmentConsumables,
                PaidBy::Card,
            )),
            version: 1,
            recorded: stamp(1, Relation::NamedOfficer),
            receipts: Vec::new(),
            review: Review::default(),
            thread: None,
            changed: None,
            on_behalf: Some(OnBehalf::Telephone),
            linked: Linked::default(),
        }
    }

    fn changed(made: Made, by: u128, acting_as: Relation) -> EntryRecord {
        EntryRecord { changed: Some(Changed { made, stamp: stamp(by, acting_as) }), ..on_behalf() }
    }

    #[test]
    fn what_somebody_wrote_or_changed_last_is_their_own() {
        let record = changed(Made::Changed, 3, Relation::Manager);
        let own: Vec<u128> = (1..=4).filter(|number| record.is_own(person(*number))).collect();
        assert_eq!(own, [1, 3]);
    }

    #[test]
    fn the_council_puts_right_what_it_wrote_until_the_person_did() {
        assert!(on_behalf().is_the_councils());
        assert!(changed(Made::Changed, 3, Relation::Manager).is_the_councils());
        assert!(!changed(Made::Changed, 2, Relation::Recipient).is_the_councils());
        assert!(!changed(Made::Removed, 2, Relation::Recipient).is_the_councils());
        assert!(!EntryRecord { on_behalf: None, ..on_behalf() }.is_the_councils());
    }

    #[test]
    fn it_waits_to_be_seen_or_to_be_accepted_by_somebody_else() {
        let waits = |record: &EntryRecord, number, relation| record.waits_for(person(number), relation);
        assert!(waits(&on_behalf(), 4, Relation::NamedOfficer));
        let review = Review { seen: Some(stamp(1, Relation::NamedOfficer)), accepted: None };
        let seen = EntryRecord { review, ..on_behalf() };
        assert!(!waits(&seen, 4, Relation::NamedOfficer));
        assert!(waits(&seen, 4, Relation::MonitoringOfficer));
        assert!(!waits(&seen, 1, Relation::Manager));
        assert!(!waits(&changed(Made::Removed, 2, Relation::Recipient), 4, Relation::Manager));
    }

    #[test]
    fn a_cursor_is_a_day_of_four_figures_and_an_id() {
        let read = |date: &str| Cursor::try_from(format!("{date}_01960000-0000-7000-8000-000000000001"));
        assert_eq!(read("2026-03-31").map(|cursor| cursor.date.to_string()), Ok("2026-03-31".to_owned()));
        for wrong in ["", "2026-02-30", "-200000-01-01", "-0001-12-31", "+10000-01-01", "2026-03-31_"] {
            assert_eq!(read(wrong), Err(NotACursor), "{wrong}");
        }
    }
}
