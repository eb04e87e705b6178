//! Fields: label, then hint, then error, then the control, always in that order, always one column.
//!
//! Each takes `error`, most simply `faults.of("amount")` of the page's [`Faults`](super::error_summary::Faults). What
//! people type is never reformatted while they type.

use crate::components::icon::Icon;
use crate::markup::{Children, View, view};
use crate::reactive::{RwSignal, Signal};
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// The error line of a field or group, with the words "Error:" for those who do not see it. `id` is the field's.
#[component]
pub fn FieldError(id: &'static str, #[prop(into)] error: Signal<Option<String>>) -> View {
    View::live(move || {
        error.get().map(|words| {
            view! {
                <p class="app-field__error" id=format!("{id}-error")>
                    {Icon::PROBLEM.view()}
                    <span>
                        <span class="app-visually-hidden">{t(shell::ERROR_PREFIX)} " "</span>
                        {words}
                    </span>
                </p>
            }
        })
    })
}

/// The ids of what describes a field, as `aria-describedby` wants them.
pub(super) fn described_by(
    id: &'static str,
    hint: bool,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone {
    move || match (hint, error.with(Option::is_some)) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

pub(super) fn wrong(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Clone {
    move || error.with(Option::is_some).then_some("true")
}

/// The frame round a control: label, hint, error, and then the children.
#[component]
fn Frame(
    id: &'static str,
    label: TextProp,
    hint: Option<TextProp>,
    error: Signal<Option<String>>,
    children: Children,
) -> View {
    view! {
        <div class="app-field" class:app-field--wrong=move || error.with(Option::is_some)>
            <label class="app-field__label" for=id>{move || label.get()}</label>
            {hint.map(|hint| view! { <p class="app-field__hint" id=format!("{id}-hint")>{move || hint.get()}</p> })}
            <FieldError id error/>
            {children.view()}
        </div>
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// Also the name of the input and the target of the error summary's link.
    id: &'static str,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// As in HTML; `off` unless the browser may know the answer.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `text`, `email` or `search`.
    #[prop(default = "text")]
    kind: &'static str,
) -> View {
    let described_by = described_by(id, hint.is_some(), error);
    let spelled = (kind == "email").then_some("false");
    view! {
        <Frame id label hint error>
            <input
                class="app-field__control"
                id=id
                name=id
                type=kind
                autocomplete=autocomplete
                spellcheck=spelled
                autocapitalize=spelled.map(|_| "none")
                aria-describedby=described_by
                aria-invalid=wrong(error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Frame>
    }
}

/// An amount in pounds. The sign is drawn; the label says "in pounds" for those who do not see it.
#[component]
pub fn MoneyField(
    id: &'static str,
    /// With the words "in pounds".
    #[prop(into)]
    label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> View {
    let described_by = described_by(id, hint.is_some(), error);
    view! {
        <Frame id label hint error>
            <div class="app-field__row">
                <span class="app-field__prefix" aria-hidden="true">"£"</span>
                <input
                    class="app-field__control app-field__control--money"
                    id=id
                    name=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=described_by
                    aria-invalid=wrong(error)
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
        </Frame>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    id: &'static str,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = 3)] rows: u32,
) -> View {
    let described_by = described_by(id, hint.is_some(), error);
    view! {
        <Frame id label hint error>
            <textarea
                class="app-field__control app-field__control--area"
                id=id
                name=id
                rows=rows.to_string()
                aria-describedby=described_by
                aria-invalid=wrong(error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Frame>
    }
}

/// A password, which can be shown. Pasting and password managers work.
#[component]
pub fn PasswordField(
    id: &'static str,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    /// `current-password` or `new-password`.
    #[prop(default = "current-password")]
    autocomplete: &'static str,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> View {
    let described_by = described_by(id, hint.is_some(), error);
    let shown = RwSignal::new(false);
    view! {
        <Frame id label hint error>
            <input
                class="app-field__control"
                id=id
                name=id
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=wrong(error)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <super::choice::Tick label=t(shell::SHOW_PASSWORD) checked=shown plain=true/>
        </Frame>
    }
}
