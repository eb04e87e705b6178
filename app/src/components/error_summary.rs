//! What is wrong with a form, at the top of the page, and the one store of it that the fields read too.

use crate::components::icon::Icon;
use crate::markup::{Show, View, view};
use crate::reactive::{RwSignal, Signal};
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// What is wrong with a form, field by field, in the order of the page. Set it when a save fails; set it empty when one
/// succeeds. Each set with something in it moves the focus to the summary.
#[derive(Clone, Copy, Debug)]
pub struct Faults(RwSignal<Vec<(&'static str, String)>>);

impl Default for Faults {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Faults {
    /// Says anew what is wrong: the id of each field and what to do, in words.
    pub fn set(self, faults: Vec<(&'static str, String)>) {
        self.0.set(faults);
    }

    /// What is wrong with this field.
    pub fn of(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.0.with(|faults| faults.iter().find(|(id, _)| *id == field).map(|(_, words)| words.clone()))
        })
    }

    /// Whether anything is wrong; the heading takes it too.
    pub fn any(self) -> Signal<bool> {
        Signal::derive(move || self.0.with(|faults| !faults.is_empty()))
    }
}

/// The summary. Nothing while nothing is wrong.
#[component]
pub fn ErrorSummary(
    faults: Faults,
    /// What is true and comforts: "Nothing is lost."
    #[prop(optional, into)]
    comfort: Option<TextProp>,
) -> View {
    let summary = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        if faults.0.with(|faults| !faults.is_empty())
            && let Some(element) = summary.get()
        {
            // After this turn, when the fields have drawn their lines too.
            request_animation_frame(move || {
                let _: Result<(), _> = element.focus();
                element.scroll_into_view();
            });
        }
    });
    let lines = move || {
        faults
            .0
            .get()
            .into_iter()
            .map(|(field, words)| {
                view! {
                    <li>
                        <a
                            class="app-error-summary__link"
                            href=format!("#{field}")
                            on:click=move |event| {
                                event.prevent_default();
                                focus(field);
                            }
                        >
                            {words}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || faults.any().get()>
            <div class="app-error-summary" role="alert" aria-labelledby="problem" tabindex="-1" node_ref=summary>
                <h2 class="app-error-summary__title" id="problem">
                    {Icon::PROBLEM.view()}
                    {t(shell::PROBLEM)}
                </h2>
                {comfort.clone().map(|comfort| view! { <p>{move || comfort.get()}</p> })}
                <ul class="app-error-summary__list">{lines}</ul>
            </div>
        </Show>
    }
}

/// Moves the focus to the element with this id, and the page to it.
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast as _;
    let element =
        document().get_element_by_id(id).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        // The label comes into view with it.
        if let Some(field) = element.closest(".app-field").ok().flatten() {
            field.scroll_into_view();
        }
        let _: Result<(), _> = element.focus();
    }
}
