//! How far the council has come with an entry.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::id::EntryId;

use crate::{Grant, Recorded, Result, Store};

impl Store {
    /// Marks an entry as seen. Only the first mark is kept.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mark_seen(
        &self,
        grant: &Grant<act::MarkSeen>,
        entry: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        let _ = (grant, entry, now);
        todo!()
    }

    /// Accepts an entry. Only the first mark is kept; what is accepted was seen.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mark_accepted(
        &self,
        grant: &Grant<act::AcceptEntry>,
        entry: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        let _ = (grant, entry, now);
        todo!()
    }
}
