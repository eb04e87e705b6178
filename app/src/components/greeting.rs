//! Hello, and who is there for you today.

use crate::components::heading::Heading;
use crate::markup::{View, view};
use leptos::prelude::*;

/// The heading of Home, with the line below it.
#[component]
pub fn Greeting(
    #[prop(into)] text: TextProp,
    /// The name of the page in the browser's title.
    #[prop(into)]
    title: TextProp,
    #[prop(into)] line: TextProp,
) -> View {
    view! {
        <div class="app-greeting">
            <Heading text title/>
            <p class="app-greeting__line">{move || line.get()}</p>
        </div>
    }
}
