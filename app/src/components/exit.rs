//! Leave quickly: on the pages that could put somebody at risk, and in the foot of every page.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// A page that anybody may be looking at.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

/// The link alone. It takes the page's place in the history, so that Back does not return at once.
#[component]
pub fn ExitLink(class: &'static str) -> View {
    view! {
        <a
            class=class
            href=ELSEWHERE
            rel="external noreferrer"
            on:click=move |event| {
                event.prevent_default();
                // Where replacing is refused, going there must do.
                if window().location().replace(ELSEWHERE).is_err() {
                    let _: Result<(), _> = window().location().set_href(ELSEWHERE);
                }
            }
        >
            <span>{t(shell::LEAVE)}</span>
            {Icon::CROSS.small()}
        </a>
    }
}

/// At the top of a page.
#[component]
pub fn Exit() -> View {
    view! { <p class="app-exit"><ExitLink class="app-exit__link"/></p> }
}
