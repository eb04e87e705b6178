//! A council and its rules. Each rule is a dated fact: councils differ in thresholds, words and hours, and change them in
//! April, so a profile holds from a day on and is looked up by date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::spending::{Category, MileageRate};
use crate::text::Name;
use crate::time::OpeningHours;

/// A telephone number as people in the United Kingdom write it: `020 7946 0100`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
#[serde(try_from = "String", into = "String")]
pub struct Telephone(String);

/// The text is not a telephone number of the United Kingdom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a telephone number")]
pub struct NotATelephone;

impl Telephone {
    /// The number: three digits (`999`) to eleven, beginning with 0 where longer than six; blanks are kept as written.
    ///
    /// # Errors
    /// [`NotATelephone`].
    pub fn new(text: &str) -> Result<Self, NotATelephone> {
        let text = text.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let only = text.chars().all(|c| c.is_ascii_digit() || c == ' ');
        let begins = text.starts_with('0') || digits <= 6;
        if only && begins && (3..=11).contains(&digits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotATelephone)
        }
    }

    /// The number as it is read.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that a phone dials: `tel:+442079460100`.
    pub fn link(&self) -> String {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        digits.strip_prefix('0').map_or_else(|| format!("tel:{digits}"), |rest| format!("tel:+44{rest}"))
    }
}

impl TryFrom<String> for Telephone {
    type Error = NotATelephone;
    fn try_from(text: String) -> Result<Self, NotATelephone> {
        Self::new(&text)
    }
}

impl From<Telephone> for String {
    fn from(number: Telephone) -> Self {
        number.0
    }
}

/// Which weekly figure a council counts its threshold in. Councils differ, and at least one was found at fault for not
/// saying which (LGO 19 019 886), so it is always stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ThresholdBase {
    /// After the person's contribution (what the council pays).
    Net,
    /// Before it.
    Gross,
}

/// How much may stay in an account before it is surplus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Threshold {
    /// How many weeks' money (Harrow 4, Worcestershire 6, Richmond 8).
    pub weeks: u8,
    /// Of which figure.
    pub base: ThresholdBase,
}

/// A council's rules from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The first day it holds.
    #[serde(with = "crate::wire::one")]
    pub from: NaiveDate,
    /// The direct payments team, in every footer.
    pub telephone: Telephone,
    /// For care that is needed while the council is closed.
    pub out_of_hours: Telephone,
    /// When the team can be reached.
    pub hours: OpeningHours,
    /// Bank holidays and the council's own closing days.
    #[serde(with = "crate::wire::many")]
    pub closing_days: Vec<NaiveDate>,
    /// What may be kept.
    pub threshold: Threshold,
    /// After how many days without use somebody must sign in again.
    pub idle_days: u16,
    /// What spends can be for, in the order in which they are offered.
    pub categories: Vec<Category>,
    /// What is paid for a mile, where the council has said.
    #[serde(default)]
    pub mileage: Option<MileageRate>,
    /// Within how many days the council wants the receipt of a one-off payment.
    #[serde(default = "usual_one_off_days")]
    pub one_off_receipt_days: u16,
}

/// Four weeks, until a council says otherwise.
const fn usual_one_off_days() -> u16 {
    28
}

/// A council with all the rules it ever had here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Council {
    /// Its name, as on its letters.
    pub name: Name,
    profiles: Vec<Profile>,
}

/// A council without rules cannot serve anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a council needs at least one profile")]
pub struct NoProfile;

impl Council {
    /// A council with its profiles, in any order.
    ///
    /// # Errors
    /// [`NoProfile`] where there is none.
    pub fn new(name: Name, mut profiles: Vec<Profile>) -> Result<Self, NoProfile> {
        if profiles.is_empty() {
            return Err(NoProfile);
        }
        profiles.sort_by_key(|profile| profile.from);
        Ok(Self { name, profiles })
    }

    /// The rules of this day; before the first profile, the first.
    pub fn on(&self, day: NaiveDate) -> Option<&Profile> {
        self.profiles.iter().rev().find(|profile| profile.from <= day).or_else(|| self.profiles.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_dialled_from_anywhere() {
        assert_eq!(Telephone::new(" 020 7946 0100 ").unwrap().link(), "tel:+442079460100");
        assert_eq!(Telephone::new("999").unwrap().link(), "tel:999");
        for wrong in ["", "12", "+44 20 7946 0100", "7946 0100", "020 7946 0100 ext 3", "020794601001"] {
            assert!(Telephone::new(wrong).is_err(), "{wrong}");
        }
    }
}
