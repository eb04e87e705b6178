//! Receipts on the wire.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::ReceiptId;
use crate::receipt::{FileKind, Reference};

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
