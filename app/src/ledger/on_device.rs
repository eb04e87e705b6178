//! What this device has of one payment and the council's record may not have yet: what waits, and what was sent since the
//! app was opened. A plain value; everything a page says of it is derived here.

use crate::reactive::Memo;
use chrono::{DateTime, Utc};
use portal_domain::api::{ChangeBody, Changed, EntryRecord, Linked, MoneyInBody, Review, SpendBody, Stamp};
use portal_domain::id::{AccountId, EntryId, ReceiptId, ThreadId};
use portal_domain::money::Pence;
use portal_domain::spending::{Change, Entry, MoneyInKind};

use crate::app::unlock::Device;
use crate::components::trail::Place;
use crate::json;
use crate::offline::{Delivered, Item, Parcel, Queue, State};
use crate::session::Session;

mod papers;

pub use papers::place;

/// Things of one payment on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OnDevice {
    /// What has not reached the council, oldest first.
    pub waiting: Vec<Item>,
    /// What has, since the app was opened, with the council's answer.
    pub delivered: Vec<Delivered>,
}

/// Where an entry is, with its receipts: the least certain of them counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Custody {
    /// Something of it was not taken, and a person has to look.
    NotSent,
    /// Something of it is only here.
    Here,
    /// Something of it is on its way, and the rest is there or goes next.
    Sending,
    /// The council has all of it.
    Council,
}

impl Custody {
    /// Where the trail stands.
    pub const fn place(self) -> Place {
        match self {
            Self::NotSent | Self::Here => Place::OnThisPhone,
            Self::Sending => Place::Sending,
            Self::Council => Place::WithCouncil,
        }
    }
}

impl OnDevice {
    /// What the queue holds of this payment.
    pub fn of(queue: &Queue, account: AccountId) -> Self {
        Self {
            waiting: queue.of(account).cloned().collect(),
            delivered: queue.delivered(account).cloned().collect(),
        }
    }

    /// What there is of the payment acted on; follows changes.
    pub fn here() -> Memo<Self> {
        let (device, session) = (Device::here(), Session::here());
        Memo::new(move |before: Option<&Self>| match (device.vault(), session.acting_for()) {
            (Some(vault), Some(summary)) => {
                vault.outbox().queue().with(|queue| Self::of(queue, summary.account))
            }
            // A session that ended hides nothing; the page stays as it is underneath.
            (Some(_), None) => before.cloned().unwrap_or_default(),
            (None, _) => Self::default(),
        })
    }

    /// How many things a person has saved that are only here. A spend with its receipts is one.
    pub fn count(&self) -> usize {
        let counts = |item: &&Item| match &item.parcel {
            Parcel::Spend { .. } | Parcel::MoneyIn { .. } | Parcel::Answer { .. } => true,
            Parcel::Receipt { spend: of, .. }
            | Parcel::Change { entry: of, .. }
            | Parcel::Filing { entry: of, .. } => self.spend(*of).is_none(),
        };
        self.waiting.iter().filter(counts).count()
    }

    /// How many things have reached the council.
    pub fn delivered_count(&self) -> usize {
        self.delivered.len()
    }

    /// The spend or money in of this id, while it waits.
    pub fn spend(&self, id: EntryId) -> Option<&Item> {
        let is = |item: &&Item| match item.parcel {
            Parcel::Spend { id: of, .. } | Parcel::MoneyIn { id: of, .. } => of == id,
            Parcel::Receipt { .. }
            | Parcel::Answer { .. }
            | Parcel::Change { .. }
            | Parcel::Filing { .. } => false,
        };
        self.waiting.iter().find(is)
    }

    /// What waits here and gives back of an entry: what a provider gave back, and what was paid back, in pence.
    fn given_back(&self, of: EntryId) -> Linked {
        let mut given = Linked::default();
        for item in &self.waiting {
            let Parcel::MoneyIn { about: Some(about), content, .. } = &item.parcel else { continue };
            let Ok(MoneyInBody(money)) = content.read() else { continue };
            let sum = match money.kind {
                _ if *about != of => continue,
                MoneyInKind::RefundFromProvider => &mut given.refunded,
                MoneyInKind::CorrectionRepaidByMe => &mut given.repaid,
                MoneyInKind::DpCouncil
                | MoneyInKind::DpHealth
                | MoneyInKind::DpEducation
                | MoneyInKind::ClientContribution
                | MoneyInKind::PrivateTopup
                | MoneyInKind::Interest
                | MoneyInKind::OneOff
                | MoneyInKind::OtherIn => continue,
            };
            *sum = sum.checked_add(money.amount.pence()).unwrap_or_default();
        }
        given
    }

    /// The receipts of an entry that wait, in the order in which they were added.
    pub fn receipts(&self, entry: EntryId) -> impl Iterator<Item = (ReceiptId, &Item)> {
        self.waiting.iter().filter_map(move |item| match item.parcel {
            Parcel::Receipt { id, spend } if spend == entry => Some((id, item)),
            Parcel::Receipt { .. }
            | Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Answer { .. }
            | Parcel::Change { .. }
            | Parcel::Filing { .. } => None,
        })
    }

    /// The changes of an entry that wait, in the order in which they were made.
    pub fn changes(&self, of: EntryId) -> impl Iterator<Item = &Item> {
        self.waiting
            .iter()
            .filter(move |item| matches!(item.parcel, Parcel::Change { entry, .. } if entry == of))
    }

    /// The record as it is after the changes made on this device that it does not know.
    pub fn with_changes(&self, mut record: EntryRecord) -> EntryRecord {
        let of = |item: &Item| matches!(item.parcel, Parcel::Change { entry, .. } if entry == record.id);
        let sent = self.delivered.iter().filter(|delivered| of(&delivered.item));
        let mut sent = sent.filter_map(|delivered| json::read::<EntryRecord>(&delivered.answer).ok());
        if let Some(newer) = sent.rfind(|sent| sent.version > record.version) {
            record = newer;
        }
        for item in self.changes(record.id) {
            let Parcel::Change { version, content, .. } = &item.parcel else { continue };
            let Ok(ChangeBody(change)) = content.read() else { continue };
            if *version > record.version {
                let stamp = Stamp { at: item.created, ..record.recorded.clone() };
                record.changed = Some(Changed { made: change.made(), stamp });
                record.version = *version;
                if let Change::To(entry) = change {
                    record.entry = entry;
                    record.review = Review::default();
                }
            }
        }
        let given = self.given_back(record.id);
        let add = |known: Pence, more: Pence| known.checked_add(more).unwrap_or(known);
        record.linked.refunded = add(record.linked.refunded, given.refunded);
        record.linked.repaid = add(record.linked.repaid, given.repaid);
        record
    }

    /// What changes do to the balance that a record of the council made at `as_at` cannot hold, in pence. Those of the
    /// given spends are left out: they are in their figures already.
    pub fn changes_after(&self, as_at: DateTime<Utc>, spends: &[EntryRecord]) -> Pence {
        let is_one = |item: &Item| matches!(item.parcel, Parcel::Change { .. });
        let sent = self.delivered.iter().filter(|delivered| is_one(&delivered.item)).filter(|delivered| {
            let changed = json::read::<EntryRecord>(&delivered.answer).ok().and_then(|record| record.changed);
            changed.is_some_and(|changed| changed.stamp.at > as_at)
        });
        let items = self.waiting.iter().chain(sent.map(|delivered| &delivered.item));
        let by = items.filter_map(|item| {
            let Parcel::Change { entry, by, .. } = item.parcel else { return None };
            spends.iter().all(|spend| spend.id != entry).then_some(by)
        });
        Pence::try_sum(by).unwrap_or_default()
    }

    /// Whether an answer in this conversation waits.
    pub fn answers(&self, thread: ThreadId) -> bool {
        self.waiting
            .iter()
            .any(|item| matches!(item.parcel, Parcel::Answer { thread: of, .. } if of == thread))
    }

    /// Where an entry and its receipts are.
    pub fn custody(&self, entry: EntryId) -> Custody {
        let parts = || {
            let with_receipts =
                self.spend(entry).into_iter().chain(self.receipts(entry).map(|(_, item)| item));
            with_receipts.chain(self.changes(entry)).chain(self.filings(entry))
        };
        if parts().any(|item| matches!(item.state, State::SetAside(_))) {
            Custody::NotSent
        } else if parts().any(|item| matches!(item.state, State::Sending { .. })) {
            Custody::Sending
        } else if parts().next().is_some() {
            Custody::Here
        } else {
            Custody::Council
        }
    }

    /// How much of the part that is on its way has gone, in hundredths.
    pub fn gone(&self, entry: EntryId) -> Option<u8> {
        let parts = self.receipts(entry).map(|(_, item)| item).chain(self.spend(entry));
        parts.into_iter().find_map(|item| match item.state {
            State::Sending { percent } => Some(percent),
            State::Waiting | State::SetAside(_) => None,
        })
    }

    /// The spends that a record of the council made at `as_at` cannot hold, as records by `author`; without a time, all.
    pub fn spends_after(&self, as_at: Option<DateTime<Utc>>, author: &Stamp) -> Vec<EntryRecord> {
        let waiting = self.waiting.iter().filter_map(|item| unsent(item, author));
        let delivered = self.delivered.iter().filter_map(|delivered| sent(delivered, author));
        let delivered = delivered.filter(|record| as_at.is_none_or(|as_at| record.recorded.at > as_at));
        let spends = waiting.chain(delivered).map(|record| self.with_changes(record));
        spends.filter(|record| !record.is_removed()).collect()
    }

    /// The entry of this id, if it waits or was sent since the app was opened.
    pub fn entry(&self, id: EntryId, author: &Stamp) -> Option<EntryRecord> {
        let waiting = self.spend(id).and_then(|item| unsent(item, author));
        waiting.or_else(|| {
            let delivered = self.delivered.iter().filter(|delivered| delivered.item.id() == id.uuid());
            delivered.filter_map(|delivered| sent(delivered, author)).next_back()
        })
    }
}

/// The entry in an item, as it will stand in the council's record.
fn unsent(item: &Item, author: &Stamp) -> Option<EntryRecord> {
    let (id, entry) = match &item.parcel {
        Parcel::Spend { id, content } => {
            content.read().ok().map(|SpendBody(spend)| (*id, Entry::Spend(spend)))?
        }
        Parcel::MoneyIn { id, content, .. } => {
            content.read().ok().map(|MoneyInBody(money)| (*id, Entry::MoneyIn(money)))?
        }
        Parcel::Receipt { .. } | Parcel::Answer { .. } | Parcel::Change { .. } | Parcel::Filing { .. } => {
            return None;
        }
    };
    Some(record(id, entry, Stamp { at: item.created, ..author.clone() }))
}

fn sent(delivered: &Delivered, author: &Stamp) -> Option<EntryRecord> {
    let as_sent = unsent(&delivered.item, author)?;
    json::read(&delivered.answer).ok().or(Some(as_sent))
}

fn record(id: EntryId, entry: Entry, recorded: Stamp) -> EntryRecord {
    EntryRecord {
        id,
        entry,
        version: 1,
        recorded,
        receipts: Vec::new(),
        review: Review::default(),
        thread: None,
        changed: None,
        on_behalf: None,
        linked: Linked::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, author, entry_id, receipt_id, spend, stored_receipt};
    use crate::offline::{Content, Reason};
    use portal_domain::api::ReceiptStored;

    fn waiting(number: u128, state: State) -> Item {
        let content = Content::of(&spend("Green Lane Pharmacy", "2026-03-31", 4637)).unwrap();
        let parcel = Parcel::Spend { id: entry_id(number), content };
        Item { state, ..Item::new(parcel, ACCOUNT, "2026-04-01T08:00:00Z".parse().unwrap()) }
    }

    fn receipt(number: u128, of: u128, state: State) -> Item {
        let parcel = Parcel::Receipt { id: receipt_id(number), spend: entry_id(of) };
        Item { state, ..Item::new(parcel, ACCOUNT, "2026-04-01T08:00:00Z".parse().unwrap()) }
    }

    #[test]
    fn a_spend_with_its_receipts_is_one_thing() {
        let device = OnDevice {
            waiting: vec![
                waiting(1, State::Waiting),
                receipt(11, 1, State::Waiting),
                receipt(12, 1, State::Waiting),
                receipt(21, 2, State::Waiting),
            ],
            delivered: Vec::new(),
        };
        assert_eq!(device.count(), 2);
        assert_eq!(device.receipts(entry_id(1)).count(), 2);
    }

    #[test]
    fn the_least_certain_part_says_where_an_entry_is() {
        let custody = |waiting| OnDevice { waiting, delivered: Vec::new() }.custody(entry_id(1));
        assert_eq!(custody(Vec::new()), Custody::Council);
        assert_eq!(custody(vec![waiting(2, State::Waiting)]), Custody::Council);
        assert_eq!(custody(vec![waiting(1, State::Waiting)]), Custody::Here);
        let sending = || receipt(11, 1, State::Sending { percent: 62 });
        assert_eq!(custody(vec![sending(), receipt(12, 1, State::Waiting)]), Custody::Sending);
        let aside = receipt(13, 1, State::SetAside(Reason::Gone));
        assert_eq!(custody(vec![sending(), aside]), Custody::NotSent);
        assert_eq!(OnDevice { waiting: vec![sending()], delivered: Vec::new() }.gone(entry_id(1)), Some(62));
    }

    #[test]
    fn what_the_council_has_written_down_is_not_counted_twice() {
        let answer = |at: &str| {
            let recorded = Stamp { at: at.parse().unwrap(), ..author() };
            let spend = spend("Sunrise Day Centre", "2026-03-30", 3800);
            let content = Content::of(&spend).unwrap();
            let record = record(entry_id(2), Entry::Spend(spend), recorded);
            let item = Item::new(
                Parcel::Spend { id: entry_id(2), content },
                ACCOUNT,
                "2026-04-01T08:00:00Z".parse().unwrap(),
            );
            Delivered { item, answer: serde_json::to_string(&record).unwrap() }
        };
        let as_at = Some("2026-04-01T08:12:00Z".parse().unwrap());
        let after = |at| {
            let device = OnDevice { waiting: vec![waiting(1, State::Waiting)], delivered: vec![answer(at)] };
            device.spends_after(as_at, &author()).iter().map(|record| record.id).collect::<Vec<_>>()
        };
        assert_eq!(after("2026-04-01T08:13:00Z"), [entry_id(1), entry_id(2)]);
        assert_eq!(after("2026-04-01T08:11:00Z"), [entry_id(1)]);
    }

    fn change(version: u32, by: i64, change: &Change) -> Item {
        let content = Content::of(&ChangeBody(change.clone())).unwrap();
        let id = uuid::Uuid::from_u128(u128::from(version));
        let parcel = Parcel::Change { id, entry: entry_id(1), version, by: Pence::new(by), content };
        Item::new(parcel, ACCOUNT, "2026-04-01T08:30:00Z".parse().unwrap())
    }

    #[test]
    fn a_change_made_here_is_shown_and_counted_before_the_council_has_it() {
        let stored = record(entry_id(1), Entry::Spend(spend("Tariq Khan", "2026-03-28", 6561)), author());
        let put_right = Entry::Spend(spend("Tariq Khan", "2026-03-28", 6165));
        let device = OnDevice {
            waiting: vec![change(2, 396, &Change::To(put_right)), change(3, 6165, &Change::Removed)],
            delivered: Vec::new(),
        };
        let shown = device.with_changes(stored.clone());
        assert_eq!((shown.version, shown.entry.amount().pence().get(), shown.is_removed()), (3, 6165, true));
        assert_eq!(shown.effect(), Pence::ZERO);
        let as_at = "2026-04-01T08:12:00Z".parse().unwrap();
        assert_eq!(device.changes_after(as_at, &[]), Pence::new(6561));
        assert_eq!(
            device.changes_after(as_at, std::slice::from_ref(&stored)),
            Pence::ZERO,
            "in its figure already"
        );
        // The council has the first of them: only the second is still added.
        let newer = EntryRecord { version: 2, ..stored };
        assert!(device.with_changes(newer).is_removed());
        assert_eq!(device.custody(entry_id(1)), Custody::Here);
    }

    #[test]
    fn a_receipt_that_arrived_is_shown_with_its_reference() {
        let stored = ReceiptStored { receipt: stored_receipt(11), received_sha256: String::new() };
        let item = receipt(11, 1, State::Waiting);
        let device = OnDevice {
            waiting: Vec::new(),
            delivered: vec![Delivered { item, answer: serde_json::to_string(&stored).unwrap() }],
        };
        let spend =
            record(entry_id(1), Entry::Spend(spend("Green Lane Pharmacy", "2026-03-31", 4637)), author());
        let once = device.with_receipts(spend);
        assert_eq!(once.receipts.len(), 1);
        assert_eq!(device.with_receipts(once).receipts.len(), 1);
    }
}
