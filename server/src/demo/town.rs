//! Eight more direct payments of the same council, each short, and each in a state of its own: nothing written yet, all
//! accepted, questions open, receipts missing, a long history, names that are long or in another script.

use portal_domain::access::Relation;
use portal_domain::account::{AccountKind, Contact, Format, Funding};

use super::payments::{Review, Story};
use super::people::COUNCIL_NAME;

mod lines;
pub mod people;

use people::{
    DANIEL, JOAN, LEILA, MAI, MARGARET, MICHAEL, OSKAR, PETER, SAMUEL, SUNITA, THANH, TOM, WILHELMINA,
};

/// The eight.
pub fn stories() -> Vec<Story> {
    let recipient = |number, recipient, officer| Story {
        number,
        kind: AccountKind::Adult,
        recipient,
        writer: recipient,
        people: vec![(recipient, Relation::Recipient, None)],
        officer,
        review: Review::USUAL,
        said: Vec::new(),
        opening: 0,
        week: (33_049, 2185),
        contingency: 15_000,
        funders: vec![(COUNCIL_NAME, Funding::Council, 10_000)],
        needs: &["Help at home", "Going out"],
        communication: (Vec::new(), None, Contact::Portal),
        lines: Vec::new(),
    };
    vec![
        // The first money has come, for 19 days of the four weeks.
        Story { contingency: 25_000, lines: lines::peter(), ..recipient(5, PETER, DANIEL) },
        Story {
            writer: MICHAEL,
            people: vec![(JOAN, Relation::Recipient, None), (MICHAEL, Relation::AuthorisedPerson, None)],
            review: Review::ALL_ACCEPTED,
            opening: lines::JOAN,
            week: (29_904, 0),
            communication: (vec![Format::LargePrint], None, Contact::Telephone),
            lines: lines::joan(),
            ..recipient(6, JOAN, SUNITA)
        },
        Story {
            said: lines::said_of_samuel(),
            opening: lines::SAMUEL,
            week: (41_152, 0),
            funders: vec![
                (COUNCIL_NAME, Funding::Council, 7500),
                ("Demo Integrated Care Board", Funding::Health, 2500),
            ],
            lines: lines::samuel(),
            ..recipient(7, SAMUEL, SUNITA)
        },
        Story {
            kind: AccountKind::Carer,
            people: vec![(LEILA, Relation::CarerRecipient, None)],
            review: Review::ALL_ACCEPTED,
            // One sum of £450.00, for a year.
            week: (865, 0),
            contingency: 0,
            needs: &["Less work at home"],
            communication: (Vec::new(), Some("Arabic"), Contact::Portal),
            lines: lines::leila(),
            ..recipient(8, LEILA, SUNITA)
        },
        Story {
            kind: AccountKind::Child,
            writer: WILHELMINA,
            people: vec![(WILHELMINA, Relation::Parent, None)],
            opening: lines::OSKAR,
            week: (9100, 0),
            contingency: 5000,
            needs: &["Clubs and trips"],
            lines: lines::oskar(),
            ..recipient(9, OSKAR, DANIEL)
        },
        Story {
            writer: MAI,
            people: vec![(THANH, Relation::Recipient, None), (MAI, Relation::NominatedPerson, None)],
            opening: lines::THANH,
            week: (15_000, 0),
            communication: (vec![Format::EasyRead, Format::LargePrint], Some("Vietnamese"), Contact::Letter),
            lines: lines::thanh(),
            ..recipient(10, THANH, DANIEL)
        },
        Story {
            opening: lines::MARGARET,
            week: (12_000, 1000),
            communication: (vec![Format::Audio], None, Contact::Telephone),
            lines: lines::margaret(),
            ..recipient(11, MARGARET, SUNITA)
        },
        Story {
            kind: AccountKind::Carer,
            people: vec![(TOM, Relation::CarerRecipient, None)],
            opening: lines::TOM,
            week: (2500, 0),
            contingency: 0,
            needs: &["Time for myself"],
            lines: lines::tom(),
            ..recipient(12, TOM, DANIEL)
        },
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::drawn::Look;
    use super::super::ledger::{Out, Proof, Way, day, earlier_periods};
    use super::*;

    #[test]
    fn every_receipt_shows_what_was_paid_and_nobody_paid_more_than_there_was() {
        for mut story in stories() {
            let name = story.recipient.name;
            story.lines.sort_by_key(|line| line.day);
            let mut left = story.opening;
            for line in &story.lines {
                left += line.effect();
                assert!(left >= 0, "{name}: {left} on {}", line.day);
                assert!(line.day >= earlier_periods()[0] && line.day <= day(2026, 3, 31), "{name}");
                let Way::Out(Out { payee, proof: Proof::Paper(paper), .. }) = &line.way else { continue };
                let total = paper.drawn(payee, line.day).unwrap().total();
                assert_eq!(total.get(), line.pence, "{payee} {}", line.day);
            }
            for said in &story.said {
                let of = story.lines.iter().filter(|line| said.is_of(line));
                assert_eq!(of.count(), 1, "{name}: {}", said.payee);
            }
        }
    }

    #[test]
    fn there_are_papers_of_all_kinds() {
        let papers = stories().into_iter().flat_map(|story| story.lines).filter_map(|line| match line.way {
            Way::Out(Out { proof: Proof::Paper(paper), .. }) => Some(paper.look),
            Way::Out(_) | Way::In { .. } => None,
        });
        let kinds: BTreeSet<&str> = papers
            .map(|look| match look {
                Look::Till | Look::FadedTill => "till",
                Look::CrumpledTill => "crumpled",
                Look::CashPoint => "cash",
                Look::BusTicket => "bus",
                Look::Note => "note",
                Look::Timesheet { .. } => "timesheet",
                Look::Payslip { .. } => "payslip",
                Look::Appliance { .. } => "appliance",
                Look::Invoice { .. } | Look::InvoiceAndSlip { .. } => "invoice",
            })
            .collect();
        assert_eq!(kinds.len(), 9, "{kinds:?}");
    }
}
