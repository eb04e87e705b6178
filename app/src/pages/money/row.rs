//! One line of the list: an entry with where it is and what it needs.

use portal_domain::api::EntryRecord;
use portal_domain::message::Side;
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, Proof};

use super::on_device::{Custody, OnDevice};
use crate::components::icon::Icon;
use crate::components::ledger::Line;
use crate::components::tag::State;
use crate::page::Page;
use crate::wording;

/// The entry, as the council or this device has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is, with the receipts that the council has.
    pub record: EntryRecord,
    /// Where it is.
    pub custody: Custody,
    /// How many of its receipts are still on this device.
    pub receipts_here: usize,
    /// Whether an answer about it waits on this device.
    pub answer_here: bool,
}

impl Row {
    /// The row of a record.
    pub fn new(record: EntryRecord, device: &OnDevice) -> Self {
        let record = device.with_delivered_receipts(record);
        Self {
            custody: device.custody(record.id),
            receipts_here: device.receipts(record.id).count(),
            answer_here: record.thread.is_some_and(|mark| device.answers(mark.thread)),
            record,
        }
    }

    /// Whether it can be shown, what waits here counted in; `None` for money in.
    pub fn proof(&self) -> Option<Proof> {
        match &self.record.entry {
            Entry::Spend(spend) => {
                Some(spend.proof(self.record.receipts.len().saturating_add(self.receipts_here)))
            }
            Entry::MoneyIn(_) => None,
        }
    }

    /// Whether somebody should add a receipt, or say why there is none.
    pub fn needs_receipt(&self) -> bool {
        self.proof() == Some(Proof::Needed) && self.record.review.accepted.is_none()
    }

    /// Whether the council waits for an answer, and none is on its way.
    pub fn has_question(&self) -> bool {
        self.record.thread.is_some_and(|mark| mark.waits_for == Side::Person) && !self.answer_here
    }

    /// Whether it is money that came in.
    pub const fn is_money_in(&self) -> bool {
        matches!(self.record.entry, Entry::MoneyIn(_))
    }

    /// Where it is and what it needs, in the order in which it is said. `officer` is who asks.
    pub fn states(&self, officer: &str) -> Vec<State> {
        let review = &self.record.review;
        let mut states = vec![match self.custody {
            Custody::NotSent => State::NotSent,
            Custody::Here => State::OnThisPhone,
            Custody::Sending => State::Sending,
            Custody::Council if review.accepted.is_some() => State::Checked,
            Custody::Council => State::WithCouncil,
        }];
        if self.needs_receipt() {
            states.push(State::ReceiptNeeded);
        } else if matches!(self.proof(), Some(Proof::Reason(_))) {
            states.push(State::NoReceipt);
        }
        if self.has_question() {
            states.push(State::Question(officer.to_owned()));
        } else if self.record.thread.is_some() && review.accepted.is_none() {
            states.push(State::Answered);
        } else if review.seen.is_some() && review.accepted.is_none() && self.custody == Custody::Council {
            states.push(State::Seen);
        }
        states
    }

    /// Its line in the list.
    pub fn line(&self, officer: &str) -> Line {
        Line {
            href: Page::Spend(self.record.id).path(),
            icon: icon(&self.record.entry),
            name: name(&self.record.entry),
            purpose: purpose(&self.record.entry).to_owned(),
            amount: amount(&self.record.entry),
            money_in: self.is_money_in(),
            states: self.states(officer),
        }
    }
}

/// Who was paid, or who paid; the kind of money where nobody is named.
pub fn name(entry: &Entry) -> String {
    match entry {
        Entry::Spend(spend) => spend.payee.to_string(),
        Entry::MoneyIn(money) => {
            money.payer.as_ref().map_or_else(|| wording::money_in(money.kind).to_owned(), ToString::to_string)
        }
    }
}

/// What it was for.
pub fn purpose(entry: &Entry) -> &'static str {
    match entry {
        Entry::Spend(spend) => wording::category(spend.category),
        Entry::MoneyIn(money) => wording::money_in(money.kind),
    }
}

/// How much, without a sign.
pub fn amount(entry: &Entry) -> Pence {
    entry.amount().pence()
}

fn icon(entry: &Entry) -> Icon {
    match entry {
        Entry::Spend(spend) => wording::category_icon(spend.category),
        Entry::MoneyIn(_) => Icon::POUND,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::money::example::{author, money_in_record, spend_record, stored_receipt};
    use portal_domain::api::{Review, ThreadMark};
    use portal_domain::id::ThreadId;
    use portal_domain::spending::NoReceipt;
    use uuid::Uuid;

    fn row(record: EntryRecord) -> Row {
        Row::new(record, &OnDevice::default())
    }

    fn states(row: &Row) -> Vec<State> {
        row.states("Ama")
    }

    #[test]
    fn a_row_says_in_words_what_it_needs() {
        let bare = spend_record(1, "2026-03-27", 1800);
        assert_eq!(states(&row(bare.clone())), [State::WithCouncil, State::ReceiptNeeded]);

        let with_receipt = EntryRecord { receipts: vec![stored_receipt(1)], ..bare.clone() };
        assert_eq!(states(&row(with_receipt.clone())), [State::WithCouncil]);

        let mut reason = bare.clone();
        if let Entry::Spend(spend) = &mut reason.entry {
            spend.no_receipt = Some(NoReceipt::Lost);
        }
        assert_eq!(states(&row(reason)), [State::WithCouncil, State::NoReceipt]);

        let seen = Review { seen: Some(author()), accepted: None };
        let record = EntryRecord { review: seen.clone(), ..with_receipt.clone() };
        assert_eq!(states(&row(record)), [State::WithCouncil, State::Seen]);

        let accepted = Review { accepted: Some(author()), ..seen };
        assert_eq!(states(&row(EntryRecord { review: accepted, ..bare })), [State::Checked]);
        assert_eq!(states(&row(money_in_record(2, "2026-03-20", 4125))), [State::WithCouncil]);
    }

    #[test]
    fn a_question_names_who_asks_until_it_is_answered() {
        let mark = |waits_for| Some(ThreadMark { thread: ThreadId::from_uuid(Uuid::from_u128(3)), waits_for });
        let record = EntryRecord { receipts: vec![stored_receipt(1)], ..spend_record(1, "2026-03-23", 6165) };
        let asked = row(EntryRecord { thread: mark(Side::Person), ..record.clone() });
        assert_eq!(states(&asked), [State::WithCouncil, State::Question("Ama".to_owned())]);
        let answered = row(EntryRecord { thread: mark(Side::Council), ..record });
        assert_eq!(states(&answered), [State::WithCouncil, State::Answered]);
        let answering = Row { answer_here: true, ..asked };
        assert!(!answering.has_question());
    }

    #[test]
    fn a_receipt_on_this_phone_is_not_asked_for() {
        let bare = row(spend_record(1, "2026-03-27", 1800));
        assert!(bare.needs_receipt());
        let here = Row { receipts_here: 1, custody: Custody::Here, ..bare };
        assert_eq!(states(&here), [State::OnThisPhone]);
    }

    #[test]
    fn a_line_names_who_was_paid_or_who_paid() {
        let line = row(money_in_record(2, "2026-03-20", 4125)).line("Ama");
        assert_eq!((line.name.as_str(), line.money_in), ("Brightway Care", true));
        let line = row(spend_record(1, "2026-03-31", 4637)).line("Ama");
        assert_eq!((line.name.as_str(), line.purpose.as_str()), ("Green Lane Pharmacy", "Equipment and supplies"));
    }
}
