//! Dates and periods. Money belongs to calendar dates, not to instants; a date is one in England, wherever the server
//! stands. Time is always an argument: nothing here reads a clock.

use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday,
};
use serde::{Deserialize, Serialize};

mod month;
mod when;

pub use month::{Month, NotAMonth};
pub(crate) use when::When;

/// The date and time on the clocks of England at this instant: one hour ahead of UTC from 01:00 UTC on the last Sunday of
/// March until 01:00 UTC on the last Sunday of October (Summer Time Act 1972, as amended by the Summer Time Order 2002).
pub fn london(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    let summer = match (change(3), change(10)) {
        (Some(begins), Some(ends)) => begins <= utc && utc < ends,
        _ => false,
    };
    if summer { utc.checked_add_signed(TimeDelta::hours(1)).unwrap_or(utc) } else { utc }
}

/// The calendar date in England at this instant.
pub fn london_date(at: DateTime<Utc>) -> NaiveDate {
    london(at).date()
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

/// A run of whole days, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    /// The first day.
    #[serde(with = "crate::wire::one")]
    pub first: NaiveDate,
    /// The last day.
    #[serde(with = "crate::wire::one")]
    pub last: NaiveDate,
}

impl Period {
    /// The four weeks (28 days) that begin on `first`; councils pay thirteen of them a year.
    pub fn four_weeks_from(first: NaiveDate) -> Option<Self> {
        Some(Self { first, last: first.checked_add_days(Days::new(27))? })
    }

    /// Whether the day is in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        self.last.signed_duration_since(self.first).num_days().saturating_add(1)
    }
}

/// When an office is open: the same hours on each of its weekdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningHours {
    /// The days of the week it opens, Monday first; 0 is Monday, 6 is Sunday.
    pub weekdays: Vec<u8>,
    /// When it opens, on the clocks of England.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    #[serde(with = "crate::wire::one")]
    pub opens: NaiveTime,
    /// When it closes.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    #[serde(with = "crate::wire::one")]
    pub closes: NaiveTime,
}

impl OpeningHours {
    /// Whether the office opens on this day, the closing days (bank holidays and others) left out.
    pub fn open_on(&self, day: NaiveDate, closing_days: &[NaiveDate]) -> bool {
        let weekday = day.weekday().num_days_from_monday();
        self.weekdays.iter().any(|open| u32::from(*open) == weekday) && !closing_days.contains(&day)
    }

    /// Whether somebody can be reached at this moment.
    pub fn open_at(&self, at: DateTime<Utc>, closing_days: &[NaiveDate]) -> bool {
        let now = london(at);
        self.open_on(now.date(), closing_days) && self.opens <= now.time() && now.time() < self.closes
    }
}

/// Why a text is not a day on which somebody paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DateError {
    /// Nothing was entered.
    #[error("no date")]
    Missing,
    /// There is no such day.
    #[error("not a real date")]
    NotReal,
    /// The day has not come yet.
    #[error("in the future")]
    Future,
}

/// The first day of the tax year that this day is in: 6 April.
pub fn tax_year_start(day: NaiveDate) -> NaiveDate {
    let sixth = |year| NaiveDate::from_ymd_opt(year, 4, 6);
    let this = sixth(day.year()).filter(|start| *start <= day);
    this.or_else(|| sixth(day.year().checked_sub(1)?)).unwrap_or(day)
}

/// Whether a spend of this day is so old (more than 15 months) that a slip of the year is likely and the person is asked.
pub fn is_long_ago(day: NaiveDate, today: NaiveDate) -> bool {
    today.checked_sub_months(Months::new(15)).is_some_and(|limit| day < limit)
}

/// Reads a date as people write it: `28 3 2026`, `28/3/26`, `28 March`, `28th Mar 2026`, `2026-03-28`. Without a year it is
/// the last such day that is not in the future.
///
/// # Errors
/// Every [`DateError`].
pub fn parse_day(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let lower = text.to_ascii_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = match parts.as_slice() {
        [first, rest @ ..] if weekday(first).is_some() => rest.to_vec(),
        all => all.to_vec(),
    };
    let day = match parts.as_slice() {
        [] => return Err(DateError::Missing),
        [year, month, day] if year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()) => {
            from_parts(day, month, Some(year))
        }
        [day, month, year] => from_parts(day, month, Some(year)),
        [day, month] => latest(day, month, today),
        _ => None,
    }
    .ok_or(DateError::NotReal)?;
    if day > today { Err(DateError::Future) } else { Ok(day) }
}

fn latest(day: &str, month: &str, today: NaiveDate) -> Option<NaiveDate> {
    let this_year = from_parts(day, month, Some(&today.year().to_string()));
    match this_year {
        Some(found) if found <= today => Some(found),
        // 29 February is looked for as far back as the last leap year.
        _ => (1..=8)
            .find_map(|back| from_parts(day, month, Some(&today.year().checked_sub(back)?.to_string()))),
    }
}

fn from_parts(day: &str, month: &str, year: Option<&str>) -> Option<NaiveDate> {
    let day: u32 = day.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
    let month = month.parse().ok().or_else(|| month_named(month))?;
    let year = year?;
    let short = year.len() == 2;
    let year: i32 = year.parse().ok()?;
    let year = if short { year.checked_add(2000)? } else { year };
    if year < 2000 {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

fn month_named(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    u32::try_from(found).ok()?.checked_add(1)
}

fn weekday(name: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    DAYS.iter().find(|(day, _)| name.len() >= 3 && day.starts_with(name)).map(|(_, day)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_clocks_of_england_change_on_the_last_sundays() {
        let at = |text: &str| london(text.parse().unwrap()).to_string();
        assert_eq!(at("2026-03-29T00:59:59Z"), "2026-03-29 00:59:59");
        assert_eq!(at("2026-03-29T01:00:00Z"), "2026-03-29 02:00:00");
        assert_eq!(at("2026-10-25T00:59:59Z"), "2026-10-25 01:59:59");
        assert_eq!(at("2026-10-25T01:00:00Z"), "2026-10-25 01:00:00");
        assert_eq!(london_date("2026-07-31T23:30:00Z".parse().unwrap()), day("2026-08-01"));
        assert_eq!(london_date("2026-12-31T23:30:00Z".parse().unwrap()), day("2026-12-31"));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = day("2026-04-01");
        for (text, expected) in [
            ("28 3 2026", "2026-03-28"),
            ("28/3/26", "2026-03-28"),
            ("28.03.2026", "2026-03-28"),
            ("28 March", "2026-03-28"),
            ("Sat 28th mar 2026", "2026-03-28"),
            ("2026-03-28", "2026-03-28"),
            ("1 4", "2026-04-01"),
            ("24 December", "2025-12-24"),
            ("29 February", "2024-02-29"),
        ] {
            assert_eq!(parse_day(text, today), Ok(day(expected)), "{text}");
        }
        assert_eq!(parse_day("", today), Err(DateError::Missing));
        assert_eq!(parse_day("31 April", today), Err(DateError::NotReal));
        assert_eq!(parse_day("soon", today), Err(DateError::NotReal));
        assert_eq!(parse_day("2 4 2026", today), Err(DateError::Future));
        assert_eq!(parse_day("1 1 1926", today), Err(DateError::NotReal));
    }

    #[test]
    fn fifteen_months_are_long_ago() {
        assert!(!is_long_ago(day("2025-01-01"), day("2026-04-01")));
        assert!(is_long_ago(day("2024-12-31"), day("2026-04-01")));
    }

    #[test]
    fn an_office_is_open_in_its_hours() {
        let nine = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let hours = OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: nine(9), closes: nine(17) };
        let open = |text: &str| hours.open_at(text.parse().unwrap(), &[day("2026-04-03")]);
        assert!(open("2026-04-01T08:00:00Z"));
        assert!(!open("2026-04-01T07:59:00Z"));
        assert!(!open("2026-04-01T16:00:00Z"));
        assert!(!open("2026-04-03T10:00:00Z"));
        assert!(!open("2026-04-04T10:00:00Z"));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*") {
            let _ = parse_day(&text, day("2026-04-01"));
        }
    }

    #[test]
    fn a_tax_year_begins_on_the_sixth_of_april() {
        let start = |day: &str| tax_year_start(day.parse().unwrap()).to_string();
        assert_eq!(start("2026-04-05"), "2025-04-06");
        assert_eq!(start("2026-04-06"), "2026-04-06");
        assert_eq!(start("2026-12-31"), "2026-04-06");
        assert_eq!(start("2027-01-01"), "2026-04-06");
    }
}
