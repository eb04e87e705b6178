//! One of several things on a receipt, as a group of fields with a title; and what all of them come to.

use crate::markup::{Children, View, view};
use leptos::prelude::*;

/// The group.
#[component]
pub fn Part(#[prop(into)] title: String, children: Children) -> View {
    view! {
        <fieldset class="app-part">
            <legend class="app-part__title">{title}</legend>
            {children.view()}
        </fieldset>
    }
}

/// What the parts come to, said again when it changes.
#[component]
pub fn PartsSum(#[prop(into)] told: TextProp) -> View {
    view! { <p class="app-part__sum" role="status">{move || told.get()}</p> }
}
