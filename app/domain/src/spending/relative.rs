//! Paying somebody close (2014 Regulations reg 3, as councils' pages tell it): a husband, wife or partner wherever
//! they live, and near relatives who live in the same household, are paid where the council agrees that it is necessary. It
//! is never refused here and nobody is accused: the answer is "needs the council's agreement".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::money::Pence;

/// What somebody who is paid is to the person whose care it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// No relative.
    None,
    /// Husband, wife, civil partner, or living as such.
    Partner,
    /// Parent or parent-in-law, also a step-parent.
    Parent,
    /// Son, daughter, son- or daughter-in-law, step-child.
    Child,
    /// Brother or sister.
    Sibling,
    /// Aunt, uncle or grandparent.
    Elder,
    /// The partner of one of these.
    PartnerOfRelative,
    /// Another relative (a cousin, a niece), whom the regulation does not name.
    OtherRelative,
}

impl Tie {
    /// Every tie, in the order in which it is offered.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Partner,
        Self::Parent,
        Self::Child,
        Self::Sibling,
        Self::Elder,
        Self::PartnerOfRelative,
        Self::OtherRelative,
    ];

    /// Whether it matters where they live: with a partner it does not, and with no relative neither.
    pub const fn depends_on_household(self) -> bool {
        match self {
            Self::Parent | Self::Child | Self::Sibling | Self::Elder | Self::PartnerOfRelative => true,
            Self::None | Self::Partner | Self::OtherRelative => false,
        }
    }
}

/// What was said of somebody who is paid, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closeness {
    /// What they are to the person.
    pub tie: Tie,
    /// Whether they live in the same household.
    pub lives_with: bool,
}

/// What a payment is for, where somebody close is paid: the council agrees to each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Meeting the person's needs (reg 3(2)).
    Care,
    /// Managing the payment (reg 3(3)).
    Administration,
}

/// That the council agreed to somebody close being paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agreement {
    /// For what.
    pub work: Work,
    /// The first day it holds.
    #[serde(with = "crate::wire::one")]
    pub from: NaiveDate,
    /// The last day, where there is one.
    #[serde(default, with = "crate::wire::option")]
    pub until: Option<NaiveDate>,
    /// The most that may be paid in four weeks, in pence, where there is a limit.
    #[serde(default)]
    pub limit: Option<Pence>,
}

/// How it stands with paying somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The regulation does not ask for an agreement.
    Free,
    /// The council agreed.
    Agreed,
    /// The council agreed to less: its limit for four weeks is passed by this many pence.
    OverLimit(Pence),
    /// The council has not agreed, or not for this day or this work. The person can ask their officer.
    NeedsAgreement,
}

impl Closeness {
    /// Whether the council must agree before this person is paid.
    pub const fn needs_agreement(self) -> bool {
        match self.tie {
            Tie::Partner => true,
            Tie::None | Tie::OtherRelative => false,
            Tie::Parent | Tie::Child | Tie::Sibling | Tie::Elder | Tie::PartnerOfRelative => self.lives_with,
        }
    }

    /// How it stands with paying them for this work on this day; `paid` is all that they got for it in the four weeks that end
    /// on the day.
    pub fn standing(self, work: Work, day: NaiveDate, paid: Pence, agreements: &[Agreement]) -> Standing {
        if !self.needs_agreement() {
            return Standing::Free;
        }
        let holds = |agreement: &&Agreement| {
            agreement.work == work
                && agreement.from <= day
                && agreement.until.is_none_or(|until| day <= until)
        };
        // Of several that hold, the one that was given last.
        match agreements.iter().filter(holds).max_by_key(|agreement| agreement.from) {
            None => Standing::NeedsAgreement,
            Some(Agreement { limit: Some(limit), .. }) if paid > *limit => {
                Standing::OverLimit(paid.checked_sub(*limit).unwrap_or_default())
            }
            Some(_) => Standing::Agreed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(tie: Tie, lives_with: bool) -> Closeness {
        Closeness { tie, lives_with }
    }

    #[test]
    fn a_partner_needs_it_wherever_they_live_and_relatives_in_the_household() {
        let needing: Vec<(Tie, bool)> = Tie::ALL
            .into_iter()
            .flat_map(|tie| [(tie, false), (tie, true)])
            .filter(|(tie, lives_with)| of(*tie, *lives_with).needs_agreement())
            .collect();
        assert_eq!(
            needing,
            [
                (Tie::Partner, false),
                (Tie::Partner, true),
                (Tie::Parent, true),
                (Tie::Child, true),
                (Tie::Sibling, true),
                (Tie::Elder, true),
                (Tie::PartnerOfRelative, true),
            ]
        );
    }

    #[test]
    fn care_and_administration_are_agreed_apart_from_a_day_to_a_day_and_to_a_limit() {
        let daughter = of(Tie::Child, true);
        let care = Agreement {
            work: Work::Care,
            from: day("2026-01-01"),
            until: Some(day("2026-06-30")),
            limit: Some(Pence::new(40_000)),
        };
        let standing = |work, on: &str, paid| daughter.standing(work, day(on), Pence::new(paid), &[care]);
        assert_eq!(standing(Work::Care, "2026-03-01", 40_000), Standing::Agreed);
        assert_eq!(standing(Work::Care, "2026-03-01", 40_001), Standing::OverLimit(Pence::new(1)));
        assert_eq!(standing(Work::Administration, "2026-03-01", 1), Standing::NeedsAgreement);
        assert_eq!(standing(Work::Care, "2025-12-31", 1), Standing::NeedsAgreement);
        assert_eq!(standing(Work::Care, "2026-06-30", 1), Standing::Agreed);
        assert_eq!(standing(Work::Care, "2026-07-01", 1), Standing::NeedsAgreement);
        assert_eq!(
            of(Tie::Child, false).standing(Work::Care, day("2026-03-01"), Pence::ZERO, &[]),
            Standing::Free
        );
    }

    #[test]
    fn of_two_agreements_the_later_holds() {
        let first = Agreement { work: Work::Care, from: day("2026-01-01"), until: None, limit: None };
        let later = Agreement { from: day("2026-03-01"), limit: Some(Pence::new(100)), ..first };
        let standing =
            |on: &str| of(Tie::Partner, true).standing(Work::Care, day(on), Pence::new(150), &[later, first]);
        assert_eq!(standing("2026-02-28"), Standing::Agreed);
        assert_eq!(standing("2026-03-01"), Standing::OverLimit(Pence::new(50)));
    }
}
