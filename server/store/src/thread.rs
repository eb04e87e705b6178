//! Conversations.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{AskBody, ThreadPage, ThreadRecord};
use portal_domain::id::{EntryId, MessageId, ThreadId};
use portal_domain::text::MessageText;

use crate::{Grant, Recorded, Result, Store};

impl Store {
    /// Asks about an entry: begins its conversation, or goes on with the one it has (then `thread` of the body counts for
    /// nothing).
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such an entry, [`crate::Error::DifferentContent`] where the message's id, or the
    /// id of the conversation to begin, is taken.
    pub async fn ask(
        &self,
        grant: &Grant<act::AskQuestion>,
        entry: EntryId,
        message: MessageId,
        question: AskBody,
        now: DateTime<Utc>,
    ) -> Result<Recorded<ThreadRecord>> {
        let _ = (grant, entry, message, question, now);
        todo!()
    }

    /// Writes in a conversation.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such a conversation, [`crate::Error::DifferentContent`] where the message's id is
    /// taken.
    pub async fn write_message(
        &self,
        grant: &Grant<act::WriteMessage>,
        thread: ThreadId,
        message: MessageId,
        text: MessageText,
        now: DateTime<Utc>,
    ) -> Result<Recorded<ThreadRecord>> {
        let _ = (grant, thread, message, text, now);
        todo!()
    }

    /// The conversations: those that wait for the reader's side first, then newest first; at most 100.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn threads(&self, grant: &Grant<act::SeePayment>) -> Result<ThreadPage> {
        let _ = grant;
        todo!()
    }

    /// One conversation.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn thread(&self, grant: &Grant<act::SeePayment>, id: ThreadId) -> Result<ThreadRecord> {
        let _ = (grant, id);
        todo!()
    }
}
