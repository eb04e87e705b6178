use std::collections::HashMap;

use chrono::{DateTime, Utc};
use portal_domain::api::{EntryRecord, MessageRecord, ThreadRecord};
use portal_domain::id::{AccountId, EntryId, MessageId, ThreadId};
use portal_domain::message::Subject;
use portal_domain::text::MessageText;
use uuid::Uuid;

use crate::audit::Canon;
use crate::code::{inconsistent, person, variant};
use crate::database::{Conn, row};
use crate::entry::entries;
use crate::twenty::{places, rows_of, twenties};
use crate::{Error, Result};

#[derive(sqlx::FromRow)]
struct Thread {
    id: Uuid,
    subject_kind: String,
    subject: Uuid,
    waits_for: String,
}

/// The most messages of one conversation that are read, the latest ones: whoever writes without end fills nobody's memory.
macro_rules! most {
    () => {
        "200"
    };
}

/// The subjects there are, by their word in the column.
pub(super) const ABOUT_ENTRY: &str = "entry";

impl Thread {
    fn subject(&self) -> Result<Subject> {
        match self.subject_kind.as_str() {
            ABOUT_ENTRY => Ok(Subject::Entry { entry: EntryId::from_uuid(self.subject) }),
            _ => Err(inconsistent("thread", self.id)),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Message {
    id: Uuid,
    thread: Uuid,
    written_at: DateTime<Utc>,
    written_by: Uuid,
    written_as: String,
    name: String,
    called: String,
    text: String,
}

impl TryFrom<Message> for MessageRecord {
    type Error = Error;

    fn try_from(row: Message) -> Result<Self> {
        let message = || {
            Some(Self {
                id: MessageId::from_uuid(row.id),
                at: row.written_at,
                by: person(row.written_by, &row.name, &row.called)?,
                acting_as: variant(&row.written_as)?,
                text: MessageText::new(&row.text).ok()?,
            })
        };
        message().ok_or(inconsistent("message", row.id))
    }
}

/// These conversations of a payment, in this order; those that do not exist are left out.
pub(crate) async fn threads(
    conn: &mut Conn<'_>,
    account: AccountId,
    ids: &[Uuid],
) -> Result<Vec<ThreadRecord>> {
    let mut found: HashMap<Uuid, Thread> = HashMap::new();
    for twenty in twenties(ids) {
        let sql = concat!(
            "SELECT id, subject_kind, subject, waits_for FROM thread WHERE account = $1 AND id IN (",
            places!(),
            ")"
        );
        let part = rows_of!(conn, Thread, sql, account.uuid(), twenty)?;
        found.extend(part.into_iter().map(|thread| (thread.id, thread)));
    }
    let mut messages = messages(conn, account, ids).await?;
    let subjects: Vec<Uuid> = found.values().map(|thread| thread.subject).collect();
    let mut about: HashMap<Uuid, EntryRecord> = HashMap::new();
    for entry in entries(conn, account, &subjects).await? {
        about.insert(entry.id.uuid(), entry);
    }
    let mut records = Vec::with_capacity(found.len());
    for id in ids {
        let Some(thread) = found.remove(id) else { continue };
        let subject = thread.subject()?;
        let entry = about.remove(&thread.subject);
        records.push(ThreadRecord {
            id: ThreadId::from_uuid(*id),
            subject,
            entry: entry.ok_or(inconsistent("thread", *id))?,
            waits_for: variant(&thread.waits_for).ok_or(inconsistent("thread", *id))?,
            messages: messages.remove(id).unwrap_or_default(),
        });
    }
    Ok(records)
}

/// The latest messages of these conversations, oldest first.
async fn messages(
    conn: &mut Conn<'_>,
    account: AccountId,
    threads: &[Uuid],
) -> Result<HashMap<Uuid, Vec<MessageRecord>>> {
    let mut messages: HashMap<Uuid, Vec<MessageRecord>> = HashMap::new();
    for twenty in twenties(threads) {
        let sql = concat!(
            "SELECT m.id, m.thread, m.written_at, m.written_by, m.written_as, p.name, p.called, m.text
               FROM thread t
               JOIN message m ON m.account = t.account AND m.thread = t.id
                AND m.no > COALESCE((SELECT n.no FROM message n WHERE n.account = t.account AND n.thread = t.id
                                      ORDER BY n.no DESC LIMIT 1 OFFSET ",
            most!(),
            "), 0)
               LEFT JOIN person p ON p.id = m.written_by
              WHERE t.account = $1 AND t.id IN (",
            places!(),
            ") ORDER BY m.no"
        );
        for message in rows_of!(conn, Message, sql, account.uuid(), twenty)? {
            messages.entry(message.thread).or_default().push(message.try_into()?);
        }
    }
    Ok(messages)
}

/// The hash by which the audit knows a message.
pub(super) fn audited(thread: Uuid, text: &str) -> [u8; 32] {
    Canon::new("message").bytes("thread", thread.as_bytes()).text("text", text).finish()
}

/// The hash of a message as it is now; `None` where it is gone.
pub(crate) async fn content(
    conn: &mut Conn<'_>,
    account: AccountId,
    message: Uuid,
) -> Result<Option<[u8; 32]>> {
    let found = row!(
        conn,
        (Uuid, String),
        "SELECT thread, text FROM message WHERE account = $1 AND id = $2",
        account.uuid(),
        message,
    )?;
    Ok(found.map(|(thread, text)| audited(thread, &text)))
}
