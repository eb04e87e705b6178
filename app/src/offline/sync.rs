//! The one sender.
//!
//! It sits in the root of the app and runs at the start, when the network or the page comes back, after each thing put
//! into the outbox, after each success, and by a timer that waits longer after each failure. A spend goes before its
//! receipts. One thing that the server will not take is set aside; the rest goes on.

mod backoff;
mod courier;
mod lock;
mod sender;
mod steady;

use crate::reactive::ArcReadSignal;
use std::{rc::Rc, time::Duration};

use leptos::prelude::{set_timeout_with_handle, window_event_listener_untyped};
use wasm_bindgen_futures::spawn_local;

pub use self::courier::{Answer, Answering, Courier, Load, Outgoing, Progress};
use self::sender::Sender;
use super::{
    outbox::{Outbox, Queue},
    persistence,
    photos::Photos,
};

/// How the sender stands, for the line that says so. What waits is told by the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing hinders it.
    #[default]
    Well,
    /// There is no way to the council at the moment; it tries again by itself.
    NoWay,
    /// The session has ended: the person signs in, then it goes on.
    SignedOut,
}

/// How soon to look again, in milliseconds, when another tab is the one that sends.
const OTHER_TAB: f64 = 10_000.0;

/// The sender of one person's outbox. It stops when the last copy is dropped.
#[derive(Clone)]
pub struct Sync {
    inner: Rc<Sender>,
}

impl Sync {
    pub(super) fn new(outbox: Outbox, photos: Photos, courier: Rc<dyn Courier>) -> Self {
        let inner = Rc::new(Sender::new(outbox, photos, courier));
        let wake = || {
            let sender = Rc::downgrade(&inner);
            move || {
                if let Some(inner) = sender.upgrade() {
                    Self { inner }.wake();
                }
            }
        };
        inner.outbox.on_post(wake());
        for event in ["online", "visibilitychange", "pageshow"] {
            let wake = wake();
            // `visibilitychange` bubbles from the document to the window.
            inner.listeners.borrow_mut().push(window_event_listener_untyped(event, move |_| wake()));
        }
        Self { inner }
    }

    /// How it stands.
    pub fn standing(&self) -> ArcReadSignal<Standing> {
        self.inner.standing.read_only()
    }

    /// Tries everything that waits now. For *Send now*, and after signing in again; events call it too.
    pub fn wake(&self) {
        self.inner.rest_until.set(0.0);
        self.inner.outbox.hurry();
        self.run();
    }

    /// Ends sending; what is on its way is not cut off.
    pub(super) fn stop(&self) {
        self.inner.stopped.set(true);
        self.inner.still_timer();
    }

    fn run(&self) {
        let inner = Rc::clone(&self.inner);
        inner.again.set(true);
        if inner.stopped.get() || inner.running.replace(true) {
            return;
        }
        spawn_local(async move {
            while inner.again.replace(false) && !inner.stopped.get() {
                let sender = Rc::clone(&inner);
                let alone =
                    lock::alone(&inner.outbox.sending_place(), async move { sender.send_all().await }).await;
                if !alone {
                    // Another tab sends; look again when it may have ended.
                    inner.rest_until.set(steady::now() + OTHER_TAB);
                }
            }
            inner.running.set(false);
            Self { inner }.schedule();
        });
    }

    fn schedule(&self) {
        let sender = &self.inner;
        sender.still_timer();
        let Some(at) = sender.outbox.queue().with_untracked(Queue::next_at) else { return };
        persistence::ask_once();
        if sender.stopped.get() || sender.standing.get_untracked() == Standing::SignedOut {
            return;
        }
        let at = at.max(sender.rest_until.get()).max(sender.asked_until.get());
        let wait = Duration::from_secs_f64((at - steady::now()).max(100.0) / 1000.0);
        let inner = Rc::downgrade(sender);
        let timer = set_timeout_with_handle(
            move || {
                if let Some(inner) = inner.upgrade() {
                    Self { inner }.run();
                }
            },
            wait,
        );
        sender.timer.replace(timer.ok());
    }
}
