//! A receipt with several things on it: what was for which need, and what was private. The first part is whatever the others
//! leave of the whole, so that parts which do not sum to the penny cannot be written down.

use serde::{Deserialize, Serialize};

use super::{Category, PaidBy, Spend};
use crate::id::NeedId;
use crate::money::{Amount, Pence};

/// The most parts that are split off one spend.
pub const MOST_PARTS: usize = 12;

/// A part that was split off a spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Part {
    /// How much of the whole, in pence.
    pub amount: Amount,
    /// What it was for.
    pub category: Category,
    /// Which need of the plan it meets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<NeedId>,
}

impl Category {
    /// Whether it is the person's own affair, and the money is owed back to the account.
    pub const fn is_private(self) -> bool {
        matches!(self, Self::PrivatePaidInError)
    }
}

impl Spend {
    /// What the first part is: the whole less what was split off. `None` where nothing would be left of it, or there are more
    /// than [`MOST_PARTS`] others: such a spend is refused.
    pub fn first_part(&self) -> Option<Amount> {
        let others = Pence::try_sum(self.split.iter().map(|part| part.amount.pence()))?;
        let left = self.amount.pence().checked_sub(others)?;
        Amount::new(left).ok().filter(|_| self.split.len() <= MOST_PARTS)
    }

    /// Every part, the first one first; one where nothing was split off. They sum to the whole.
    pub fn parts(&self) -> Vec<Part> {
        let amount = self.first_part().unwrap_or(self.amount);
        let first = Part { amount, category: self.category, need: self.need };
        std::iter::once(first).chain(self.split.iter().copied()).collect()
    }

    /// What was private and left the account all the same, in pence: it is to be paid back.
    pub fn to_pay_back(&self) -> Pence {
        let private = self.parts().into_iter().filter(|part| part.category.is_private());
        match self.paid_by {
            PaidBy::OwnMoney => Pence::ZERO,
            PaidBy::Card | PaidBy::Account | PaidBy::Cash => {
                Pence::try_sum(private.map(|part| part.amount.pence())).unwrap_or_default()
            }
        }
    }
}

/// By how much parts that somebody typed miss the whole, in pence: more than nothing is short, less is over. `None` is to the
/// penny.
pub fn missing(whole: Amount, parts: impl IntoIterator<Item = Amount>) -> Option<Pence> {
    let sum = Pence::try_sum(parts.into_iter().map(Amount::pence)).unwrap_or(Pence::new(i64::MAX));
    let short = whole.pence().checked_sub(sum).unwrap_or(Pence::new(i64::MIN));
    (short != Pence::ZERO).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pence(amount: i64) -> Amount {
        Amount::try_from(amount).unwrap()
    }

    fn pharmacy(private: &[i64]) -> Spend {
        let split = private
            .iter()
            .map(|amount| Part { amount: pence(*amount), category: Category::PrivatePaidInError, need: None })
            .collect();
        Spend { split, ..crate::spending::tests::pharmacy() }
    }

    /// Worked example 8: £46.37 at a pharmacy, £31.20 of it for gloves and pads, £15.17 private.
    #[test]
    fn the_private_part_is_to_be_paid_back() {
        let split = pharmacy(&[1517]);
        assert_eq!(
            split.parts().iter().map(|part| part.amount).collect::<Vec<_>>(),
            [pence(3120), pence(1517)]
        );
        assert_eq!(split.to_pay_back(), Pence::new(1517));
        assert_eq!(missing(pence(4637), [pence(3120), pence(1516)]), Some(Pence::new(1)));
        assert_eq!(missing(pence(4637), [pence(3120), pence(1518)]), Some(Pence::new(-1)));
        assert_eq!(missing(pence(4637), [pence(3120), pence(1517)]), None);
        assert_eq!(Spend { paid_by: PaidBy::OwnMoney, ..split }.to_pay_back(), Pence::ZERO);
        assert_eq!(pharmacy(&[]).to_pay_back(), Pence::ZERO);
    }

    #[test]
    fn a_spend_of_which_nothing_is_left_is_none() {
        assert_eq!(pharmacy(&[4637]).first_part(), None);
        assert_eq!(pharmacy(&[4637, 1]).first_part(), None);
        assert_eq!(pharmacy(&[1; MOST_PARTS]).first_part(), Some(pence(4637 - 12)));
        assert_eq!(pharmacy(&[1; MOST_PARTS + 1]).first_part(), None);
    }

    #[test]
    fn a_spend_without_parts_is_written_as_before() {
        let text = serde_json::to_string(&pharmacy(&[])).unwrap();
        assert!(!text.contains("split"), "{text}");
        assert_eq!(serde_json::from_str::<Spend>(&text).unwrap(), pharmacy(&[]));
        let text = serde_json::to_string(&pharmacy(&[1517])).unwrap();
        assert_eq!(serde_json::from_str::<Spend>(&text).unwrap(), pharmacy(&[1517]));
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(split in prop::collection::vec(1i64..2000, 0..=MOST_PARTS)) {
            let spend = pharmacy(&split);
            let sum: i64 = spend.parts().iter().map(|part| part.amount.pence().get()).sum();
            if spend.first_part().is_some() {
                prop_assert_eq!(sum, 4637);
                prop_assert_eq!(missing(spend.amount, spend.parts().into_iter().map(|part| part.amount)), None);
            }
        }
    }
}
