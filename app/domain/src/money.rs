//! Money: whole pence, no floating point, no operators that could wrap. What a screen totals is totalled here, so that
//! a phone without signal and the server give the same figure to the penny.

use serde::{Deserialize, Serialize};

mod shares;

pub use shares::shares;

/// An amount of money in whole pence; may be negative (an account that is short).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = i64))]
#[serde(transparent)]
pub struct Pence(i64);

impl Pence {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// This many pence.
    pub const fn new(pence: i64) -> Self {
        Self(pence)
    }

    /// The number of pence, for a database column.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The sum, or `None` where it would not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` where it would not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum of all, or `None` where it would not fit.
    pub fn try_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// `self × numerator ÷ denominator`, rounded **once**, half up (away from zero for a negative amount). `None` for a
    /// denominator that is not positive, or where the result would not fit.
    pub fn times_ratio(self, numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let denominator = i128::from(denominator);
        let product = i128::from(self.0).checked_mul(i128::from(numerator))?;
        let doubled = product.unsigned_abs().checked_mul(2)?.checked_add(denominator.unsigned_abs())?;
        let rounded = doubled.checked_div(denominator.unsigned_abs().checked_mul(2)?)?;
        let rounded = i64::try_from(rounded).ok()?;
        if product.is_negative() { rounded.checked_neg().map(Self) } else { Some(Self(rounded)) }
    }

    /// Whether this is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

/// `£1,234.56`; a negative amount has a minus sign before the pound sign.
impl std::fmt::Display for Pence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all = self.0.unsigned_abs();
        let (pounds, pence) = (all.checked_div(100).unwrap_or(0), all.checked_rem(100).unwrap_or(0));
        let digits = pounds.to_string();
        let mut grouped = String::with_capacity(digits.len().saturating_mul(2));
        for (place, digit) in digits.chars().enumerate() {
            let left = digits.len().saturating_sub(place);
            if place > 0 && left.checked_rem(3) == Some(0) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        write!(f, "{sign}£{grouped}.{pence:02}")
    }
}

/// Why a text is not an amount that somebody paid or got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AmountError {
    /// Nothing was entered.
    #[error("no amount")]
    Missing,
    /// The text is not a number of pounds.
    #[error("not a number")]
    NotANumber,
    /// There are parts of a penny.
    #[error("more than two decimals")]
    TooManyDecimals,
    /// Nothing was paid.
    #[error("zero")]
    Zero,
    /// Less than nothing.
    #[error("negative")]
    Negative,
    /// Over [`Amount::MOST`].
    #[error("too large")]
    TooLarge,
}

/// What somebody paid or got: more than nothing, at most £99,999.99.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = i64, minimum = 1, maximum = 9_999_999))]
#[serde(try_from = "i64", into = "i64")]
pub struct Amount(Pence);

impl Amount {
    /// The most that one line may hold: £99,999.99.
    pub const MOST: Pence = Pence(9_999_999);

    /// The amount of these pence.
    ///
    /// # Errors
    /// [`AmountError::Zero`], [`AmountError::Negative`], [`AmountError::TooLarge`].
    pub fn new(pence: Pence) -> Result<Self, AmountError> {
        match pence.get() {
            0 => Err(AmountError::Zero),
            ..0 => Err(AmountError::Negative),
            1.. if pence > Self::MOST => Err(AmountError::TooLarge),
            1.. => Ok(Self(pence)),
        }
    }

    /// The pence.
    pub const fn pence(self) -> Pence {
        self.0
    }

    /// Reads what a person types: `12`, `£12.34`, `1,200.50`, `£ 1 200.5`. A comma must stand where thousands are parted,
    /// because `12,34` could mean two things.
    ///
    /// # Errors
    /// Every [`AmountError`].
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '£').collect();
        if kept.is_empty() {
            return Err(AmountError::Missing);
        }
        let (negative, digits) = match kept.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, kept.as_str()),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = without_thousands_commas(whole).ok_or(AmountError::NotANumber)?;
        let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if (whole.is_empty() && decimals.is_empty()) || !all_digits(&whole) || !all_digits(decimals) {
            return Err(AmountError::NotANumber);
        }
        if decimals.len() > 2 {
            return Err(AmountError::TooManyDecimals);
        }
        let significant = whole.trim_start_matches('0');
        if significant.len() > 9 {
            return Err(if negative { AmountError::Negative } else { AmountError::TooLarge });
        }
        let read: i64 = format!("{significant}{decimals:0<2}").parse().unwrap_or(0);
        match (read, negative) {
            (0, _) => Err(AmountError::Zero),
            (_, true) => Err(AmountError::Negative),
            (pence, false) => Self::new(Pence(pence)),
        }
    }
}

/// `1,200` → `1200`; `None` where a comma stands anywhere but before three digits.
fn without_thousands_commas(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !rest.is_empty();
    if grouped && (first.is_empty() || first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    Some(whole.replace(',', ""))
}

impl TryFrom<i64> for Amount {
    type Error = AmountError;
    fn try_from(pence: i64) -> Result<Self, AmountError> {
        Self::new(Pence(pence))
    }
}

impl From<Amount> for i64 {
    fn from(amount: Amount) -> Self {
        amount.0.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_is_read() {
        for (text, pence) in [
            ("12", 1200),
            ("£12.34", 1234),
            ("1,200.50", 120_050),
            ("£1,200.5", 120_050),
            (" 46.37 ", 4637),
            ("£ 1 200", 120_000),
            (".5", 50),
            ("7.", 700),
            ("0.01", 1),
            ("00012", 1200),
            ("99,999.99", 9_999_999),
        ] {
            assert_eq!(Amount::parse(text).map(i64::from), Ok(pence), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused_for_its_own_reason() {
        for (text, error) in [
            ("", AmountError::Missing),
            (" £ ", AmountError::Missing),
            ("twelve", AmountError::NotANumber),
            ("12,34", AmountError::NotANumber),
            ("1,2,3", AmountError::NotANumber),
            (",200", AmountError::NotANumber),
            ("1.2.3", AmountError::NotANumber),
            (".", AmountError::NotANumber),
            ("1e3", AmountError::NotANumber),
            ("12.345", AmountError::TooManyDecimals),
            ("0", AmountError::Zero),
            ("-0.00", AmountError::Zero),
            ("-5", AmountError::Negative),
            ("\u{2212}5", AmountError::Negative),
            ("100000", AmountError::TooLarge),
            ("99999999999999999999999", AmountError::TooLarge),
        ] {
            assert_eq!(Amount::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn money_is_written_as_people_write_it() {
        for (pence, text) in [
            (0, "£0.00"),
            (4637, "£46.37"),
            (123_456, "£1,234.56"),
            (123_456_789, "£1,234,567.89"),
            (-38_385, "\u{2212}£383.85"),
            (100_000, "£1,000.00"),
        ] {
            assert_eq!(Pence::new(pence).to_string(), text);
        }
    }

    #[test]
    fn a_ratio_rounds_once_and_half_up() {
        assert_eq!(Pence::new(33_049).times_ratio(19, 7), Some(Pence::new(89_704)));
        assert_eq!(Pence::new(2185).times_ratio(19, 7), Some(Pence::new(5931)));
        assert_eq!(Pence::new(1).times_ratio(1, 2), Some(Pence::new(1)));
        assert_eq!(Pence::new(-1).times_ratio(1, 2), Some(Pence::new(-1)));
        assert_eq!(Pence::new(1).times_ratio(1, 0), None);
        assert_eq!(Pence::new(i64::MAX).times_ratio(2, 1), None);
    }

    proptest! {
        #[test]
        fn an_amount_that_is_shown_is_read_back(pence in 1i64..=9_999_999) {
            let amount = Amount::new(Pence::new(pence)).unwrap();
            prop_assert_eq!(Amount::parse(&amount.pence().to_string()), Ok(amount));
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = Amount::parse(&text);
        }
    }
}
