//! What becomes of a line of money that is there: put right, removed, brought back. Nothing is lost: each is a version of its
//! own, and the ones before it stay.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Category, Entry, Miles, NoReceipt, PaidBy, Part};
use crate::id::NeedId;
use crate::money::Pence;

/// For so many days what was removed can be brought back.
pub const REMOVED_DAYS: i64 = 30;

/// What is to become of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It says this instead. A spend stays a spend, and money in stays money in.
    To(Entry),
    /// It counts no more.
    Removed,
    /// It counts again, as it was.
    Restored,
}

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// It was written down.
    Recorded,
    /// Something in it was put right.
    Changed,
    /// It was removed.
    Removed,
    /// It was brought back.
    Restored,
}

impl Change {
    /// How the version comes to be that it makes.
    pub const fn made(&self) -> Made {
        match self {
            Self::To(_) => Made::Changed,
            Self::Removed => Made::Removed,
            Self::Restored => Made::Restored,
        }
    }
}

/// Whether an entry can still be changed. The one place that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// It can.
    Open,
    /// It was removed more than [`REMOVED_DAYS`] ago.
    RemovedLongAgo,
}

/// Whether an entry of this making can be changed; `since` is when it was made so.
pub fn closing(made: Made, since: DateTime<Utc>, now: DateTime<Utc>) -> Closing {
    let limit = TimeDelta::try_days(REMOVED_DAYS).and_then(|days| since.checked_add_signed(days));
    match made {
        Made::Removed if limit.is_some_and(|limit| limit < now) => Closing::RemovedLongAgo,
        Made::Recorded | Made::Changed | Made::Removed | Made::Restored => Closing::Open,
    }
}

/// One thing in which two versions differ: what it was and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// How much.
    Amount(Pence, Pence),
    /// Who was paid, or who paid.
    Payee(Option<String>, Option<String>),
    /// The day.
    Date(NaiveDate, NaiveDate),
    /// What it was for.
    Category(Category, Category),
    /// Its parts, where it was or is split.
    Parts(Vec<Part>, Vec<Part>),
    /// How far it was.
    Miles(Option<Miles>, Option<Miles>),
    /// Which need it meets.
    Need(Option<NeedId>, Option<NeedId>),
    /// How it was paid.
    PaidBy(PaidBy, PaidBy),
    /// Why there is no receipt.
    NoReceipt(Option<NoReceipt>, Option<NoReceipt>),
    /// The note.
    Note(Option<String>, Option<String>),
}

/// In what two versions of an entry differ, in the order of the form.
pub fn differences(before: &Entry, now: &Entry) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |differs: bool, difference: Difference| found.extend(differs.then_some(difference));
    let text = |value: &Option<_>| value.as_ref().map(ToString::to_string);
    let (amount, amount_now) = (before.amount().pence(), now.amount().pence());
    note(amount != amount_now, Difference::Amount(amount, amount_now));
    let (payee, payee_now) = (before.payee().map(ToString::to_string), now.payee().map(ToString::to_string));
    note(payee != payee_now, Difference::Payee(payee, payee_now));
    note(before.date() != now.date(), Difference::Date(before.date(), now.date()));
    if let (Entry::Spend(a), Entry::Spend(b)) = (before, now) {
        note(a.category != b.category, Difference::Category(a.category, b.category));
        note(a.split != b.split, Difference::Parts(a.parts(), b.parts()));
        note(a.miles != b.miles, Difference::Miles(a.miles, b.miles));
        note(a.need != b.need, Difference::Need(a.need, b.need));
        note(a.paid_by != b.paid_by, Difference::PaidBy(a.paid_by, b.paid_by));
        note(a.no_receipt != b.no_receipt, Difference::NoReceipt(a.no_receipt, b.no_receipt));
    }
    let (words, words_now) = (text(before.note()), text(now.note()));
    note(words != words_now, Difference::Note(words, words_now));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;
    use crate::spending::Spend;
    use crate::text::{Note, Payee};

    fn spend() -> Spend {
        Spend {
            no_receipt: Some(NoReceipt::NotGiven),
            ..Spend::new(
                "2026-03-28".parse().unwrap(),
                Amount::try_from(6561).unwrap(),
                Payee::new("Tariq Khan").unwrap(),
                Category::Mileage,
                PaidBy::Account,
            )
        }
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = Entry::Spend(spend());
        assert_eq!(differences(&before, &before), []);
        let put_right = Entry::Spend(Spend { amount: Amount::try_from(6165).unwrap(), ..spend() });
        assert_eq!(
            differences(&before, &put_right),
            [Difference::Amount(Pence::new(6561), Pence::new(6165))]
        );
        let other = Entry::Spend(Spend {
            note: Some(Note::new("137 miles").unwrap()),
            paid_by: PaidBy::Cash,
            ..spend()
        });
        assert_eq!(
            differences(&before, &other),
            [
                Difference::PaidBy(PaidBy::Account, PaidBy::Cash),
                Difference::Note(None, Some("137 miles".to_owned()))
            ]
        );
    }

    #[test]
    fn what_was_removed_can_be_brought_back_for_thirty_days() {
        let since: DateTime<Utc> = "2026-03-02T10:00:00Z".parse().unwrap();
        let after = |days| since + TimeDelta::days(days);
        assert_eq!(closing(Made::Removed, since, after(30)), Closing::Open);
        assert_eq!(closing(Made::Removed, since, after(31)), Closing::RemovedLongAgo);
        assert_eq!(closing(Made::Changed, since, after(400)), Closing::Open);
    }

    #[test]
    fn a_change_keeps_its_names_on_the_wire() {
        assert_eq!(serde_json::to_string(&Change::Removed).unwrap(), "\"removed\"");
        let text = serde_json::to_string(&Change::To(Entry::Spend(spend()))).unwrap();
        assert!(text.starts_with(r#"{"to":{"spend":{"#), "{text}");
    }
}
