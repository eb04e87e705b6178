//! Browsers that have signed somebody in before: they have their own budget of failures.

use chrono::{DateTime, Utc};
use portal_domain::id::PersonId;

use crate::{Result, Signed, Store};

impl Store {
    /// Remembers that the browser with this token's hash signed this person in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn remember_browser(&self, signed: &Signed, token_hash: [u8; 32], now: DateTime<Utc>) -> Result<()> {
        let _ = (signed, token_hash, now);
        todo!()
    }

    /// Whether the browser with this token's hash has signed this person in before.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn knows_browser_unscoped(&self, person: PersonId, token_hash: [u8; 32]) -> Result<bool> {
        let _ = (person, token_hash);
        todo!()
    }
}
