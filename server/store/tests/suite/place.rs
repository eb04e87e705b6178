//! Where a case runs.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use libtest_mimic::Trial;
use portal_store::{Options, Store};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

use crate::world::World;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

type Case = fn(Arc<World>) -> Pin<Box<dyn Future<Output = ()>>>;

const POSTGRES: &str = "PORTAL_TEST_POSTGRES_URL";
const REQUIRED: &str = "PORTAL_TEST_POSTGRES_REQUIRED";

impl Kind {
    /// The case on this database.
    pub fn trial(self, name: &str, case: Case) -> Trial {
        let (database, skipped) = match self {
            Self::Sqlite => ("sqlite", false),
            Self::Postgres => ("postgres", std::env::var_os(POSTGRES).is_none() && !is_required()),
        };
        Trial::test(format!("{database}::{name}"), move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
            runtime.block_on(async {
                let place = Place::make(self).await;
                let world = Arc::new(World::begin(place).await);
                case(Arc::clone(&world)).await;
                world.place.end().await;
            });
            Ok(())
        })
        .with_ignored_flag(skipped)
    }
}

fn is_required() -> bool {
    std::env::var(REQUIRED).is_ok_and(|value| value == "1")
}

/// A database of one case.
pub struct Place {
    /// Its store.
    pub store: Store,
    /// Its address.
    pub url: String,
    kept: Kept,
}

enum Kept {
    Folder(#[expect(dead_code, reason = "gone with its folder when it is dropped")] TempDir),
    Database { server: String, name: String },
}

impl Place {
    async fn make(kind: Kind) -> Self {
        let (url, kept) = match kind {
            Kind::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                (format!("sqlite://{}/portal.db", folder.path().display()), Kept::Folder(folder))
            }
            Kind::Postgres => {
                static NUMBER: AtomicU32 = AtomicU32::new(0);
                let Ok(server) = std::env::var(POSTGRES) else {
                    panic!("{POSTGRES} is not set, and {REQUIRED} is")
                };
                let number = NUMBER.fetch_add(1, Ordering::Relaxed);
                let name = format!("portal_store_{}_{number}", std::process::id());
                command(&server, format!("CREATE DATABASE {name}")).await;
                let url = with_database(&server, &name);
                (url, Kept::Database { server, name })
            }
        };
        let store = Store::open(&url, Options { readers: 8 }).await.unwrap();
        store.migrate().await.unwrap();
        Self { store, url, kept }
    }

    /// Takes the database away.
    async fn end(&self) {
        self.store.close().await;
        if let Kept::Database { server, name } = &self.kept {
            command(server, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn command(server: &str, sql: String) {
    let mut link = PgConnection::connect(server).await.unwrap();
    link.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
    link.close().await.unwrap();
}

/// The same server, another database: what stands between the last slash of the path and the question mark.
fn with_database(server: &str, name: &str) -> String {
    let (front, query) =
        server.split_once('?').map_or((server, String::new()), |(front, query)| (front, format!("?{query}")));
    let authority = front.find("://").map_or(0, |place| place + 3);
    let path = front[authority..].find('/').map_or(front.len(), |place| authority + place);
    format!("{}/{name}{query}", &front[..path])
}
