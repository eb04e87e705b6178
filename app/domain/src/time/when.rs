//! A day, or a month, as people say it in passing: "March", "March 2026", "31 March", "31/3/2026".

use chrono::{Datelike, NaiveDate};

use super::month_named;

/// What was said of a date; what was left out may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    day: Option<u32>,
    month: u32,
    year: Option<i32>,
}

impl When {
    /// Whether this day is meant.
    pub fn has(self, date: NaiveDate) -> bool {
        self.month == date.month()
            && self.day.is_none_or(|day| day == date.day())
            && self.year.is_none_or(|year| year == date.year())
    }

    /// What the first of these words say, and how many of them say it.
    pub fn leading(words: &[&str]) -> Option<(Self, usize)> {
        let named = |at: usize| words.get(at).and_then(|word| month(word));
        let year = |at: usize| words.get(at).and_then(|word| year(word));
        let (first, rest) = words.split_first()?;
        if let Some(month) = month(first) {
            let year = year(1);
            return Some((Self { day: None, month, year }, if year.is_some() { 2 } else { 1 }));
        }
        if let (Some(day), Some(month)) = (day(first), named(1)) {
            let year = if rest.len() > 1 { year(2) } else { None };
            return Some((Self { day: Some(day), month, year }, if year.is_some() { 3 } else { 2 }));
        }
        in_figures(first).map(|when| (when, 1))
    }
}

/// A month by its whole name or the three or four letters by which it is written short: fewer begin other words too.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    let number = month_named(&word)?;
    let whole = ["may", "june", "july", "march", "april"].contains(&word.as_str()) || word.len() > 5;
    (whole && is_whole(&word, number) || word.len() == 3 || word == "sept").then_some(number)
}

/// Whether nothing of the name is missing.
fn is_whole(word: &str, number: u32) -> bool {
    const LENGTHS: [usize; 12] = [7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8];
    let place = usize::try_from(number.saturating_sub(1)).unwrap_or_default();
    LENGTHS.get(place) == Some(&word.len())
}

fn day(word: &str) -> Option<u32> {
    let figures = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = word.get(figures.len()..)?.to_ascii_lowercase();
    let is_day = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th");
    number(figures, 2).filter(|day| is_day && (1..=31).contains(day))
}

fn year(word: &str) -> Option<i32> {
    let year = number(word, 4).filter(|year| word.len() == 4 && (2000..=2999).contains(year))?;
    i32::try_from(year).ok()
}

/// `2026-03`, `03/2026`, `31/3/2026`, `31/3/26`, `31/3`, `2026-03-31`.
fn in_figures(word: &str) -> Option<When> {
    let parts: Vec<&str> = word.split(['/', '-']).collect();
    let month = |part: &str| number(part, 2).filter(|month| (1..=12).contains(month));
    let of = |day: Option<u32>, month_part: &str, year: Option<i32>| {
        Some(When { day, month: month(month_part)?, year })
    };
    let short = |part: &str| number(part, 2).filter(|_| part.len() == 2)?.checked_add(2000);
    match parts.as_slice() {
        [first, second] => match (year(first), year(second)) {
            (Some(year), _) => of(None, second, Some(year)),
            (None, Some(year)) => of(None, first, Some(year)),
            (None, None) => of(Some(day(first)?), second, None),
        },
        [first, second, third] => {
            if let Some(year) = year(first) {
                return of(Some(day(third)?), second, Some(year));
            }
            let year = year(third).or_else(|| i32::try_from(short(third)?).ok())?;
            of(Some(day(first)?), second, Some(year))
        }
        _ => None,
    }
}

fn number(text: &str, most: usize) -> Option<u32> {
    let figures = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<u32>, u32, Option<i32>, usize)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        When::leading(&words).map(|(when, length)| (when.day, when.month, when.year, length))
    }

    #[test]
    fn what_is_said_of_a_date_is_understood() {
        for (text, said) in [
            ("March", (None, 3, None, 1)),
            ("mar.", (None, 3, None, 1)),
            ("Sept 2025", (None, 9, Some(2025), 2)),
            ("March 2026 pharmacy", (None, 3, Some(2026), 2)),
            ("31 March", (Some(31), 3, None, 2)),
            ("1st may 2026", (Some(1), 5, Some(2026), 3)),
            ("2026-03", (None, 3, Some(2026), 1)),
            ("3/2026", (None, 3, Some(2026), 1)),
            ("31/3/26", (Some(31), 3, Some(2026), 1)),
            ("2026-03-31", (Some(31), 3, Some(2026), 1)),
            ("31/3", (Some(31), 3, None, 1)),
        ] {
            assert_eq!(read(text), Some(said), "{text}");
        }
        for none in [
            "", "marc", "maria", "31", "pharmacy", "13/2026", "32 March", "1/2/3/4", "46.37", "-", "4/",
            "septem",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
