//! The council's name, the service's name, and Help in the same place on every page.

use crate::components::icon::Icon;
use crate::markup::{Children, View, view};
use crate::reactive::Signal;
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// The band at the top. Children stand beside Help (the desk's places).
#[component]
pub fn Header(
    /// Empty until it is known.
    #[prop(into)]
    council: Signal<String>,
    #[prop(into)] home: String,
    #[prop(into)] help: String,
    #[prop(optional)] children: Option<Children>,
) -> View {
    view! {
        <header class="app-header">
            <div class="app-header__inner">
                <a class="app-header__home" href=home>
                    <span class="app-header__council"><bdi>{move || council.get()}</bdi></span>
                    " "
                    <span class="app-header__service">{t(shell::SERVICE)}</span>
                </a>
                <div class="app-header__tools">
                    {children.map(Children::view)}
                    <a class="app-header__help" href=help>
                        {Icon::QUESTION.view()}
                        <span>{t(shell::HELP)}</span>
                    </a>
                </div>
            </div>
        </header>
    }
}
