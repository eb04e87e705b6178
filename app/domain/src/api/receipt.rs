//! Receipts on the wire.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::entry::{EntryRecord, Stamp};
use crate::id::ReceiptId;
use crate::receipt::{FileKind, ReceiptChange, Reference};

/// A receipt as the council has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptRecord {
    /// Its id, born with the photograph.
    pub id: ReceiptId,
    /// What two people say on the telephone.
    pub reference: Reference,
    /// When the council had it, durably.
    #[serde(with = "crate::wire::one")]
    pub stored_at: DateTime<Utc>,
    /// What kind of file came.
    pub kind: FileKind,
    /// How many pages can be looked at; 1 for a picture.
    pub pages: u32,
    /// Which version of it: the first is 1, and removing it and bringing it back each make the next.
    pub version: u32,
    /// SHA-256 of the bytes that came, in lower-case hexadecimal: two of the same are the same picture.
    pub received_sha256: String,
}

/// What is to become of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ReceiptChangeBody(pub ReceiptChange);

/// The receipts of an entry as they should follow one another. Those that are not named come after, as they were; what is
/// named and is not there (any more) is passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptOrder {
    /// Their ids.
    pub receipts: Vec<ReceiptId>,
}

/// A receipt that was removed and can be brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemovedReceipt {
    /// The receipt.
    pub receipt: ReceiptRecord,
    /// What it showed.
    pub entry: EntryRecord,
    /// Who removed it, and when.
    pub removed: Stamp,
}

/// The council's word that it has a receipt: file and row are durable, and the phone's copy may go if the hash is its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptStored {
    /// The receipt.
    pub receipt: ReceiptRecord,
    /// SHA-256 of the bytes that came, in lower-case hexadecimal.
    pub received_sha256: String,
}
