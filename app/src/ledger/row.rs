//! One line of the list: an entry with where it is and what it needs.

use chrono::NaiveDate;
use portal_domain::api::EntryRecord;
use portal_domain::message::Side;
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, Proof};

use super::on_device::{Custody, OnDevice};
use crate::components::icon::Icon;
use crate::components::ledger::Line;
use crate::components::tag::State;
use crate::format::{money, plain_date};
use crate::page::Page;
use crate::text::{t_with, words::money as words};
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
        let record = device.with_receipts(device.with_changes(record));
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
        let place = std::iter::once(self.place());
        place.chain(self.needs(officer)).chain(self.receipt_state()).chain(self.review_state()).collect()
    }

    /// The few of them that a list shows: what is to be done, or else where it is. What is not on this phone is with the
    /// council.
    pub fn tags(&self, officer: &str) -> Vec<State> {
        let by =
            self.record.on_behalf.map(|_| State::WrittenDown(self.record.recorded.by.called.to_string()));
        by.into_iter().chain(self.news(officer)).collect()
    }

    fn news(&self, officer: &str) -> Vec<State> {
        let needs = self.needs(officer);
        match self.custody {
            Custody::NotSent | Custody::Here | Custody::Sending => {
                std::iter::once(self.place()).chain(needs).collect()
            }
            Custody::Council if !needs.is_empty() => needs,
            Custody::Council if self.record.review.accepted.is_some() => vec![State::Checked],
            Custody::Council => {
                let base = self.receipt_state().unwrap_or_else(|| self.place());
                std::iter::once(base).chain(self.review_state()).collect()
            }
        }
    }

    const fn place(&self) -> State {
        match self.custody {
            Custody::NotSent => State::NotSent,
            Custody::Here => State::OnThisPhone,
            Custody::Sending => State::Sending,
            Custody::Council => State::WithCouncil,
        }
    }

    /// What the reader has to do about it.
    fn needs(&self, officer: &str) -> Vec<State> {
        let question = self.has_question().then(|| State::Question(officer.to_owned()));
        let receipt = self.needs_receipt().then_some(State::ReceiptNeeded);
        question.into_iter().chain(receipt).collect()
    }

    fn receipt_state(&self) -> Option<State> {
        matches!(self.proof(), Some(Proof::Reason(_))).then_some(State::NoReceipt)
    }

    /// How far the council has come with it.
    fn review_state(&self) -> Option<State> {
        let review = &self.record.review;
        if review.accepted.is_some() {
            Some(State::Checked)
        } else if self.has_question() {
            None
        } else if self.record.thread.is_some() {
            Some(State::Answered)
        } else {
            review.seen.as_ref().map(|_| State::Seen)
        }
    }

    /// Its line in the list.
    pub fn line(&self, officer: &str) -> Line {
        Line {
            href: Page::Spend(self.record.id).path(),
            icon: icon(&self.record.entry),
            name: name(&self.record.entry),
            purpose: purpose(&self.record.entry),
            amount: amount(&self.record.entry),
            money_in: self.is_money_in(),
            states: self.tags(officer),
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

/// What it was for; nothing where the name says it already.
pub fn purpose(entry: &Entry) -> String {
    match entry {
        Entry::Spend(spend) => wording::category(spend.category).to_owned(),
        Entry::MoneyIn(money) if money.payer.is_none() => String::new(),
        Entry::MoneyIn(money) => wording::money_in(money.kind).to_owned(),
    }
}

/// How much, without a sign.
pub fn amount(entry: &Entry) -> Pence {
    entry.amount().pence()
}

/// What a photograph of it shows, for those who do not see it.
pub fn alt(record: &EntryRecord, today: NaiveDate) -> String {
    let payee = name(&record.entry);
    let (date, amount) = (plain_date(record.entry.date(), today), money(amount(&record.entry)));
    t_with(words::RECEIPT_ALT, [("payee", &payee), ("date", &date), ("amount", &amount)])
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
    use crate::ledger::example::{author, money_in_record, spend_record, stored_receipt};
    use portal_domain::api::{Review, ThreadMark};
    use portal_domain::id::ThreadId;
    use portal_domain::spending::{NoReceipt, OnBehalf};
    use uuid::Uuid;

    fn row(record: EntryRecord) -> Row {
        Row::new(record, &OnDevice::default())
    }

    fn tags(record: &EntryRecord) -> Vec<State> {
        row(record.clone()).tags("Ama")
    }

    #[test]
    fn a_row_says_in_words_what_it_needs() {
        let bare = spend_record(1, "2026-03-27", 1800);
        assert_eq!(tags(&bare), [State::ReceiptNeeded]);
        assert_eq!(row(bare.clone()).states("Ama"), [State::WithCouncil, State::ReceiptNeeded]);

        let with_receipt = EntryRecord { receipts: vec![stored_receipt(1)], ..bare.clone() };
        assert_eq!(tags(&with_receipt), [State::WithCouncil]);

        let mut reason = bare.clone();
        if let Entry::Spend(spend) = &mut reason.entry {
            spend.no_receipt = Some(NoReceipt::Lost);
        }
        assert_eq!(tags(&reason), [State::NoReceipt]);
        assert_eq!(row(reason).states("Ama"), [State::WithCouncil, State::NoReceipt]);

        let seen = Review { seen: Some(author()), accepted: None };
        let record = EntryRecord { review: seen.clone(), ..with_receipt };
        assert_eq!(tags(&record), [State::WithCouncil, State::Seen]);

        let accepted = EntryRecord { review: Review { accepted: Some(author()), ..seen }, ..bare };
        assert_eq!(tags(&accepted), [State::Checked]);
        assert_eq!(row(accepted).states("Ama"), [State::WithCouncil, State::Checked]);
        assert_eq!(tags(&money_in_record(2, "2026-03-20", 4125)), [State::WithCouncil]);
        let told =
            EntryRecord { on_behalf: Some(OnBehalf::Telephone), ..spend_record(1, "2026-03-27", 1800) };
        assert_eq!(tags(&told), [State::WrittenDown("Ada".to_owned()), State::ReceiptNeeded]);
    }

    #[test]
    fn a_question_names_who_asks_until_it_is_answered() {
        let mark =
            |waits_for| Some(ThreadMark { thread: ThreadId::from_uuid(Uuid::from_u128(3)), waits_for });
        let record = EntryRecord { receipts: vec![stored_receipt(1)], ..spend_record(1, "2026-03-23", 6165) };
        let asked = EntryRecord { thread: mark(Side::Person), ..record.clone() };
        assert_eq!(tags(&asked), [State::Question("Ama".to_owned())]);
        assert_eq!(
            tags(&EntryRecord { thread: mark(Side::Council), ..record }),
            [State::WithCouncil, State::Answered]
        );
        let answering = Row { answer_here: true, ..row(asked) };
        assert!(!answering.has_question());
        assert_eq!(answering.tags("Ama"), [State::WithCouncil, State::Answered]);
    }

    #[test]
    fn a_receipt_on_this_phone_is_not_asked_for() {
        let bare = row(spend_record(1, "2026-03-27", 1800));
        assert!(bare.needs_receipt());
        let unsent = Row { custody: Custody::Here, ..bare.clone() };
        assert_eq!(unsent.tags("Ama"), [State::OnThisPhone, State::ReceiptNeeded]);
        let here = Row { receipts_here: 1, custody: Custody::Here, ..bare };
        assert_eq!(here.tags("Ama"), [State::OnThisPhone]);
    }

    #[test]
    fn a_line_names_who_was_paid_or_who_paid() {
        let line = row(money_in_record(2, "2026-03-20", 4125)).line("Ama");
        assert_eq!((line.name.as_str(), line.money_in), ("Brightway Care", true));
        let line = row(spend_record(1, "2026-03-31", 4637)).line("Ama");
        assert_eq!(
            (line.name.as_str(), line.purpose.as_str()),
            ("Green Lane Pharmacy", "Equipment and supplies")
        );
    }
}
