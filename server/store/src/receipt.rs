//! Receipts: what the database knows of them. Their pictures are kept elsewhere, before the row.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::ReceiptRecord;
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::{FileKind, Reference};

use crate::{Grant, Recorded, Result, Store};

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
}

impl Store {
    /// What is known before a file is worked on: the receipt, if these bytes came before under this id; `None` where it may
    /// be stored.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such an entry, [`crate::Error::DifferentContent`] where other bytes or another
    /// entry have this id, [`crate::Error::TooManyReceipts`].
    pub async fn receipt_received(
        &self,
        grant: &Grant<act::AddReceipt>,
        entry: EntryId,
        id: ReceiptId,
        received_sha256: [u8; 32],
    ) -> Result<Option<StoredReceipt>> {
        let _ = (grant, entry, id, received_sha256);
        todo!()
    }

    /// Records a receipt whose files are durable. The same id, entry and bytes again answer with the receipt as it is.
    /// `references` are tried in turn until one is free; sixteen are enough.
    ///
    /// # Errors
    /// As [`Store::receipt_received`], and [`crate::Error::Busy`] where no reference was free.
    pub async fn store_receipt(
        &self,
        grant: &Grant<act::AddReceipt>,
        receipt: NewReceipt,
        references: impl IntoIterator<Item = Reference>,
        now: DateTime<Utc>,
    ) -> Result<Recorded<StoredReceipt>> {
        let _ = (grant, receipt, references.into_iter().next(), now);
        todo!()
    }

    /// A receipt with where it is kept.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn receipt(&self, grant: &Grant<act::SeePayment>, id: ReceiptId) -> Result<StoredReceipt> {
        let _ = (grant, id);
        todo!()
    }

    /// Of these receipts those that have a row, each with its `stored_sha256`: for the sweeper. An id alone does not name a
    /// receipt; it is one of its payment.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn receipt_ids_exist_unscoped(
        &self,
        receipts: &[(AccountId, ReceiptId)],
    ) -> Result<HashMap<(AccountId, ReceiptId), [u8; 32]>> {
        let _ = receipts;
        todo!()
    }
}
