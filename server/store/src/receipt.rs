//! Receipts: what the database knows of them. Their pictures are kept elsewhere, before the row.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use portal_domain::access::{Act, Relation, act};
use portal_domain::api::{EntryRecord, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::{FileKind, ReceiptChange, Reference};
use portal_domain::spending::{Closing, Made, REMOVED_DAYS, closing};

use crate::code::{hash, inconsistent, kept};
use crate::database::{Conn, row};
use crate::{Error, Grant, Recorded, Result, Store};

mod change;
mod order;
mod record;
mod removed;
mod row;

use change::Alter;
use order::Arrange;
use record::Record;
pub(crate) use removed::removed_of;
use row::{Row, receipt_query};
pub(crate) use row::{content, receipts_of};

/// The most receipts of one entry.
pub const MOST_RECEIPTS: u32 = 20;

/// A receipt whose files are durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewReceipt {
    /// Its id, born with the photograph.
    pub id: ReceiptId,
    /// What it shows.
    pub entry: EntryId,
    /// What kind of file came.
    pub kind: FileKind,
    /// How many pages can be looked at.
    pub pages: u32,
    /// SHA-256 of the bytes that came.
    pub received_sha256: [u8; 32],
    /// SHA-256 of the table of contents under which its files are kept.
    pub stored_sha256: [u8; 32],
    /// How many bytes came.
    pub bytes: u64,
}

/// A receipt with where it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReceipt {
    /// As it is shown.
    pub record: ReceiptRecord,
    /// What it shows.
    pub entry: EntryId,
    /// SHA-256 of the bytes that came.
    pub received_sha256: [u8; 32],
    /// SHA-256 of the table of contents under which its files are kept.
    pub stored_sha256: [u8; 32],
    /// Since when it shows its entry no more.
    pub removed_at: Option<DateTime<Utc>>,
}

/// The acts by which a receipt is added: the person's own side's, and that of somebody at the council to what they wrote down
/// for the person.
pub trait AddsReceipt: Act {}

impl AddsReceipt for act::AddReceipt {}
impl AddsReceipt for act::RecordOnBehalf {}

impl Store {
    /// What is known before a file is worked on: the receipt, if these bytes came before under this id; `None` where it may
    /// be stored.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such an entry, [`crate::Error::DifferentContent`] where other bytes or another
    /// entry have this id, [`crate::Error::TooManyReceipts`], [`crate::Error::PersonsEntry`] where somebody at the council
    /// would add to what the person wrote down.
    pub async fn receipt_received<A: AddsReceipt>(
        &self,
        grant: &Grant<A>,
        entry: EntryId,
        id: ReceiptId,
        received_sha256: [u8; 32],
    ) -> Result<Option<StoredReceipt>> {
        let mut lent = self.database().lend().await?;
        known(&mut lent.conn(), grant.account(), grant.acting_as(), entry, id, received_sha256).await
    }

    /// Records a receipt whose files are durable. The same id, entry and bytes again answer with the receipt as it is.
    /// `references` are tried in turn until one is free; sixteen are taken at most, and are enough.
    ///
    /// # Errors
    /// As [`Store::receipt_received`], and [`crate::Error::Busy`] where no reference was free.
    pub async fn store_receipt<A: AddsReceipt>(
        &self,
        grant: &Grant<A>,
        receipt: NewReceipt,
        references: impl IntoIterator<Item = Reference>,
        now: DateTime<Utc>,
    ) -> Result<Recorded<StoredReceipt>> {
        let references = references.into_iter().take(16).collect();
        self.write(Record { grant: *grant, receipt, references, now: kept(now) }).await
    }

    /// Removes a receipt or brings it back, as the version of this number. The same again answers with the entry as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::ChangedMeanwhile`], [`crate::Error::Closed`] where it was removed too
    /// long ago, [`crate::Error::TooManyReceipts`].
    pub async fn change_receipt(
        &self,
        grant: &Grant<act::AddReceipt>,
        id: ReceiptId,
        version: u32,
        change: ReceiptChange,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Alter { grant: *grant, id, version, change, now: kept(now) }).await
    }

    /// Puts the receipts of an entry in this order; those that are not named come after, and what is not there is passed
    /// over.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such an entry.
    pub async fn order_receipts(
        &self,
        grant: &Grant<act::AddReceipt>,
        entry: EntryId,
        order: Vec<ReceiptId>,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Arrange { grant: *grant, entry, order, now: kept(now) }).await
    }

    /// A receipt with where it is kept, also while it is removed and can be brought back.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn receipt(
        &self,
        grant: &Grant<act::SeePayment>,
        id: ReceiptId,
        now: DateTime<Utc>,
    ) -> Result<StoredReceipt> {
        let mut lent = self.database().lend().await?;
        let found = by_id(&mut lent.conn(), grant.account(), id).await?;
        found.filter(|receipt| receipt.can_stand(now)).ok_or(Error::NotFound)
    }

    /// Of these receipts those whose files are wanted, each with its `stored_sha256`: for the sweeper. What was removed is
    /// wanted for as long as it can be brought back, and a day. An id alone does not name a receipt; it is one of its
    /// payment.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn receipt_ids_exist_unscoped(
        &self,
        receipts: &[(AccountId, ReceiptId)],
        now: DateTime<Utc>,
    ) -> Result<HashMap<(AccountId, ReceiptId), [u8; 32]>> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let long_ago = now - TimeDelta::days(REMOVED_DAYS + 1);
        let mut known = HashMap::new();
        for (account, receipt) in receipts {
            let found = row!(
                conn,
                (Vec<u8>,),
                "SELECT stored_sha256 FROM receipt
                  WHERE account = $1 AND id = $2 AND (removed_at IS NULL OR removed_at >= $3)",
                account.uuid(),
                receipt.uuid(),
                long_ago,
            )?;
            if let Some((bytes,)) = found {
                let stored = hash(bytes).ok_or(inconsistent("receipt", receipt.uuid()))?;
                known.insert((*account, *receipt), stored);
            }
        }
        Ok(known)
    }
}

impl StoredReceipt {
    /// Whether it stands, or can be brought back.
    fn can_stand(&self, now: DateTime<Utc>) -> bool {
        self.removed_at.is_none_or(|at| closing(Made::Removed, at, now) == Closing::Open)
    }
}

async fn by_id(conn: &mut Conn<'_>, account: AccountId, id: ReceiptId) -> Result<Option<StoredReceipt>> {
    let found = row!(conn, Row, receipt_query!("WHERE account = $1 AND id = $2"), account.uuid(), id.uuid())?;
    found.map(StoredReceipt::try_from).transpose()
}

/// The receipt, if these bytes came before under this id; `None` where it may be stored.
async fn known(
    conn: &mut Conn<'_>,
    account: AccountId,
    acting_as: Relation,
    entry: EntryId,
    id: ReceiptId,
    received_sha256: [u8; 32],
) -> Result<Option<StoredReceipt>> {
    if let Some(known) = by_id(conn, account, id).await? {
        let same = known.entry == entry && known.received_sha256 == received_sha256;
        return if same { Ok(Some(known)) } else { Err(Error::DifferentContent) };
    }
    let (receipts, on_behalf) = row!(
        conn,
        (i64, bool),
        "SELECT receipts, on_behalf IS NOT NULL FROM entry WHERE account = $1 AND id = $2",
        account.uuid(),
        entry.uuid(),
    )?
    .ok_or(Error::NotFound)?;
    if acting_as.is_council() && !on_behalf {
        return Err(Error::PersonsEntry);
    }
    if receipts < i64::from(MOST_RECEIPTS) { Ok(None) } else { Err(Error::TooManyReceipts) }
}
