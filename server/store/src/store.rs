//! The store as a whole.

use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Connection as _, SqliteConnection};

use crate::database::{Database, run};
use crate::dialect::{self, Address};
use crate::writer::Writer;
use crate::{Error, Result};

/// How long somebody waits for a connection before hearing [`Error::Busy`].
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a migration is tried that another instance began at the same moment, and the pause between.
const MIGRATION_TRIES: u32 = 5;
const MIGRATION_PAUSE: Duration = Duration::from_millis(500);

/// How the store is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many connections read at once (on PostgreSQL: read and write).
    pub readers: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4 }
    }
}

/// The database. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    /// For migrations, which have a connection of their own.
    file: Option<SqliteConnectOptions>,
}

impl Store {
    /// Opens the database at `sqlite:///folder/file` (made if it is not there) or `postgres://…`. Nothing is migrated.
    ///
    /// # Errors
    /// [`crate::Error::Address`], and those of the database.
    pub async fn open(url: &str, options: Options) -> Result<Self> {
        let address = Address::from_str(url).map_err(|error| Error::Address(error.into()))?;
        let inner = match address {
            Address::Sqlite(file) => {
                // The writer first: it makes the file and turns its log on.
                let writer = Writer::open(dialect::writer(&file)).await?;
                let readers = SqlitePoolOptions::new()
                    .max_connections(options.readers.max(1))
                    .acquire_timeout(PATIENCE)
                    .test_before_acquire(false)
                    .connect_lazy_with(dialect::reader(&file));
                Inner { database: Database::Sqlite { readers, writer }, file: Some(dialect::writer(&file)) }
            }
            Address::Postgres(server) => {
                let pool =
                    PgPoolOptions::new().max_connections(options.readers.max(1)).acquire_timeout(PATIENCE);
                Inner { database: Database::Postgres(pool.connect_with(*server).await?), file: None }
            }
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Brings the tables to the form that this program knows. Safe when two instances start at once: each step is a
    /// transaction, of which one succeeds and the other is tried again. (Locks would bind us to one make of database.)
    ///
    /// # Errors
    /// Those of the database, also where it was migrated by a newer program.
    pub async fn migrate(&self) -> Result<()> {
        let mut tries = 1;
        loop {
            match self.migrate_once().await {
                Ok(()) => return Ok(()),
                Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))
                    if tries < MIGRATION_TRIES =>
                {
                    tries += 1;
                    tokio::time::sleep(MIGRATION_PAUSE).await;
                }
                Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
                    return Err(error.into());
                }
                Err(error) => return Err(Error::Fault(error.into())),
            }
        }
    }

    async fn migrate_once(&self) -> std::result::Result<(), MigrateError> {
        // `run` would do, if its future could go from one thread to another.
        match (&self.inner.database, &self.inner.file) {
            (Database::Sqlite { .. }, Some(file)) => {
                let mut link = SqliteConnection::connect_with(file).await?;
                without_lock(&dialect::SQLITE_MIGRATIONS).run_direct(None, &mut link, false).await?;
                link.close().await?;
                Ok(())
            }
            (Database::Postgres(pool), _) => {
                let mut link = pool.acquire().await?;
                without_lock(&dialect::POSTGRES_MIGRATIONS).run_direct(None, &mut *link, false).await
            }
            (Database::Sqlite { .. }, None) => Ok(()),
        }
    }

    /// Whether it can answer and take writes now.
    ///
    /// # Errors
    /// Why not.
    pub async fn ready(&self) -> Result<()> {
        if let Database::Sqlite { writer, .. } = self.database()
            && writer.has_stopped()
        {
            return Err(Error::Unavailable("a sync failed".into()));
        }
        let mut lent = self.database().lend().await?;
        run!(&mut lent.conn(), "SELECT COUNT(*) FROM council").map(drop)
    }

    /// Resolves when the store takes no more writes because a sync failed: what it wrote last may not be on the disk, and
    /// syncing again would lie. The server should end and be started anew.
    pub async fn failed(&self) {
        match self.database() {
            Database::Sqlite { writer, .. } => writer.stopped().await,
            Database::Postgres(_) => std::future::pending().await,
        }
    }

    /// Finishes what waits, and closes every connection. Later calls fail.
    pub async fn close(&self) {
        match self.database() {
            Database::Sqlite { readers, writer } => {
                readers.close().await;
                // Last, so that it is the last connection of all and folds the log into the file.
                writer.close().await;
            }
            Database::Postgres(pool) => pool.close().await,
        }
    }

    pub(crate) fn database(&self) -> &Database {
        &self.inner.database
    }
}

fn without_lock(migrations: &Migrator) -> Migrator {
    let mut migrations = Migrator::with_migrations(migrations.iter().cloned().collect());
    migrations.set_locking(false);
    migrations
}
