//! What was found: the council's answer, with what this device has that the answer does not.

use portal_domain::api::{EntryRecord, FoundEntries, Stamp};
use portal_domain::money::Pence;
use portal_domain::receipt::Reference;
use portal_domain::spending::{Candidate, Entry, Query};

use crate::format::money;
use crate::ledger::on_device::OnDevice;
use crate::ledger::row::Row;
use crate::text::{t, t_count, words::records as words};

/// What was found, as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Lines, newest day first.
    pub rows: Vec<Row>,
    spends: usize,
    paid: Pence,
    came: usize,
    came_in: Pence,
}

impl Found {
    /// The answer and this device's own; without an answer, this device's own alone.
    pub fn of(query: &Query, answer: Option<&FoundEntries>, device: &OnDevice, author: &Stamp) -> Self {
        let rule = query.rule();
        let mut found = Self::default();
        let mut records: Vec<EntryRecord> = Vec::new();
        for record in device.spends_after(answer.map(|answer| answer.as_at), author) {
            let references: Vec<Reference> =
                record.receipts.iter().map(|receipt| receipt.reference).collect();
            let receipts = record.receipts.len().saturating_add(device.receipts(record.id).count());
            let candidate = Candidate { entry: &record.entry, receipts, references: &references };
            let is_new = answer.is_none_or(|answer| answer.entries.iter().all(|known| known.id != record.id));
            if is_new && rule.finds(&candidate) {
                found.spends = found.spends.saturating_add(1);
                found.paid = found.paid.checked_add(record.entry.amount().pence()).unwrap_or(found.paid);
                records.push(record);
            }
        }
        if let Some(answer) = answer {
            let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
            found.spends = found.spends.saturating_add(count(answer.spends));
            found.paid = found.paid.checked_add(answer.paid).unwrap_or(found.paid);
            (found.came, found.came_in) = (count(answer.came), answer.came_in);
            for record in &answer.entries {
                let now = device.with_changes(record.clone());
                if now.is_removed() {
                    found.leave_out(&record.entry);
                } else {
                    records.push(now);
                }
            }
        }
        records.sort_by_key(|record| std::cmp::Reverse(record.entry.date()));
        found.rows = records.into_iter().map(|record| Row::new(record, device)).collect();
        found
    }

    /// Removed on this device, which the council does not know yet.
    fn leave_out(&mut self, entry: &Entry) {
        let amount = entry.amount().pence();
        let (count, sum) = match entry {
            Entry::Spend(_) => (&mut self.spends, &mut self.paid),
            Entry::MoneyIn(_) => (&mut self.came, &mut self.came_in),
        };
        *count = count.saturating_sub(1);
        *sum = sum.checked_sub(amount).unwrap_or(*sum);
    }

    /// "3 things paid, £123.75 in all. Money came in once, £41.25."
    pub fn sentence(&self) -> String {
        let mut said = Vec::new();
        if self.spends > 0 {
            said.push(t_count(words::FOUND_PAID, self.spends, [("amount", &money(self.paid))]));
        }
        if self.came > 0 {
            said.push(t_count(words::FOUND_IN, self.came, [("amount", &money(self.came_in))]));
        }
        if said.is_empty() { t(words::FOUND_NONE).to_owned() } else { said.join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, author, entry_id, spend, spend_record};
    use crate::offline::{Content, Item, Parcel};
    use portal_domain::text::Sought;

    fn query(text: &str) -> Query {
        Query { text: Sought::optional(text).unwrap(), ..Query::default() }
    }

    fn answer(entries: Vec<EntryRecord>) -> FoundEntries {
        let sum = Pence::try_sum(entries.iter().map(|record| record.entry.amount().pence())).unwrap();
        FoundEntries {
            spends: u32::try_from(entries.len()).unwrap(),
            paid: sum,
            entries,
            next: None,
            came: 0,
            came_in: Pence::ZERO,
            as_at: "2026-04-01T08:12:00Z".parse().unwrap(),
        }
    }

    fn device() -> OnDevice {
        let content = Content::of(&spend("Green Lane Pharmacy", "2026-03-31", 4637)).unwrap();
        let parcel = Parcel::Spend { id: entry_id(9), content };
        let item = Item::new(parcel, ACCOUNT, "2026-04-01T08:20:00Z".parse().unwrap());
        OnDevice { waiting: vec![item], delivered: Vec::new() }
    }

    #[test]
    fn what_waits_on_this_phone_is_found_too() {
        let stored = answer(vec![spend_record(1, "2026-03-01", 100)]);
        let found = Found::of(&query("pharmacy"), Some(&stored), &device(), &author());
        assert_eq!(
            found.rows.iter().map(|row| row.record.id).collect::<Vec<_>>(),
            [entry_id(9), entry_id(1)]
        );
        assert_eq!(found.sentence(), "2 things paid, £47.37 in all.");
        let alone = Found::of(&query("46.37"), None, &device(), &author());
        assert_eq!(alone.sentence(), "1 thing paid, £46.37.");
        let none = Found::of(&query("chemist"), Some(&answer(Vec::new())), &device(), &author());
        assert_eq!((none.rows.len(), none.sentence().as_str()), (0, "Nothing was found."));
    }

    #[test]
    fn money_in_is_said_apart() {
        let both = FoundEntries {
            came: 2,
            came_in: Pence::new(8250),
            ..answer(vec![spend_record(1, "2026-03-01", 100)])
        };
        let found = Found::of(&query("x"), Some(&both), &OnDevice::default(), &author());
        assert_eq!(found.sentence(), "1 thing paid, £1.00. Money came in 2 times, £82.50 in all.");
    }
}
