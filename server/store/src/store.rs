//! The store as a whole.

use crate::Result;

/// How the store is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many connections read at once (on `PostgreSQL`: read and write).
    pub readers: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4 }
    }
}

/// The database. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store {}

impl Store {
    /// Opens the database at `sqlite:///folder/file` (made if it is not there) or `postgres://…`. Nothing is migrated.
    ///
    /// # Errors
    /// [`crate::Error::Address`], and those of the database.
    pub async fn open(url: &str, options: Options) -> Result<Self> {
        let _ = (url, options);
        todo!()
    }

    /// Brings the tables to the form that this program knows. Safe when two instances start at once.
    ///
    /// # Errors
    /// Those of the database, also where it was migrated by a newer program.
    pub async fn migrate(&self) -> Result<()> {
        todo!()
    }

    /// Whether it can answer and take writes now.
    ///
    /// # Errors
    /// Why not.
    pub async fn ready(&self) -> Result<()> {
        todo!()
    }

    /// Resolves when the store takes no more writes because a sync failed: what it wrote last may not be on the disk, and
    /// syncing again would lie. The server should end and be started anew.
    pub async fn failed(&self) {
        todo!()
    }

    /// Finishes what waits, and closes every connection. Later calls fail.
    pub async fn close(&self) {
        todo!()
    }
}
