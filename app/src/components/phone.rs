//! Telephone numbers that can be pressed.

use crate::markup::{View, view};
use leptos::prelude::*;
use portal_domain::council::Telephone;

/// A number in one piece, from left to right in every script, tall enough for a thumb.
#[component]
pub fn Phone(number: Telephone) -> View {
    let link = number.link();
    view! {
        <a class="app-phone" href=link>
            <bdi dir="ltr">{String::from(number)}</bdi>
        </a>
    }
}
