//! Conversations between a person's side and the council's. A conversation has a subject; now that is a line of money.

use serde::{Deserialize, Serialize};

use crate::access::Relation;
use crate::id::EntryId;

/// What a conversation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A line of money.
    Entry {
        /// Which.
        entry: EntryId,
    },
}

/// On whose side somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The person's, or those who act for them.
    Person,
    /// The council's.
    Council,
}

impl From<Relation> for Side {
    fn from(relation: Relation) -> Self {
        if relation.is_council() { Self::Council } else { Self::Person }
    }
}

impl Side {
    /// The other side: who is to speak next.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Person => Self::Council,
            Self::Council => Self::Person,
        }
    }
}
