//! One thing that waits to be sent.

use chrono::{DateTime, Utc};
use portal_domain::api::ReceiptRecord;
use portal_domain::id::{AccountId, EntryId, MessageId, ReceiptId, ThreadId};
use portal_domain::money::Pence;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::offline::Error;

/// What is sent, as the exact text that goes over the wire. It is made once, so that each try sends the same bytes, and
/// it is still sent when a later version of the app would write it otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(String);

impl Content {
    /// The text of a wire type.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the type cannot be written as JSON.
    pub fn of<T: Serialize>(wire: &T) -> Result<Self, Error> {
        crate::json::write(wire).map(Self).or(Err(Error::Corrupt))
    }

    /// The wire type again, for a list or a page that shows it.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it was written by another version of the app; it is sent nevertheless.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        crate::json::read(&self.0).or(Err(Error::Corrupt))
    }

    /// The text itself, for the request's body.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A thing to send, under the id it was born with on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parcel {
    /// A spend. It goes before its receipts.
    Spend {
        /// Its id.
        id: EntryId,
        /// The entry as it is sent.
        content: Content,
    },
    /// Money that came in. What belongs to a spend goes after it.
    MoneyIn {
        /// Its id.
        id: EntryId,
        /// The spend of which it gives something back.
        about: Option<EntryId>,
        /// The entry as it is sent.
        content: Content,
    },
    /// A receipt; its bytes are the photograph of the same id. It waits until its spend is with the council.
    Receipt {
        /// Its id.
        id: ReceiptId,
        /// The spend it shows.
        spend: EntryId,
    },
    /// A change of an entry: put right, removed, brought back. Changes of one entry go in the order they were made, after
    /// the entry itself.
    Change {
        /// Its id, on this device only.
        id: Uuid,
        /// The entry.
        entry: EntryId,
        /// Which version it makes.
        version: u32,
        /// What it does to the balance, in pence.
        by: Pence,
        /// The change as it is sent.
        content: Content,
    },
    /// Something done with the receipts of an entry. It waits until the entry, and what was given or done with its receipts
    /// before, is with the council: an old page goes only when the one that takes its place is there.
    Filing {
        /// Its id, on this device only.
        id: Uuid,
        /// The entry.
        entry: EntryId,
        /// What is done.
        filing: Filing,
        /// It as it is sent.
        content: Content,
    },
    /// An answer to a question. Answers in one conversation go in the order they were written.
    Answer {
        /// Its id.
        id: MessageId,
        /// The conversation.
        thread: ThreadId,
        /// The message as it is sent.
        content: Content,
    },
}

impl Parcel {
    /// The id, whatever kind it is of.
    pub const fn id(&self) -> Uuid {
        match self {
            Self::Spend { id, .. } | Self::MoneyIn { id, .. } => id.uuid(),
            Self::Receipt { id, .. } => id.uuid(),
            Self::Answer { id, .. } => id.uuid(),
            Self::Change { id, .. } | Self::Filing { id, .. } => *id,
        }
    }
}

/// What is done with receipts that the council has, or will have by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filing {
    /// One is removed or brought back; the content says which.
    Version {
        /// The receipt as it was.
        receipt: Box<ReceiptRecord>,
        /// Which version of it this makes.
        version: u32,
    },
    /// They are put in order.
    Order,
}

/// Why something waits for a person and not for the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The council has something else under this id or a newer version: a person chooses.
    Conflict {
        /// The server's answer, with its text.
        answer: String,
    },
    /// The server will not take it.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The server's answer; a `Problem` where it is JSON.
        answer: String,
    },
    /// The photograph cannot be read on this device.
    Unreadable,
    /// The photograph is no longer on this device: the browser removed it.
    Gone,
    /// The person stopped it.
    Stopped,
}

/// Where a thing in the queue is. *With the council* is no state of the queue: it has left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// On this phone; it is sent as soon as may be.
    Waiting,
    /// On its way at this moment.
    Sending {
        /// How much of it has gone, in hundredths, where the browser says.
        percent: u8,
    },
    /// On this phone, and a person must say what becomes of it.
    SetAside(Reason),
}

/// A thing in the queue.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is sent.
    pub parcel: Parcel,
    /// For which direct payment.
    pub account: AccountId,
    /// When the person saved it, by this device's clock.
    pub created: DateTime<Utc>,
    /// Where it is.
    pub state: State,
    /// How many tries have failed since the app was opened.
    pub attempts: u32,
    /// Not before this, in milliseconds of the page's own steady clock.
    pub not_before: f64,
}

impl Item {
    /// The id, whatever kind it is of.
    pub const fn id(&self) -> Uuid {
        self.parcel.id()
    }

    /// A new thing that waits.
    pub const fn new(parcel: Parcel, account: AccountId, created: DateTime<Utc>) -> Self {
        Self { parcel, account, created, state: State::Waiting, attempts: 0, not_before: 0.0 }
    }
}

/// What is kept of an item. That it is being sent is not: after a reload it waits again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    parcel: Parcel,
    account: AccountId,
    #[serde(with = "portal_domain::wire::one")]
    created: DateTime<Utc>,
    set_aside: Option<Reason>,
}

impl From<&Item> for Kept {
    fn from(item: &Item) -> Self {
        let set_aside = match &item.state {
            State::SetAside(reason) => Some(reason.clone()),
            State::Waiting | State::Sending { .. } => None,
        };
        Self { parcel: item.parcel.clone(), account: item.account, created: item.created, set_aside }
    }
}

impl From<Kept> for Item {
    fn from(kept: Kept) -> Self {
        let mut item = Self::new(kept.parcel, kept.account, kept.created);
        if let Some(reason) = kept.set_aside {
            item.state = State::SetAside(reason);
        }
        item
    }
}
