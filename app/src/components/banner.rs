//! A message about the whole page. What kind it is is said by the icon and the first words, not by colour.

use crate::components::icon::Icon;
use crate::markup::{Children, View, view};
use leptos::prelude::*;

/// What kind of message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    #[default]
    News,
    /// Something is done.
    Fine,
    /// It is the reader's turn.
    Waiting,
    /// Something went wrong.
    Wrong,
    /// No signal: grey, a fact and no fault.
    Offline,
}

/// The message: a title and what to do.
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: TextProp,
    /// It came while the page was open and is read out: politely, or at once where something went wrong.
    #[prop(optional)]
    live: bool,
    #[prop(optional)] children: Option<Children>,
) -> View {
    let (class, icon) = match tone {
        Tone::News => ("app-banner", Icon::INFORMATION),
        Tone::Fine => ("app-banner app-banner--fine", Icon::TICK),
        Tone::Waiting => ("app-banner app-banner--waiting", Icon::CLOCK),
        Tone::Wrong => ("app-banner app-banner--wrong", Icon::PROBLEM),
        Tone::Offline => ("app-banner app-banner--offline", Icon::NO_SIGNAL),
    };
    let role = live.then_some(if tone == Tone::Wrong { "alert" } else { "status" });
    view! {
        <div class=class role=role>
            {icon.with("app-banner__icon")}
            <div class="app-banner__body">
                <p class="app-banner__title"><strong>{move || title.get()}</strong></p>
                {children.map(Children::view)}
            </div>
        </div>
    }
}
