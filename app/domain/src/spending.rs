//! Lines of money: a spend, and money that came in. A line is a fact with an id born on the device; a person can always
//! record the truth, and whether it fits the plan is talked about afterwards.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{EntryId, NeedId};
use crate::money::{Amount, Pence};
use crate::text::{Note, Payee};

mod category;
mod change;
mod fold;
mod form;
mod mileage;
mod one_off;
mod part;
mod query;
mod relative;
mod twin;

pub use category::Category;
pub use change::{Change, Closing, Difference, Made, REMOVED_DAYS, closing, differences};
pub use form::{DayChoice, PartForm, SpendForm};
pub use mileage::{Beyond, Claim, MileageRate, Miles, MilesError};
pub use one_off::{OneOff, receipt_due};
pub use part::{MOST_PARTS, Part, missing};
pub use query::{Candidate, Query, Rule};
pub use relative::{Agreement, Closeness, Standing, Tie, Work};
pub use twin::is_twin;

/// How a spend was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaidBy {
    /// The direct payment's card.
    Card,
    /// A transfer or standing order from the direct payment's account.
    Account,
    /// Cash taken from the account.
    Cash,
    /// The person's own money: it has not left the account.
    OwnMoney,
}

impl PaidBy {
    /// Every way, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Card, Self::Account, Self::Cash, Self::OwnMoney];
}

/// Why there is no receipt. A reason counts as an answer; nobody is chased for paper that never was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoReceipt {
    /// It was lost.
    Lost,
    /// None was given (a bus fare, a market stall).
    NotGiven,
    /// The bank statement shows it (wages, standing orders).
    OnStatement,
    /// The machine or the shop could not print one.
    CouldNotPrint,
}

impl NoReceipt {
    /// Every reason, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::NotGiven, Self::Lost, Self::OnStatement, Self::CouldNotPrint];
}

/// Something that was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Spend {
    /// The day on which it was paid.
    #[serde(with = "crate::wire::one")]
    pub date: NaiveDate,
    /// How much, in pence.
    pub amount: Amount,
    /// Who was paid.
    pub payee: Payee,
    /// What it was for.
    pub category: Category,
    /// Which need of the plan it meets, where the person said so.
    pub need: Option<NeedId>,
    /// How it was paid.
    pub paid_by: PaidBy,
    /// What the person wants to add.
    pub note: Option<Note>,
    /// Why there is no receipt, where that is so.
    pub no_receipt: Option<NoReceipt>,
    /// What was split off for another purpose; `category` and `need` are of what is left ([`Spend::parts`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub split: Vec<Part>,
    /// How far somebody drove, where it is paid by the mile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub miles: Option<Miles>,
    /// The whole bill, in pence, where this is one person's share of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_of: Option<Amount>,
    /// The one-off payment that it was paid from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EntryId>,
}

/// What kind of money came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MoneyInKind {
    /// The direct payment from the council.
    DpCouncil,
    /// The share from health.
    DpHealth,
    /// The share from education.
    DpEducation,
    /// The person's contribution ("your share").
    ClientContribution,
    /// Private money on top, for a dearer service.
    PrivateTopup,
    /// Somebody paid back what should not have been spent.
    CorrectionRepaidByMe,
    /// Interest.
    Interest,
    /// A provider gave money back.
    RefundFromProvider,
    /// Money from the council for one thing ([`OneOff`]).
    OneOff,
    /// Anything else.
    OtherIn,
}

impl MoneyInKind {
    /// Whether it gives back what a spend took, and so may name that spend.
    pub const fn gives_back(self) -> bool {
        matches!(self, Self::RefundFromProvider | Self::CorrectionRepaidByMe)
    }

    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::DpCouncil,
        Self::DpHealth,
        Self::DpEducation,
        Self::ClientContribution,
        Self::PrivateTopup,
        Self::CorrectionRepaidByMe,
        Self::Interest,
        Self::RefundFromProvider,
        Self::OneOff,
        Self::OtherIn,
    ];
}

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoneyIn {
    /// The day on which it came.
    #[serde(with = "crate::wire::one")]
    pub date: NaiveDate,
    /// How much, in pence.
    pub amount: Amount,
    /// What kind.
    pub kind: MoneyInKind,
    /// Who paid, where that is not plain from the kind.
    pub payer: Option<Payee>,
    /// What the person wants to add; of a one-off payment, what it is for.
    pub note: Option<Note>,
    /// The spend of which money came back: a provider's refund, or what was paid back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EntryId>,
}

/// A line of money. On the wire the kind is the name of the one field: reading a kind that stands beside the others would
/// double the code that each phone downloads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Something was paid.
    Spend(Spend),
    /// Something came in.
    MoneyIn(MoneyIn),
}

impl Entry {
    /// The day it belongs to.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Spend(spend) => spend.date,
            Self::MoneyIn(money) => money.date,
        }
    }

    /// How much it is, in pence, whichever way it went.
    pub fn amount(&self) -> Amount {
        match self {
            Self::Spend(spend) => spend.amount,
            Self::MoneyIn(money) => money.amount,
        }
    }

    /// Who was paid, or who paid where that was written down.
    pub const fn payee(&self) -> Option<&Payee> {
        match self {
            Self::Spend(spend) => Some(&spend.payee),
            Self::MoneyIn(money) => money.payer.as_ref(),
        }
    }

    /// The entry that it belongs to: the spend of which money came back, or the one-off payment that a spend was paid from.
    pub const fn about(&self) -> Option<EntryId> {
        match self {
            Self::Spend(spend) => spend.about,
            Self::MoneyIn(money) => money.about,
        }
    }

    /// What the person added.
    pub const fn note(&self) -> &Option<Note> {
        match self {
            Self::Spend(spend) => &spend.note,
            Self::MoneyIn(money) => &money.note,
        }
    }

    /// What it does to the balance, in pence: money in adds, a spend takes away, a spend from one's own money does neither.
    pub fn effect(&self) -> Pence {
        match self {
            Self::MoneyIn(money) => money.amount.pence(),
            Self::Spend(spend) => match spend.paid_by {
                PaidBy::OwnMoney => Pence::ZERO,
                PaidBy::Card | PaidBy::Account | PaidBy::Cash => {
                    Pence::ZERO.checked_sub(spend.amount.pence()).unwrap_or_default()
                }
            },
        }
    }
}

/// Whether what was paid can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// There is a receipt.
    Receipt,
    /// There is none, and a reason was given.
    Reason(NoReceipt),
    /// Somebody should add one, or say why there is none.
    Needed,
}

impl Spend {
    /// A spend for one purpose, of which nothing else is said.
    pub const fn new(
        date: NaiveDate,
        amount: Amount,
        payee: Payee,
        category: Category,
        paid_by: PaidBy,
    ) -> Self {
        Self {
            date,
            amount,
            payee,
            category,
            need: None,
            paid_by,
            note: None,
            no_receipt: None,
            split: Vec::new(),
            miles: None,
            share_of: None,
            about: None,
        }
    }

    /// Whether it can be shown, given how many receipts it has.
    pub fn proof(&self, receipts: usize) -> Proof {
        match (receipts, self.no_receipt) {
            (1.., _) => Proof::Receipt,
            (0, Some(reason)) => Proof::Reason(reason),
            (0, None) => Proof::Needed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget;

    pub(super) fn pharmacy() -> Spend {
        Spend::new(
            "2026-03-31".parse().unwrap(),
            Amount::try_from(4637).unwrap(),
            Payee::new("Green Lane Pharmacy").unwrap(),
            Category::EquipmentConsumables,
            PaidBy::Card,
        )
    }

    fn spend(pence: i64, paid_by: PaidBy) -> Entry {
        Entry::Spend(Spend { amount: Amount::try_from(pence).unwrap(), paid_by, ..pharmacy() })
    }

    fn money_in(pence: i64, kind: MoneyInKind) -> Entry {
        let date = "2026-03-09".parse().unwrap();
        Entry::MoneyIn(MoneyIn {
            date,
            amount: Amount::try_from(pence).unwrap(),
            kind,
            payer: None,
            note: None,
            about: None,
        })
    }

    /// Worked figures of one period: £812.43 at first, £1,363.21 in, £1,413.88 out, £761.76 left.
    #[test]
    fn a_period_closes_to_the_penny() {
        let mut entries: Vec<Entry> = [91_662, 3677, 1800, 12_375, 6165, 3800, 3800, 3800, 9672, 4637]
            .into_iter()
            .map(|pence| spend(pence, PaidBy::Card))
            .collect();
        entries.push(money_in(123_456, MoneyInKind::DpCouncil));
        entries.push(money_in(8740, MoneyInKind::ClientContribution));
        entries.push(money_in(4125, MoneyInKind::RefundFromProvider));
        assert_eq!(budget::after(Pence::new(81_243), &entries), Some(Pence::new(76_176)));
    }

    #[test]
    fn own_money_has_not_left_the_account() {
        assert_eq!(spend(500, PaidBy::OwnMoney).effect(), Pence::ZERO);
        assert_eq!(spend(500, PaidBy::Cash).effect(), Pence::new(-500));
    }

    #[test]
    fn entries_keep_their_names_on_the_wire() {
        let text = serde_json::to_string(&spend(500, PaidBy::OwnMoney)).unwrap();
        assert!(text.starts_with(r#"{"spend":{"#) && text.contains(r#""equipment_consumables""#), "{text}");
        assert_eq!(serde_json::from_str::<Entry>(&text).unwrap(), spend(500, PaidBy::OwnMoney));
    }
}
