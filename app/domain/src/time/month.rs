//! A month of the calendar.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Period;

/// A month of a year, written `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "2026-03"))]
#[serde(try_from = "String", into = "String")]
pub struct Month(NaiveDate);

/// The text is not a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month")]
pub struct NotAMonth;

impl Month {
    /// The month in which a day lies.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let next = self.0.checked_add_months(Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }

    /// All its days.
    pub fn period(self) -> Period {
        Period { first: self.first(), last: self.last() }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// The month before; none before the year 2000, in which nobody wrote anything down here.
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(1)).filter(|day| day.year() >= FIRST_YEAR).map(Self)
    }

    /// The month after.
    pub fn after(self) -> Option<Self> {
        self.0.checked_add_months(Months::new(1)).filter(|day| day.year() <= LAST_YEAR).map(Self)
    }

    /// Its weeks, Monday first: seven places each, empty where the day belongs to another month.
    pub fn weeks(self) -> Vec<[Option<NaiveDate>; 7]> {
        let lead = u64::from(self.0.weekday().num_days_from_monday());
        let mut monday = self.0.checked_sub_days(Days::new(lead));
        let mut weeks = Vec::with_capacity(6);
        while let Some(begins) = monday.filter(|monday| *monday <= self.last()) {
            let mut days = begins.iter_days();
            weeks.push([(); 7].map(|()| days.next().filter(|day| self.contains(*day))));
            monday = begins.checked_add_days(Days::new(7));
        }
        weeks
    }
}

const FIRST_YEAR: i32 = 2000;
const LAST_YEAR: i32 = 9999;

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl std::str::FromStr for Month {
    type Err = NotAMonth;
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        let number = |part: &str, length: usize| {
            let whole = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_: &u32| whole)
        };
        let (year, month) = (number(year, 4).ok_or(NotAMonth)?, number(month, 2).ok_or(NotAMonth)?);
        let year = i32::try_from(year).map_err(|_too_large| NotAMonth)?;
        NaiveDate::from_ymd_opt(year, month, 1).filter(|_| year >= FIRST_YEAR).map(Self).ok_or(NotAMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;
    fn try_from(text: String) -> Result<Self, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_four_figures_and_two() {
        assert_eq!(month("2026-03").to_string(), "2026-03");
        assert_eq!(Month::of(day("2026-03-31")), month("2026-03"));
        for wrong in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-3",
            "26-03",
            "2026-03-01",
            "+026-03",
            "1999-12",
            "2026-0\u{663}",
        ] {
            assert_eq!(wrong.parse::<Month>(), Err(NotAMonth), "{wrong}");
        }
    }

    #[test]
    fn months_follow_one_another() {
        assert_eq!(month("2025-12").after(), Some(month("2026-01")));
        assert_eq!(month("2026-01").before(), Some(month("2025-12")));
        assert_eq!(month("2000-01").before(), None);
        assert_eq!(month("9999-12").after(), None);
        assert_eq!(
            (month("2024-02").last(), month("2026-02").last()),
            (day("2024-02-29"), day("2026-02-28"))
        );
    }

    /// March 2026 begins on a Sunday and so touches six weeks; February 2027 is four whole ones.
    #[test]
    fn weeks_begin_on_monday() {
        let weeks = month("2026-03").weeks();
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0], [None, None, None, None, None, None, Some(day("2026-03-01"))]);
        assert_eq!(weeks[5][..3], [Some(day("2026-03-30")), Some(day("2026-03-31")), None]);
        assert_eq!(month("2027-02").weeks().len(), 4);
    }

    proptest! {
        #[test]
        fn each_day_stands_once_in_its_place(year in 2000..=9999_i32, number in 1..=12_u32) {
            let month = Month::of(NaiveDate::from_ymd_opt(year, number, 15).unwrap());
            let weeks = month.weeks();
            let days: Vec<NaiveDate> = weeks.iter().flatten().flatten().copied().collect();
            prop_assert_eq!(days.len(), usize::try_from(month.period().days()).unwrap());
            prop_assert!(days.is_sorted() && days.iter().all(|day| month.contains(*day)));
            for week in weeks {
                for (place, day) in (0_u32..).zip(week) {
                    prop_assert!(day.is_none_or(|day| day.weekday().num_days_from_monday() == place));
                }
            }
        }
    }
}
