//! The officers' desk: who has something new, one person at a time, the paper beside what was typed, and the conversation
//! about it. A program of its own, so that no phone downloads it; the sign-in page is the door's.
//!
//! [`place`] is where somebody is on the desk and its address; [`queue`] the people; [`person`] all of one; [`review`] one
//! entry with its [`paper`]; [`reply`] the conversation about it, [`drafts`] what is
//! being written; [`keys`] the single keys that an officer may turn on.

use crate::markup::{Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::program::Program;

use crate::address::Address;
use crate::app::announcer::{Announcer, LiveRegion};
use crate::app::frame::Frame;
use crate::components::header::Header;
use crate::components::heading::provide_visited;
use crate::components::skeleton::Skeleton;
use crate::components::skip_link::{MAIN, SkipLink};
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::{t, words::desk as words};

pub mod drafts;
pub mod kbd;
pub mod keys;
pub mod needs;
pub mod paper;
pub mod person;
pub mod person_bar;
pub mod place;
pub mod queue;
pub mod reply;
pub mod review;
pub mod spends;
pub mod trouble;

use drafts::Drafts;
use keys::Keys;
use place::Place;
use queue::{People, Queue};

/// The whole of it.
#[component]
pub fn Desk() -> View {
    provide_visited();
    provide_context(Announcer::default());
    Frame::provide();
    provide_context(Session::default());
    provide_context(Keys::recalled());
    Drafts::provide();
    let (session, frame) = (Session::here(), Frame::here());
    provide_context(People::asked_of(session.clone()));
    spawn_local(async move {
        if session.look().await.is_err() {
            // The server cannot be reached; what is asked for next says so, with a way to try again.
            session.ended();
        }
        frame.learn_council().await;
    });
    Address::provide(Program::Desk);
    view! { <Shell/> }
}

#[component]
fn Shell() -> View {
    let path = Address::here().path();
    let place = Memo::new(move |_| Place::at(&path.get()));
    let session = Session::here();
    let council = Frame::here().of_council(|council| council.name.to_string());
    let me = {
        let session = session.clone();
        Memo::new(move |_| match session.signed() {
            Signed::In(view) if view.works_for_council => Some(view.person.name.to_string()),
            Signed::In(_) | Signed::Unknown | Signed::Out | Signed::Ended(_) => None,
        })
    };
    leave_for_sign_in(session.clone());
    let leaving = session.clone();
    let sign_out = move |_| {
        let session = leaving.clone();
        spawn_local(async move {
            // Signed out or not reached: the sign-in page says which.
            drop(session.sign_out().await);
            go(&Page::SignIn.path());
        });
    };
    view! {
        <div class="app-shell app-shell--desk">
            <SkipLink/>
            <Header council=Signal::derive(move || council.get().unwrap_or_default()) home=Place::People.path() help=Page::Help>
                <nav aria-label=t(crate::text::words::shell::NAV)>
                    <ul class="app-desk__places">
                        <li>
                            <a class="app-desk__place" href=Place::People.path() aria-current=move || (place.get() == Place::People).then_some("page")>
                                {t(words::PEOPLE)}
                            </a>
                        </li>
                        <li>
                            <a class="app-desk__place" href=Page::ChangePassword.path() rel="external">{t(words::PASSWORD)}</a>
                        </li>
                    </ul>
                </nav>
                {move || me.get().map(|name| view! { <p class="app-desk__me">{name}</p> })}
                <button class="app-desk__place app-desk__leave" type="button" on:click=sign_out.clone()>{t(words::SIGN_OUT)}</button>
            </Header>
            <main class="app-shell__main" id=MAIN tabindex="-1">
                <Show when=move || me.get().is_some() fallback=|| view! { <Skeleton words=t(words::LOADING)/> }>
                    <div class="app-desk">
                        <Queue place/>
                        {move || person::show(place)}
                    </div>
                </Show>
            </main>
            <LiveRegion/>
        </div>
    }
}

/// Whoever is not signed in goes to the one sign-in page and comes back; whoever does not work for the council goes to
/// their own page.
fn leave_for_sign_in(session: Session) {
    Effect::new(move || match session.signed() {
        Signed::Out | Signed::Ended(_) => {
            let here = window().location().pathname().unwrap_or_default();
            go(&format!("{}?next={here}", Page::SignIn.path()));
        }
        Signed::In(view) if !view.works_for_council => go(&Page::Home.path()),
        Signed::In(_) | Signed::Unknown => {}
    });
}

/// Leaves the desk for an address of the people's page.
fn go(path: &str) {
    // The browser refuses only an address that is none.
    drop(window().location().set_href(path));
}
