//! The first thing in the tab order: past the frame, to the page.

use crate::markup::{View, view};
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// The id of the `main` it goes to.
pub const MAIN: &str = "main";

/// The link. The focus is moved by hand: not every browser does it.
#[component]
pub fn SkipLink() -> View {
    view! {
        <a
            class="app-skip-link"
            href=format!("#{MAIN}")
            on:click=move |event| {
                event.prevent_default();
                super::error_summary::focus(MAIN);
            }
        >
            {t(shell::SKIP)}
        </a>
    }
}
