//! The words of the few pages that the server writes itself, from the same files as the app's.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{NaiveTime, Timelike as _};
use portal_domain::time::OpeningHours;

type Area = BTreeMap<String, String>;

static AREAS: LazyLock<BTreeMap<&str, Area>> = LazyLock::new(|| {
    [
        ("categories", include_str!("../../app/locales/en/categories.json")),
        ("dates", include_str!("../../app/locales/en/dates.json")),
        ("export", include_str!("../../app/locales/en/export.json")),
        ("help", include_str!("../../app/locales/en/help.json")),
        ("plain", include_str!("../../app/locales/en/plain.json")),
        ("shell", include_str!("../../app/locales/en/shell.json")),
        ("spending", include_str!("../../app/locales/en/spending.json")),
    ]
    .into_iter()
    .map(|(area, text)| (area, serde_json::from_str(text).unwrap_or_default()))
    .collect()
});

/// The days of the week, by the names of their texts.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A text, by the name of its file and its key. A key that is not there shows as itself; a test sees to it that none is.
pub fn word(area: &str, key: &'static str) -> &'static str {
    AREAS.get(area).and_then(|words| words.get(key)).map_or(key, String::as_str)
}

/// A text with its gaps filled.
pub fn filled(area: &str, key: &'static str, gaps: &[(&str, &str)]) -> String {
    gaps.iter()
        .fold(word(area, key).to_owned(), |text, (gap, value)| text.replace(&format!("{{{gap}}}"), value))
}

/// `Monday to Friday, 9am to 5pm`.
pub fn hours(hours: &OpeningHours) -> String {
    let days: Vec<&str> = hours
        .weekdays
        .iter()
        .filter_map(|day| WEEKDAYS.get(usize::from(*day)))
        .map(|day| word("dates", day))
        .collect();
    let days = match days.as_slice() {
        [first, .., last] => filled("shell", "days_from_to", &[("first", first), ("last", last)]),
        [only] => (*only).to_owned(),
        [] => String::new(),
    };
    let (opens, closes) = (time(hours.opens), time(hours.closes));
    filled("shell", "hours", &[("days", &days), ("opens", &opens), ("closes", &closes)])
}

fn time(time: NaiveTime) -> String {
    let (afternoon, hour) = time.hour12();
    let half = if afternoon { "pm" } else { "am" };
    if time.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", time.minute()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_told_as_people_tell_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let week = OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: at(9, 0), closes: at(17, 30) };
        assert_eq!(hours(&week), "Monday to Friday, 9am to 5:30pm");
        let one = OpeningHours { weekdays: vec![2], ..week };
        assert_eq!(hours(&one), "Wednesday, 9am to 5:30pm");
    }

    #[test]
    fn every_file_is_read() {
        for area in AREAS.values() {
            assert!(!area.is_empty());
        }
    }
}
