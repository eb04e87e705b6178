//! What time it is, by the device. Read when it is needed and never kept: a page stays open for days.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::time::london_date;

/// Now.
pub fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2^53")]
    let milliseconds = js_sys::Date::now() as i64;
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default()
}

/// The date in England.
pub fn today() -> NaiveDate {
    london_date(now())
}
