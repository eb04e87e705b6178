//! For a page that has nothing yet. The words are real, the bars are hidden from readers.

use crate::markup::{View, view};
use leptos::prelude::*;

/// "Getting your money…" over the outline of what comes.
#[component]
pub fn Skeleton(
    #[prop(into)] words: TextProp,
    /// As tall as the money panel, so that what stands below it stays in its place when that comes.
    #[prop(optional)]
    panel: bool,
) -> View {
    view! {
        <div class="app-skeleton" class:app-skeleton--panel=panel>
            <p role="status">{move || words.get()}</p>
            <span class="app-skeleton__bar app-skeleton__bar--short" aria-hidden="true"></span>
            <span class="app-skeleton__bar app-skeleton__bar--tall" aria-hidden="true"></span>
            <span class="app-skeleton__bar" aria-hidden="true"></span>
            <span class="app-skeleton__bar" aria-hidden="true"></span>
        </div>
    }
}
