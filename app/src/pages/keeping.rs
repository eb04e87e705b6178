//! Keeps the draft of a form on this device while somebody types: one write at a time, and always the last one.

use crate::reactive::ArcRwSignal;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use async_lock::Mutex;
use chrono::{DateTime, Utc};
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use serde::Serialize;

use crate::app::unlock::Device;
use crate::clock;
use crate::offline::{DraftKey, Error};

/// The keeper of one draft.
pub struct Keeper<T>(SendWrapper<Rc<Inner<T>>>);

struct Inner<T> {
    device: Device,
    key: DraftKey,
    next: RefCell<Option<T>>,
    turn: Mutex<()>,
    closed: Cell<bool>,
    kept: ArcRwSignal<Option<DateTime<Utc>>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl<T> Clone for Keeper<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Serialize + 'static> Keeper<T> {
    /// A keeper that has kept nothing yet.
    pub fn new(device: Device, key: DraftKey) -> Self {
        Self(SendWrapper::new(Rc::new(Inner {
            device,
            key,
            next: RefCell::default(),
            turn: Mutex::default(),
            closed: Cell::default(),
            kept: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
        })))
    }

    /// Which draft.
    pub fn key(&self) -> DraftKey {
        self.0.key
    }

    /// Keeps this as soon as may be, instead of what was waiting to be kept.
    pub fn keep(&self, form: T) {
        self.0.next.replace(Some(form));
        if self.0.closed.get() {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move { keeper.settle().await });
    }

    /// Whether all that was typed is kept.
    pub fn is_settled(&self) -> bool {
        self.0.next.borrow().is_none() && self.0.turn.try_lock().is_some()
    }

    /// Waits until all that was typed is kept, or cannot be.
    pub async fn settle(&self) {
        let _turn = self.0.turn.lock().await;
        let Some(vault) = self.0.device.vault_untracked() else { return };
        if self.0.closed.get() {
            return;
        }
        while let Some(form) = self.0.next.take() {
            match vault.drafts().save(&self.0.key, &form).await {
                Ok(()) => {
                    self.0.kept.set(Some(clock::now()));
                    self.0.trouble.set(None);
                }
                Err(error) => {
                    // What was typed meanwhile is newer.
                    let mut next = self.0.next.borrow_mut();
                    if next.is_none() {
                        *next = Some(form);
                    }
                    drop(next);
                    self.0.trouble.set(Some(error));
                    return;
                }
            }
        }
    }

    /// Writes nothing more: the form is being saved, which deletes the draft.
    pub async fn close(&self) {
        self.0.closed.set(true);
        drop(self.0.turn.lock().await);
    }

    /// Goes on after [`Self::close`]: the form was not saved, and what was typed last is still to be kept.
    pub fn reopen(&self) {
        self.0.closed.set(false);
        let keeper = self.clone();
        spawn_local(async move { keeper.settle().await });
    }

    /// Goes on after [`Self::close`]: the form was saved, and begins anew.
    pub fn begin_anew(&self) {
        self.0.next.take();
        self.0.closed.set(false);
    }

    /// When it last kept something; follows changes.
    pub fn kept(&self) -> Option<DateTime<Utc>> {
        self.0.kept.get()
    }

    /// Why the last thing typed is not kept, if that is so; follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.0.trouble.get()
    }
}
