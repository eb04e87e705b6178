//! How the person wants the council to communicate: the first thing an officer sees of anybody (Accessible Information
//! Standard, DAPB1605).

use crate::markup::{View, view};
use leptos::prelude::*;
use portal_domain::account::{Communication, Contact};

use crate::components::icon::Icon;
use crate::text::{t, t_with, words::desk as words};
use crate::wording;

/// The wishes in words, the most telling first; empty where there is none beyond messages here.
pub fn wishes(communication: &Communication) -> Vec<String> {
    let formats = communication.formats.iter().map(|format| wording::format(*format).to_owned());
    let interpreter = communication
        .interpreter
        .iter()
        .map(|language| t_with(words::INTERPRETER, [("language", language.as_str())]));
    let contact = (communication.contact != Contact::Portal)
        .then(|| wording::contact(communication.contact).to_owned());
    formats.chain(interpreter).chain(contact).collect()
}

/// The strip.
#[component]
pub fn Needs(
    /// What the person is called.
    called: String,
    /// What they wish.
    communication: Communication,
) -> View {
    let wishes = wishes(&communication);
    let list = if wishes.is_empty() {
        view! { <p>{t(words::NEEDS_NONE)}</p> }
    } else {
        let items =
            wishes.into_iter().map(|wish| view! { <li class="app-needs__item">{wish}</li> }).collect_view();
        view! { <ul class="app-needs__list">{items}</ul> }
    };
    view! {
        <section class="app-needs" aria-labelledby="needs">
            <h2 class="app-needs__title" id="needs">
                {Icon::SPEAKER.view()}
                {t_with(words::NEEDS, [("name", &called)])}
            </h2>
            {list}
        </section>
    }
}
