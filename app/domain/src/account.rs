//! A direct payment: one person's money from one council for the needs in their plan (Care Act 2014 s33(3)), with the
//! weekly rates it had over time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::NeedId;
use crate::money::Pence;
use crate::text::{Name, NeedTitle};
use crate::time::Period;

/// Whose payment it is, in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// An adult's own (Care Act 2014 s31 or s32).
    Adult,
    /// A carer's own, for the carer's needs.
    Carer,
    /// For a disabled child, paid to a parent (Children Act 1989 s17A).
    Child,
}

/// One week's money from a day on. The council pays gross less contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeeklyRate {
    /// The first day it holds.
    #[serde(with = "crate::wire::one")]
    pub from: NaiveDate,
    /// Before the person's contribution, in pence a week.
    pub gross: Pence,
    /// What the person pays towards it, in pence a week.
    pub contribution: Pence,
}

impl WeeklyRate {
    /// What the council pays for one week.
    pub fn net(&self) -> Option<Pence> {
        self.gross.checked_sub(self.contribution)
    }
}

/// What a period costs: both parts rounded once, and net their difference (never rounded on its own).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Before the contribution.
    pub gross: Pence,
    /// The person's part.
    pub contribution: Pence,
    /// What the council pays.
    pub net: Pence,
}

/// The dated weekly rates of one payment, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(from = "Vec<WeeklyRate>", into = "Vec<WeeklyRate>")]
pub struct Rates(Vec<WeeklyRate>);

impl From<Vec<WeeklyRate>> for Rates {
    fn from(mut rates: Vec<WeeklyRate>) -> Self {
        rates.sort_by_key(|rate| rate.from);
        Self(rates)
    }
}

impl From<Rates> for Vec<WeeklyRate> {
    fn from(rates: Rates) -> Self {
        rates.0
    }
}

impl Rates {
    /// The rate of this day; `None` before the first.
    pub fn on(&self, day: NaiveDate) -> Option<&WeeklyRate> {
        self.0.iter().rev().find(|rate| rate.from <= day)
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &WeeklyRate> {
        self.0.iter()
    }

    /// What is due for a period by the day, the rate changing inside it or the payment starting in it. `None` where it
    /// would not fit.
    pub fn due(&self, period: Period) -> Option<Due> {
        let mut sevenths = (Pence::ZERO, Pence::ZERO);
        let mut day = period.first;
        while day <= period.last {
            if let Some(rate) = self.on(day) {
                sevenths = (sevenths.0.checked_add(rate.gross)?, sevenths.1.checked_add(rate.contribution)?);
            }
            day = day.succ_opt()?;
        }
        let (gross, contribution) = (sevenths.0.times_ratio(1, 7)?, sevenths.1.times_ratio(1, 7)?);
        Some(Due { gross, contribution, net: gross.checked_sub(contribution)? })
    }
}

/// Where a share of the money comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Funding {
    /// Social care: the council.
    Council,
    /// Health: an integrated care board.
    Health,
    /// Education: an education, health and care plan.
    Education,
}

/// Who pays a share of the money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Funder {
    /// The body's name.
    pub name: Name,
    /// Which rules its share follows.
    pub funding: Funding,
    /// Its part of the gross payment, in hundredths of a per cent (7,500 is three quarters).
    pub share: u16,
}

/// A need in the plan that the money may meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanNeed {
    /// Its id.
    pub id: NeedId,
    /// A few words.
    pub title: NeedTitle,
}

/// A form in which somebody needs what we write (Accessible Information Standard, DAPB1605).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Short sentences with pictures.
    EasyRead,
    /// Large print.
    LargePrint,
    /// A recording.
    Audio,
    /// Braille.
    Braille,
    /// British Sign Language.
    SignLanguage,
}

/// How somebody can best be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// Messages here.
    Portal,
    /// A telephone call.
    Telephone,
    /// A letter.
    Letter,
}

/// How a person wants the council to communicate; an officer sees it before anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Communication {
    /// The forms they need.
    pub formats: Vec<Format>,
    /// The language they need an interpreter for.
    pub interpreter: Option<Name>,
    /// How to reach them.
    pub contact: Contact,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn rate(from: &str, gross: i64) -> WeeklyRate {
        WeeklyRate { from: day(from), gross: Pence::new(gross), contribution: Pence::new(2185) }
    }

    fn due(rates: Vec<WeeklyRate>, first: &str) -> (i64, i64, i64) {
        let due = Rates::from(rates).due(Period::four_weeks_from(day(first)).unwrap()).unwrap();
        (due.gross.get(), due.contribution.get(), due.net.get())
    }

    #[test]
    fn four_weeks_are_gross_less_contribution() {
        assert_eq!(due(vec![rate("2025-04-07", 33_049)], "2026-03-09"), (132_196, 8740, 123_456));
    }

    #[test]
    fn a_start_inside_a_period_is_paid_by_the_day() {
        assert_eq!(due(vec![rate("2026-04-15", 33_049)], "2026-04-06"), (89_704, 5931, 83_773));
    }

    #[test]
    fn an_uplift_inside_a_period_is_rounded_once() {
        let rates = vec![rate("2026-04-01", 34_701), rate("2025-04-07", 33_049)];
        assert_eq!(due(rates, "2026-03-16"), (135_028, 8740, 126_288));
    }
}
