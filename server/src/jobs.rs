//! What is done beside requests, now and then.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;

use crate::state::App;

mod sweep;

/// How often; the first time soon after the start, because a crash may have come before it.
const EVERY: Duration = Duration::from_hours(1);
const FIRST: Duration = Duration::from_mins(1);

/// Begins them. They stop when the handle is aborted; each can be cut at any step.
pub fn start(app: &App) -> JoinHandle<()> {
    let app = Arc::clone(app);
    tokio::spawn(async move {
        tokio::time::sleep(FIRST).await;
        loop {
            sweep::files(&app).await;
            sweep::rows(&app).await;
            tokio::time::sleep(EVERY).await;
        }
    })
}
