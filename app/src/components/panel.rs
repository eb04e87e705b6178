//! One quiet surface, only where things belong together.

use crate::markup::{Children, View, view};
use leptos::prelude::*;

/// The surface, with the room between its parts.
#[component]
pub fn Panel(children: Children) -> View {
    view! { <div class="app-panel app-stack app-stack--close">{children.view()}</div> }
}
