//! The queue as pages see it: a plain value, made anew after each change. Everything a list or a badge shows is derived
//! from it; no count is kept beside it.

use portal_domain::id::{AccountId, EntryId, ReceiptId, ThreadId};
use uuid::Uuid;

use super::item::{Item, Parcel, State};

/// A thing that reached the council since the app was opened. Lists show it until the server's own list has it, so that
/// nothing vanishes for the moment between.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivered {
    /// What it was.
    pub item: Item,
    /// The server's answer to it, as JSON.
    pub answer: String,
}

/// What waits on this device for one person, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    pub(super) items: Vec<Item>,
    pub(super) delivered: Vec<Delivered>,
    pub(super) unreadable: usize,
    /// How many have been delivered since the app was opened; `delivered` forgets the oldest.
    pub(super) deliveries: usize,
}

/// As many delivered things are remembered as a list shows at most.
const REMEMBERED: usize = 50;

impl Queue {
    /// Everything that has not reached the council, oldest first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What waits for one direct payment, oldest first.
    pub fn of(&self, account: AccountId) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.account == account)
    }

    /// What has reached the council since the app was opened, for one direct payment.
    pub fn delivered(&self, account: AccountId) -> impl Iterator<Item = &Delivered> {
        self.delivered.iter().filter(move |delivered| delivered.item.account == account)
    }

    /// How many things have reached the council since the app was opened, whatever payment they are for.
    pub const fn deliveries(&self) -> usize {
        self.deliveries
    }

    /// How many records are here that this person's key does not open.
    pub const fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The item of this id.
    pub fn find(&self, id: Uuid) -> Option<&Item> {
        self.items.iter().find(|item| item.id() == id)
    }

    /// The spend of this id, while it waits.
    pub fn spend(&self, id: EntryId) -> Option<&Item> {
        self.find(id.uuid())
    }

    /// The receipts of a spend that wait, whether the spend itself waits or is with the council.
    pub fn receipts_of(&self, spend: EntryId) -> impl Iterator<Item = (ReceiptId, &Item)> {
        self.items.iter().filter_map(move |item| match item.parcel {
            Parcel::Receipt { id, spend: of } if of == spend => Some((id, item)),
            Parcel::Receipt { .. }
            | Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Answer { .. }
            | Parcel::Change { .. }
            | Parcel::Filing { .. } => None,
        })
    }

    /// The answers in a conversation that wait, in the order they go.
    pub fn answers_in(&self, thread: ThreadId) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.thread() == Some(thread))
    }

    /// The first that may be sent now, by the page's steady clock in milliseconds.
    pub(in crate::offline) fn next(&self, now: f64) -> Option<&Item> {
        let mut candidates = self.items.iter().enumerate();
        candidates.find(|(place, item)| item.may_go(now) && !self.is_held(*place, item)).map(|(_, item)| item)
    }

    /// When the next one may be sent, if any waits for nothing but time.
    pub(in crate::offline) fn next_at(&self) -> Option<f64> {
        let waiting = self.items.iter().enumerate();
        let waiting =
            waiting.filter(|(place, item)| item.state == State::Waiting && !self.is_held(*place, item));
        waiting.map(|(_, item)| item.not_before).min_by(f64::total_cmp)
    }

    /// Whether it must wait for another: a receipt and a change for their spend, a change and an answer for the one before
    /// it. A change also waits for one that was set aside: it builds on it.
    fn is_held(&self, place: usize, item: &Item) -> bool {
        match &item.parcel {
            Parcel::Spend { .. } => false,
            Parcel::MoneyIn { about, .. } => about.is_some_and(|about| self.spend(about).is_some()),
            Parcel::Receipt { spend, .. } => self.spend(*spend).is_some(),
            Parcel::Change { entry, .. } => {
                self.spend(*entry).is_some()
                    || self.items.iter().take(place).any(|earlier| earlier.changes() == Some(*entry))
            }
            Parcel::Filing { entry, .. } => {
                self.spend(*entry).is_some()
                    || self.items.iter().take(place).any(|earlier| earlier.files(*entry))
            }
            Parcel::Answer { thread, .. } => self.items.iter().take(place).any(|earlier| {
                earlier.thread() == Some(*thread) && !matches!(earlier.state, State::SetAside(_))
            }),
        }
    }

    /// What waits, or has gone since the app was opened, under this id.
    pub(in crate::offline) fn known(&self, id: Uuid) -> Option<&Item> {
        let mut gone = self.delivered.iter().map(|delivered| &delivered.item);
        self.find(id).or_else(|| gone.find(|item| item.id() == id))
    }

    /// An item and what cannot be without it: a spend with its receipts.
    pub(super) fn bundle(&self, id: Uuid) -> Vec<Item> {
        let belongs = |item: &&Item| match item.parcel {
            Parcel::Receipt { spend: of, .. }
            | Parcel::Change { entry: of, .. }
            | Parcel::Filing { entry: of, .. } => item.id() == id || of.uuid() == id,
            Parcel::MoneyIn { about, .. } => item.id() == id || about.is_some_and(|of| of.uuid() == id),
            Parcel::Spend { .. } | Parcel::Answer { .. } => item.id() == id,
        };
        self.items.iter().filter(belongs).cloned().collect()
    }

    pub(super) fn add(&mut self, items: Vec<Item>) {
        self.items.extend(items);
    }

    pub(super) fn remove(&mut self, id: Uuid) {
        self.items.retain(|item| item.id() != id);
    }

    /// Whether anything waits for its next try.
    pub(super) fn is_held_up(&self) -> bool {
        self.items.iter().any(|item| item.not_before > 0.0)
    }

    pub(super) fn hurry(&mut self) {
        for item in &mut self.items {
            item.not_before = 0.0;
        }
    }

    pub(super) fn edit(&mut self, id: Uuid, change: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id() == id) {
            change(item);
        }
    }

    /// Takes what storage holds now, and keeps what only memory knows of an item: its tries, and that it is on its way.
    pub(super) fn refresh(&mut self, mut items: Vec<Item>, unreadable: usize) {
        for item in &mut items {
            if let Some(known) = self.find(item.id()) {
                item.attempts = known.attempts;
                item.not_before = known.not_before;
                if item.state == State::Waiting && matches!(known.state, State::Sending { .. }) {
                    item.state = known.state.clone();
                }
            }
        }
        // Ids are born in order; the spend sorts before the receipts saved at the same moment with it, and what is done with
        // receipts after them.
        let rank = |parcel: &Parcel| match parcel {
            Parcel::Spend { .. } => 0_u8,
            Parcel::MoneyIn { .. }
            | Parcel::Receipt { .. }
            | Parcel::Change { .. }
            | Parcel::Answer { .. } => 1,
            Parcel::Filing { .. } => 2,
        };
        items.sort_by_key(|item| (item.created, rank(&item.parcel), item.id()));
        self.items = items;
        self.unreadable = unreadable;
    }

    pub(super) fn deliver(&mut self, id: Uuid, answer: String) {
        if let Some(place) = self.items.iter().position(|item| item.id() == id) {
            let item = self.items.remove(place);
            self.delivered.push(Delivered { item, answer });
            self.deliveries = self.deliveries.saturating_add(1);
            let excess = self.delivered.len().saturating_sub(REMEMBERED);
            self.delivered.drain(..excess);
        }
    }
}

impl Item {
    fn may_go(&self, now: f64) -> bool {
        self.state == State::Waiting && self.not_before <= now
    }

    fn thread(&self) -> Option<ThreadId> {
        match self.parcel {
            Parcel::Answer { thread, .. } => Some(thread),
            Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Receipt { .. }
            | Parcel::Change { .. }
            | Parcel::Filing { .. } => None,
        }
    }

    /// Whether it gives this entry a receipt or does something with its receipts.
    fn files(&self, of: EntryId) -> bool {
        match self.parcel {
            Parcel::Receipt { spend: entry, .. } | Parcel::Filing { entry, .. } => entry == of,
            Parcel::Spend { .. } | Parcel::MoneyIn { .. } | Parcel::Change { .. } | Parcel::Answer { .. } => {
                false
            }
        }
    }

    /// The entry that it changes.
    const fn changes(&self) -> Option<EntryId> {
        match self.parcel {
            Parcel::Change { entry, .. } => Some(entry),
            Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Receipt { .. }
            | Parcel::Answer { .. }
            | Parcel::Filing { .. } => None,
        }
    }
}
