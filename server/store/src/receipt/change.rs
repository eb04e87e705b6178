use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::ReceiptId;
use portal_domain::receipt::ReceiptChange;
use portal_domain::spending::Entry;

use super::row::audited;
use super::{MOST_RECEIPTS, by_id};
use crate::audit::{Book, Event};
use crate::code::word;
use crate::command::{Command, Done};
use crate::database::{Conn, run};
use crate::entry::entries;
use crate::{Error, Grant, Recorded, Result};

/// Removes a receipt or brings it back.
pub(super) struct Alter {
    pub(super) grant: Grant<act::AddReceipt>,
    pub(super) id: ReceiptId,
    pub(super) version: u32,
    pub(super) change: ReceiptChange,
    pub(super) now: DateTime<Utc>,
}

impl Command for Alter {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let account = self.grant.account();
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let receipt = by_id(conn, account, self.id).await?.ok_or(Error::NotFound)?;
        let of = receipt.entry.uuid();
        let before = entries(conn, account, &[of]).await?.pop().ok_or(Error::NotFound)?;
        let removes = self.change == ReceiptChange::Removed;
        let version = receipt.record.version;
        if self.version == version && version > 1 && receipt.removed_at.is_some() == removes {
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        }
        if version.checked_add(1) != Some(self.version) || receipt.removed_at.is_some() == removes {
            return Err(Error::ChangedMeanwhile);
        }
        if !receipt.can_stand(self.now) {
            return Err(Error::Closed);
        }
        if !removes && before.receipts.len() >= usize::try_from(MOST_RECEIPTS).unwrap_or(usize::MAX) {
            return Err(Error::TooManyReceipts);
        }
        let by = removes.then(|| actor.person.id.uuid());
        run!(
            conn,
            "UPDATE receipt SET version = $3, removed_at = $4, removed_by = $5, removed_as = $6
              WHERE account = $1 AND id = $2",
            account.uuid(),
            self.id.uuid(),
            i64::from(self.version),
            removes.then_some(self.now),
            by,
            removes.then(|| word(actor.acting_as)),
        )?;
        let more: i64 = if removes { -1 } else { 1 };
        run!(
            conn,
            "UPDATE entry SET receipts = receipts + $3 WHERE account = $1 AND id = $2",
            account.uuid(),
            of,
            more,
        )?;
        if removes {
            // What the council has said rested on what is shown no more.
            run!(
                conn,
                "UPDATE entry SET seen_at = NULL, seen_by = NULL, seen_as = NULL, accepted_at = NULL,
                        accepted_by = NULL, accepted_as = NULL
                  WHERE account = $1 AND id = $2",
                account.uuid(),
                of,
            )?;
        }
        if matches!(before.entry, Entry::Spend(_)) && !before.is_removed() {
            let (was, is) = (before.review.seen.is_none(), removes || before.review.seen.is_none());
            let receipts = i64::try_from(before.receipts.len()).unwrap_or_default();
            let new = |is_new: bool, receipts: i64| if is_new { receipts } else { 0 };
            book.adds.new_spends = i64::from(is).saturating_sub(i64::from(was));
            book.adds.new_receipts =
                new(is, receipts.saturating_add(more)).saturating_sub(new(was, receipts));
        }
        let kind = if removes { EventKind::ReceiptRemoved } else { EventKind::ReceiptRestored };
        let event = Event {
            entry: Some(receipt.entry),
            receipt: Some(self.id),
            content: Some(audited(of, &receipt.received_sha256, &receipt.stored_sha256)),
            ..Event::of(kind)
        };
        book.close(conn, &actor, event, self.now).await?;
        let record = entries(conn, account, &[of]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}
