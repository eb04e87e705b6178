//! The chain of events of each direct payment.

use portal_domain::id::AccountId;

use crate::{Result, Store};

/// Whether a payment's events are as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// They are.
    Whole {
        /// How many there are.
        events: i64,
    },
    /// Somebody, or a disk, changed something.
    Broken {
        /// The first event that is not as it was written.
        event: i64,
    },
}

impl Store {
    /// Walks the chain of a payment: each event's hash, and that what it tells of is still as it was written.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such a payment.
    pub async fn verify_chain_unscoped(&self, account: AccountId) -> Result<Chain> {
        let _ = account;
        todo!()
    }
}
