//! Who reads: whether the money is their own, and under whose name what they do is written down.

use crate::reactive::Memo;
use portal_domain::api::{AccountView, Stamp};
use portal_domain::id::AccountId;

use crate::clock;
use crate::session::Session;

/// Whose money it is, for the words of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// "You’re fine."
    Own,
    /// "Ada’s money is fine.": what the person is called.
    Helping(String),
}

impl Voice {
    /// How the reader of this payment is spoken to.
    pub fn of(view: &AccountView) -> Self {
        if view.relation.is_for_another() {
            Self::Helping(view.recipient.called.to_string())
        } else {
            Self::Own
        }
    }

    /// The name of the person who is helped.
    pub fn helped(&self) -> Option<&str> {
        match self {
            Self::Own => None,
            Self::Helping(name) => Some(name),
        }
    }
}

/// The payment acted on; when the session ends it stays which it was. Follows changes.
pub fn acting_account() -> Memo<Option<AccountId>> {
    let session = Session::here();
    Memo::new(move |before: Option<&Option<AccountId>>| {
        session.acting_for().map(|summary| summary.account).or_else(|| before.copied().flatten())
    })
}

/// The person signed in, in the capacity in which they act.
#[derive(Clone, Copy, Debug)]
pub struct Reader(Memo<Option<Stamp>>);

impl Reader {
    /// Whoever is signed in now; when their session ends they stay who they were.
    pub fn here() -> Self {
        let session = Session::here();
        Self(Memo::new(move |before: Option<&Option<Stamp>>| {
            let acting = session.acting_for();
            match (session.view_untracked(), acting) {
                (Some(view), Some(summary)) => {
                    Some(Stamp { at: clock::now(), by: view.person, acting_as: summary.relation })
                }
                (None, _) | (_, None) => before.cloned().flatten(),
            }
        }))
    }

    /// Under whose name what they do is written down; the time is the caller's. Follows changes.
    pub fn author(self) -> Option<Stamp> {
        self.0.get()
    }
}
