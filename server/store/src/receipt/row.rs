use chrono::{DateTime, Utc};
use portal_domain::api::ReceiptRecord;
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::{Reference, hex};
use uuid::Uuid;

use super::StoredReceipt;
use crate::audit::Canon;
use crate::code::{count, hash, inconsistent, variant};
use crate::database::{Conn, row};
use crate::twenty::{places, rows_of, twenties};
use crate::{Error, Result};

/// Receipts; what follows says which.
macro_rules! receipt_query {
    ($($rest:expr),*) => {
        concat!(
            "SELECT id, entry, reference, kind, pages, received_sha256, stored_sha256, stored_at, version, removed_at
               FROM receipt ",
            $($rest),*
        )
    };
}
pub(super) use receipt_query;

/// A row of [`receipt_query`].
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    entry: Uuid,
    reference: String,
    kind: String,
    pages: i64,
    received_sha256: Vec<u8>,
    stored_sha256: Vec<u8>,
    stored_at: DateTime<Utc>,
    version: i64,
    removed_at: Option<DateTime<Utc>>,
}

impl Row {
    fn receipt(self) -> Option<StoredReceipt> {
        let received_sha256 = hash(self.received_sha256)?;
        Some(StoredReceipt {
            record: ReceiptRecord {
                id: ReceiptId::from_uuid(self.id),
                reference: Reference::parse(&self.reference).ok()?,
                stored_at: self.stored_at,
                kind: variant(&self.kind)?,
                pages: count(self.pages)?,
                version: count(self.version)?,
                received_sha256: hex(&received_sha256),
            },
            entry: EntryId::from_uuid(self.entry),
            received_sha256,
            stored_sha256: hash(self.stored_sha256)?,
            removed_at: self.removed_at,
        })
    }
}

impl TryFrom<Row> for StoredReceipt {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        let id = row.id;
        row.receipt().ok_or(inconsistent("receipt", id))
    }
}

/// The receipts of these entries that stand, in order.
pub(crate) async fn receipts_of(
    conn: &mut Conn<'_>,
    account: AccountId,
    entries: &[Uuid],
) -> Result<Vec<(EntryId, ReceiptRecord)>> {
    let mut receipts = Vec::new();
    for twenty in twenties(entries) {
        let found = rows_of!(
            conn,
            Row,
            receipt_query!(
                "WHERE account = $1 AND entry IN (",
                places!(),
                ") AND removed_at IS NULL ORDER BY place NULLS LAST, no"
            ),
            account.uuid(),
            twenty
        )?;
        for row in found {
            let stored = StoredReceipt::try_from(row)?;
            receipts.push((stored.entry, stored.record));
        }
    }
    Ok(receipts)
}

/// The hash by which the audit knows a receipt.
pub(super) fn audited(entry: Uuid, received_sha256: &[u8], stored_sha256: &[u8]) -> [u8; 32] {
    Canon::new("receipt")
        .bytes("entry", entry.as_bytes())
        .bytes("received", received_sha256)
        .bytes("stored", stored_sha256)
        .finish()
}

/// The hash of a receipt's row as of this version; `None` where it is gone, or has become removed or stands again without
/// an event that says so.
pub(crate) async fn content(
    conn: &mut Conn<'_>,
    account: AccountId,
    receipt: Uuid,
    version: i64,
    is_removed: bool,
) -> Result<Option<[u8; 32]>> {
    let found = row!(conn, Row, receipt_query!("WHERE account = $1 AND id = $2"), account.uuid(), receipt)?;
    let found = found.filter(|row| row.version != version || row.removed_at.is_some() == is_removed);
    Ok(found.map(|row| audited(row.entry, &row.received_sha256, &row.stored_sha256)))
}
