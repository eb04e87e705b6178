//! What is left: the balance of a direct payment, and what it means in weeks of support.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::money::Pence;
use crate::spending::{Entry, MoneyInKind, PaidBy};

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

/// What came in and what went out, told apart: what the council and its partners paid, what the person put in themselves, and
/// what came back. In pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// From the council, health and education, one-off payments with it.
    pub paid_in: Pence,
    /// The person's contribution ("your share").
    pub contribution: Pence,
    /// Private money on top, for a dearer service. It is the person's: none of it is ever owed to the council.
    pub private_topup: Pence,
    /// What providers gave back. It makes what was spent less; it is no income.
    pub refunded: Pence,
    /// What was paid back of private things.
    pub repaid: Pence,
    /// Interest and anything else.
    pub other_in: Pence,
    /// Everything that left the account.
    pub out: Pence,
    /// Of it, what was private and is owed back, whether or not it was repaid.
    pub private: Pence,
    /// What was paid from the person's own money; it never left the account.
    pub own_money: Pence,
}

impl Totals {
    /// The totals of these entries. `None` where a sum would not fit.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Self> {
        let mut totals = Self::default();
        for entry in entries {
            let pence = entry.amount().pence();
            let kept = match entry {
                Entry::Spend(spend) if spend.paid_by == PaidBy::OwnMoney => &mut totals.own_money,
                Entry::Spend(spend) => {
                    totals.private = totals.private.checked_add(spend.to_pay_back())?;
                    &mut totals.out
                }
                Entry::MoneyIn(money) => match money.kind {
                    MoneyInKind::DpCouncil
                    | MoneyInKind::DpHealth
                    | MoneyInKind::DpEducation
                    | MoneyInKind::OneOff => &mut totals.paid_in,
                    MoneyInKind::ClientContribution => &mut totals.contribution,
                    MoneyInKind::PrivateTopup => &mut totals.private_topup,
                    MoneyInKind::RefundFromProvider => &mut totals.refunded,
                    MoneyInKind::CorrectionRepaidByMe => &mut totals.repaid,
                    MoneyInKind::Interest | MoneyInKind::OtherIn => &mut totals.other_in,
                },
            };
            *kept = kept.checked_add(pence)?;
        }
        Some(totals)
    }

    /// Everything that came in.
    pub fn came_in(&self) -> Option<Pence> {
        Pence::try_sum([
            self.paid_in,
            self.contribution,
            self.private_topup,
            self.refunded,
            self.repaid,
            self.other_in,
        ])
    }

    /// What was spent on support from the account: what left it, less refunds, private things and what the person's own top-up
    /// paid for.
    pub fn eligible(&self) -> Option<Pence> {
        self.out.checked_sub(self.refunded)?.checked_sub(self.private)?.checked_sub(self.private_topup)
    }
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
    use crate::money::Amount;
    use crate::spending::{Category, MoneyIn, Part, Spend};
    use proptest::prelude::*;

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

    fn spend(pence: i64, paid_by: PaidBy) -> Entry {
        let date = "2026-03-31".parse().unwrap();
        let payee = crate::text::Payee::new("Green Lane Pharmacy").unwrap();
        let amount = Amount::try_from(pence).unwrap();
        Entry::Spend(Spend::new(date, amount, payee, Category::AgencyCare, paid_by))
    }

    fn money_in(pence: i64, kind: MoneyInKind) -> Entry {
        let (date, amount) = ("2026-03-09".parse().unwrap(), Amount::try_from(pence).unwrap());
        Entry::MoneyIn(MoneyIn { date, amount, kind, payer: None, note: None, about: None })
    }

    /// Worked example 13: the whole of a period, of which £15.17 was private and £41.25 came back.
    #[test]
    fn a_period_is_told_apart() {
        let mut pharmacy = spend(4637, PaidBy::Card);
        if let Entry::Spend(spend) = &mut pharmacy {
            let amount = Amount::try_from(1517).unwrap();
            spend.split = vec![Part { amount, category: Category::PrivatePaidInError, need: None }];
        }
        let mut entries: Vec<Entry> = [91_662, 3677, 1800, 12_375, 6165, 11_400, 9672]
            .into_iter()
            .map(|pence| spend(pence, PaidBy::Account))
            .collect();
        entries.extend([
            pharmacy,
            money_in(123_456, MoneyInKind::DpCouncil),
            money_in(8740, MoneyInKind::ClientContribution),
            money_in(4125, MoneyInKind::RefundFromProvider),
        ]);
        let totals = Totals::of(&entries).unwrap();
        assert_eq!((totals.came_in(), totals.out), (Some(Pence::new(136_321)), Pence::new(141_388)));
        assert_eq!(totals.paid_in, Pence::new(123_456), "a refund is no income");
        assert_eq!((totals.private, totals.eligible()), (Pence::new(1517), Some(Pence::new(135_746))));
        assert_eq!(after(Pence::new(81_243), &entries), Some(Pence::new(76_176)));
        // Example 8: paying it back, and nothing else of what was spent changes.
        entries.push(money_in(1517, MoneyInKind::CorrectionRepaidByMe));
        assert_eq!(after(Pence::new(81_243), &entries), Some(Pence::new(77_693)));
        assert_eq!(Totals::of(&entries).unwrap().eligible(), totals.eligible());
    }

    /// Worked example 11: an agency at £24.80 an hour where the council pays £21.36, 14 hours a week for four weeks.
    #[test]
    fn a_top_up_is_the_persons_own_money() {
        let own = 344;
        let entries = [
            money_in(119_616, MoneyInKind::DpCouncil),
            money_in(19_264, MoneyInKind::PrivateTopup),
            spend(138_880, PaidBy::Account),
        ];
        let totals = Totals::of(&entries).unwrap();
        assert_eq!((totals.paid_in, totals.private_topup), (Pence::new(119_616), Pence::new(19_264)));
        assert_eq!((totals.out, totals.eligible()), (Pence::new(138_880), Some(Pence::new(119_616))));
        let of_hours = |rate, hours| Pence::new(rate).times_ratio(hours, 1);
        assert_eq!((of_hours(2480, 56), of_hours(2136, 56)), (Some(totals.out), Some(totals.paid_in)));
        assert_eq!(
            (of_hours(own, 56), of_hours(own, 14)),
            (Some(totals.private_topup), Some(Pence::new(4816)))
        );
        // Paid by the person straight to the agency it never touches the account.
        let apart = [spend(119_616, PaidBy::Account), spend(19_264, PaidBy::OwnMoney)];
        let totals = Totals::of(&apart).unwrap();
        assert_eq!((totals.out, totals.own_money), (Pence::new(119_616), Pence::new(19_264)));
    }

    fn any_entry() -> impl Strategy<Value = Entry> {
        prop_oneof![
            (1i64..500_000, prop::sample::select(&PaidBy::ALL[..])).prop_map(|(pence, by)| spend(pence, by)),
            (1i64..500_000, prop::sample::select(&MoneyInKind::ALL[..]))
                .prop_map(|(pence, kind)| money_in(pence, kind)),
        ]
    }

    proptest! {
        #[test]
        fn the_order_never_matters(entries in prop::collection::vec(any_entry(), 0..40), seed: u8) {
            let mut turned = entries.clone();
            let by = usize::from(seed).min(turned.len());
            turned.rotate_left(by);
            turned.reverse();
            prop_assert_eq!(after(Pence::new(500), &turned), after(Pence::new(500), &entries));
            prop_assert_eq!(Totals::of(&turned), Totals::of(&entries));
        }

        #[test]
        fn what_came_less_what_went_is_the_difference(entries in prop::collection::vec(any_entry(), 0..40)) {
            let totals = Totals::of(&entries).unwrap();
            let left = totals.came_in().and_then(|came| came.checked_sub(totals.out));
            prop_assert_eq!(after(Pence::ZERO, &entries), left);
        }
    }
}
