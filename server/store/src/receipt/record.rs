use chrono::{DateTime, Utc};
use portal_domain::api::ReceiptRecord;
use portal_domain::audit::EventKind;
use portal_domain::receipt::{Reference, hex};

use super::row::audited;
use super::{AddsReceipt, NewReceipt, StoredReceipt, known};
use crate::audit::{Book, Event};
use crate::code::word;
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::grant::Actor;
use crate::{Error, Grant, Recorded, Result};

/// Records a receipt.
pub(super) struct Record<A> {
    pub(super) grant: Grant<A>,
    pub(super) receipt: NewReceipt,
    pub(super) references: Vec<Reference>,
    pub(super) now: DateTime<Utc>,
}

impl<A: AddsReceipt> Command for Record<A> {
    type Answer = Recorded<StoredReceipt>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let (account, new) = (self.grant.account(), self.receipt);
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        if let Some(record) =
            known(conn, account, actor.acting_as, new.entry, new.id, new.received_sha256).await?
        {
            return Ok(Done::Unchanged(Recorded { record, fresh: false }));
        }
        let reference = self.insert(conn, &book, &actor).await?;
        let (is_new,) = row!(
            conn,
            (bool,),
            "UPDATE entry SET receipts = receipts + 1 WHERE account = $1 AND id = $2
             RETURNING kind = 'spend' AND seen_at IS NULL AND made <> 'removed'",
            account.uuid(),
            new.entry.uuid(),
        )?
        .ok_or(Error::NotFound)?;
        book.adds.new_receipts = i64::from(is_new);
        let event = Event {
            entry: Some(new.entry),
            receipt: Some(new.id),
            content: Some(audited(new.entry.uuid(), &new.received_sha256, &new.stored_sha256)),
            ..Event::of(EventKind::ReceiptStored)
        };
        book.close(conn, &actor, event, self.now).await?;
        let record = ReceiptRecord {
            id: new.id,
            reference,
            stored_at: self.now,
            kind: new.kind,
            pages: new.pages,
            version: 1,
            received_sha256: hex(&new.received_sha256),
        };
        let (received_sha256, stored_sha256) = (new.received_sha256, new.stored_sha256);
        let record =
            StoredReceipt { record, entry: new.entry, received_sha256, stored_sha256, removed_at: None };
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}

impl<A> Record<A> {
    /// Inserts the row under the first reference that is free.
    async fn insert(&self, conn: &mut Conn<'_>, book: &Book, actor: &Actor) -> Result<Reference> {
        let new = self.receipt;
        for reference in &self.references {
            let inserted = run!(
                conn,
                "INSERT INTO receipt (account, id, entry, no, reference, kind, pages, bytes, received_sha256, stored_sha256,
                        stored_at, stored_by, stored_as)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                 ON CONFLICT (reference) DO NOTHING",
                self.grant.account().uuid(),
                new.id.uuid(),
                new.entry.uuid(),
                book.no(),
                reference.to_string(),
                word(new.kind),
                i64::from(new.pages),
                i64::try_from(new.bytes).unwrap_or(i64::MAX),
                new.received_sha256.as_slice(),
                new.stored_sha256.as_slice(),
                self.now,
                actor.person.id.uuid(),
                word(actor.acting_as),
            )?;
            if inserted == 1 {
                return Ok(*reference);
            }
        }
        Err(Error::Busy)
    }
}
