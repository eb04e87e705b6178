//! How long somebody stays signed in, in one place.

use chrono::{DateTime, TimeDelta, Utc};

/// A person uses the portal every few weeks, on a phone of their own; having to sign in each time would be one more thing.
/// So their session lasts while it is used now and then, and a month at most.
const PERSON: TimeDelta = TimeDelta::days(30);
/// The council may choose a shorter idle time; never a longer one than this.
const PERSON_IDLE: TimeDelta = TimeDelta::days(14);
/// An officer sees many people's records, at a desk that others pass: a working day.
const STAFF: TimeDelta = TimeDelta::hours(24);
/// Nor does a session outlive the night between two working days unused.
const STAFF_IDLE: TimeDelta = TimeDelta::hours(12);

/// When a session that begins now ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Unless it is used before; each use moves this on.
    pub idle: DateTime<Utc>,
    /// Whatever happens.
    pub at_last: DateTime<Utc>,
}

/// When a session that begins `now` ends, for somebody who works for a council or does not. `idle_days` are the council's.
pub fn ends(works_for_council: bool, idle_days: Option<u16>, now: DateTime<Utc>) -> Ends {
    let (idle, at_last) = if works_for_council {
        (STAFF_IDLE, STAFF)
    } else {
        let chosen = idle_days.map_or(PERSON_IDLE, |days| TimeDelta::days(days.into()));
        (chosen.clamp(TimeDelta::days(1), PERSON_IDLE), PERSON)
    };
    let after = |span| now.checked_add_signed(span).unwrap_or(now);
    Ends { idle: after(idle), at_last: after(at_last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officer_signs_in_each_day_and_a_person_does_not() {
        let now: DateTime<Utc> = "2026-04-01T08:00:00Z".parse().unwrap();
        let hours = |ends: Ends| ((ends.idle - now).num_hours(), (ends.at_last - now).num_hours());
        assert_eq!(hours(ends(true, Some(14), now)), (12, 24));
        assert_eq!(hours(ends(false, None, now)), (14 * 24, 30 * 24));
        assert_eq!(hours(ends(false, Some(7), now)), (7 * 24, 30 * 24));
        assert_eq!(hours(ends(false, Some(90), now)), (14 * 24, 30 * 24));
    }
}
