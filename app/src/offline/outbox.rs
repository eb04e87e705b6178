//! What waits on this device to be sent.
//!
//! Pages write here and nowhere else, with a network or without; only [`sync`](super::sync) sends. The queue in memory is
//! a picture of what storage holds, made anew after each change, so lists redraw at once ([`Outbox::queue`]).

mod item;
mod queue;

use crate::reactive::{ArcReadSignal, ArcRwSignal};
use std::{cell::RefCell, rc::Rc};

use async_lock::Mutex;
use chrono::{DateTime, Utc};
use portal_domain::id::AccountId;
use uuid::Uuid;

use self::item::Kept;
pub use self::{
    item::{Content, Filing, Item, Parcel, Reason, State},
    queue::{Delivered, Queue},
};
use super::{
    DraftKey, Error,
    database::{Change, Store},
    photos::Photos,
    shelf::Shelf,
};

type Listener = Box<dyn Fn()>;

/// The outbox of one person on this device.
#[derive(Clone)]
pub struct Outbox {
    shelf: Shelf,
    photos: Photos,
    queue: ArcRwSignal<Queue>,
    /// Held while storage and the queue in memory are brought together.
    turn: Rc<Mutex<()>>,
    posted: Rc<RefCell<Option<Listener>>>,
}

impl Outbox {
    pub(super) fn new(shelf: Shelf, photos: Photos, queue: ArcRwSignal<Queue>) -> Self {
        Self { shelf, photos, queue, turn: Rc::default(), posted: Rc::default() }
    }

    /// The queue as it is now and after each change.
    pub fn queue(&self) -> ArcReadSignal<Queue> {
        self.queue.read_only()
    }

    /// Puts things into the outbox and deletes the draft they come from, all in one transaction. When it returns, the app
    /// may be closed. `at` is this device's time. A second tap with the same ids changes nothing.
    ///
    /// # Errors
    /// [`Error::Full`] and the other faults of storage: nothing was put, and the draft is still there.
    pub async fn post(
        &self,
        account: AccountId,
        parcels: Vec<Parcel>,
        draft: Option<&DraftKey>,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let turn = self.turn.lock().await;
        let known = |parcel: &Parcel| self.queue.with_untracked(|queue| queue.known(parcel.id()).is_some());
        let items: Vec<Item> = parcels
            .into_iter()
            .filter(|parcel| !known(parcel))
            .map(|parcel| Item::new(parcel, account, at))
            .collect();
        let mut changes = Vec::with_capacity(items.len().saturating_add(1));
        for item in &items {
            changes.push(self.put(item).await?);
        }
        if let Some(draft) = draft {
            changes.push(self.shelf.delete(Store::Drafts, &draft.id()));
        }
        self.shelf.write(&changes).await?;
        self.queue.update(|queue| queue.add(items));
        drop(turn);
        self.tell();
        Ok(())
    }

    /// Whether this id waits, or has gone since the app was opened, with other content. Storage is asked, since another tab
    /// may have written.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn has_other(&self, id: Uuid, content: &Content) -> Result<bool, Error> {
        self.load().await?;
        let other = |item: &Item| match &item.parcel {
            Parcel::Spend { content: known, .. }
            | Parcel::MoneyIn { content: known, .. }
            | Parcel::Answer { content: known, .. } => known != content,
            Parcel::Receipt { .. } | Parcel::Change { .. } | Parcel::Filing { .. } => true,
        };
        Ok(self.queue.with_untracked(|queue| queue.known(id).is_some_and(other)))
    }

    /// Throws a thing away, a spend with its receipts and their photographs.
    ///
    /// # Errors
    /// [`Error::Busy`] while any of it is being sent.
    pub async fn discard(&self, id: Uuid) -> Result<(), Error> {
        let photos = self.photos.turn();
        let _photos = photos.lock().await;
        let _turn = self.turn.lock().await;
        let bundle = self.queue.with_untracked(|queue| queue.bundle(id));
        if bundle.iter().any(|item| matches!(item.state, State::Sending { .. })) {
            return Err(Error::Busy);
        }
        let changes: Vec<Change> = bundle.iter().flat_map(|item| self.deletion(item)).collect();
        self.shelf.write(&changes).await?;
        self.queue.update(|queue| bundle.iter().for_each(|item| queue.remove(item.id())));
        Ok(())
    }

    /// Lets a thing that was set aside, or waits for its next try, go again at once.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn try_again(&self, id: Uuid) -> Result<(), Error> {
        self.change(id, |item| {
            item.attempts = 0;
            item.not_before = 0.0;
            if matches!(item.state, State::SetAside(_)) {
                item.state = State::Waiting;
            }
        })
        .await?;
        self.tell();
        Ok(())
    }

    /// Stops a thing, also on its way: it stays on this device until the person sends it or throws it away.
    ///
    /// # Errors
    /// [`Error::Missing`] when it has gone, and the faults of storage.
    pub async fn stop(&self, id: Uuid) -> Result<(), Error> {
        self.set_aside(id, Reason::Stopped).await
    }

    /// Whether the person stopped it, or it is here no more.
    pub(super) fn is_stopped(&self, id: Uuid) -> bool {
        self.queue.with_untracked(|queue| {
            queue.find(id).is_none_or(|item| item.state == State::SetAside(Reason::Stopped))
        })
    }

    /// Reads what storage holds: at the start, and before sending, since another tab may have written.
    ///
    /// # Errors
    /// The faults of storage. A record that cannot be opened is none: it is counted in [`Queue::unreadable`].
    pub(super) async fn load(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let (kept, unreadable) = self.shelf.all::<Kept>(Store::Outbox).await?;
        let items: Vec<Item> = kept.into_iter().map(Item::from).collect();
        self.queue.update(|queue| queue.refresh(items, unreadable));
        Ok(())
    }

    /// Calls this after each post.
    pub(super) fn on_post(&self, tell: impl Fn() + 'static) {
        self.posted.borrow_mut().replace(Box::new(tell));
    }

    /// The name under which tabs agree who sends from this storage.
    pub(super) fn sending_place(&self) -> String {
        format!("{}/sender", self.shelf.database_name())
    }

    /// The next that may be sent, marked as on its way.
    pub(super) async fn take(&self, now: f64) -> Option<Item> {
        let _turn = self.turn.lock().await;
        let item = self.queue.with_untracked(|queue| queue.next(now).cloned())?;
        self.queue.update(|queue| queue.edit(item.id(), |item| item.state = State::Sending { percent: 0 }));
        Some(item)
    }

    /// How much of it has gone. A word that comes late, when it is no longer on its way, changes nothing.
    pub(super) fn progress(&self, id: Uuid, percent: u8) {
        let on_its_way = |queue: &Queue| {
            queue.find(id).is_some_and(
                |item| matches!(item.state, State::Sending { percent: known } if known != percent),
            )
        };
        if self.queue.with_untracked(on_its_way) {
            self.queue.update(|queue| queue.edit(id, |item| item.state = State::Sending { percent }));
        }
    }

    /// It did not go; it waits until the page's steady clock says so.
    pub(super) fn postpone(&self, id: Uuid, attempts: u32, not_before: f64) {
        self.queue.update(|queue| {
            queue.edit(id, |item| {
                item.state = State::Waiting;
                item.attempts = attempts;
                item.not_before = not_before;
            });
        });
    }

    /// Lets everything that waits for its next try go at once.
    pub(super) fn hurry(&self) {
        if self.queue.with_untracked(Queue::is_held_up) {
            self.queue.update(Queue::hurry);
        }
    }

    /// The council has it, durably; what this device kept of it goes.
    pub(super) async fn deliver(&self, item: &Item, answer: String) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        self.shelf.write(&self.deletion(item)).await?;
        self.queue.update(|queue| queue.deliver(item.id(), answer));
        Ok(())
    }

    /// It waits for a person; the rest goes on.
    pub(super) async fn set_aside(&self, id: Uuid, reason: Reason) -> Result<(), Error> {
        self.change(id, |item| item.state = State::SetAside(reason.clone())).await
    }

    /// Changes an item in storage, then in memory, where the sender may have changed it meanwhile.
    async fn change(&self, id: Uuid, change: impl Fn(&mut Item)) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let mut item = self.queue.with_untracked(|queue| queue.find(id).cloned()).ok_or(Error::Missing)?;
        change(&mut item);
        let kept = self.put(&item).await?;
        self.shelf.write(&[kept]).await?;
        self.queue.update(|queue| queue.edit(id, change));
        Ok(())
    }

    async fn put(&self, item: &Item) -> Result<Change, Error> {
        self.shelf.put(Store::Outbox, &item.id().to_string(), &Kept::from(item)).await
    }

    fn deletion(&self, item: &Item) -> Vec<Change> {
        let mut changes = vec![self.shelf.delete(Store::Outbox, &item.id().to_string())];
        if let Parcel::Receipt { id, .. } = item.parcel {
            changes.extend(self.photos.deletion(id));
        }
        changes
    }

    fn tell(&self) {
        if let Some(tell) = self.posted.borrow().as_ref() {
            tell();
        }
    }
}
