//! A month of a payment on the wire.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::entry::EntryRecord;
use crate::money::Pence;
use crate::spending::Entry;
use crate::time::Month;

/// A month: its lines, and what they come to. The sums are of all its lines, also where not all are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MonthView {
    /// Which.
    pub month: Month,
    /// The month in which the record begins.
    pub first: Month,
    /// Its lines, newest day first; of very many the newest.
    pub entries: Vec<EntryRecord>,
    /// The days on which there was something, the first one first.
    pub days: Vec<DaySum>,
    /// What was in the account at its end, in pence.
    pub left: Pence,
    /// When the council's record said so.
    #[serde(with = "crate::wire::one")]
    pub as_at: DateTime<Utc>,
}

/// What a day comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DaySum {
    /// The day.
    #[serde(with = "crate::wire::one")]
    pub date: NaiveDate,
    /// How many lines it has.
    pub lines: u32,
    /// What came into the account, in pence.
    pub came_in: Pence,
    /// What went out of it, in pence; what was paid with one's own money did not.
    pub went_out: Pence,
}

impl MonthView {
    /// The sum of a day; none where there was nothing.
    pub fn day(&self, date: NaiveDate) -> Option<&DaySum> {
        self.days.iter().find(|day| day.date == date)
    }

    /// What came in, in pence. `None` where a sum would not fit; so everywhere here.
    pub fn came_in(&self) -> Option<Pence> {
        Pence::try_sum(self.days.iter().map(|day| day.came_in))
    }

    /// What went out, in pence.
    pub fn went_out(&self) -> Option<Pence> {
        Pence::try_sum(self.days.iter().map(|day| day.went_out))
    }

    /// How many lines it has.
    pub fn lines(&self) -> u32 {
        self.days.iter().fold(0, |sum, day| sum.saturating_add(day.lines))
    }

    /// What was in the account at the end of a day of it, in pence.
    pub fn left_on(&self, date: NaiveDate) -> Option<Pence> {
        self.days
            .iter()
            .filter(|day| day.date > date)
            .try_fold(self.left, |left, day| left.checked_sub(day.came_in)?.checked_add(day.went_out))
    }

    /// Counts a line that the record does not have, or one of an earlier month, which changes what is left only.
    pub fn count(&mut self, entry: &Entry) -> Option<()> {
        self.book(entry, Pence::checked_add, u32::saturating_add)
    }

    /// Counts a line of the record no more.
    pub fn leave_out(&mut self, entry: &Entry) -> Option<()> {
        self.book(entry, Pence::checked_sub, u32::saturating_sub)
    }

    fn book(
        &mut self,
        entry: &Entry,
        sum: fn(Pence, Pence) -> Option<Pence>,
        count: fn(u32, u32) -> u32,
    ) -> Option<()> {
        let (date, effect) = (entry.date(), entry.effect());
        if date > self.month.last() {
            return Some(());
        }
        let left = sum(self.left, effect)?;
        if self.month.contains(date) {
            let place = self.days.partition_point(|day| day.date < date);
            let is_there = self.days.get(place).is_some_and(|day| day.date == date);
            if !is_there {
                self.days
                    .insert(place, DaySum { date, lines: 0, came_in: Pence::ZERO, went_out: Pence::ZERO });
            }
            let day = self.days.get_mut(place)?;
            if effect.is_negative() {
                day.went_out = sum(day.went_out, Pence::ZERO.checked_sub(effect)?)?;
            } else {
                day.came_in = sum(day.came_in, effect)?;
            }
            day.lines = count(day.lines, 1);
            self.days.retain(|day| day.lines > 0);
        }
        self.left = left;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;
    use crate::spending::{Category, PaidBy, Spend};
    use crate::text::Payee;

    fn spend(date: &str, pence: i64, paid_by: PaidBy) -> Entry {
        let (date, amount) = (date.parse().unwrap(), Amount::try_from(pence).unwrap());
        let payee = Payee::new("Green Lane Pharmacy").unwrap();
        Entry::Spend(Spend::new(date, amount, payee, Category::EquipmentConsumables, paid_by))
    }

    fn month() -> MonthView {
        let day = |date: &str, came_in, went_out| DaySum {
            date: date.parse().unwrap(),
            lines: 1,
            came_in: Pence::new(came_in),
            went_out: Pence::new(went_out),
        };
        MonthView {
            month: "2026-03".parse().unwrap(),
            first: "2026-03".parse().unwrap(),
            entries: Vec::new(),
            days: vec![day("2026-03-09", 123_456, 0), day("2026-03-27", 0, 91_662)],
            left: Pence::new(113_037),
            as_at: "2026-04-01T08:12:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn what_this_phone_knows_more_is_counted_in_its_place() {
        let mut month = month();
        assert_eq!(
            (month.came_in(), month.went_out()),
            (Some(Pence::new(123_456)), Some(Pence::new(91_662)))
        );
        month.count(&spend("2026-03-27", 100, PaidBy::Card)).unwrap();
        month.count(&spend("2026-03-31", 4637, PaidBy::Cash)).unwrap();
        assert_eq!((month.lines(), month.went_out()), (4, Some(Pence::new(96_399))));
        assert_eq!(month.left, Pence::new(108_300));
        assert_eq!(month.day("2026-03-31".parse().unwrap()).map(|day| day.lines), Some(1));
        assert_eq!(month.left_on("2026-03-27".parse().unwrap()), Some(Pence::new(112_937)));
        assert_eq!(month.left_on("2026-03-09".parse().unwrap()), Some(Pence::new(204_699)));
        month.leave_out(&spend("2026-03-31", 4637, PaidBy::Cash)).unwrap();
        assert_eq!((month.days.len(), month.left), (2, Pence::new(112_937)));
    }

    #[test]
    fn other_months_and_own_money() {
        let mut month = month();
        month.count(&spend("2026-04-01", 100, PaidBy::Card)).unwrap();
        assert_eq!((month.lines(), month.left), (2, Pence::new(113_037)), "a later one changes nothing");
        month.count(&spend("2026-02-28", 100, PaidBy::Card)).unwrap();
        assert_eq!((month.lines(), month.left), (2, Pence::new(112_937)), "an earlier one what is left");
        month.count(&spend("2026-03-02", 500, PaidBy::OwnMoney)).unwrap();
        assert_eq!(
            (month.lines(), month.left),
            (3, Pence::new(112_937)),
            "own money has not left the account"
        );
    }
}
