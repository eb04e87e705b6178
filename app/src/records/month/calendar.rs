//! The month in weeks.

use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;
use portal_domain::api::DaySum;
use portal_domain::money::Pence;

use super::known::Known;
use crate::clock;
use crate::components::calendar::{Calendar, Cell, Content};
use crate::format::{date, money};
use crate::markup::{View, view};
use crate::page::Page;
use crate::text::{t, t_count, t_with, words::records as words};

/// The weeks, each day a link to what there was.
#[component]
pub fn MonthCalendar(known: Known) -> View {
    let today = clock::today();
    let cell = |day: NaiveDate| cell(day, known.sums.day(day), today);
    let weeks = known.sums.month.weeks().into_iter().map(|week| week.map(|day| day.map(cell)));
    view! {
        <Calendar caption=t(words::CALENDAR_CAPTION) weeks=weeks.collect()/>
        <p>{t(words::CALENDAR_KEY)}</p>
    }
}

fn cell(day: NaiveDate, sum: Option<&DaySum>, today: NaiveDate) -> Cell {
    let some = sum.map(|sum| {
        let some = |sum: Pence| Some(sum).filter(|sum| *sum != Pence::ZERO);
        let (came_in, went_out) = (some(sum.came_in), some(sum.went_out));
        Content {
            href: Page::Day(day).path(),
            spoken: spoken(sum, came_in, went_out, today),
            came_in,
            went_out,
        }
    });
    Cell { number: day.day(), is_today: day == today, some }
}

/// "Friday 27 March, 2 things, £953.39 went out"
fn spoken(sum: &DaySum, came_in: Option<Pence>, went_out: Option<Pence>, today: NaiveDate) -> String {
    let lines = usize::try_from(sum.lines).unwrap_or_default();
    let mut spoken = t_count(words::DAY_THINGS, lines, [("date", &date(sum.date, today))]);
    for (amount, key) in [(went_out, words::DAY_OUT), (came_in, words::DAY_IN)] {
        if let Some(amount) = amount {
            spoken.push_str(", ");
            spoken.push_str(&t_with(key, [("amount", &money(amount))]));
        }
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_says_in_words_what_its_signs_show() {
        let today = "2026-04-01".parse().unwrap();
        let sum = |lines, came_in, went_out| DaySum {
            date: "2026-03-27".parse().unwrap(),
            lines,
            came_in: Pence::new(came_in),
            went_out: Pence::new(went_out),
        };
        let cell = |sum: &DaySum| cell(sum.date, Some(sum), today).some.unwrap();
        let both = cell(&sum(2, 4125, 95_339));
        assert_eq!(both.href, "/money/2026-03-27");
        assert_eq!(
            both.spoken.replace('\u{a0}', " "),
            "Friday 27 March, 2 things, £953.39 went out, £41.25 came in"
        );
        let own = cell(&sum(1, 0, 0));
        assert_eq!((own.went_out, own.came_in), (None, None));
        assert_eq!(own.spoken.replace('\u{a0}', " "), "Friday 27 March, 1 thing");
    }
}
