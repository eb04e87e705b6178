//! The two databases behind one, and the macros that run one text on either.

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool};

use crate::writer::Writer;
use crate::{Error, Result};

/// Which database, with its connections.
pub(crate) enum Database {
    /// A file: several readers, one writer.
    Sqlite {
        /// They cannot write.
        readers: SqlitePool,
        /// It alone does.
        writer: Writer,
    },
    /// A server.
    Postgres(PgPool),
}

/// A connection lent for reading.
pub(crate) enum Lent {
    /// To the file.
    Sqlite(PoolConnection<Sqlite>),
    /// To the server.
    Postgres(PoolConnection<Postgres>),
}

/// A connection on which the macros run.
pub(crate) enum Conn<'c> {
    /// To the file.
    Sqlite(&'c mut SqliteConnection),
    /// To the server.
    Postgres(&'c mut PgConnection),
}

impl Database {
    /// A connection for reading.
    pub(crate) async fn lend(&self) -> Result<Lent> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Lent::Sqlite(readers.acquire().await?),
            Self::Postgres(pool) => Lent::Postgres(pool.acquire().await?),
        })
    }
}

impl Lent {
    /// The connection itself.
    pub(crate) fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Sqlite(link) => Conn::Sqlite(link),
            Self::Postgres(link) => Conn::Postgres(link),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        use crate::dialect::{Meaning, meaning};
        let Some(database) = error.as_database_error() else {
            return if matches!(error, sqlx::Error::PoolTimedOut) {
                Self::Busy
            } else if matches!(
                error,
                sqlx::Error::Io(_)
                    | sqlx::Error::Tls(_)
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
                    | sqlx::Error::Protocol(_)
            ) {
                Self::Unavailable(error.into())
            } else {
                Self::Fault(error.into())
            };
        };
        match meaning(database) {
            Meaning::Full => Self::Full,
            Meaning::Busy => Self::Busy,
            Meaning::Unavailable | Meaning::NotSynced => Self::Unavailable(error.into()),
            Meaning::Taken => Self::Taken,
            Meaning::Missing => Self::NotFound,
            Meaning::Fault => Self::Fault(error.into()),
        }
    }
}

/// Runs a query on whichever database it is: `$how` is what sqlx calls it.
macro_rules! on {
    ($conn:expr, $query:expr, $how:ident, [$($bind:expr),*]) => {
        match $conn {
            $crate::database::Conn::Sqlite(link) => $query$(.bind($bind))*.$how(&mut **link).await,
            $crate::database::Conn::Postgres(link) => $query$(.bind($bind))*.$how(&mut **link).await,
        }
    };
}

/// All rows: `rows!(conn, Row, SQL, a, b)?`.
macro_rules! rows {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::database::on!($conn, sqlx::query_as::<_, $row>($sql), fetch_all, [$($bind),*]).map_err($crate::Error::from)
    };
}

/// The row, if there is one: `row!(conn, Row, SQL, a, b)?`.
macro_rules! row {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::database::on!($conn, sqlx::query_as::<_, $row>($sql), fetch_optional, [$($bind),*])
            .map_err($crate::Error::from)
    };
}

/// How many rows it changed: `run!(conn, SQL, a, b)?`.
macro_rules! run {
    ($conn:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match $conn {
            $crate::database::Conn::Sqlite(link) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **link).await.map(|done| done.rows_affected())
            }
            $crate::database::Conn::Postgres(link) => {
                sqlx::query($sql)$(.bind($bind))*.execute(&mut **link).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::Error::from)
    };
}

pub(crate) use {on, row, rows, run};
