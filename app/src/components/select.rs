//! One of many, where pictures would take too much room: the browser's own list, which every phone knows.

use crate::components::field::{FieldError, described_by, wrong};
use crate::markup::{View, view};
use crate::reactive::{RwSignal, Signal};
use crate::text::{t, words::spending};
use leptos::prelude::*;

/// The list. Its first line asks to choose; nothing is chosen while `chosen` is `None`.
#[component]
pub fn Select<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Also the target of the error summary's link.
    id: &'static str,
    #[prop(into)] label: String,
    answers: Vec<(T, String)>,
    chosen: RwSignal<Option<T>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> View {
    let (values, words): (Vec<T>, Vec<String>) = answers.into_iter().unzip();
    let values = StoredValue::new(values);
    let at = Signal::derive(move || {
        chosen.with(|chosen| {
            values.with_value(|values| values.iter().position(|value| chosen.as_ref() == Some(value)))
        })
    });
    let choose = Callback::new(move |at: Option<usize>| {
        chosen.set(at.and_then(|at| values.with_value(|values| values.get(at).cloned())));
    });
    list(id, label, words, at, choose, error)
}

/// The part that does not depend on the type.
fn list(
    id: &'static str,
    label: String,
    words: Vec<String>,
    at: Signal<Option<usize>>,
    choose: Callback<Option<usize>>,
    error: Signal<Option<String>>,
) -> View {
    let described_by = described_by(id, false, error);
    let options = words.into_iter().enumerate().map(|(place, words)| {
        view! { <option value=place.to_string() selected=move || at.get() == Some(place)>{words}</option> }
    });
    let options: Vec<View> = options.collect();
    view! {
        <div class="app-field" class:app-field--wrong=move || error.with(Option::is_some)>
            <label class="app-field__label" for=id>{label}</label>
            <FieldError id error/>
            <select
                class="app-field__control app-select"
                id=id
                aria-describedby=described_by
                aria-invalid=wrong(error)
                on:change=move |event| choose.run(event_target_value(&event).parse().ok())
            >
                <option value="" selected=move || at.get().is_none()>{t(spending::PART_CHOOSE)}</option>
                {options}
            </select>
        </div>
    }
}
