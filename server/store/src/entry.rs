//! Lines of money.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{Cursor, EntryPage, EntryRecord};
use portal_domain::id::EntryId;
use portal_domain::spending::Entry;

use crate::{Grant, Result, Store};

/// The most entries of one page.
pub const MOST_ENTRIES: u32 = 100;

/// What was recorded, and whether it was new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    /// The record.
    pub record: T,
    /// Whether this call made it; a repetition did not.
    pub fresh: bool,
}

impl Store {
    /// Records a line of money. The same id and content again answers with the record as it is.
    ///
    /// # Errors
    /// [`crate::Error::DifferentContent`], [`crate::Error::UnknownNeed`], [`crate::Error::BeforeOpening`], and
    /// [`crate::Error::NotFound`] where the relation has ended.
    pub async fn record_entry(
        &self,
        grant: &Grant<act::RecordEntry>,
        id: EntryId,
        entry: Entry,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        let _ = (grant, id, entry, now);
        todo!()
    }

    /// A page of entries, newest day first, of one day the last recorded first; `limit` is cut to 1 to [`MOST_ENTRIES`].
    ///
    /// # Errors
    /// Those of the database.
    pub async fn entries(
        &self,
        grant: &Grant<act::SeePayment>,
        before: Option<Cursor>,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<EntryPage> {
        let _ = (grant, before, limit, now);
        todo!()
    }

    /// One entry.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn entry(&self, grant: &Grant<act::SeePayment>, id: EntryId) -> Result<EntryRecord> {
        let _ = (grant, id);
        todo!()
    }
}
