//! Conversations on the wire.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::account::PersonRef;
use super::entry::EntryRecord;
use crate::access::Relation;
use crate::id::{MessageId, ThreadId};
use crate::message::{Side, Subject};
use crate::text::MessageText;

/// A question about an entry. `thread` is the id that its conversation gets if it has none yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskBody {
    /// The conversation to begin.
    pub thread: ThreadId,
    /// What is asked.
    pub text: MessageText,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageBody {
    /// What is written.
    pub text: MessageText,
}

/// A message as the council has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageRecord {
    /// Its id, born on the device.
    pub id: MessageId,
    /// When it came.
    #[serde(with = "crate::wire::one")]
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub by: PersonRef,
    /// In what capacity.
    pub acting_as: Relation,
    /// What is written.
    pub text: MessageText,
}

/// A conversation, oldest message first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadRecord {
    /// Its id.
    pub id: ThreadId,
    /// What it is about.
    pub subject: Subject,
    /// The entry it is about.
    pub entry: EntryRecord,
    /// Whose turn it is.
    pub waits_for: Side,
    /// What was written; of a very long conversation the latest 200 messages.
    pub messages: Vec<MessageRecord>,
}

/// The conversations of a payment: those that wait for the reader's side first, then newest first; at most 100.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadPage {
    /// The conversations.
    pub threads: Vec<ThreadRecord>,
}
