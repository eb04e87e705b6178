//! Quiet foot of every page: whom to ring, and the plain pages.

use crate::components::exit::ExitLink;
use crate::components::phone::Phone;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, words::shell};
use leptos::prelude::*;
use portal_domain::council::Telephone;

/// The foot.
#[component]
pub fn Footer(
    /// The team's number, once it is known.
    #[prop(into)]
    phone: Signal<Option<Telephone>>,
    /// When they answer, in words.
    #[prop(into)]
    hours: Signal<String>,
    /// The plain pages: word and address.
    links: Vec<(&'static str, String)>,
) -> View {
    let team = move || {
        phone.get().map(|number| {
            view! { <p>{t(shell::TEAM)} " " <Phone number/> <br/> {hours.get()}</p> }
        })
    };
    let links = links.into_iter().map(|(word, href)| {
        view! { <li><a class="app-footer__link" href=href>{word}</a></li> }
    });
    view! {
        <footer class="app-footer app-shell__footer">
            <div class="app-footer__inner">
                <h2 class="app-visually-hidden">{t(shell::FOOTER)}</h2>
                {team}
                <ul class="app-footer__links">
                    {links.collect_view()}
                    <li><ExitLink class="app-footer__link"/></li>
                </ul>
            </div>
        </footer>
    }
}
