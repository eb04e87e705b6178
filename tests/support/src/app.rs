//! A server in this process.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use portal_domain::id::SessionId;
use portal_domain::machine::Machine;
use portal_server::access::{SESSION, Token};
use portal_server::clock::Clock;
use portal_server::config::{Origin, Settings};
use portal_server::receipts::PdfRoom;
use portal_server::start::NotStarted;
use portal_server::state::App;
use portal_server::{routes, start};
use portal_store::NewSession;
use tempfile::TempDir;
use url::Url;

use crate::{Browser, Who, World};

/// The address under which it is called.
pub const ORIGIN: &str = "http://localhost:3000";

/// A server on a folder of its own, at 9:12 on Wednesday 1 April 2026, with the [`World`] in it.
pub struct TestApp {
    /// The server's inside.
    pub app: App,
    /// What answers.
    pub router: Router,
    /// Who and what is there.
    pub world: World,
    folder: TempDir,
}

impl TestApp {
    /// Starts one.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::starting_at(now());
        let app = start::open(settings(folder.path(), clock), 3000, PdfRoom::thread())
            .await
            .expect("the server starts");
        let world = World::settle(&app.store, now()).await;
        Self { router: routes::router(Arc::clone(&app)), app, world, folder }
    }

    /// Opens the demonstration on this folder, at the same time; the folder's database is empty or its own.
    ///
    /// # Errors
    /// Those of starting.
    pub async fn demonstration(folder: &Path) -> Result<(App, Router), NotStarted> {
        Self::opened(folder, true).await
    }

    /// Opens what is in this folder, as a demonstration or not, at the same time.
    ///
    /// # Errors
    /// Those of starting.
    pub async fn opened(folder: &Path, demo: bool) -> Result<(App, Router), NotStarted> {
        let settings = Settings { demo, ..settings(folder, Clock::starting_at(now())) };
        let app = start::open(settings, 3000, PdfRoom::thread()).await?;
        Ok((Arc::clone(&app), routes::router(app)))
    }

    /// A browser that nobody is signed in with.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser in which this person is signed in, without the slow password.
    pub async fn signed_in(&self, who: Who) -> Browser {
        let browser = self.browser();
        let now = self.app.clock.now();
        let token = Token::new(self.app.chance).expect("chance");
        let later = |hours| now.checked_add_signed(TimeDelta::hours(hours)).expect("a time");
        let session = NewSession {
            machine: Machine::Other,
            id: SessionId::from_uuid(crate::born()),
            token_hash: token.hash(),
            person: who.person(),
            idle_ends: later(12),
            ends: later(24),
        };
        self.app.store.begin_session(session, now).await.expect("a session");
        browser.keep(&SESSION.set(token).expect("a cookie"));
        browser
    }

    /// Where database and receipts are.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Moves the clock on.
    pub fn later(&self, by: TimeDelta) {
        self.app.clock.advance(by);
    }
}

/// When it is.
fn now() -> DateTime<Utc> {
    "2026-04-01T08:12:00Z".parse().expect("a time")
}

fn settings(folder: &Path, clock: Clock) -> Settings {
    Settings {
        database: format!("sqlite://{}", folder.join("portal.sqlite").display()),
        receipts: Url::from_directory_path(folder).expect("a folder"),
        origin: Some(Origin::parse(ORIGIN).expect("an origin")),
        listen: Vec::new(),
        port: 3000,
        demo: false,
        clock,
    }
}
