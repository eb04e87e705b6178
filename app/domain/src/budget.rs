//! What is left: the balance of a direct payment, and what it means in weeks of support.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::money::Pence;
use crate::spending::Entry;

/// What was in the account on its first day here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningBalance {
    /// The money, in pence, at the start of the day.
    pub amount: Pence,
    /// The day. Entries of earlier days do not exist here.
    #[serde(with = "crate::wire::one")]
    pub date: NaiveDate,
}

/// What is in the account, and when that was so. Never shown without its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Balance {
    /// The money, in pence.
    pub amount: Pence,
    /// When the council's record said so.
    #[serde(with = "crate::wire::one")]
    pub as_at: DateTime<Utc>,
}

/// The balance after these entries: what came in is added, what left the account is taken away. `None` where the sum
/// would not fit.
pub fn after<'a>(start: Pence, entries: impl IntoIterator<Item = &'a Entry>) -> Option<Pence> {
    entries.into_iter().try_fold(start, |left, entry| left.checked_add(entry.effect()))
}

/// How an account stands, in the first words of Home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A week's money or more is there.
    Fine,
    /// Less than one week's money is left.
    Low,
    /// More was spent than there was.
    Short,
}

/// How an account stands; `week` is the net payment of one week in pence.
pub fn standing(balance: Pence, week: Pence) -> Standing {
    if balance.is_negative() {
        Standing::Short
    } else if balance < week {
        Standing::Low
    } else {
        Standing::Fine
    }
}

/// How many **half** weeks of support the balance is, to the nearest: 5 is two and a half weeks. None is 0 for an empty
/// or short account, and where there is no weekly payment.
pub fn half_weeks(balance: Pence, week: Pence) -> i64 {
    if balance.is_negative() || week <= Pence::ZERO {
        return 0;
    }
    Pence::new(2).times_ratio(balance.get(), week.get()).map_or(0, Pence::get)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_told_to_the_nearest_half() {
        let week = Pence::new(30_864);
        assert_eq!(half_weeks(Pence::new(76_176), week), 5);
        assert_eq!(half_weeks(Pence::new(37_791), week), 2);
        assert_eq!(half_weeks(Pence::new(-5), week), 0);
        assert_eq!(half_weeks(Pence::new(100), Pence::ZERO), 0);
    }

    #[test]
    fn an_account_is_fine_low_or_short() {
        let week = Pence::new(30_864);
        assert_eq!(standing(Pence::new(30_864), week), Standing::Fine);
        assert_eq!(standing(Pence::new(30_863), week), Standing::Low);
        assert_eq!(standing(Pence::new(-1), week), Standing::Short);
    }
}
