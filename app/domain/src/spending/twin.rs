//! Whether something was written down twice. It is asked, never decided: two of the same on one day do happen.

use super::Spend;
use super::fold::folded;

/// So many days may lie between the two: who writes down a receipt a second time often takes another day for it.
const APART: i64 = 3;

/// Whether two spends look like one: the same payee, whatever the case of the letters, the accents and the blanks, the same amount, and
/// at most three days apart. The same amount a week later is another spend.
pub fn is_twin(one: &Spend, other: &Spend) -> bool {
    let apart = one.date.signed_duration_since(other.date).num_days().abs();
    one.amount == other.amount
        && apart <= APART
        && folded(one.payee.as_str()).eq(folded(other.payee.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;
    use crate::spending::{Category, PaidBy};
    use crate::text::Payee;

    fn spend(payee: &str, date: &str, pence: i64) -> Spend {
        Spend::new(
            date.parse().unwrap(),
            Amount::try_from(pence).unwrap(),
            Payee::new(payee).unwrap(),
            Category::AgencyCare,
            PaidBy::Account,
        )
    }

    /// Worked example: an agency's £123.75, written down twice, asks; a week later it does not.
    #[test]
    fn the_same_twice_is_asked_about_and_the_next_weeks_is_not() {
        let first = spend("Brightway Care", "2026-03-13", 12_375);
        for (payee, date) in [
            ("Brightway Care", "2026-03-13"),
            ("brightway  care.", "2026-03-16"),
            ("Brightwáy Care", "2026-03-12"),
        ] {
            assert!(is_twin(&first, &spend(payee, date, 12_375)), "{payee} {date}");
        }
        for (payee, date, pence) in [
            ("Brightway Care", "2026-03-20", 12_375),
            ("Brightway Care", "2026-03-13", 12_370),
            ("Brightways", "2026-03-13", 12_375),
        ] {
            assert!(!is_twin(&first, &spend(payee, date, pence)), "{payee} {date} {pence}");
        }
    }
}
