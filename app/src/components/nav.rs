//! The few places of the app: a bar at the foot of a phone, a rail on a tablet.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, t_count, words::shell};
use leptos::prelude::*;

/// One place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it is.
    pub href: String,
    /// Its picture.
    pub icon: Icon,
    /// Its word.
    pub word: &'static str,
    /// Whether the reader is there, or on a page that belongs to it.
    pub current: Signal<bool>,
    /// How many new things wait there.
    pub new: Signal<usize>,
}

/// The places.
#[component]
pub fn Nav(places: Vec<Place>) -> View {
    let link = |place: Place| {
        let Place { href, icon, word, current, new } = place;
        let count = move || {
            (new.get() > 0)
                .then(|| view! { <span class="app-nav__count" aria-hidden="true">{new.get()}</span> })
        };
        let spoken = move || {
            (new.get() > 0)
                .then(|| view! { <span class="app-visually-hidden">", " {t_count(shell::NEW, new.get(), [])}</span> })
        };
        view! {
            <li class="app-nav__item">
                <a class="app-nav__link" href=href aria-current=move || current.get().then_some("page")>
                    <span class="app-nav__mark">{icon.large()}{count}</span>
                    <span>{word}{spoken}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="app-nav" aria-label=t(shell::NAV)>
            <ul class="app-nav__list">{places.into_iter().map(link).collect_view()}</ul>
        </nav>
    }
}
