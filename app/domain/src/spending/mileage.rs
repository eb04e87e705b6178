//! Miles that somebody drove for the person, paid by the mile. A claim is rounded once, on its total; rounding each trip would
//! give another sum.

use serde::{Deserialize, Serialize};

use crate::money::{Amount, Pence};

/// Miles, in tenths of a mile; more than nothing, at most 9,999.9 in one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = u32, minimum = 1, maximum = 99_999))]
#[serde(try_from = "u32", into = "u32")]
pub struct Miles(u32);

/// Why a text is no number of miles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum MilesError {
    /// Nothing was entered.
    #[error("no miles")]
    Missing,
    /// It is not a number of miles, or one finer than a tenth of a mile.
    #[error("not a number of miles")]
    NotANumber,
    /// It is nothing.
    #[error("no mile")]
    Zero,
    /// It is over 9,999.9 miles.
    #[error("too many miles")]
    TooMany,
}

impl Miles {
    /// The most miles of one claim, in tenths.
    pub const MOST: u32 = 99_999;

    /// How many tenths of a mile.
    pub const fn tenths(self) -> u32 {
        self.0
    }

    /// Reads what a person types: `137`, `12.3`, and trips put together, `12.3 + 12.3 + 12.3`.
    ///
    /// # Errors
    /// Every [`MilesError`].
    pub fn parse(text: &str) -> Result<Self, MilesError> {
        let kept: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        if kept.is_empty() {
            return Err(MilesError::Missing);
        }
        let mut all = 0_u32;
        for trip in kept.split('+') {
            all = all.saturating_add(tenths(trip).ok_or(MilesError::NotANumber)?);
        }
        Self::try_from(all)
    }
}

/// One trip: figures, and one decimal at most.
fn tenths(trip: &str) -> Option<u32> {
    let (whole, tenth) = trip.split_once('.').unwrap_or((trip, "0"));
    let figures =
        |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_digit());
    if !figures(whole) || !figures(tenth) || tenth.len() > 1 {
        return None;
    }
    whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth.parse().ok()?)
}

/// `12.3`; whole miles without the tenth.
impl std::fmt::Display for Miles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, tenth) = (self.0.checked_div(10).unwrap_or(0), self.0.checked_rem(10).unwrap_or(0));
        match tenth {
            0 => write!(f, "{whole}"),
            tenth => write!(f, "{whole}.{tenth}"),
        }
    }
}

impl TryFrom<u32> for Miles {
    type Error = MilesError;
    fn try_from(tenths: u32) -> Result<Self, MilesError> {
        match tenths {
            0 => Err(MilesError::Zero),
            1..=Self::MOST => Ok(Self(tenths)),
            _ => Err(MilesError::TooMany),
        }
    }
}

impl From<Miles> for u32 {
    fn from(miles: Miles) -> Self {
        miles.0
    }
}

/// What a council pays for a mile, as of the profile that it stands in. Some pay less once many miles were claimed in a year
/// (as HM Revenue and Customs' approved rate does after 10,000 miles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MileageRate {
    /// For one mile, in pence.
    pub pence: u16,
    /// From how many miles of a year on another rate holds, and which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<Beyond>,
}

/// The second band of a [`MileageRate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beyond {
    /// So many miles of the tax year are paid at the first rate.
    pub miles: u16,
    /// For each mile after, in pence.
    pub pence: u16,
}

/// How a claim is made up: the miles of each band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// At the first rate, in tenths of a mile.
    pub first: u32,
    /// At the second, in tenths of a mile.
    pub second: u32,
    /// What is paid for all of them, rounded once.
    pub amount: Pence,
}

impl MileageRate {
    /// What is paid for these miles; `claimed` is what was claimed since 6 April, in tenths of a mile.
    pub fn claim(&self, miles: Miles, claimed: u32) -> Claim {
        let left = self
            .beyond
            .map_or(u32::MAX, |beyond| u32::from(beyond.miles).saturating_mul(10).saturating_sub(claimed));
        let first = miles.tenths().min(left);
        let second = miles.tenths().saturating_sub(first);
        let paid = |tenths: u32, pence: u16| u64::from(tenths).saturating_mul(u64::from(pence));
        let all = paid(first, self.pence)
            .saturating_add(paid(second, self.beyond.map_or(0, |beyond| beyond.pence)));
        // Half up: a tenth of a mile at whole pence has tenths of a penny.
        let pence = all.saturating_add(5).checked_div(10).unwrap_or(0);
        Claim { first, second, amount: Pence::new(i64::try_from(pence).unwrap_or(i64::MAX)) }
    }

    /// The claim as an amount; `None` where it is nothing or over what one line may hold.
    pub fn amount(&self, miles: Miles, claimed: u32) -> Option<Amount> {
        Amount::new(self.claim(miles, claimed).amount).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FLAT: MileageRate = MileageRate { pence: 45, beyond: None };
    const BANDS: MileageRate = MileageRate { pence: 45, beyond: Some(Beyond { miles: 10_000, pence: 25 }) };

    fn miles(text: &str) -> Miles {
        Miles::parse(text).unwrap()
    }

    /// Worked example 12, in its three parts.
    #[test]
    fn miles_are_paid_and_rounded_once() {
        assert_eq!(FLAT.claim(miles("137"), 0).amount, Pence::new(6165));
        assert_eq!(FLAT.claim(miles("12.3 + 12.3 + 12.3"), 0).amount, Pence::new(1661));
        let banded = BANDS.claim(miles("137"), 99_620);
        assert_eq!((banded.first, banded.second, banded.amount), (380, 990, Pence::new(4185)));
    }

    #[test]
    fn a_band_begins_where_the_other_ends() {
        assert_eq!(BANDS.claim(miles("10"), 0).second, 0);
        assert_eq!(BANDS.claim(miles("10"), 100_000).first, 0);
        assert_eq!(BANDS.claim(miles("10"), 200_000).amount, Pence::new(250));
        assert_eq!(MileageRate { pence: 0, beyond: None }.amount(miles("10"), 0), None);
    }

    #[test]
    fn miles_are_read_as_they_are_typed() {
        for (text, tenths) in [("137", 1370), (" 12.3 ", 123), ("12.3+0.7", 130), ("9999.9", 99_999)] {
            assert_eq!(Miles::parse(text).map(Miles::tenths), Ok(tenths), "{text}");
        }
        for (text, error) in [
            ("", MilesError::Missing),
            ("0", MilesError::Zero),
            ("10000", MilesError::TooMany),
            ("12.34", MilesError::NotANumber),
            ("12 +", MilesError::NotANumber),
            ("-3", MilesError::NotANumber),
            ("far", MilesError::NotANumber),
            ("9999999", MilesError::NotANumber),
        ] {
            assert_eq!(Miles::parse(text), Err(error), "{text}");
        }
        assert_eq!(
            (miles("12.3").to_string(), miles("137").to_string()),
            ("12.3".to_owned(), "137".to_owned())
        );
    }

    proptest! {
        #[test]
        fn a_claim_is_all_its_miles(tenths in 1..=Miles::MOST, claimed in 0u32..200_000) {
            let claim = BANDS.claim(Miles::try_from(tenths).unwrap(), claimed);
            prop_assert_eq!(claim.first.checked_add(claim.second), Some(tenths));
            prop_assert!(claim.amount <= FLAT.claim(Miles::try_from(tenths).unwrap(), 0).amount);
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = Miles::parse(&text);
        }
    }
}
