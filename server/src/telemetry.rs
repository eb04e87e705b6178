//! Lines for whoever runs the server: what was asked, how it ended, how long it took. Never who asked nor about whom: of an
//! address only the pattern is written, no id, no query, no header, no body.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::level_filters::LevelFilter;

use crate::config::Log;

/// Begins writing lines to standard error, also where the program breaks.
pub fn start(log: Log) {
    let most = match log {
        Log::Requests => LevelFilter::INFO,
        Log::Warnings => LevelFilter::WARN,
    };
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .with_max_level(most)
        .init();
    // What a panic says may hold what somebody wrote; only its place is written.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!("the program broke at {place}");
    }));
}

/// Writes a line for each request.
pub async fn line(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let (status, ms) = (response.status().as_u16(), began.elapsed().as_millis());
    if status >= 500 {
        tracing::warn!("{method} {route} {status} {ms} ms");
    } else {
        tracing::info!("{method} {route} {status} {ms} ms");
    }
    response
}
