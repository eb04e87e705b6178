//! What the people of the demonstration paid and got, in days of spring 2026; the calendar moves them to the day of seeding.

use chrono::{Days, NaiveDate};
use portal_domain::money::Pence;
use portal_domain::spending::{Category, MoneyInKind, NoReceipt, PaidBy};

use super::drawn::{Drawn, Line, Look};

pub mod ada;
pub mod maya;
pub mod omar;
pub mod rina;

/// A line of money.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its day.
    pub day: NaiveDate,
    /// How much, in pence.
    pub pence: i64,
    /// Which way it went.
    pub way: Way,
}

/// Which way money went.
#[derive(Clone, Debug)]
pub enum Way {
    /// It came in.
    In {
        /// What kind it was.
        kind: MoneyInKind,
        /// Who paid, where that is not plain.
        payer: Option<&'static str>,
        /// What the person wrote to it.
        note: Option<&'static str>,
    },
    /// It was spent.
    Out(Out),
}

/// Something that was paid.
#[derive(Clone, Debug)]
pub struct Out {
    /// Who was paid.
    pub payee: &'static str,
    /// What for.
    pub category: Category,
    /// How.
    pub paid_by: PaidBy,
    /// Which need of the plan, by its place in it.
    pub need: Option<usize>,
    /// What the person wrote to it.
    pub note: Option<&'static str>,
    /// What shows it.
    pub proof: Proof,
}

/// What shows that something was paid.
#[derive(Clone, Debug)]
pub enum Proof {
    /// Nothing yet.
    Missing,
    /// Nothing, for a reason.
    Reason(NoReceipt),
    /// A receipt.
    Paper(Paper),
}

/// A receipt to draw.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What it looks like.
    pub look: Look,
    /// Its number.
    pub number: &'static str,
    /// Its lines: what, how the amount came about, pence.
    pub lines: &'static [(&'static str, Option<&'static str>, i64)],
}

/// A day of spring 2026 and the half year before.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// So many days later.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The first days of the four weeks that came before those of 9 March 2026, oldest first.
pub fn earlier_periods() -> [NaiveDate; 6] {
    [
        day(2025, 9, 22),
        day(2025, 10, 20),
        day(2025, 11, 17),
        day(2025, 12, 15),
        day(2026, 1, 12),
        day(2026, 2, 9),
    ]
}

/// The first day of the current four weeks.
pub fn this_period() -> NaiveDate {
    day(2026, 3, 9)
}

/// Money that came in.
pub fn came(day: NaiveDate, pence: i64, kind: MoneyInKind) -> Written {
    Written { day, pence, way: Way::In { kind, payer: None, note: None } }
}

/// Money that somebody gave back.
pub fn refunded(day: NaiveDate, pence: i64, payer: &'static str, note: &'static str) -> Written {
    let kind = MoneyInKind::RefundFromProvider;
    Written { day, pence, way: Way::In { kind, payer: Some(payer), note: Some(note) } }
}

/// Something that was paid from the account, shown by the bank statement until something else is said.
pub fn paid(day: NaiveDate, pence: i64, payee: &'static str, category: Category) -> Written {
    let proof = Proof::Reason(NoReceipt::OnStatement);
    let out = Out { payee, category, paid_by: PaidBy::Account, need: None, note: None, proof };
    Written { day, pence, way: Way::Out(out) }
}

impl Written {
    fn out(mut self, change: impl FnOnce(&mut Out)) -> Self {
        if let Way::Out(out) = &mut self.way {
            change(out);
        }
        self
    }

    /// Paid with the card.
    pub fn card(self) -> Self {
        self.out(|out| out.paid_by = PaidBy::Card)
    }

    /// Paid with cash from the account.
    pub fn cash(self) -> Self {
        self.out(|out| out.paid_by = PaidBy::Cash)
    }

    /// For the need at this place of the plan.
    pub fn need(self, place: usize) -> Self {
        self.out(|out| out.need = Some(place))
    }

    /// With a note.
    pub fn note(self, note: &'static str) -> Self {
        self.out(|out| out.note = Some(note))
    }

    /// Without a receipt, for this reason.
    pub fn because(self, reason: NoReceipt) -> Self {
        self.out(|out| out.proof = Proof::Reason(reason))
    }

    /// Without a receipt and without a reason.
    pub fn unshown(self) -> Self {
        self.out(|out| out.proof = Proof::Missing)
    }

    /// With a receipt.
    pub fn paper(
        self,
        look: Look,
        number: &'static str,
        lines: &'static [(&'static str, Option<&'static str>, i64)],
    ) -> Self {
        self.out(|out| out.proof = Proof::Paper(Paper { look, number, lines }))
    }
}

impl Paper {
    /// The receipt to draw, dated on this day. `None` where it has no lines.
    pub fn drawn(&self, payee: &str, day: NaiveDate) -> Option<Drawn> {
        let line = |(what, detail, pence): &(&str, Option<&str>, i64)| Line {
            what: (*what).to_owned(),
            detail: detail.map(str::to_owned),
            amount: Pence::new(*pence),
        };
        Drawn::new(self.look.clone(), payee, self.lines.iter().map(line).collect(), day, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Written {
        /// What it does to the balance, in pence.
        pub fn effect(&self) -> i64 {
            match &self.way {
                Way::In { .. } => self.pence,
                Way::Out(Out { paid_by: PaidBy::OwnMoney, .. }) => 0,
                Way::Out(_) => -self.pence,
            }
        }
    }

    #[test]
    fn every_receipt_shows_what_was_paid() {
        let mut papers = 0;
        for written in [ada::lines(), omar::lines(), rina::lines(), maya::lines()].concat() {
            let Way::Out(Out { payee, proof: Proof::Paper(paper), .. }) = &written.way else { continue };
            papers += 1;
            let total = paper.drawn(payee, written.day).unwrap().total();
            assert_eq!(total.get(), written.pence, "{payee} {}", written.day);
        }
        assert!((20..=32).contains(&papers), "{papers}");
    }

    #[test]
    fn nobody_paid_more_than_there_was() {
        for (lines, opening) in [
            (ada::lines(), ada::OPENING),
            (omar::lines(), omar::OPENING),
            (rina::lines(), rina::OPENING),
            (maya::lines(), maya::OPENING),
        ] {
            let mut lines = lines;
            lines.sort_by_key(|line| line.day);
            let mut left = opening;
            for line in lines {
                left += line.effect();
                assert!(left >= 0, "{left} on {}", line.day);
                assert!(line.day >= earlier_periods()[0] && line.day <= day(2026, 3, 31), "{}", line.day);
            }
        }
    }
}
