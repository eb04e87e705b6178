use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::{EntryId, ReceiptId};

use crate::audit::{Book, Event};
use crate::command::{Command, Done};
use crate::database::{Conn, run};
use crate::entry::entries;
use crate::{Error, Grant, Recorded, Result};

/// Puts the receipts of an entry in order.
pub(super) struct Arrange {
    pub(super) grant: Grant<act::AddReceipt>,
    pub(super) entry: EntryId,
    pub(super) order: Vec<ReceiptId>,
    pub(super) now: DateTime<Utc>,
}

impl Command for Arrange {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let account = self.grant.account();
        let book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let mut record = entries(conn, account, &[self.entry.uuid()]).await?.pop().ok_or(Error::NotFound)?;
        let before: Vec<ReceiptId> = record.receipts.iter().map(|receipt| receipt.id).collect();
        // A stable sort: those that are not named stay behind the others, as they were.
        let place = |id: ReceiptId| self.order.iter().position(|named| *named == id).unwrap_or(usize::MAX);
        record.receipts.sort_by_key(|receipt| place(receipt.id));
        if record.receipts.iter().map(|receipt| receipt.id).eq(before) {
            return Ok(Done::Unchanged(Recorded { record, fresh: false }));
        }
        for (place, receipt) in (1_i64..).zip(&record.receipts) {
            run!(
                conn,
                "UPDATE receipt SET place = $3 WHERE account = $1 AND id = $2",
                account.uuid(),
                receipt.id.uuid(),
                place,
            )?;
        }
        let event = Event { entry: Some(self.entry), ..Event::of(EventKind::ReceiptsOrdered) };
        book.close(conn, &actor, event, self.now).await?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}
