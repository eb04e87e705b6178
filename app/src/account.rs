//! The direct payment on which somebody acts: one copy for all pages, loaded when it is chosen, when something reached the
//! council, and when the page is seen again.

use crate::reactive::{ArcRwSignal, Memo};
use std::sync::Arc;

use leptos::prelude::{Effect, expect_context, provide_context, window_event_listener_untyped};
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, GetAccount};
use portal_domain::id::AccountId;

use crate::api::Error;
use crate::app::frame::Frame;
use crate::app::unlock::Device;
use crate::offline::Queue;
use crate::session::Session;

/// The payment acted on, as the council has it. What waits on this device is not in it; the queue is.
#[derive(Clone, Debug, Default)]
pub struct Account {
    view: ArcRwSignal<Option<Arc<AccountView>>>,
    trouble: ArcRwSignal<Option<Error>>,
    asked: ArcRwSignal<u32>,
}

impl Account {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Provides it; once, in the root, after [`Session`], [`Frame`] and [`Device`].
    pub fn provide() {
        let account = Self::default();
        provide_context(account.clone());
        account.follow();
    }

    /// The payment; none while it is loading, or while nobody is chosen. Follows changes.
    pub fn view(&self) -> Option<Arc<AccountView>> {
        self.view.get()
    }

    /// The payment, without following changes.
    pub fn view_untracked(&self) -> Option<Arc<AccountView>> {
        self.view.get_untracked()
    }

    /// Why it could not be loaded the last time; an older copy may still be there. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Loads it again.
    pub fn reload(&self) {
        self.asked.update(|asked| *asked = asked.wrapping_add(1));
    }

    fn follow(&self) {
        let session = Session::here();
        let chosen = {
            let session = session.clone();
            Memo::new(move |_| session.acting_for().map(|summary| summary.account))
        };
        let device = Device::here();
        let delivered = Memo::new(move |_| {
            device.vault().map_or(0, |vault| vault.outbox().queue().with(Queue::deliveries))
        });
        let (account, frame) = (self.clone(), Frame::here());
        Effect::new(move || {
            // Before `delivered`, which depends on it: a memo brought up to date by another memo of the same effect does
            // not run that effect.
            let chosen = chosen.get();
            account.asked.get();
            delivered.get();
            account.forget_another(chosen);
            if let Some(chosen) = chosen {
                account.load(chosen, session.clone(), frame.clone());
            }
        });
        let account = self.clone();
        // It bubbles from the document. What another device or the council did meanwhile is then seen.
        let listening = window_event_listener_untyped("visibilitychange", move |_| {
            if !leptos::prelude::document().hidden() {
                account.reload();
            }
        });
        leptos::prelude::on_cleanup(move || listening.remove());
    }

    fn forget_another(&self, chosen: Option<AccountId>) {
        let here = self.view.with_untracked(|view| view.as_ref().map(|view| view.account));
        if here.is_some() && here != chosen {
            self.view.set(None);
            self.trouble.set(None);
        }
    }

    fn load(&self, chosen: AccountId, session: Session, frame: Frame) {
        let account = self.clone();
        spawn_local(async move {
            let answer = session.read(&GetAccount { account: chosen }).await;
            if session.acting_for_untracked().is_none_or(|now| now.account != chosen) {
                return;
            }
            match answer {
                Ok(view) => {
                    frame.questions.set(view.todo.questions.len());
                    account.view.set(Some(Arc::new(view)));
                    account.trouble.set(None);
                }
                Err(error) => account.trouble.set(Some(error)),
            }
        });
    }
}
