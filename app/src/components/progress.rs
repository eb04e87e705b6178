//! How much of something has gone.

use crate::markup::{View, view};
use crate::reactive::Signal;
use leptos::prelude::*;

/// A native bar with its words above.
#[component]
pub fn Progress(
    #[prop(into)] id: String,
    /// "More than half of your photo has gone"
    #[prop(into)]
    words: TextProp,
    /// Of a hundred.
    #[prop(into)]
    done: Signal<u8>,
) -> View {
    view! {
        <label for=id.clone()>{move || words.get()}</label>
        <progress class="app-progress" id=id max="100" value=move || done.get().to_string()></progress>
    }
}
