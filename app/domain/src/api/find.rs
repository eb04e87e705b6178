//! What was found of a payment's lines, on the wire.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::entry::{Cursor, EntryRecord};
use crate::money::Pence;
use crate::spending::Query;

/// What is looked for, and from where on it is shown. It travels in a body: what somebody looks for stands in no address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FindBody {
    /// What.
    pub query: Query,
    /// Shows those after this place.
    #[serde(default)]
    pub before: Option<Cursor>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundEntries {
    /// Some of it, newest day first.
    pub entries: Vec<EntryRecord>,
    /// Where the next of it begins; none is the end.
    pub next: Option<Cursor>,
    /// How many spends there are in all.
    pub spends: u32,
    /// What they come to, in pence.
    pub paid: Pence,
    /// How often money came in, in all.
    pub came: u32,
    /// What that comes to, in pence.
    pub came_in: Pence,
    /// When the council's record said so.
    #[serde(with = "crate::wire::one")]
    pub as_at: DateTime<Utc>,
}
