//! A link with room around it.

use crate::components::icon::Icon;
use leptos::prelude::*;

/// A link to more, with a chevron.
#[component]
pub fn LinkRow(#[prop(into)] label: TextProp, #[prop(into)] href: String) -> impl IntoView {
    view! {
        <a class="app-link-row" href=href>
            <span>{move || label.get()}</span>
            {Icon::CHEVRON_END.small()}
        </a>
    }
    .into_any()
}

/// A link back, with its arrow first: "Back to Home".
#[component]
pub fn BackLink(#[prop(into)] label: TextProp, #[prop(into)] href: String) -> impl IntoView {
    view! {
        <div>
            <a class="app-link-row" href=href>
                {Icon::ARROW_BACK.small()}
                <span>{move || label.get()}</span>
            </a>
        </div>
    }
    .into_any()
}
