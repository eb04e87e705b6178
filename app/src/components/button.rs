//! Buttons do something; links go somewhere. [`Button`], [`ButtonLink`] (a link that looks like one), [`FileButton`].

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use leptos::prelude::*;

/// How loud it is. One [`Tone::Primary`] a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// The one main thing to press.
    Primary,
    /// Everything else.
    #[default]
    Plain,
    /// Looks like a link, but does something.
    Quiet,
}

/// Its size and where the words stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As wide as its words.
    #[default]
    Fitted,
    /// As wide as the column.
    Wide,
    /// As wide as the column, and taller: for the main thing.
    Large,
    /// The picture above the words, for two beside each other in an `.app-pair`.
    Stacked,
}

fn classes(tone: Tone, shape: Shape) -> String {
    let tone = match tone {
        Tone::Primary => " app-button--primary",
        Tone::Plain => "",
        Tone::Quiet => " app-button--quiet",
    };
    let shape = match shape {
        Shape::Fitted => "",
        Shape::Wide => " app-button--wide",
        Shape::Large => " app-button--large app-button--wide",
        Shape::Stacked => " app-button--stacked",
    };
    format!("app-button{tone}{shape}")
}

/// A button that does something here and now.
#[component]
pub fn Button(
    /// What happens, in words: "Save this spend".
    #[prop(into)]
    label: TextProp,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] shape: Shape,
    #[prop(optional_no_strip, into)] icon: Option<Icon>,
    /// Sends the form it stands in; `on_press` is then seldom needed.
    #[prop(optional)]
    submit: bool,
    /// It cannot work yet. It stays focusable; say why beside it and give that text's id in `why`.
    #[prop(optional, into)]
    not_yet: Signal<bool>,
    #[prop(optional)] why: Option<&'static str>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
) -> View {
    view! {
        <button
            class=classes(tone, shape)
            type=if submit { "submit" } else { "button" }
            aria-disabled=move || (not_yet.try_get() == Some(true)).then_some("true")
            aria-describedby=why
            on:click=move |event| {
                if not_yet.get_untracked() {
                    event.prevent_default();
                } else if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {icon.map(Icon::view)}
            <span>{move || label.get()}</span>
        </button>
    }
}

/// A link that looks like a button: the next step is on another page.
#[component]
pub fn ButtonLink(
    #[prop(into)] label: TextProp,
    #[prop(into)] href: String,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] shape: Shape,
    #[prop(optional_no_strip, into)] icon: Option<Icon>,
) -> View {
    view! {
        <a class=classes(tone, shape) href=href>
            {icon.map(Icon::view)}
            <span>{move || label.get()}</span>
        </a>
    }
}

/// A file input dressed as a button. The same file can be chosen twice running.
#[component]
pub fn FileButton(
    #[prop(into)] label: TextProp,
    icon: Icon,
    /// Types and endings, as in HTML.
    accept: &'static str,
    /// Opens the camera where there is one.
    #[prop(optional)]
    camera: bool,
    #[prop(optional)] multiple: bool,
    /// Gets what was chosen, never empty.
    #[prop(into)]
    on_files: Callback<Vec<web_sys::File>>,
) -> View {
    let chosen = move |event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let files: Vec<_> = input
            .files()
            .map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
            .unwrap_or_default();
        // Emptied, so that choosing the same file again is a change.
        input.set_value("");
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    view! {
        <label class="app-button app-button--stacked app-button--file">
            {icon.view()}
            <span>{move || label.get()}</span>
            <input
                class="app-button__file"
                type="file"
                accept=accept
                capture=camera.then_some("environment")
                multiple=multiple
                on:change=chosen
            />
        </label>
    }
}
