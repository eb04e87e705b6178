//! How far the council has come with an entry.

use chrono::{DateTime, Utc};
use portal_domain::access::{Act, act};
use portal_domain::api::{EntryRecord, TakeBack};
use portal_domain::id::EntryId;

use crate::code::kept;
use crate::{Grant, Recorded, Result, Store};

mod mark;
mod take_back;
mod waiting;

use mark::Mark;
pub use waiting::MOST_WAITING;

/// What the council can say of an entry, and take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// That it was looked at.
    Seen,
    /// That it was accepted.
    Accepted,
}

/// The act by which a word is said.
trait Says: Act {
    /// The word.
    const WORD: Word;
}

impl Says for act::MarkSeen {
    const WORD: Word = Word::Seen;
}

impl Says for act::AcceptEntry {
    const WORD: Word = Word::Accepted;
}

impl Store {
    /// Marks an entry as seen. Only the first mark is kept. With a version only that one is marked.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and [`crate::Error::ChangedMeanwhile`] where it is another version.
    pub async fn mark_seen(
        &self,
        grant: &Grant<act::MarkSeen>,
        entry: EntryId,
        version: Option<u32>,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Mark { grant: *grant, entry, version, now: kept(now) }).await
    }

    /// Accepts an entry. Only the first mark is kept; what is accepted was seen. With a version only that one is accepted.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::ChangedMeanwhile`] where it is another version, and
    /// [`crate::Error::OwnEntry`] to whoever wrote it down or changed it last.
    pub async fn mark_accepted(
        &self,
        grant: &Grant<act::AcceptEntry>,
        entry: EntryId,
        version: Option<u32>,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Mark { grant: *grant, entry, version, now: kept(now) }).await
    }

    /// Takes one's own mark of having seen an entry back. An entry without a mark stays as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and [`crate::Error::ChangedMeanwhile`] where the mark is another one, or the entry was
    /// changed or accepted since.
    pub async fn take_back_seen(
        &self,
        grant: &Grant<act::MarkSeen>,
        entry: EntryId,
        mark: TakeBack,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(take_back::Command { grant: *grant, entry, mark, now: kept(now) }).await
    }

    /// Takes one's own acceptance of an entry back, and that it was seen by it. An entry without a mark stays as it is.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], and [`crate::Error::ChangedMeanwhile`] where the mark is another one, or the entry was
    /// changed since.
    pub async fn take_back_accepted(
        &self,
        grant: &Grant<act::AcceptEntry>,
        entry: EntryId,
        mark: TakeBack,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(take_back::Command { grant: *grant, entry, mark, now: kept(now) }).await
    }
}
