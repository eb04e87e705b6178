//! Whether the device believes that it has a network. *Off-line* is sure; *on-line* may still be a network that leads
//! nowhere, which only sending finds out.

use crate::reactive::ArcRwSignal;
use leptos::prelude::window_event_listener_untyped;

/// A signal that follows the browser's own; true is on-line. Its listeners live as long as the page.
pub fn connection() -> ArcRwSignal<bool> {
    let signal = ArcRwSignal::new(is_online());
    for event in ["online", "offline"] {
        let signal = signal.clone();
        window_event_listener_untyped(event, move |_| signal.set(is_online()));
    }
    signal
}

/// What the browser says now; without a browser, on-line.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
