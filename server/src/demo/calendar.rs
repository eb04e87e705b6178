//! From the days on which the demonstration was written, around Wednesday 1 April 2026, to the days before it is seeded:
//! whole weeks, so that a Monday stays a Monday.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use portal_domain::time::{london, london_date};

/// The day that the demonstration was written for.
const WRITTEN_FOR: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap();

/// How far the demonstration's days are moved.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    now: DateTime<Utc>,
    weeks: i64,
}

impl Calendar {
    /// A calendar in which the newest line is at most a week old.
    pub fn at(now: DateTime<Utc>) -> Self {
        let days = london_date(now).signed_duration_since(WRITTEN_FOR).num_days();
        Self { now, weeks: days.div_euclid(7) }
    }

    /// The day, moved.
    pub fn day(&self, written: NaiveDate) -> NaiveDate {
        let days = Days::new(self.weeks.unsigned_abs().saturating_mul(7));
        let moved =
            if self.weeks < 0 { written.checked_sub_days(days) } else { written.checked_add_days(days) };
        moved.unwrap_or(written)
    }

    /// The instant at which the clocks of England show this on the day, moved; never after now.
    pub fn moment(&self, written: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let shown = self.day(written).and_time(time);
        let as_utc = shown.and_utc();
        // In summer England is an hour ahead, so the instant is an hour before the one that UTC shows so.
        let ahead = london(as_utc).signed_duration_since(as_utc.naive_utc());
        let instant = as_utc.checked_sub_signed(ahead).unwrap_or(as_utc);
        instant.min(self.now.checked_sub_signed(TimeDelta::minutes(1)).unwrap_or(self.now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike as _;

    #[test]
    fn weekdays_stay_and_nothing_is_ahead() {
        let newest = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap();
        for days in -400..400 {
            let now: DateTime<Utc> = "2026-04-01T08:12:00Z".parse().unwrap();
            let now = now + TimeDelta::days(days);
            let calendar = Calendar::at(now);
            let age = london_date(now).signed_duration_since(calendar.day(newest)).num_days();
            assert!((1..=7).contains(&age), "{now}: {age}");
            assert_eq!(calendar.day(newest).weekday(), newest.weekday());
            assert!(calendar.moment(newest, 23, 59) < now);
        }
    }

    #[test]
    fn on_the_day_it_was_written_for_nothing_is_moved() {
        let calendar = Calendar::at("2026-04-01T08:12:00Z".parse().unwrap());
        let monday = NaiveDate::from_ymd_opt(2026, 3, 30).unwrap();
        assert_eq!(calendar.moment(monday, 11, 5).to_rfc3339(), "2026-03-30T10:05:00+00:00");
        let winter = NaiveDate::from_ymd_opt(2026, 3, 27).unwrap();
        assert_eq!(calendar.moment(winter, 11, 5).to_rfc3339(), "2026-03-27T11:05:00+00:00");
    }
}
