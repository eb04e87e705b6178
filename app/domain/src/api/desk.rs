//! The officers' side on the wire.

use serde::{Deserialize, Serialize};

use super::account::PersonRef;
use crate::access::Relation;
use crate::account::Communication;
use crate::budget::Balance;
use crate::id::{AccountId, EntryId};
use crate::receipt::Reference;

/// One of the people whom somebody at the council serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskPerson {
    /// Their payment.
    pub account: AccountId,
    /// Who.
    pub recipient: PersonRef,
    /// What the reader is to it.
    pub relation: Relation,
    /// How they want the council to communicate.
    pub communication: Communication,
    /// What is in the account.
    pub balance: Balance,
    /// Spends that nobody at the council has seen.
    pub new_spends: u32,
    /// Receipts of those.
    pub new_receipts: u32,
    /// Conversations that wait for the council.
    pub answers: u32,
}

/// The people, those with something new first, then by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskPeople {
    /// The people.
    pub people: Vec<DeskPerson>,
}

/// What a reference belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Found {
    /// The reference as it is written.
    pub reference: Reference,
    /// The payment.
    pub account: AccountId,
    /// The entry.
    pub entry: EntryId,
}
