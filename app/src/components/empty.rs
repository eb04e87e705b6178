//! Nothing here, and that is fine: a picture, a sentence, at most one thing to do.

use crate::components::picture::Picture;
use crate::markup::{Children, View, view};
use leptos::prelude::*;

/// The finished screen.
#[component]
pub fn Empty(
    picture: Picture,
    #[prop(into)] title: TextProp,
    #[prop(into)] words: TextProp,
    /// The one thing to do.
    #[prop(optional)]
    children: Option<Children>,
) -> View {
    view! {
        <div class="app-empty">
            {picture.view()}
            <h2 class="app-empty__title">{move || title.get()}</h2>
            <p>{move || words.get()}</p>
            {children.map(Children::view)}
        </div>
    }
}
