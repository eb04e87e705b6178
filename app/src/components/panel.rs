//! One quiet surface, only where things belong together.

use leptos::prelude::*;

/// The surface, with the room between its parts.
#[component]
pub fn Panel(children: Children) -> impl IntoView {
    view! { <div class="app-panel app-stack app-stack--close">{children()}</div> }.into_any()
}
