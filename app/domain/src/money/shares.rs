//! One amount among several.

use super::Pence;

/// Shares an amount by weights to the penny: each gets the whole pence of its part, and the pennies that are over go to the
/// largest remainders, a tie to whoever is listed first. The shares sum to the amount. `None` where there is nobody to share
/// with, every weight is nothing, or the amount is negative.
pub fn shares(amount: Pence, weights: &[u32]) -> Option<Vec<Pence>> {
    let whole = u128::try_from(amount.get()).ok()?;
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return None;
    }
    let mut parts = Vec::with_capacity(weights.len());
    for weight in weights {
        let product = whole.checked_mul(u128::from(*weight))?;
        parts.push((product.checked_div(all)?, product.checked_rem(all)?));
    }
    let given: u128 = parts.iter().map(|(part, _)| part).sum();
    let over = usize::try_from(whole.checked_sub(given)?).ok()?;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    // The sort is stable: of equal remainders the first listed stays first.
    order.sort_by_key(|place| std::cmp::Reverse(parts.get(*place).map(|(_, rest)| *rest)));
    for place in order.into_iter().take(over) {
        if let Some((part, _)) = parts.get_mut(place) {
            *part = part.checked_add(1)?;
        }
    }
    parts.into_iter().map(|(part, _)| i64::try_from(part).ok().map(Pence::new)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shared(amount: i64, weights: &[u32]) -> Vec<i64> {
        shares(Pence::new(amount), weights).unwrap().into_iter().map(Pence::get).collect()
    }

    /// Worked examples 7 and 18: a surplus goes back to those who paid it, by what each paid.
    #[test]
    fn a_surplus_is_shared_by_what_each_paid() {
        assert_eq!(shared(25_210, &[2185, 30_864]), [1667, 23_543]);
        assert_eq!(shared(20_001, &[75, 25]), [15_001, 5000]);
        assert_eq!(shared(164_608, &[123_456, 41_152]), [123_456, 41_152]);
    }

    #[test]
    fn of_equal_remainders_the_first_listed_gets_the_penny() {
        assert_eq!(shared(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(shared(2, &[1, 1, 1]), [1, 1, 0]);
        assert_eq!(shared(5, &[0, 1]), [0, 5]);
    }

    #[test]
    fn nothing_can_be_shared_with_nobody() {
        assert_eq!(shares(Pence::new(5), &[]), None);
        assert_eq!(shares(Pence::new(5), &[0, 0]), None);
        assert_eq!(shares(Pence::new(-5), &[1]), None);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_amount(amount in 0i64..=9_999_999, weights in prop::collection::vec(0u32..=10_000, 1..8)) {
            if let Some(shares) = shares(Pence::new(amount), &weights) {
                prop_assert_eq!(Pence::try_sum(shares), Some(Pence::new(amount)));
            } else {
                prop_assert!(weights.iter().all(|weight| *weight == 0));
            }
        }

        #[test]
        fn nobody_is_a_penny_or_more_from_their_part(amount in 0i64..=9_999_999, weights in prop::collection::vec(1u32..=10_000, 1..8)) {
            let all: i64 = weights.iter().map(|weight| i64::from(*weight)).sum();
            for (share, weight) in shared(amount, &weights).into_iter().zip(&weights) {
                let apart = share.saturating_mul(all).abs_diff(amount.saturating_mul(i64::from(*weight)));
                prop_assert!(apart < all.unsigned_abs());
            }
        }
    }
}
