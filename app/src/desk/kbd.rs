//! A key of the keyboard, shown beside what it does while the keys are on.

use crate::markup::{View, view};
use leptos::prelude::*;

use super::keys::Keys;

/// The key.
#[component]
pub fn Kbd(
    /// Its letter.
    key: &'static str,
) -> View {
    let keys = Keys::here();
    View::live(move || keys.are_on().then(|| view! { <kbd class="app-kbd" aria-hidden="true">{key}</kbd> }))
}
