//! A one-off payment: money for one thing, as a carer's own payment often is. The council wants its receipt within so many
//! days, and what was not needed stays to be talked about.

use chrono::{Days, NaiveDate};

use super::{Entry, MoneyInKind};
use crate::id::EntryId;
use crate::money::Pence;

/// How a one-off payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneOff {
    /// What was paid, in pence.
    pub amount: Pence,
    /// By when the council wants to see a receipt. None where the calendar ends.
    pub due: Option<NaiveDate>,
    /// What was spent of it.
    pub spent: Pence,
    /// What was not; less than nothing where more was spent.
    pub unspent: Pence,
}

impl OneOff {
    /// How the payment `id` stands among these entries (those that count; `days` is the council's rule on the day it was
    /// paid). `None` where there is no such payment, or a sum would not fit.
    pub fn of<'e>(
        id: EntryId,
        entries: impl IntoIterator<Item = (EntryId, &'e Entry)>,
        days: u16,
    ) -> Option<Self> {
        let (mut given, mut spent) = (None, Pence::ZERO);
        for (known, entry) in entries {
            match entry {
                Entry::MoneyIn(money) if known == id && money.kind == MoneyInKind::OneOff => {
                    given = Some(money);
                }
                Entry::Spend(one) if one.about == Some(id) => {
                    spent = spent.checked_add(one.amount.pence())?;
                }
                Entry::MoneyIn(_) | Entry::Spend(_) => {}
            }
        }
        let given = given?;
        Some(Self {
            amount: given.amount.pence(),
            due: receipt_due(given.date, days),
            spent,
            unspent: given.amount.pence().checked_sub(spent)?,
        })
    }
}

/// The day by which the receipt of a one-off payment is due.
pub fn receipt_due(paid: NaiveDate, days: u16) -> Option<NaiveDate> {
    paid.checked_add_days(Days::new(u64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;
    use crate::spending::{Category, MoneyIn, Spend, tests::pharmacy};

    fn id(number: u8) -> EntryId {
        format!("01960000-0000-7000-8000-0000000000{number:02}").parse().unwrap()
    }

    /// Worked example 19: £450.00 paid on 1 June 2026, a washing machine for £429.99, the receipt due within 28 days.
    #[test]
    fn a_washing_machine_leaves_twenty_pounds_and_a_penny() {
        let paid = Entry::MoneyIn(MoneyIn {
            date: "2026-06-01".parse().unwrap(),
            amount: Amount::try_from(45_000).unwrap(),
            kind: MoneyInKind::OneOff,
            payer: None,
            note: None,
            about: None,
        });
        let machine = |about| {
            Entry::Spend(Spend {
                date: "2026-06-05".parse().unwrap(),
                amount: Amount::try_from(42_999).unwrap(),
                category: Category::OtherAgreed,
                about,
                ..pharmacy()
            })
        };
        let (of_it, other) = (machine(Some(id(1))), machine(None));
        let entries = || [(id(1), &paid), (id(2), &of_it), (id(3), &other)];
        assert_eq!(
            OneOff::of(id(1), entries(), 28),
            Some(OneOff {
                amount: Pence::new(45_000),
                due: "2026-06-29".parse().ok(),
                spent: Pence::new(42_999),
                unspent: Pence::new(2001),
            })
        );
        assert_eq!(OneOff::of(id(2), entries(), 28), None);
    }
}
