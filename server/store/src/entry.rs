//! Lines of money.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Entry, OnBehalf, Spend};

use crate::code::kept;
use crate::{Error, Grant, Result, Store};

mod change;
mod facts;
mod find;
mod history;
mod month;
mod page;
mod record;
mod row;

use change::Alter;
use history::audited;
pub(crate) use history::{MOST_REMOVED, content};
pub use page::MOST_ENTRIES;
use record::Record;
pub(crate) use row::{EntryRow, entries, entry_query, with_receipts};

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
        self.write(Record { grant: *grant, id, entry, on_behalf: None, now: kept(now) }).await
    }

    /// Writes a spend down for a person, marked with how it came. The same id and content again answers with the record as
    /// it is.
    ///
    /// # Errors
    /// Those of [`Store::record_entry`].
    pub async fn record_on_behalf(
        &self,
        grant: &Grant<act::RecordOnBehalf>,
        id: EntryId,
        spend: Spend,
        came: OnBehalf,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        let (entry, on_behalf) = (Entry::Spend(spend), Some(came));
        self.write(Record { grant: *grant, id, entry, on_behalf, now: kept(now) }).await
    }

    /// Puts an entry right, removes it or brings it back, as the version of this number. The same again answers with the
    /// record as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::ChangedMeanwhile`], [`crate::Error::Closed`],
    /// [`crate::Error::DifferentContent`] where a spend should become money in or the other way round,
    /// [`crate::Error::UnknownNeed`] and [`crate::Error::BeforeOpening`].
    pub async fn change_entry(
        &self,
        grant: &Grant<act::ChangeEntry>,
        id: EntryId,
        version: u32,
        change: Change,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Alter { grant: *grant, id, version, change, now: kept(now) }).await
    }

    /// Puts what was written down for a person right, removes it or brings it back, as [`Store::change_entry`] does.
    ///
    /// # Errors
    /// Those of [`Store::change_entry`], and [`crate::Error::PersonsEntry`] where what it says now is the person's.
    pub async fn change_on_behalf(
        &self,
        grant: &Grant<act::RecordOnBehalf>,
        id: EntryId,
        version: u32,
        change: Change,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Alter { grant: *grant, id, version, change, now: kept(now) }).await
    }

    /// One entry.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn entry(&self, grant: &Grant<act::SeePayment>, id: EntryId) -> Result<EntryRecord> {
        let mut lent = self.database().lend().await?;
        entries(&mut lent.conn(), grant.account(), &[id.uuid()]).await?.pop().ok_or(Error::NotFound)
    }
}
