//! Radio buttons and ticks as large boxes. The whole box is the target; the mark stays visible.
//!
//! "When?" is [`Choice`] with [`Arrangement::Two`] (Today, Yesterday, Pick a date) and a `TextField` for the date below.

use crate::components::field::{FieldError, described_by};
use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::{RwSignal, Signal};
use leptos::prelude::*;

/// How the boxes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// One below the other.
    #[default]
    List,
    /// Two beside each other.
    Two,
    /// Two beside each other, with pictures.
    Tiles,
}

/// One thing that can be chosen.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What is shown.
    pub words: String,
    /// A second, smaller line.
    pub hint: Option<String>,
    /// A picture beside the words.
    pub icon: Option<Icon>,
}

impl Answer {
    /// Only words.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), hint: None, icon: None }
    }

    /// With a second line.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// With a picture.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }
}

/// One of several. The values are the page's own type; nothing is chosen while `chosen` is `None`.
#[component]
pub fn Choice<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Names the group; the first radio has it as its id, so that the error summary can go there.
    name: &'static str,
    #[prop(into)] legend: TextProp,
    answers: Vec<(T, Answer)>,
    chosen: RwSignal<Option<T>>,
    #[prop(optional)] arrangement: Arrangement,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> View {
    let (values, answers): (Vec<T>, Vec<Answer>) = answers.into_iter().unzip();
    let values = StoredValue::new(values);
    let at = Signal::derive(move || {
        chosen.with(|chosen| {
            values.with_value(|values| values.iter().position(|value| chosen.as_ref() == Some(value)))
        })
    });
    let choose =
        Callback::new(move |at: usize| chosen.set(values.with_value(|values| values.get(at).cloned())));
    radios(name, legend, hint, error, answers, at, choose, arrangement)
}

#[expect(clippy::too_many_arguments, reason = "the part of a component that does not depend on its type")]
fn radios(
    name: &'static str,
    legend: TextProp,
    hint: Option<TextProp>,
    error: Signal<Option<String>>,
    answers: Vec<Answer>,
    chosen: Signal<Option<usize>>,
    choose: Callback<usize>,
    arrangement: Arrangement,
) -> View {
    let classes = match arrangement {
        Arrangement::List => "app-choice",
        Arrangement::Two => "app-choice app-choice--two",
        Arrangement::Tiles => "app-choice app-choice--tiles",
    };
    let described_by = described_by(name, hint.is_some(), error);
    let radios = answers.into_iter().enumerate().map(|(at, answer)| {
        view! {
            <label class="app-choice__item">
                <input
                    class="app-choice__input"
                    type="radio"
                    name=name
                    id=(at == 0).then_some(name)
                    value=at.to_string()
                    prop:checked=move || chosen.get() == Some(at)
                    on:change=move |_| choose.run(at)
                />
                {answer.icon.map(|icon| icon.with("app-choice__icon"))}
                <span class="app-choice__words">
                    {answer.words}
                    {answer.hint.map(|hint| view! { <span class="app-choice__hint">{hint}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="app-field" class:app-field--wrong=move || error.with(Option::is_some) aria-describedby=described_by>
            <legend class="app-field__legend">{move || legend.get()}</legend>
            {hint.map(|hint| view! { <p class="app-field__hint" id=format!("{name}-hint")>{move || hint.get()}</p> })}
            <FieldError id=name error/>
            <div class=classes>{radios.collect_view()}</div>
        </fieldset>
    }
}

/// A single tick.
#[component]
pub fn Tick(
    #[prop(into)] label: TextProp,
    checked: RwSignal<bool>,
    /// Without its box, for one beside a field.
    #[prop(optional)]
    plain: bool,
) -> View {
    view! {
        <label class="app-choice__item" class:app-choice__item--plain=plain>
            <input
                class="app-choice__input"
                type="checkbox"
                prop:checked=checked
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
    }
}
