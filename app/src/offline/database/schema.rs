//! The stores of the database and how one version becomes the next.

use web_sys::IdbDatabase;

use crate::offline::Error;

/// The version of the schema this app is written for. Raise it with each new entry in [`MIGRATIONS`].
pub const VERSION: u32 = 1;

/// A store of the database. Every key is the pair (person, id), so that one person's records are one range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// What waits to be sent, sealed.
    Outbox,
    /// What is known of each photograph (type, hash, size), sealed.
    Photos,
    /// The photographs' bytes, sealed; apart, so that listing them does not read megabytes.
    PhotoBytes,
    /// Forms begun and not finished, sealed.
    Drafts,
    /// The device's id, and the key of the person who is signed in.
    Meta,
}

impl Store {
    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Photos => "photos",
            Self::PhotoBytes => "photo-bytes",
            Self::Drafts => "drafts",
            Self::Meta => "meta",
        }
    }
}

type Migration = fn(&IdbDatabase) -> Result<(), Error>;

/// The step that leads to each version, the first to version 1. A step that has been released is never changed.
const MIGRATIONS: [Migration; VERSION as usize] = [create];

/// Brings a database from the version it has to [`VERSION`]. Runs inside the browser's upgrade transaction, which is
/// undone as a whole when a step fails.
///
/// # Errors
/// What the browser says of a step.
pub fn migrate(database: &IdbDatabase, from: u32) -> Result<(), Error> {
    let done = usize::try_from(from).unwrap_or(usize::MAX);
    MIGRATIONS.iter().skip(done).try_for_each(|step| step(database))
}

fn create(database: &IdbDatabase) -> Result<(), Error> {
    for store in [Store::Outbox, Store::Photos, Store::PhotoBytes, Store::Drafts, Store::Meta] {
        database.create_object_store(store.name())?;
    }
    Ok(())
}
