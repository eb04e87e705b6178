//! How days, hours and moments are written where they travel and are kept: `2026-04-01`, `09:00:00`, `2026-04-01T08:12:00Z`
//! (RFC 3339, and no other form of it). Lines of our own, because chrono's reader knows every form there is and would be
//! 5 kB of what each phone downloads.
//!
//! [`one`], [`option`] and [`many`] are for `#[serde(with = "…")]`.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};

/// What has one form on the wire.
pub trait Wire: Sized {
    /// What it is, for whoever wrote it wrongly.
    const EXPECTED: &'static str;

    /// Reads it; `None` for anything else.
    fn read(text: &str) -> Option<Self>;

    /// Writes it.
    fn write(&self) -> String;
}

impl Wire for NaiveDate {
    const EXPECTED: &'static str = "a day, as 2026-04-01";

    fn read(text: &str) -> Option<Self> {
        let (year, rest) = number(text, 4)?;
        let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
        let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
        Self::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| rest.is_empty())
    }

    fn write(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Wire for NaiveTime {
    const EXPECTED: &'static str = "a time, as 09:00:00";

    fn read(text: &str) -> Option<Self> {
        clock(text).and_then(|(time, rest)| rest.is_empty().then_some(time))
    }

    fn write(&self) -> String {
        let mut text = format!("{:02}:{:02}:{:02}", self.hour(), self.minute(), self.second());
        let micros = self.nanosecond().checked_div(1000).unwrap_or_default();
        if micros > 0 {
            // A String takes everything that is written to it.
            let _written = write!(text, ".{micros:06}");
        }
        text
    }
}

impl Wire for DateTime<Utc> {
    const EXPECTED: &'static str = "a moment, as 2026-04-01T08:12:00Z";

    fn read(text: &str) -> Option<Self> {
        let (day, rest) = text.split_once(['T', 't', ' '])?;
        let (time, zone) = clock(rest)?;
        let at = NaiveDate::read(day)?.and_time(time).and_utc();
        at.checked_sub_signed(offset(zone)?)
    }

    fn write(&self) -> String {
        format!("{}T{}Z", self.date_naive().write(), self.time().write())
    }
}

/// The hours, minutes, seconds and parts of a second that a text begins with, to the microsecond, and what follows them.
fn clock(text: &str) -> Option<(NaiveTime, &str)> {
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2)?,
        None => (0, rest),
    };
    let (micros, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, rest) = rest.split_at(end);
            let known = digits.get(..digits.len().min(6))?;
            let (read, _) = number(known, known.len())?;
            let missing = 6_usize.checked_sub(known.len())?;
            (read.checked_mul(10_u32.checked_pow(u32::try_from(missing).ok()?)?)?, rest)
        }
        None => (0, rest),
    };
    Some((NaiveTime::from_hms_micro_opt(hour, minute, second, micros)?, rest))
}

/// How far a zone is ahead of UTC: `Z`, `+01:00`.
fn offset(zone: &str) -> Option<TimeDelta> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(TimeDelta::zero());
    }
    let (ahead, rest) = match zone.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, zone.strip_prefix('-')?),
    };
    let (hours, rest) = number(rest, 2)?;
    let (minutes, rest) = number(rest.strip_prefix(':')?, 2)?;
    if hours > 23 || minutes > 59 || !rest.is_empty() {
        return None;
    }
    let minutes = i64::from(hours.checked_mul(60)?.checked_add(minutes)?);
    TimeDelta::try_minutes(if ahead { minutes } else { minutes.checked_neg()? })
}

/// The number that a text begins with, in so many digits, and what follows it.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    let all = digits > 0 && number.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| number.parse().ok().map(|number| (number, rest))).flatten()
}

fn read<'de, T: Wire, D: serde::Deserializer<'de>>(text: &str) -> Result<T, D::Error> {
    T::read(text)
        .ok_or_else(|| serde::de::Error::invalid_value(serde::de::Unexpected::Str(text), &T::EXPECTED))
}

/// For a field that is always there.
pub mod one {
    use super::Wire;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// # Errors
    /// Those of the writer.
    pub fn serialize<T: Wire, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.write())
    }

    /// # Errors
    /// Those of the reader, and that it is no such thing.
    pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        super::read::<T, D>(&String::deserialize(from)?)
    }
}

/// For a field that may be missing; to be had with `default`.
pub mod option {
    use super::Wire;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// # Errors
    /// Those of the writer.
    pub fn serialize<T: Wire, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => to.serialize_some(&value.write()),
            None => to.serialize_none(),
        }
    }

    /// # Errors
    /// Those of the reader, and that it is no such thing.
    pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        Option::<String>::deserialize(from)?.map(|text| super::read::<T, D>(&text)).transpose()
    }
}

/// For a list.
pub mod many {
    use super::Wire;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// # Errors
    /// Those of the writer.
    pub fn serialize<T: Wire, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values.iter().map(Wire::write))
    }

    /// # Errors
    /// Those of the reader, and that one is no such thing.
    pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
        Vec::<String>::deserialize(from)?.iter().map(|text| super::read::<T, D>(text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As chrono itself reads and writes it, so that what was kept before is read.
    fn same<T>(text: &str)
    where
        T: Wire + serde::de::DeserializeOwned + serde::Serialize + PartialEq + std::fmt::Debug,
    {
        let ours = T::read(text);
        let theirs: Option<T> = serde_json::from_value(text.into()).ok();
        assert_eq!(ours, theirs, "{text}");
        if let Some(value) = ours {
            assert_eq!(T::read(&value.write()), Some(value), "{text}");
        }
    }

    #[test]
    fn days_hours_and_moments_are_read_as_chrono_reads_them() {
        for text in [
            "2026-04-01",
            "2024-02-29",
            "2026-02-29",
            "2026-13-01",
            "0000-01-01",
            "9999-12-31",
            "2026-04-31",
            "",
        ] {
            same::<NaiveDate>(text);
        }
        for text in ["09:00:00", "23:59:59.999999", "09:00", "24:00:00", "09:61:00", "09:00:00.5"] {
            same::<NaiveTime>(text);
        }
        for text in [
            "2026-04-01T08:12:00Z",
            "2026-04-01T08:12:00.123Z",
            "2026-04-01T08:12:00.123456Z",
            "2026-04-01T09:12:00+01:00",
            "2026-01-01T00:30:00-05:30",
            "2026-04-01T08:12:00",
            "2026-04-01",
            "2026-04-01T25:12:00Z",
        ] {
            same::<DateTime<Utc>>(text);
        }
    }

    #[test]
    fn it_is_written_as_chrono_writes_it() {
        let day: NaiveDate = "2026-04-01".parse().unwrap();
        assert_eq!(day.write(), "2026-04-01");
        for text in ["2026-04-01T08:12:00Z", "2026-04-01T08:12:00.123456Z"] {
            let at: DateTime<Utc> = text.parse().unwrap();
            assert_eq!(at.write(), text);
            assert_eq!(serde_json::to_value(at).unwrap(), text);
        }
    }

    #[test]
    fn nothing_else_is_read() {
        for text in ["26-04-01", "2026-4-1", "2026-04-01 ", "+026-04-01", "２０２６-04-01", "2026/04/01"]
        {
            assert_eq!(NaiveDate::read(text), None, "{text}");
        }
        for text in [
            "2026-04-01T08:12:00+1",
            "2026-04-01T08:12:00+99:00",
            "2026-04-01T08:12:00.Z",
            "T",
            "2026-04-01T",
        ] {
            assert_eq!(DateTime::<Utc>::read(text), None, "{text}");
        }
    }
}
