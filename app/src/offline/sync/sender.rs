//! The work of the sender: one thing after another, and what each answer means for the queue.

use crate::reactive::ArcRwSignal;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Math;
use leptos::prelude::{TimeoutHandle, WindowListenerHandle};
use uuid::Uuid;

use super::{
    Standing, backoff,
    courier::{Answer, Courier, Load, Outgoing, Progress, acknowledges},
    steady,
};
use crate::offline::{
    Error,
    outbox::{Filing, Item, Outbox, Parcel, Reason},
    photos::{PhotoError, Photos, Stage},
};

/// A request that has said nothing for so long (milliseconds) is given up.
const STALLED: f64 = 120_000.0;
/// The longest that a server may ask us to wait, in milliseconds: a wrong figure must not keep a receipt for days.
const LONGEST_ASKED: f64 = 900_000.0;

/// The sender's parts and what it remembers.
pub(super) struct Sender {
    pub(super) outbox: Outbox,
    photos: Photos,
    courier: Rc<dyn Courier>,
    pub(super) standing: ArcRwSignal<Standing>,
    pub(super) running: Cell<bool>,
    pub(super) again: Cell<bool>,
    pub(super) stopped: Cell<bool>,
    /// Failed tries in a row at reaching the council at all.
    misses: Cell<u32>,
    /// Nothing goes before this, by the steady clock.
    pub(super) rest_until: Cell<f64>,
    /// Nor before this, which the server asked for; no event shortens it.
    pub(super) asked_until: Cell<f64>,
    pub(super) timer: RefCell<Option<TimeoutHandle>>,
    pub(super) listeners: RefCell<Vec<WindowListenerHandle>>,
}

/// Whether the next thing may be tried.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    Rest,
}

/// Why a thing cannot be handed to the courier.
enum Unready {
    /// A person must say what becomes of it.
    Person(Reason),
    /// This device's storage did not answer; later it may.
    Storage,
}

impl Sender {
    pub(super) fn new(outbox: Outbox, photos: Photos, courier: Rc<dyn Courier>) -> Self {
        Self {
            outbox,
            photos,
            courier,
            standing: ArcRwSignal::default(),
            running: Cell::default(),
            again: Cell::default(),
            stopped: Cell::default(),
            misses: Cell::default(),
            rest_until: Cell::default(),
            asked_until: Cell::default(),
            timer: RefCell::default(),
            listeners: RefCell::default(),
        }
    }

    /// Sends what may go now, until nothing is left or the council cannot be reached.
    pub(super) async fn send_all(&self) {
        if self.outbox.load().await.is_err() {
            self.rest();
            return;
        }
        loop {
            let now = steady::now();
            if self.stopped.get() || now < self.rest_until.get().max(self.asked_until.get()) {
                return;
            }
            let Some(item) = self.outbox.take(now).await else { return };
            // What asked for another round before this moment is answered by this one.
            self.again.set(false);
            if self.send(&item).await == Then::Rest {
                return;
            }
        }
    }

    async fn send(&self, item: &Item) -> Then {
        match self.load(item).await {
            Ok(load) => {
                let sha256 = match &load {
                    Load::Receipt { sha256, .. } => Some(*sha256),
                    Load::Spend { .. }
                    | Load::MoneyIn { .. }
                    | Load::Answer { .. }
                    | Load::Change { .. }
                    | Load::Filing { .. } => None,
                };
                let answer = self.carry(item.id(), Outgoing { account: item.account, load }).await;
                // What reached the council all the same is there.
                if self.outbox.is_stopped(item.id()) && !matches!(answer, Answer::Accepted(_)) {
                    return Then::GoOn;
                }
                self.settle(item, sha256, answer).await
            }
            Err(Unready::Person(reason)) => self.set_aside(item, reason).await,
            Err(Unready::Storage) => self.try_later(item),
        }
    }

    /// Gathers what is sent; the photograph is made ready if a crash left it as it was taken.
    async fn load(&self, item: &Item) -> Result<Load, Unready> {
        match &item.parcel {
            Parcel::Spend { id, content } => Ok(Load::Spend { id: *id, content: content.clone() }),
            Parcel::MoneyIn { id, content, .. } => Ok(Load::MoneyIn { id: *id, content: content.clone() }),
            Parcel::Answer { id, thread, content } => {
                Ok(Load::Answer { id: *id, thread: *thread, content: content.clone() })
            }
            Parcel::Change { entry, version, content, .. } => {
                Ok(Load::Change { entry: *entry, version: *version, content: content.clone() })
            }
            Parcel::Filing { entry, filing, content, .. } => {
                let receipt = match filing {
                    Filing::Version { receipt, version } => Some((receipt.id, *version)),
                    Filing::Order => None,
                };
                Ok(Load::Filing { entry: *entry, receipt, content: content.clone() })
            }
            Parcel::Receipt { id, spend } => {
                let photo = self.photos.ready(*id).await?;
                let Stage::Ready { sha256 } = photo.stage else {
                    return Err(Unready::Person(Reason::Unreadable));
                };
                let bytes = self.photos.bytes(*id).await.map_err(PhotoError::from)?;
                Ok(Load::Receipt { id: *id, spend: *spend, kind: photo.kind, bytes, sha256 })
            }
        }
    }

    async fn carry(&self, id: Uuid, outgoing: Outgoing) -> Answer {
        let heard = Rc::new(Cell::new(steady::now()));
        let progress = {
            let (heard, outbox) = (Rc::clone(&heard), self.outbox.clone());
            Progress::new(move |percent| {
                heard.set(steady::now());
                outbox.progress(id, percent);
            })
        };
        let answering = self.courier.carry(outgoing, progress);
        let ended = || steady::now() - heard.get() > STALLED || self.outbox.is_stopped(id);
        steady::until_stalled(answering, ended).await
    }

    async fn settle(&self, item: &Item, sha256: Option<[u8; 32]>, answer: Answer) -> Then {
        match answer {
            // The council has other bytes, or does not say which: this device keeps its own.
            Answer::Accepted(said) if sha256.is_some_and(|ours| !acknowledges(&said, &ours)) => {
                self.try_later(item)
            }
            Answer::Accepted(said) => {
                self.reached();
                match self.outbox.deliver(item, said).await {
                    Ok(()) => Then::GoOn,
                    Err(_) => self.try_later(item),
                }
            }
            Answer::Conflict(answer) => {
                self.reached();
                self.set_aside(item, Reason::Conflict { answer }).await
            }
            Answer::Refused { status, problem } => {
                self.reached();
                self.set_aside(item, Reason::Refused { status, answer: problem }).await
            }
            Answer::Failed => self.try_later(item),
            Answer::SignedOut => {
                self.outbox.postpone(item.id(), item.attempts, 0.0);
                self.stands(Standing::SignedOut);
                Then::Rest
            }
            Answer::Unreachable { retry_after } => {
                self.outbox.postpone(item.id(), item.attempts.saturating_add(1), 0.0);
                if let Some(asked) = retry_after {
                    let asked = (asked.as_secs_f64() * 1000.0).min(LONGEST_ASKED);
                    self.asked_until.set(steady::now() + asked);
                }
                self.rest();
                Then::Rest
            }
        }
    }

    async fn set_aside(&self, item: &Item, reason: Reason) -> Then {
        match self.outbox.set_aside(item.id(), reason).await {
            Ok(()) => Then::GoOn,
            Err(_) => self.try_later(item),
        }
    }

    fn try_later(&self, item: &Item) -> Then {
        let attempts = item.attempts.saturating_add(1);
        self.outbox.postpone(item.id(), attempts, steady::now() + backoff::wait(attempts, Math::random()));
        Then::GoOn
    }

    /// The council cannot be reached: everything waits.
    fn rest(&self) {
        self.stands(Standing::NoWay);
        self.misses.set(self.misses.get().saturating_add(1));
        self.rest_until.set(steady::now() + backoff::wait(self.misses.get(), Math::random()));
    }

    /// The council answered.
    fn reached(&self) {
        self.stands(Standing::Well);
        self.misses.set(0);
    }

    fn stands(&self, standing: Standing) {
        if self.standing.get_untracked() != standing {
            self.standing.set(standing);
        }
    }

    pub(super) fn still_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        self.still_timer();
        self.listeners.take().into_iter().for_each(WindowListenerHandle::remove);
    }
}

impl From<PhotoError> for Unready {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::Refused(_) | PhotoError::Storage(Error::Corrupt) => Self::Person(Reason::Unreadable),
            PhotoError::Storage(Error::Missing) => Self::Person(Reason::Gone),
            PhotoError::Storage(
                Error::Full
                | Error::Unavailable
                | Error::Lost
                | Error::Outdated
                | Error::Busy
                | Error::Browser(_),
            ) => Self::Storage,
        }
    }
}
