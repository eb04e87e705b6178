//! The receipts of an entry, after what was given and done on this device that the council's record may not know.

use portal_domain::api::{EntryRecord, ReceiptChangeBody, ReceiptOrder, ReceiptRecord, ReceiptStored};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::ReceiptChange;

use super::OnDevice;
use crate::json;
use crate::offline::{Delivered, Filing, Item, Parcel};

impl OnDevice {
    /// What was done with the receipts of an entry and waits, in the order in which it was done.
    pub fn filings(&self, of: EntryId) -> impl Iterator<Item = &Item> {
        self.waiting.iter().filter(move |item| is_filing(item, of))
    }

    /// The record with the receipts that have reached the council since it was read, those left out that were removed, all
    /// in the order in which they were put last.
    pub fn with_receipts(&self, mut record: EntryRecord) -> EntryRecord {
        for receipt in self.delivered.iter().filter_map(|delivered| stored(delivered, record.id)) {
            if record.receipts.iter().all(|known| known.id != receipt.id) {
                record.receipts.push(receipt);
            }
        }
        for item in self.all_filings(record.id) {
            apply(item, &mut record.receipts);
        }
        let order = self.order(record.id);
        record.receipts.sort_by_key(|receipt| place(&order, receipt.id));
        record
    }

    /// The order in which the receipts of an entry were put last on this device, those included that wait.
    pub fn order(&self, of: EntryId) -> Vec<ReceiptId> {
        let orders = self.all_filings(of).filter_map(|item| match &item.parcel {
            Parcel::Filing { filing: Filing::Order, content, .. } => content.read::<ReceiptOrder>().ok(),
            Parcel::Filing { .. }
            | Parcel::Receipt { .. }
            | Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Answer { .. }
            | Parcel::Change { .. } => None,
        });
        orders.last().map(|order| order.receipts).unwrap_or_default()
    }

    fn all_filings(&self, of: EntryId) -> impl Iterator<Item = &Item> {
        let gone = self.delivered.iter().map(|delivered| &delivered.item);
        gone.chain(&self.waiting).filter(move |item| is_filing(item, of))
    }
}

/// Where a receipt stands in an order: those that are not named come last.
pub fn place(order: &[ReceiptId], id: ReceiptId) -> usize {
    order.iter().position(|known| *known == id).unwrap_or(usize::MAX)
}

fn is_filing(item: &Item, of: EntryId) -> bool {
    matches!(item.parcel, Parcel::Filing { entry, .. } if entry == of)
}

fn apply(item: &Item, receipts: &mut Vec<ReceiptRecord>) {
    let Parcel::Filing { filing: Filing::Version { receipt, version }, content, .. } = &item.parcel else {
        return;
    };
    match content.read().map(|ReceiptChangeBody(change)| change) {
        Ok(ReceiptChange::Removed) => {
            receipts.retain(|known| known.id != receipt.id || known.version >= *version);
        }
        Ok(ReceiptChange::Restored) if receipts.iter().all(|known| known.id != receipt.id) => {
            receipts.push(ReceiptRecord { version: *version, ..(**receipt).clone() });
        }
        Ok(ReceiptChange::Restored) | Err(_) => {}
    }
}

fn stored(delivered: &Delivered, entry: EntryId) -> Option<ReceiptRecord> {
    match delivered.item.parcel {
        Parcel::Receipt { spend, .. } if spend == entry => {
            json::read(&delivered.answer).ok().map(|ReceiptStored { receipt, .. }| receipt)
        }
        Parcel::Receipt { .. }
        | Parcel::Spend { .. }
        | Parcel::MoneyIn { .. }
        | Parcel::Answer { .. }
        | Parcel::Change { .. }
        | Parcel::Filing { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, entry_id, receipt_id, spend_record, stored_receipt};
    use crate::offline::{Content, State};

    fn filing(number: u128, filing: Filing, content: Content) -> Item {
        let id = uuid::Uuid::from_u128(number);
        let parcel = Parcel::Filing { id, entry: entry_id(1), filing, content };
        Item { state: State::Waiting, ..Item::new(parcel, ACCOUNT, "2026-04-01T08:00:00Z".parse().unwrap()) }
    }

    fn version(number: u128, version: u32, change: ReceiptChange) -> Item {
        let receipt = Box::new(ReceiptRecord { version: version - 1, ..stored_receipt(number) });
        let content = Content::of(&ReceiptChangeBody(change)).unwrap();
        filing(100 + number, Filing::Version { receipt, version }, content)
    }

    fn order(numbers: &[u128]) -> Item {
        let receipts = numbers.iter().map(|number| receipt_id(*number)).collect();
        filing(200, Filing::Order, Content::of(&ReceiptOrder { receipts }).unwrap())
    }

    fn shown(device: &OnDevice, numbers: &[u128]) -> Vec<ReceiptId> {
        let mut record = spend_record(1, "2026-03-31", 4637);
        record.receipts = numbers.iter().map(|number| stored_receipt(*number)).collect();
        device.with_receipts(record).receipts.into_iter().map(|receipt| receipt.id).collect()
    }

    fn ids(numbers: &[u128]) -> Vec<ReceiptId> {
        numbers.iter().map(|number| receipt_id(*number)).collect()
    }

    #[test]
    fn what_was_done_here_is_seen_at_once() {
        let removed = || version(12, 2, ReceiptChange::Removed);
        let mut device = OnDevice { waiting: vec![removed()], ..OnDevice::default() };
        assert_eq!(shown(&device, &[11, 12]), ids(&[11]));
        device.waiting = vec![removed(), version(12, 3, ReceiptChange::Restored)];
        assert_eq!(shown(&device, &[11, 12]), ids(&[11, 12]));
        device.waiting = vec![order(&[13, 11])];
        assert_eq!(shown(&device, &[11, 12, 13]), ids(&[13, 11, 12]));
    }

    #[test]
    fn a_receipt_that_was_sent_and_then_removed_does_not_come_back() {
        let receipt = Parcel::Receipt { id: receipt_id(12), spend: entry_id(1) };
        let answer = ReceiptStored { receipt: stored_receipt(12), received_sha256: String::new() };
        let sent = |item: Item, answer: &str| Delivered { item, answer: answer.to_owned() };
        let at = "2026-04-01T08:00:00Z".parse().unwrap();
        let delivered = vec![sent(Item::new(receipt, ACCOUNT, at), &json::write(&answer).unwrap())];
        let mut device = OnDevice { delivered, ..OnDevice::default() };
        assert_eq!(shown(&device, &[11]), ids(&[11, 12]));
        device.delivered.push(sent(version(12, 2, ReceiptChange::Removed), "{}"));
        assert_eq!(shown(&device, &[11]), ids(&[11]));
    }
}
