//! The chain of events of each direct payment: each carries the hash of itself and of the one before.

use chrono::{DateTime, Utc};
use portal_domain::audit::EventKind;
use portal_domain::id::{AccountId, EntryId, MessageId, ReceiptId};
use uuid::Uuid;

use crate::code::{hash, inconsistent, word};
use crate::database::{Conn, row, run};
use crate::grant::Actor;
use crate::{Error, Result};

mod canon;
mod chain;

pub(crate) use canon::Canon;
pub use chain::Chain;

/// What the first event follows.
pub(crate) const ORIGIN: [u8; 32] = [0; 32];

/// An event to append.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    pub(crate) entry: Option<EntryId>,
    pub(crate) receipt: Option<ReceiptId>,
    pub(crate) message: Option<MessageId>,
    /// The hash of what it tells of.
    pub(crate) content: Option<[u8; 32]>,
    /// Of a look: which quarter of an hour.
    pub(crate) quarter: Option<i64>,
}

impl Event {
    /// An event that tells of nothing but its kind.
    pub(crate) const fn of(kind: EventKind) -> Self {
        Self { kind, entry: None, receipt: None, message: None, content: None, quarter: None }
    }
}

/// What an event's hash covers, besides the hash before it.
pub(crate) struct Line<'l> {
    pub(crate) account: Uuid,
    pub(crate) no: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) kind: &'l str,
    pub(crate) person: Uuid,
    pub(crate) acting_as: &'l str,
    pub(crate) entry: Option<Uuid>,
    pub(crate) receipt: Option<Uuid>,
    pub(crate) message: Option<Uuid>,
    pub(crate) content: Option<&'l [u8]>,
    pub(crate) quarter: Option<i64>,
}

impl Line<'_> {
    /// Its hash.
    pub(crate) fn hash(&self, before: &[u8; 32]) -> [u8; 32] {
        Canon::new("event")
            .bytes("before", before)
            .bytes("account", self.account.as_bytes())
            .number("no", self.no)
            .number("at", self.at.timestamp_micros())
            .text("kind", self.kind)
            .bytes("person", self.person.as_bytes())
            .text("acting_as", self.acting_as)
            .maybe_id("entry", self.entry)
            .maybe_id("receipt", self.receipt)
            .maybe_id("message", self.message)
            .maybe("content", self.content, Canon::bytes)
            .maybe("quarter", self.quarter, Canon::number)
            .finish()
    }
}

/// A payment's book, open to write one event: from then to the end of the transaction nobody else writes in it.
#[derive(Debug)]
pub(crate) struct Book {
    account: AccountId,
    no: i64,
    before: [u8; 32],
    /// Entries of earlier days do not exist.
    pub(crate) opening_day: chrono::NaiveDate,
    /// What the command adds to what the account's row counts.
    pub(crate) adds: Adds,
}

/// What a command adds to what the account's row counts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Adds {
    /// To the sum of what entries do to the balance, in pence.
    pub(crate) entries_sum: i64,
    /// Spends that nobody at the council has seen.
    pub(crate) new_spends: i64,
    /// Receipts of those.
    pub(crate) new_receipts: i64,
    /// Conversations that wait for the council.
    pub(crate) answers: i64,
}

impl Book {
    /// Opens the book, which locks the account's row; on either database writers of one payment wait for each other here.
    pub(crate) async fn open(conn: &mut Conn<'_>, account: AccountId) -> Result<Self> {
        let (no, before, opening_day) = row!(
            conn,
            (i64, Vec<u8>, chrono::NaiveDate),
            "UPDATE account SET event_no = event_no + 1 WHERE id = $1 RETURNING event_no, event_hash, opening_day",
            account.uuid(),
        )?
        .ok_or(Error::NotFound)?;
        let before = hash(before).ok_or(inconsistent("account", account.uuid()))?;
        Ok(Self { account, no, before, opening_day, adds: Adds::default() })
    }

    /// The number of the event that will be written.
    pub(crate) const fn no(&self) -> i64 {
        self.no
    }

    /// Writes the event, and what it adds.
    pub(crate) async fn close(
        self,
        conn: &mut Conn<'_>,
        actor: &Actor,
        event: Event,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (kind, acting_as) = (word(event.kind), word(actor.acting_as));
        let entry = event.entry.map(EntryId::uuid);
        let receipt = event.receipt.map(ReceiptId::uuid);
        let message = event.message.map(MessageId::uuid);
        let content = event.content.as_ref().map(<[u8; 32]>::as_slice);
        let line = Line {
            account: self.account.uuid(),
            no: self.no,
            at: now,
            kind: &kind,
            person: actor.person.id.uuid(),
            acting_as: &acting_as,
            entry,
            receipt,
            message,
            content,
            quarter: event.quarter,
        };
        let hash = line.hash(&self.before);
        run!(
            conn,
            "INSERT INTO event (account, no, at, kind, person, acting_as, entry, receipt, message, content, quarter, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            self.account.uuid(),
            self.no,
            now,
            &kind,
            actor.person.id.uuid(),
            &acting_as,
            entry,
            receipt,
            message,
            content,
            event.quarter,
            hash.as_slice(),
        )?;
        run!(
            conn,
            "UPDATE account SET event_hash = $2, entries_sum = entries_sum + $3, new_spends = new_spends + $4,
                    new_receipts = new_receipts + $5, answers = answers + $6
              WHERE id = $1",
            self.account.uuid(),
            hash.as_slice(),
            self.adds.entries_sum,
            self.adds.new_spends,
            self.adds.new_receipts,
            self.adds.answers,
        )?;
        Ok(())
    }
}
