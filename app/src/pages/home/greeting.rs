//! Hello, what day it is, and whether the officer can be reached.

use chrono::{DateTime, Timelike as _, Utc};
use portal_domain::api::AccountView;
use portal_domain::time::london;

use crate::format::{clock_time, date};
use crate::ledger::reader::Voice;
use crate::text::{t_with, words::home as words};

/// "Good morning, Ada", by the clocks of England.
pub fn hello(called: &str, now: DateTime<Utc>) -> String {
    let words = match london(now).hour() {
        0..=11 => words::MORNING,
        12..=17 => words::AFTERNOON,
        18.. => words::EVENING,
    };
    t_with(words, [("name", called)])
}

/// What stands below it: the day and the officer, or whose payment it is.
pub fn line(view: &AccountView, now: DateTime<Utc>) -> String {
    if let Voice::Helping(name) = Voice::of(view) {
        return t_with(words::LINE_HELPING, [("name", &name)]);
    }
    let (hours, closed) = (&view.officer.hours, &view.profile.closing_days);
    let clock = london(now);
    let (today, officer) = (date(clock.date(), clock.date()), view.officer.officer.called.as_str());
    if view.officer.at_work && hours.open_at(now, closed) {
        let until = clock_time(hours.closes);
        t_with(words::LINE_AT_WORK, [("date", &today), ("officer", officer), ("until", &until)])
    } else if hours.open_on(clock.date(), closed) && clock.time() < hours.opens {
        let from = clock_time(hours.opens);
        t_with(words::LINE_AT_WORK_FROM, [("date", &today), ("officer", officer), ("from", &from)])
    } else {
        t_with(words::LINE_NOT_AT_WORK, [("date", &today), ("officer", officer)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::account_view;
    use portal_domain::access::Relation;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_greeting_follows_the_clock() {
        assert_eq!(hello("Ada", at("2026-04-01T08:12:00Z")), "Good morning, Ada");
        assert_eq!(hello("Ada", at("2026-04-01T11:00:00Z")), "Good afternoon, Ada");
        assert_eq!(hello("Ada", at("2026-04-01T17:00:00Z")), "Good evening, Ada");
    }

    #[test]
    fn the_line_says_when_the_officer_is_there() {
        let said = |view: &AccountView, now: &str| line(view, at(now)).replace('\u{a0}', " ");
        let view = account_view(Relation::Recipient);
        assert_eq!(said(&view, "2026-04-01T08:12:00Z"), "Wednesday 1 April. Ama is at work today until 5pm.");
        assert_eq!(said(&view, "2026-04-01T06:12:00Z"), "Wednesday 1 April. Ama is at work today from 9am.");
        assert_eq!(said(&view, "2026-04-01T17:00:00Z"), "Wednesday 1 April. Ama is not at work now.");
        assert_eq!(said(&view, "2026-04-04T09:00:00Z"), "Saturday 4 April. Ama is not at work now.");
        let helping = account_view(Relation::NominatedPerson);
        let words = said(&helping, "2026-04-01T08:12:00Z");
        assert_eq!(words, "This is Ada’s direct payment. You can see it and add to it.");
    }
}
