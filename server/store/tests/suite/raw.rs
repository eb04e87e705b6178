//! A connection beside the store, for what the store itself never does.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};
use uuid::Uuid;

/// A connection to the database of a case.
pub enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    pub async fn open(url: &str) -> Self {
        if url.starts_with("sqlite:") {
            Self::Sqlite(SqliteConnection::connect(url).await.unwrap())
        } else {
            Self::Postgres(PgConnection::connect(url).await.unwrap())
        }
    }

    /// Runs a statement with one id.
    pub async fn run(&mut self, sql: &str, id: Uuid) -> u64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(link) => sqlx::query(sql).bind(id).execute(link).await.unwrap().rows_affected(),
            Self::Postgres(link) => sqlx::query(sql).bind(id).execute(link).await.unwrap().rows_affected(),
        }
    }

    /// One number.
    pub async fn number(&mut self, sql: &str, id: Uuid) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(link) => sqlx::query_scalar(sql).bind(id).fetch_one(link).await.unwrap(),
            Self::Postgres(link) => sqlx::query_scalar(sql).bind(id).fetch_one(link).await.unwrap(),
        }
    }

    /// Begins a transaction that keeps every writer out.
    pub async fn hold(&mut self) {
        match self {
            Self::Sqlite(link) => sqlx::raw_sql("BEGIN IMMEDIATE").execute(link).await.map(drop).unwrap(),
            Self::Postgres(link) => {
                sqlx::raw_sql("BEGIN; UPDATE account SET event_no = event_no")
                    .execute(link)
                    .await
                    .map(drop)
                    .unwrap();
            }
        }
    }

    /// Ends it.
    pub async fn let_go(&mut self) {
        match self {
            Self::Sqlite(link) => sqlx::raw_sql("COMMIT").execute(link).await.map(drop).unwrap(),
            Self::Postgres(link) => sqlx::raw_sql("COMMIT").execute(link).await.map(drop).unwrap(),
        }
    }
}
