use chrono::{DateTime, Utc};
use portal_domain::access::Act;
use portal_domain::api::ThreadRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::{AccountId, EntryId, MessageId, ThreadId};
use portal_domain::message::Side;
use portal_domain::text::MessageText;
use uuid::Uuid;

use super::row::{ABOUT_ENTRY, audited, threads};
use crate::audit::{Book, Event};
use crate::code::{inconsistent, variant, word};
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::grant::Actor;
use crate::{Error, Grant, Recorded, Result};

/// Where a message is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Where {
    /// In this conversation.
    In(ThreadId),
    /// In the conversation about an entry, which begins with it if there is none.
    About {
        /// The entry.
        entry: EntryId,
        /// The id of the conversation that begins.
        fresh: ThreadId,
    },
}

/// Writes a message.
pub(super) struct Write<A> {
    pub(super) grant: Grant<A>,
    pub(super) place: Where,
    pub(super) id: MessageId,
    pub(super) text: MessageText,
    pub(super) now: DateTime<Utc>,
}

/// A conversation to write in.
struct Open {
    id: Uuid,
    subject: Uuid,
    /// Whose turn it is; nobody's before the first message.
    waits_for: Option<Side>,
}

impl<A: Act> Command for Write<A> {
    type Answer = Recorded<ThreadRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let account = self.grant.account();
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let open = self.open(conn, &book).await?;
        let fresh = self.insert(conn, &book, &actor, &open).await?;
        if !fresh {
            let record = self.repeated(conn, &actor, &open).await?;
            return Ok(Done::Unchanged(Recorded { record, fresh: false }));
        }
        let turn = Side::from(actor.acting_as).other();
        run!(
            conn,
            "UPDATE thread SET waits_for = $3, last_no = $4 WHERE account = $1 AND id = $2",
            account.uuid(),
            open.id,
            word(turn),
            book.no(),
        )?;
        let waits = |side: Option<Side>| i64::from(side == Some(Side::Council));
        book.adds.answers = waits(Some(turn)) - waits(open.waits_for);
        let kind = match self.place {
            Where::About { .. } => EventKind::QuestionAsked,
            Where::In(_) => EventKind::MessageWritten,
        };
        let event = Event {
            entry: Some(EntryId::from_uuid(open.subject)),
            message: Some(self.id),
            content: Some(audited(open.id, self.text.as_str())),
            ..Event::of(kind)
        };
        book.close(conn, &actor, event, self.now).await?;
        let record = threads(conn, account, &[open.id]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}

impl<A: Act> Write<A> {
    /// The conversation, begun if that is asked.
    async fn open(&self, conn: &mut Conn<'_>, book: &Book) -> Result<Open> {
        let account = self.grant.account();
        match self.place {
            Where::In(thread) => {
                let (subject, waits_for) = row!(
                    conn,
                    (Uuid, String),
                    "SELECT subject, waits_for FROM thread WHERE account = $1 AND id = $2",
                    account.uuid(),
                    thread.uuid(),
                )?
                .ok_or(Error::NotFound)?;
                opened(thread.uuid(), subject, &waits_for)
            }
            Where::About { entry, fresh } => match about(conn, account, entry).await? {
                Some(open) => Ok(open),
                None => self.begin(conn, book, entry, fresh).await,
            },
        }
    }

    async fn begin(&self, conn: &mut Conn<'_>, book: &Book, entry: EntryId, fresh: ThreadId) -> Result<Open> {
        let account = self.grant.account();
        row!(
            conn,
            (Uuid,),
            "SELECT id FROM entry WHERE account = $1 AND id = $2",
            account.uuid(),
            entry.uuid()
        )?
        .ok_or(Error::NotFound)?;
        let begun = run!(
            conn,
            "INSERT INTO thread (account, id, subject_kind, subject, waits_for, last_no) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT DO NOTHING",
            account.uuid(),
            fresh.uuid(),
            ABOUT_ENTRY,
            entry.uuid(),
            word(Side::Person),
            book.no(),
        )?;
        if begun == 0 {
            return Err(Error::DifferentContent);
        }
        Ok(Open { id: fresh.uuid(), subject: entry.uuid(), waits_for: None })
    }

    /// Inserts the message; `false` where its id is taken.
    async fn insert(&self, conn: &mut Conn<'_>, book: &Book, actor: &Actor, open: &Open) -> Result<bool> {
        let inserted = run!(
            conn,
            "INSERT INTO message (account, id, thread, no, written_at, written_by, written_as, text)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account, id) DO NOTHING",
            self.grant.account().uuid(),
            self.id.uuid(),
            open.id,
            book.no(),
            self.now,
            actor.person.id.uuid(),
            word(actor.acting_as),
            self.text.as_str(),
        )?;
        Ok(inserted == 1)
    }

    /// The conversation as it is, if the message with this id is this one.
    async fn repeated(&self, conn: &mut Conn<'_>, actor: &Actor, open: &Open) -> Result<ThreadRecord> {
        let account = self.grant.account();
        let stored = row!(
            conn,
            (Uuid, Uuid, String),
            "SELECT thread, written_by, text FROM message WHERE account = $1 AND id = $2",
            account.uuid(),
            self.id.uuid(),
        )?;
        if stored != Some((open.id, actor.person.id.uuid(), self.text.as_str().to_owned())) {
            return Err(Error::DifferentContent);
        }
        threads(conn, account, &[open.id]).await?.pop().ok_or(Error::NotFound)
    }
}

/// The conversation about an entry, if there is one.
async fn about(conn: &mut Conn<'_>, account: AccountId, entry: EntryId) -> Result<Option<Open>> {
    let found = row!(
        conn,
        (Uuid, String),
        "SELECT id, waits_for FROM thread WHERE account = $1 AND subject_kind = $2 AND subject = $3",
        account.uuid(),
        ABOUT_ENTRY,
        entry.uuid(),
    )?;
    found.map(|(id, waits_for)| opened(id, entry.uuid(), &waits_for)).transpose()
}

fn opened(id: Uuid, subject: Uuid, waits_for: &str) -> Result<Open> {
    let waits_for = Some(variant(waits_for).ok_or(inconsistent("thread", id))?);
    Ok(Open { id, subject, waits_for })
}
