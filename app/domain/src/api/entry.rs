//! Lines of money on the wire.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::account::PersonRef;
use super::receipt::{ReceiptRecord, RemovedReceipt};
use crate::access::Relation;
use crate::budget::Balance;
use crate::id::{EntryId, ThreadId};
use crate::message::Side;
use crate::money::Pence;
use crate::spending::{Change, Entry, Made, MoneyIn, Proof, Spend};
use crate::wire::Wire as _;

/// A spend to record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct SpendBody(pub Spend);

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

/// Every version of an entry, the first one first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// The versions.
    pub versions: Vec<Version>,
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

    #[test]
    fn a_cursor_is_a_day_of_four_figures_and_an_id() {
        let read = |date: &str| Cursor::try_from(format!("{date}_01960000-0000-7000-8000-000000000001"));
        assert_eq!(read("2026-03-31").map(|cursor| cursor.date.to_string()), Ok("2026-03-31".to_owned()));
        for wrong in ["", "2026-02-30", "-200000-01-01", "-0001-12-31", "+10000-01-01", "2026-03-31_"] {
            assert_eq!(read(wrong), Err(NotACursor), "{wrong}");
        }
    }
}
