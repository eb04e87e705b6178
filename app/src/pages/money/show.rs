//! Which lines of the list are shown.

use portal_domain::api::Todo;

use super::days::Day;
use crate::ledger::on_device::Custody;
use crate::ledger::row::Row;
use crate::page::Page;

/// A choice above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Everything.
    #[default]
    All,
    /// What has not, or not wholly, reached the council.
    Here,
    /// Spends that want a receipt.
    ReceiptNeeded,
    /// Entries about which the council waits for an answer.
    Question,
    /// Money that came in.
    MoneyIn,
}

impl Show {
    /// Every choice, in the order in which it is offered.
    pub const ALL: [Self; 5] = [Self::All, Self::Here, Self::ReceiptNeeded, Self::Question, Self::MoneyIn];

    /// Its name in the address.
    const fn id(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Here => Some("here"),
            Self::ReceiptNeeded => Some("receipt-needed"),
            Self::Question => Some("question"),
            Self::MoneyIn => Some("money-in"),
        }
    }

    /// The choice in the query of an address, `show=here`; everything where it names none.
    pub fn from_query(query: &str) -> Self {
        let asked = query.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("show="));
        Self::ALL.into_iter().find(|show| show.id().is_some() && show.id() == asked).unwrap_or_default()
    }

    /// The address of the list with this choice.
    pub fn path(self) -> String {
        let path = Page::Money.path();
        self.id().map_or_else(|| path.clone(), |id| format!("{path}?show={id}"))
    }

    /// Whether it shows this line.
    pub fn keeps(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Here => row.custody != Custody::Council || row.answer_here,
            Self::ReceiptNeeded => row.needs_receipt(),
            Self::Question => row.has_question(),
            Self::MoneyIn => row.is_money_in(),
        }
    }

    /// How many of these lines it shows.
    pub fn count(self, days: &[Day]) -> usize {
        days.iter().flat_map(|day| &day.rows).filter(|row| self.keeps(row)).count()
    }

    /// The days with the lines it shows.
    pub fn of(self, days: Vec<Day>) -> Vec<Day> {
        let kept = days.into_iter().map(|day| {
            let rows = day.rows.into_iter().filter(|row| self.keeps(row)).collect();
            Day { rows, ..day }
        });
        kept.filter(|day| !day.rows.is_empty()).collect()
    }

    /// Whether days not loaded yet may hold more of it. What is to be done is known whatever its day; of missing receipts
    /// only the latest.
    pub fn reaches_back(self, todo: &Todo) -> bool {
        match self {
            Self::All | Self::MoneyIn => true,
            Self::ReceiptNeeded => usize::try_from(todo.receipts_missing_count)
                .is_ok_and(|count| count > todo.receipts_missing.len()),
            Self::Here | Self::Question => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{author, money_in_record, spend_record, stored_receipt};
    use crate::ledger::on_device::OnDevice;
    use crate::pages::money::days::days;
    use portal_domain::api::{EntryPage, EntryRecord};
    use portal_domain::budget::Balance;
    use portal_domain::money::Pence;

    #[test]
    fn the_address_says_what_is_shown() {
        for show in Show::ALL {
            let path = show.path();
            let query = path.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(Show::from_query(query), show);
        }
        assert_eq!(Show::from_query("?next=1&show=question"), Show::Question);
        assert_eq!(Show::from_query("show=nonsense"), Show::All);
    }

    #[test]
    fn a_choice_keeps_its_lines_and_their_days() {
        let with_receipt =
            EntryRecord { receipts: vec![stored_receipt(1)], ..spend_record(1, "2026-03-27", 100) };
        let page = EntryPage {
            entries: vec![
                with_receipt,
                spend_record(2, "2026-03-27", 200),
                money_in_record(3, "2026-03-20", 300),
            ],
            balance: Balance { amount: Pence::new(1000), as_at: "2026-04-01T08:12:00Z".parse().unwrap() },
            next: None,
        };
        let days = days(Some(&page), &OnDevice::default(), &author());
        let counts = Show::ALL.map(|show| show.count(&days));
        assert_eq!(counts, [3, 0, 1, 0, 1]);
        let needed = Show::ReceiptNeeded.of(days);
        assert_eq!(needed.len(), 1);
        assert_eq!(needed[0].left, Some(Pence::new(1000)));
    }
}
