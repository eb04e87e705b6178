//! Small choices in a row: names used before, filters of a list, ways to look at a page. The tick and the thick edge show the chosen one.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use leptos::prelude::*;

/// A row of [`Chip`]s, with a name for the group.
#[component]
pub fn Chips(#[prop(into)] label: TextProp, chips: Vec<View>) -> View {
    let chips = chips.into_iter().map(|chip| view! { <li>{chip}</li> });
    view! {
        <ul class="app-chips" aria-label=move || label.get()>{chips.collect_view()}</ul>
    }
}

/// One of them.
#[component]
pub fn Chip(
    #[prop(into)] label: TextProp,
    /// How many things it stands for.
    #[prop(optional_no_strip, into)]
    count: Option<usize>,
    #[prop(into)] pressed: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> View {
    view! {
        <button
            class="app-chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {Icon::TICK.with("app-chip__tick app-icon--small")}
            <span>
                {move || label.get()}
                {count.map(|count| view! { " " <span class="app-chip__count">{count}</span> })}
            </span>
        </button>
    }
}

/// One that leads to another page, or says that one is there.
#[component]
pub fn ChipLink(
    #[prop(into)] label: String,
    #[prop(into)] href: String,
    /// Whether one is there.
    current: bool,
) -> View {
    view! {
        <a class="app-chip" href=href aria-current=current.then_some("true")>
            {Icon::TICK.with("app-chip__tick app-icon--small")}
            <span>{label}</span>
        </a>
    }
}
