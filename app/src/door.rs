//! The door: the pages open to somebody who is not signed in, and those about one's own way in, as a program of their own,
//! so that the first visit brings little. It knows nothing of anybody's money. [`sign_in`] is the way in, [`way_back`] where
//! it leads; [`change_password`] and [`sessions`] are for whoever is signed in; [`plain`] are the pages that only say
//! something.

use crate::address::Address;
use crate::app::announcer::{Announcer, LiveRegion};
use crate::app::edge::{Demonstration, Foot, Top, asking};
use crate::app::frame::Frame;
use crate::app::no_signal::NoSignal;
use crate::app::nowhere::Nowhere;
use crate::components::heading::provide_visited;
use crate::components::skeleton::Skeleton;
use crate::components::skip_link::{MAIN, SkipLink};
use crate::markup::{View, view};
use crate::offline::Offline;
use crate::page::Page;
use crate::reactive::{ArcRwSignal, Memo, RwSignal};
use crate::session::{Session, Signed};
use crate::text::{t, words::shell};
use crate::threshold::{self, Crossing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::program::Program;
use std::time::Duration;
use way_back::WayBack;

pub mod cannot_sign_in;
pub mod change_password;
pub mod plain;
pub mod sessions;
pub mod sign_in;
pub mod way_back;

/// How long the browser may take to lock what it keeps.
const PATIENCE: Duration = Duration::from_secs(2);

/// The whole of it.
#[component]
pub fn Door() -> View {
    provide_visited();
    provide_context(Announcer::default());
    Frame::provide();
    provide_context(Session::default());
    threshold::refuse_old_pages();
    lock_when_signed_out(Session::here());
    let (unreachable, ask) = asking();
    Address::provide(Program::Door);
    view! { <Shell unreachable ask/> }
}

/// The frame and, inside it, the page of the address.
#[component]
fn Shell(unreachable: ArcRwSignal<bool>, ask: Callback<()>) -> View {
    let path = Address::here().path();
    let page = Memo::new(move |_| Page::at(&path.get()));
    go_on_when_signed_in(page);
    view! {
        <div class="app-shell app-shell--plain">
            <SkipLink/>
            <Top/>
            <main class="app-shell__main" id=MAIN tabindex="-1">
                <Demonstration/>
                <Inside page unreachable ask/>
            </main>
            <Foot/>
            <LiveRegion/>
        </div>
    }
}

/// The page, or what stands in its place: at an address of the app, the way in.
#[component]
fn Inside(page: Memo<Page>, unreachable: ArcRwSignal<bool>, ask: Callback<()>) -> View {
    let session = Session::here();
    let signed = Memo::new(move |_| session.signed());
    // The frame first and the page in a task of its own: a slow phone answers a finger in between.
    let begun = RwSignal::new(false);
    set_timeout(
        move || {
            begun.try_set(true);
        },
        Duration::ZERO,
    );
    View::live(move || {
        if !begun.get() {
            return view! { <Skeleton words=t(shell::LOADING)/> };
        }
        match page.get() {
            Page::SignIn => view! { <sign_in::SignIn/> },
            Page::CannotSignIn => view! { <cannot_sign_in::CannotSignIn/> },
            Page::Help => view! { <plain::Help/> },
            Page::Accessibility => view! { <plain::Accessibility/> },
            Page::Privacy => view! { <plain::Privacy/> },
            Page::Complaints => view! { <plain::Complaints/> },
            Page::WhatIsADirectPayment => view! { <plain::WhatIsADirectPayment/> },
            Page::NotFound => view! { <Nowhere/> },
            Page::Home
            | Page::AddSpend
            | Page::Saved(_)
            | Page::Spend(_)
            | Page::Change(_)
            | Page::CameIn
            | Page::CameBack(_)
            | Page::History(_)
            | Page::Month(..)
            | Page::Day(_)
            | Page::Find
            | Page::Removed
            | Page::Pile
            | Page::FillIn(_)
            | Page::Money
            | Page::Messages
            | Page::Question(_)
            | Page::More
            | Page::Sessions
            | Page::ChangePassword
            | Page::WhoYouHelp
            | Page::WhoLooked => match signed.get() {
                Signed::In(_) if page.get() == Page::ChangePassword => {
                    view! { <change_password::ChangePassword/> }
                }
                Signed::In(_) if page.get() == Page::Sessions => view! { <sessions::Sessions/> },
                // Somebody of the council is on the way to the desk.
                Signed::In(view) if view.works_for_council => view! { <Skeleton words=t(shell::LOADING)/> },
                Signed::In(_) => view! { <Crossing/> },
                Signed::Out | Signed::Ended(_) => view! { <sign_in::SignIn/> },
                Signed::Unknown if unreachable.get() => view! { <NoSignal again=ask/> },
                Signed::Unknown => view! { <Skeleton words=t(shell::LOADING)/> },
            },
        }
    })
}

/// Goes on to where the person was, or belongs, as soon as somebody is signed in.
fn go_on_when_signed_in(page: Memo<Page>) {
    let session = Session::here();
    Effect::new(move || {
        let page = page.get();
        let Signed::In(view) = session.signed() else { return };
        let next = Address::asked("next");
        match WayBack::of(next.as_deref(), page, view.works_for_council) {
            // Where the page of this address is the app's, it is drawn as a crossing.
            WayBack::Stay => {}
            WayBack::To(path) if view.works_for_council => go_when_locked(path),
            WayBack::To(path) => threshold::go(&path),
        }
    });
}

/// Somebody who works for the council keeps nothing on this device, and leaves nothing open of whoever was here before.
fn go_when_locked(path: String) {
    let late = path.clone();
    spawn_local(async move {
        lock_device().await;
        threshold::go(&path);
    });
    // A browser that does not answer about its storage keeps nobody from their work.
    set_timeout(move || threshold::go(&late), PATIENCE);
}

/// Locks the device where the server says that nobody is signed in any more.
fn lock_when_signed_out(session: Session) {
    Effect::new(move || {
        if session.signed() == Signed::Out {
            spawn_local(lock_device());
        }
    });
}

/// Locks what this device keeps for whoever was here before. What is unsent stays sealed until its owner signs in.
async fn lock_device() {
    // Where the browser keeps nothing there is nothing to lock.
    drop(Offline::lock_device().await);
}
