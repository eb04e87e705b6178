//! Conversations.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{AskBody, ThreadPage, ThreadRecord};
use portal_domain::id::{EntryId, MessageId, ThreadId};
use portal_domain::message::Side;
use portal_domain::text::MessageText;
use uuid::Uuid;

use crate::code::{kept, word};
use crate::database::rows;
use crate::{Error, Grant, Recorded, Result, Store};

mod row;
mod write;

pub(crate) use row::{content, threads};
use write::{Where, Write};

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
        let place = Where::About { entry, fresh: question.thread };
        self.write(Write { grant: *grant, place, id: message, text: question.text, now: kept(now) }).await
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
        self.write(Write { grant: *grant, place: Where::In(thread), id: message, text, now: kept(now) }).await
    }

    /// The conversations: those that wait for the reader's side first, then newest first; at most 100.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn threads(&self, grant: &Grant<act::SeePayment>) -> Result<ThreadPage> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let found = rows!(
            conn,
            (Uuid,),
            "SELECT id FROM thread WHERE account = $1
              ORDER BY CASE WHEN waits_for = $2 THEN 0 ELSE 1 END, last_no DESC LIMIT 100",
            grant.account().uuid(),
            word(Side::from(grant.acting_as())),
        )?;
        let ids: Vec<Uuid> = found.into_iter().map(|(id,)| id).collect();
        Ok(ThreadPage { threads: threads(conn, grant.account(), &ids).await? })
    }

    /// One conversation.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn thread(&self, grant: &Grant<act::SeePayment>, id: ThreadId) -> Result<ThreadRecord> {
        let mut lent = self.database().lend().await?;
        threads(&mut lent.conn(), grant.account(), &[id.uuid()]).await?.pop().ok_or(Error::NotFound)
    }
}
