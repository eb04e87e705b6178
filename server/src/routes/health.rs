//! Whether the server lives, and whether it can serve: for whoever watches over it.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::App;

/// It lives.
pub async fn live() -> &'static str {
    "ok\n"
}

/// It can answer and take writes.
pub async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.store.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}
