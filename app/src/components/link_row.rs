//! A link with room around it.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use leptos::prelude::*;

/// A link to more, with a chevron.
#[component]
pub fn LinkRow(#[prop(into)] label: TextProp, #[prop(into)] href: String) -> View {
    view! {
        <a class="app-link-row" href=href>
            <span>{move || label.get()}</span>
            {Icon::CHEVRON_END.small()}
        </a>
    }
}

/// A link back, with its arrow first: "Back to Home".
#[component]
pub fn BackLink(#[prop(into)] label: TextProp, #[prop(into)] href: String) -> View {
    view! {
        <div>
            <a class="app-link-row" href=href>
                {Icon::ARROW_BACK.small()}
                <span>{move || label.get()}</span>
            </a>
        </div>
    }
}
