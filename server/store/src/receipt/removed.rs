use chrono::{DateTime, Utc};
use portal_domain::api::{EntryRecord, RemovedReceipt, Stamp};
use portal_domain::id::AccountId;
use uuid::Uuid;

use super::{StoredReceipt, by_id};
use crate::code::{inconsistent, person, variant};
use crate::database::{Conn, rows};
use crate::entry::{MOST_REMOVED, entries};
use crate::{Error, Result};

/// Who removed a receipt, and when.
#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    removed_at: DateTime<Utc>,
    removed_by: Uuid,
    removed_as: String,
    name: String,
    called: String,
}

impl Row {
    fn stamp(&self) -> Result<Stamp> {
        let stamp = || {
            Some(Stamp {
                at: self.removed_at,
                by: person(self.removed_by, &self.name, &self.called)?,
                acting_as: variant(&self.removed_as)?,
            })
        };
        stamp().ok_or(inconsistent("receipt", self.id))
    }
}

/// The receipts that were removed since then from entries that stand, the last removed first.
pub(crate) async fn removed_of(
    conn: &mut Conn<'_>,
    account: AccountId,
    since: DateTime<Utc>,
) -> Result<Vec<RemovedReceipt>> {
    let found = rows!(
        conn,
        Row,
        "SELECT r.id, r.removed_at, r.removed_by, r.removed_as, p.name, p.called
           FROM receipt r
           JOIN person p ON p.id = r.removed_by
           JOIN entry e ON e.account = r.account AND e.id = r.entry
          WHERE r.account = $1 AND r.removed_at >= $2 AND e.made <> 'removed'
          ORDER BY r.removed_at DESC, r.id DESC LIMIT $3",
        account.uuid(),
        since,
        MOST_REMOVED,
    )?;
    let mut stored: Vec<(StoredReceipt, Stamp)> = Vec::with_capacity(found.len());
    for row in found {
        let receipt = by_id(conn, account, portal_domain::id::ReceiptId::from_uuid(row.id)).await?;
        stored.push((receipt.ok_or(Error::NotFound)?, row.stamp()?));
    }
    let ids: Vec<Uuid> = stored.iter().map(|(receipt, _)| receipt.entry.uuid()).collect();
    let showed: Vec<EntryRecord> = entries(conn, account, &ids).await?;
    let receipts = stored.into_iter().filter_map(|(receipt, removed)| {
        let entry = showed.iter().find(|entry| entry.id == receipt.entry)?.clone();
        Some(RemovedReceipt { receipt: receipt.record, entry, removed })
    });
    Ok(receipts.collect())
}
