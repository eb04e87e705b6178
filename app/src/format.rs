//! Money, dates and times as people read them. No-break spaces keep "9 April" and "2½ weeks" in one piece.
//!
//! Dates belong to England: an instant is turned into English time first ([`portal_domain::time::london`]).

use crate::text::{Key, t, t_with, words::dates};
use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, Timelike as _, Utc};
use portal_domain::money::Pence;
use portal_domain::time::london;

/// A space at which a line does not break.
pub const NO_BREAK: char = '\u{a0}';

/// `£1,234.56`, less than nothing `−£1,234.56`. Stands in a `<bdi>`.
pub fn money(amount: Pence) -> String {
    amount.to_string()
}

/// `45p`, from a pound on `£1.05`: for what is short, and for what a mile is paid.
pub fn pennies(amount: Pence) -> String {
    match amount.get() {
        pence @ 0..100 => format!("{pence}p"),
        _ => money(amount),
    }
}

/// `+£41.25`, for money that came in.
pub fn money_in(amount: Pence) -> String {
    format!("+{amount}")
}

/// `− £383.85`, for what is taken away in a sum.
pub fn taken_away(amount: Pence) -> String {
    format!("−{NO_BREAK}{amount}")
}

/// `Thursday 9 April`; with the year where it is not this year.
pub fn date(day: NaiveDate, today: NaiveDate) -> String {
    with_year(format!("{} {}", t(weekday(day).0), day_and_month(day)), day, today)
}

/// `Thu 9 April`, only beside a leaf or in a hint; with the year where it is not this year.
pub fn short_date(day: NaiveDate, today: NaiveDate) -> String {
    with_year(format!("{} {}", weekday_short(day), day_and_month(day)), day, today)
}

/// `9 April`, where the day is one of several facts; with the year where it is not this year.
pub fn plain_date(day: NaiveDate, today: NaiveDate) -> String {
    with_year(day_and_month(day), day, today)
}

/// `Thursday 9 April 2026`, for what is kept.
pub fn full_date(day: NaiveDate) -> String {
    format!("{} {}{NO_BREAK}{}", t(weekday(day).0), day_and_month(day), day.year())
}

/// `Today, Wednesday 1 April`, `Yesterday, Tuesday 31 March`, or the date.
pub fn relative_date(day: NaiveDate, today: NaiveDate) -> String {
    let words = date(day, today);
    if day == today {
        t_with(dates::TODAY, [("date", &words)])
    } else if today.checked_sub_days(Days::new(1)) == Some(day) {
        t_with(dates::YESTERDAY, [("date", &words)])
    } else {
        words
    }
}

/// `9:12`
pub fn time(at: DateTime<Utc>) -> String {
    let at = london(at);
    format!("{}:{:02}", at.hour(), at.minute())
}

/// `9:12 today`, `9:12 yesterday`, or `9:12 on Thursday 26 March`: for "As at …".
pub fn moment(at: DateTime<Utc>, today: NaiveDate) -> String {
    let day = london(at).date();
    let (time, words) = (time(at), date(day, today));
    if day == today {
        t_with(dates::TIME_TODAY, [("time", &time)])
    } else if today.checked_sub_days(Days::new(1)) == Some(day) {
        t_with(dates::TIME_YESTERDAY, [("time", &time)])
    } else {
        t_with(dates::TIME_ON, [("time", &time), ("date", &words)])
    }
}

/// `9am`, `5:30pm`: opening hours.
pub fn clock_time(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    if time.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", time.minute()) }
}

/// `2½`, `½`, `3`: half weeks as a number of weeks.
pub fn weeks_number(half_weeks: i64) -> String {
    match (half_weeks / 2, half_weeks % 2) {
        (0, 1) => "½".to_owned(),
        (whole, 0) => whole.to_string(),
        (whole, _) => format!("{whole}½"),
    }
}

/// `about 2½ weeks of support`, from half weeks as the domain counts them.
pub fn weeks_of_support(half_weeks: i64) -> String {
    match half_weeks {
        ..=0 => t(dates::WEEKS_UNDER_HALF).to_owned(),
        1 => t(dates::WEEKS_HALF).to_owned(),
        2 => t(dates::WEEKS_ONE).to_owned(),
        3.. => t_with(dates::WEEKS_MANY, [("count", &weeks_number(half_weeks))]),
    }
}

/// `Thu`
pub fn weekday_short(day: NaiveDate) -> &'static str {
    t(weekday(day).1)
}

/// `Apr`
pub fn month_short(day: NaiveDate) -> &'static str {
    t(month(day).1)
}

/// `March 2026`, from any of its days.
pub fn month_and_year(day: NaiveDate) -> String {
    format!("{}{NO_BREAK}{}", t(month(day).0), day.year())
}

/// `9 April`, in one piece.
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{}{NO_BREAK}{}", day.day(), t(month(day).0))
}

/// `Wednesday`, from the number the domain's opening hours use: 0 is Monday.
pub fn weekday_name(from_monday: u8) -> &'static str {
    t(weekday_words(u32::from(from_monday)).0)
}

/// `Wed`, from the same number.
pub fn weekday_short_name(from_monday: u8) -> &'static str {
    t(weekday_words(u32::from(from_monday)).1)
}

fn with_year(words: String, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { words } else { format!("{words}{NO_BREAK}{}", day.year()) }
}

fn weekday(day: NaiveDate) -> (Key, Key) {
    weekday_words(day.weekday().num_days_from_monday())
}

fn weekday_words(from_monday: u32) -> (Key, Key) {
    match from_monday {
        0 => (dates::MONDAY, dates::MONDAY_SHORT),
        1 => (dates::TUESDAY, dates::TUESDAY_SHORT),
        2 => (dates::WEDNESDAY, dates::WEDNESDAY_SHORT),
        3 => (dates::THURSDAY, dates::THURSDAY_SHORT),
        4 => (dates::FRIDAY, dates::FRIDAY_SHORT),
        5 => (dates::SATURDAY, dates::SATURDAY_SHORT),
        _ => (dates::SUNDAY, dates::SUNDAY_SHORT),
    }
}

fn month(day: NaiveDate) -> (Key, Key) {
    match day.month0() {
        0 => (dates::JANUARY, dates::JANUARY_SHORT),
        1 => (dates::FEBRUARY, dates::FEBRUARY_SHORT),
        2 => (dates::MARCH, dates::MARCH_SHORT),
        3 => (dates::APRIL, dates::APRIL_SHORT),
        4 => (dates::MAY, dates::MAY_SHORT),
        5 => (dates::JUNE, dates::JUNE_SHORT),
        6 => (dates::JULY, dates::JULY_SHORT),
        7 => (dates::AUGUST, dates::AUGUST_SHORT),
        8 => (dates::SEPTEMBER, dates::SEPTEMBER_SHORT),
        9 => (dates::OCTOBER, dates::OCTOBER_SHORT),
        10 => (dates::NOVEMBER, dates::NOVEMBER_SHORT),
        _ => (dates::DECEMBER, dates::DECEMBER_SHORT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// No-break spaces as `_`, so that they can be seen.
    fn seen(text: &str) -> String {
        text.replace(NO_BREAK, "_")
    }

    #[test]
    fn money_is_written_with_two_decimals_and_commas() {
        assert_eq!(money(Pence::new(123_456)), "£1,234.56");
        assert_eq!(money(Pence::new(-38_385)), "−£383.85");
        assert_eq!(money_in(Pence::new(4_125)), "+£41.25");
        assert_eq!(seen(&taken_away(Pence::new(38_385))), "−_£383.85");
    }

    #[test]
    fn dates_are_written_as_people_say_them() {
        let today = day("2026-04-01");
        assert_eq!(seen(&date(day("2026-04-09"), today)), "Thursday 9_April");
        assert_eq!(seen(&date(day("2025-12-31"), today)), "Wednesday 31_December_2025");
        assert_eq!(seen(&short_date(day("2026-03-31"), today)), "Tue 31_March");
        assert_eq!(seen(&full_date(today)), "Wednesday 1_April_2026");
        assert_eq!(seen(&relative_date(today, today)), "Today, Wednesday 1_April");
        assert_eq!(seen(&relative_date(day("2026-03-31"), today)), "Yesterday, Tuesday 31_March");
        assert_eq!(seen(&relative_date(day("2026-03-30"), today)), "Monday 30_March");
        assert_eq!((weekday_short(day("2026-05-31")), month_short(day("2026-05-31"))), ("Sun", "May"));
        assert_eq!((weekday_name(2), weekday_short_name(6)), ("Wednesday", "Sun"));
        assert_eq!(seen(&month_and_year(today)), "April_2026");
    }

    #[test]
    fn times_are_those_of_england() {
        let today = day("2026-04-01");
        assert_eq!(time(at("2026-04-01T08:12:59Z")), "9:12");
        assert_eq!(time(at("2026-01-01T15:02:00Z")), "15:02");
        assert_eq!(seen(&moment(at("2026-04-01T08:12:00Z"), today)), "9:12 today");
        assert_eq!(seen(&moment(at("2026-03-31T22:59:00Z"), today)), "23:59 yesterday");
        assert_eq!(seen(&moment(at("2026-03-26T11:00:00Z"), today)), "11:00 on Thursday 26_March");
        assert_eq!(clock_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap()), "9am");
        assert_eq!(clock_time(NaiveTime::from_hms_opt(17, 30, 0).unwrap()), "5:30pm");
    }

    #[test]
    fn weeks_are_told_in_halves() {
        assert_eq!([0, 1, 2, 3, 5].map(weeks_number), ["0", "½", "1", "1½", "2½"]);
        assert_eq!(seen(&weeks_of_support(5)), "about 2½_weeks of support");
        assert_eq!(weeks_of_support(0), "less than half a week of support");
    }
}
