//! What an endpoint answered last: kept while it is asked again, and when it cannot be asked.

use crate::reactive::ArcRwSignal;
use std::time::Duration;

use leptos::prelude::{document, on_cleanup, set_interval_with_handle, window_event_listener_untyped};
use leptos::task::spawn_local;
use portal_domain::api::{Endpoint, Nothing};
use serde::de::DeserializeOwned;

use crate::api::Error;
use crate::session::Session;

/// An answer that may come to be known.
#[derive(Clone, Debug)]
pub struct Fetched<T: Send + Sync + 'static> {
    session: Session,
    answer: ArcRwSignal<Option<T>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl<T: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static> Fetched<T> {
    /// Not asked yet; it will be asked in the session of the page.
    pub fn here() -> Self {
        Self { session: Session::here(), answer: ArcRwSignal::default(), trouble: ArcRwSignal::default() }
    }

    /// Asks. The same answer again changes nothing, so that nothing on the page moves.
    pub fn load<E: Endpoint<Request = Nothing, Response = T> + 'static>(&self, endpoint: E) {
        let fetched = self.clone();
        spawn_local(async move {
            match fetched.session.read(&endpoint).await {
                Ok(answer) => {
                    if fetched.answer.with_untracked(|known| known.as_ref() != Some(&answer)) {
                        fetched.answer.set(Some(answer));
                    }
                    if fetched.trouble.with_untracked(Option::is_some) {
                        fetched.trouble.set(None);
                    }
                }
                Err(error) => fetched.trouble.set(Some(error)),
            }
        });
    }

    /// The answer; follows changes.
    pub fn answer(&self) -> Option<T> {
        self.answer.get()
    }

    /// Whether there is an answer; follows changes.
    pub fn is_known(&self) -> bool {
        self.answer.with(Option::is_some)
    }

    /// Why the last question got no answer; an older answer may still be there. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }
}

/// How often what others may have changed is looked for, in seconds.
const EVERY: u64 = 30;

/// Asks again every half minute while the page is seen, and when it is seen again. Ends with the page.
pub fn look_again(ask: impl Fn() + Clone + 'static) {
    let seen = move || {
        if !document().hidden() {
            ask();
        }
    };
    let again = seen.clone();
    let timer = set_interval_with_handle(again, Duration::from_secs(EVERY));
    // It bubbles from the document.
    let listening = window_event_listener_untyped("visibilitychange", move |_| seen());
    on_cleanup(move || {
        listening.remove();
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}
