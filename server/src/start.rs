//! From settings to a server that serves.

use std::num::NonZeroUsize;
use std::sync::Arc;

use axum::Router;
use portal_store::{Options, Store};
use tokio::net::TcpListener;

use crate::budget::MemoryBudget;
use crate::clock::Chance;
use crate::config::{Origin, Settings, WrongSetting};
use crate::passwords::Passwords;
use crate::receipts::{BadPlace, Custody, Darkroom, Limits, PdfRoom, Place};
use crate::routes::FaultCount;
use crate::serve::{self, Ending};
use crate::state::{App, Portal};
use crate::{demo, jobs, routes, site};

/// So many files are worked on at once.
const DARKROOM: NonZeroUsize = NonZeroUsize::new(2).unwrap();
/// Memory for files that are coming in, in mebibytes.
const INCOMING: u16 = 96;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// A setting is wrong.
    #[error(transparent)]
    Setting(#[from] WrongSetting),
    /// The receipts' place cannot be used.
    #[error("--receipts-url: {0}")]
    Place(#[from] BadPlace),
    /// The database cannot be used.
    #[error("--database-url: {0}")]
    Store(#[from] portal_store::Error),
    /// The port is taken, or no PDF can be drawn.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// There is no demonstration.
    #[error(transparent)]
    Demo(#[from] demo::NotSeeded),
    /// Something else.
    #[error("{0}")]
    Other(#[from] crate::error::Error),
}

/// A server that is ready to serve.
pub struct Server {
    /// All that a request may need.
    pub app: App,
    /// What answers.
    pub router: Router,
    listeners: Vec<TcpListener>,
}

/// Opens everything that the settings name.
///
/// # Errors
/// See [`NotStarted`].
pub async fn start(settings: Settings) -> Result<Server, NotStarted> {
    let (listeners, port) = serve::listen(&settings.listen, settings.port).await?;
    let app = open(settings, port, PdfRoom::own_process()?).await?;
    Ok(Server { router: routes::router(Arc::clone(&app)), app, listeners })
}

/// Opens everything but the port.
///
/// # Errors
/// See [`NotStarted`].
pub async fn open(settings: Settings, port: u16, pdf: PdfRoom) -> Result<App, NotStarted> {
    let store = Store::open(&settings.database, Options::default()).await?;
    store.migrate().await?;
    let app = Arc::new(Portal {
        store,
        custody: Custody::new(Place::at(&settings.receipts)?),
        darkroom: Darkroom::new(Limits::default(), DARKROOM, pdf),
        incoming: MemoryBudget::mebibytes(INCOMING),
        passwords: Passwords::new(Chance)?,
        clock: settings.clock,
        chance: Chance,
        origin: settings.origin.unwrap_or_else(|| Origin::localhost(port)),
        demo: settings.demo,
        site: site::BUILT,
        faults: FaultCount::default(),
        ending: Ending::default(),
    });
    if app.demo {
        demo::seed(&app).await?;
    } else {
        demo::leave(&app.store).await?;
    }
    Ok(app)
}

impl Server {
    /// What whoever started it wants to know.
    pub fn greeting(&self) -> String {
        let origin = self.app.origin.as_str();
        if self.app.demo { format!("{origin}\n\n{}", demo::sign_ins()) } else { origin.to_owned() }
    }

    /// Serves until the end is asked for, by the system or from within, and closes everything.
    ///
    /// # Errors
    /// Where the system does not tell of signals.
    pub async fn run(self) -> std::io::Result<()> {
        let Self { app, router, listeners } = self;
        let jobs = jobs::start(&app);
        let ending = app.ending.clone();
        let told = tokio::spawn({
            let app = Arc::clone(&app);
            async move {
                tokio::select! {
                    told = serve::told_to_end() => if let Err(error) = told { tracing::error!(%error, "signals") },
                    () = app.store.failed() => tracing::error!("the disk did not take what was written; the server ends"),
                }
                app.ending.ask();
            }
        });
        serve::serve(listeners, router, &ending).await;
        told.abort();
        jobs.abort();
        app.store.close().await;
        Ok(())
    }
}
