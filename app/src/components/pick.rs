//! One of many, from a list that opens: where all of them at once would be more than a screen.

use crate::markup::{View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;

/// The list with its label. What is chosen is the value of an option; the first stands for none.
#[component]
pub fn Pick(
    /// Also the name.
    id: &'static str,
    #[prop(into)] label: TextProp,
    /// Value and words.
    options: Vec<(String, String)>,
    chosen: RwSignal<String>,
) -> View {
    let options = options.into_iter().map(|(value, words)| {
        let is_chosen = {
            let value = value.clone();
            move || chosen.with(|chosen| *chosen == value)
        };
        view! { <option value=value prop:selected=is_chosen>{words}</option> }
    });
    view! {
        <div class="app-pick">
            <label class="app-pick__label" for=id>{move || label.get()}</label>
            <select
                class="app-pick__control"
                id=id
                name=id
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </div>
    }
}
