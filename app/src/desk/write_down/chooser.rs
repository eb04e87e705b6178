//! One of many, in one line: a native list that opens, quick to reach with the first letters.

use leptos::prelude::*;

use crate::components::field::FieldError;
use crate::markup::{View, view};
use crate::reactive::{RwSignal, Signal};

/// The list.
#[component]
pub fn Chooser<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Also the target of the error summary's link.
    id: &'static str,
    /// What is asked.
    label: String,
    /// What stands there while nothing is chosen.
    none: &'static str,
    /// What can be chosen, in words.
    answers: Vec<(T, &'static str)>,
    /// What is chosen.
    chosen: RwSignal<Option<T>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> View {
    let (values, words): (Vec<T>, Vec<&'static str>) = answers.into_iter().unzip();
    let at = untrack(|| chosen.get()).and_then(|chosen| values.iter().position(|value| *value == chosen));
    let options = words.into_iter().enumerate().map(|(place, words)| {
        view! { <option value=place.to_string() selected=at == Some(place)>{words}</option> }
    });
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        chosen.set(place.and_then(|place| values.get(place).cloned()));
    };
    let wrong = move || error.with(Option::is_some);
    view! {
        <div class="app-field" class:app-field--wrong=wrong>
            <label class="app-field__label" for=id>{label}</label>
            <FieldError id error/>
            <select
                class="app-field__control"
                id=id
                name=id
                aria-invalid=move || wrong().then_some("true")
                aria-describedby=move || wrong().then(|| format!("{id}-error"))
                on:change=choose
            >
                <option value="" selected=at.is_none()>{none}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
