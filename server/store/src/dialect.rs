//! The words in which the two databases differ. Everywhere else one text serves both.

use std::str::FromStr;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteError, SqliteJournalMode, SqliteSynchronous};

/// The tables for SQLite.
pub(crate) static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// The tables for PostgreSQL, numbered alike.
pub(crate) static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Begins a group, with the savepoint of its first member. Immediate, or a reader that becomes a writer could find that the
/// database has moved on.
pub(crate) const BEGIN_GROUP: &str = "BEGIN IMMEDIATE; SAVEPOINT member";
/// Keeps what a member did and begins the next one.
pub(crate) const KEEP_MEMBER: &str = "RELEASE member; SAVEPOINT member";
/// Takes back what a member did; the savepoint stands for the next one.
pub(crate) const UNDO_MEMBER: &str = "ROLLBACK TO member";
/// Makes the group durable.
pub(crate) const COMMIT_GROUP: &str = "COMMIT";
/// Takes back the whole group.
pub(crate) const UNDO_GROUP: &str = "ROLLBACK";

/// How long a connection waits for another process that holds the database.
const PATIENCE: Duration = Duration::from_secs(5);

/// Which of the two an address names.
pub(crate) enum Address {
    /// A file.
    Sqlite(Box<SqliteConnectOptions>),
    /// A server.
    Postgres(Box<PgConnectOptions>),
}

impl FromStr for Address {
    type Err = sqlx::Error;

    fn from_str(url: &str) -> Result<Self, sqlx::Error> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?;
            return Ok(Self::Postgres(Box::new(options.disable_statement_logging())));
        }
        let is_file =
            url.strip_prefix("sqlite://").is_some_and(|path| !path.is_empty() && path != ":memory:");
        if !is_file {
            return Err(sqlx::Error::Configuration("neither sqlite:// with a file nor postgres://".into()));
        }
        let options = SqliteConnectOptions::from_str(url)?;
        Ok(Self::Sqlite(Box::new(
            options
                .journal_mode(SqliteJournalMode::Wal)
                // An acknowledged write survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                .disable_statement_logging(),
        )))
    }
}

/// The connection that writes: it makes the file, and cuts a log that a long reader let grow.
pub(crate) fn writer(options: &SqliteConnectOptions) -> SqliteConnectOptions {
    options
        .clone()
        .create_if_missing(true)
        .pragma("journal_size_limit", "67108864")
        .pragma("cache_size", "-8000")
}

/// A connection that cannot write.
pub(crate) fn reader(options: &SqliteConnectOptions) -> SqliteConnectOptions {
    options.clone().pragma("query_only", "on")
}

/// What an error of a database means for whoever asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// No room.
    Full,
    /// Another holds what is needed, or two got into each other's way: the same again may pass.
    Busy,
    /// The database or the disk fails; later.
    Unavailable,
    /// A sync failed: nothing that is written from now on can be trusted to be on the disk.
    NotSynced,
    /// A unique value is taken.
    Taken,
    /// What is referred to does not exist.
    Missing,
    /// Anything else.
    Fault,
}

/// Reads an error's code.
pub(crate) fn meaning(error: &dyn DatabaseError) -> Meaning {
    if error.is_unique_violation() {
        return Meaning::Taken;
    }
    if error.is_foreign_key_violation() {
        return Meaning::Missing;
    }
    if error.as_error().is::<SqliteError>() {
        return error.code().and_then(|code| code.parse().ok()).map_or(Meaning::Fault, sqlite_meaning);
    }
    error.try_downcast_ref::<PgDatabaseError>().map_or(Meaning::Fault, |error| postgres_meaning(error.code()))
}

/// An extended result code (sqlite.org/rescode.html); its low byte is the primary one.
fn sqlite_meaning(code: i32) -> Meaning {
    match (code & 0xff, code) {
        // SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC.
        (_, 1034 | 1290) => Meaning::NotSynced,
        // SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: the shared index cannot grow.
        (13, _) | (_, 4874) => Meaning::Full,
        // SQLITE_BUSY and SQLITE_LOCKED.
        (5 | 6, _) => Meaning::Busy,
        // SQLITE_NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, CANTOPEN, PROTOCOL, NOTADB.
        (7..=11 | 14 | 15 | 26, _) => Meaning::Unavailable,
        _ => Meaning::Fault,
    }
}

/// A SQLSTATE (PostgreSQL, appendix A); its first two signs are the class.
fn postgres_meaning(code: &str) -> Meaning {
    match (code.get(..2), code) {
        (_, "53100") => Meaning::Full,
        // Serialisation failure and deadlock; lock not available; too many connections.
        (Some("40"), _) | (_, "55P03" | "53300") => Meaning::Busy,
        // Connection lost, no resources, ended by an operator, system error.
        (Some("08" | "53" | "57" | "58"), _) => Meaning::Unavailable,
        _ => Meaning::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read() {
        assert_eq!(sqlite_meaning(13), Meaning::Full);
        assert_eq!(sqlite_meaning(1034), Meaning::NotSynced);
        assert_eq!(sqlite_meaning(778), Meaning::Unavailable);
        assert_eq!(sqlite_meaning(517), Meaning::Busy);
        assert_eq!(sqlite_meaning(1), Meaning::Fault);
        assert_eq!(postgres_meaning("53100"), Meaning::Full);
        assert_eq!(postgres_meaning("40001"), Meaning::Busy);
        assert_eq!(postgres_meaning("57P01"), Meaning::Unavailable);
        assert_eq!(postgres_meaning("42P01"), Meaning::Fault);
    }

    #[test]
    fn only_files_and_servers_are_addresses() {
        for url in ["", "sqlite:", "sqlite::memory:", "sqlite://", "mysql://x", "/a/file"] {
            assert!(Address::from_str(url).is_err(), "{url}");
        }
        assert!(matches!(Address::from_str("sqlite:///a/b.db"), Ok(Address::Sqlite(_))));
        assert!(matches!(Address::from_str("postgres://a@b/c"), Ok(Address::Postgres(_))));
    }

    #[test]
    fn migrations_are_numbered_alike() {
        let numbers =
            |all: &Migrator| all.iter().map(|one| (one.version, one.description.clone())).collect::<Vec<_>>();
        assert_eq!(numbers(&SQLITE_MIGRATIONS), numbers(&POSTGRES_MIGRATIONS));
    }
}
