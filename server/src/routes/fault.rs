//! Faults: the app's, which it tells, and the server's own panics.

use std::any::Any;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use portal_domain::api::{Fault, ReportFault};

use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::error::Error;
use crate::state::App;

/// So many faults are written down a minute, from all apps together: the first few tell all there is.
const A_MINUTE: u32 = 30;
/// The longest place.
const LONGEST: usize = 200;

/// How many faults were told in the current minute.
#[derive(Debug, Default)]
pub struct FaultCount {
    minute: AtomicI64,
    count: AtomicU32,
}

impl FaultCount {
    /// Counts one; `false` where there were enough in this minute.
    fn one_more(&self, now: DateTime<Utc>) -> bool {
        let minute = now.timestamp().div_euclid(60);
        if self.minute.swap(minute, Ordering::Relaxed) != minute {
            self.count.store(0, Ordering::Relaxed);
        }
        self.count.fetch_add(1, Ordering::Relaxed) < A_MINUTE
    }
}

/// Writes down where the app broke.
pub async fn report(
    State(app): State<App>,
    Body(Fault { place, version }): Body<ReportFault>,
) -> Answered<ReportFault> {
    if !app.faults.one_more(app.clock.now()) {
        return Err(Error::SlowDown { after: Duration::from_mins(1) });
    }
    tracing::warn!("the app broke at {} in version {}", code(&place), code(&version));
    Ok(Answer::done())
}

/// Only what a place in a program is made of: no words of a person can come into the log this way.
fn code(text: &str) -> String {
    let letters = text.chars().take(LONGEST);
    letters.filter(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | ':' | '_' | '-')).collect()
}

/// The answer where a handler panicked. What it said may hold what somebody wrote, so it is not repeated; where it
/// happened stands in the log already.
pub fn panicked(_said: Box<dyn Any + Send>) -> Response {
    Error::fault("a panic").into_response()
}
