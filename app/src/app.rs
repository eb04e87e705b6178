//! What the people's two programs for somebody who is signed in have in common: what is provided to every page, and the
//! frame round the pages. A program ([`crate::pages`], [`crate::records`]) gives it the way to draw its pages.
//!
//! [`Address`] watches the address bar; [`Page`] says which page it is, and the program draws it. A page begins
//! with one [`Heading`](crate::components::heading::Heading), which sets the browser's title and takes the focus.

use crate::account::Account;
use crate::address::Address;
use crate::chooser::Chooser;
use crate::components::acting::Acting;
use crate::components::banner::{Banner, Tone};
use crate::components::heading::provide_visited;
use crate::components::icon::Icon;
use crate::components::link_row::LinkRow;
use crate::components::nav::{Nav, Place};
use crate::components::skeleton::Skeleton;
use crate::components::skip_link::{MAIN, SkipLink};
use crate::markup::{Draw, Show, View, view};
use crate::page::Page;
use crate::reactive::{ArcRwSignal, Memo, RwSignal, Signal};
use crate::session::{Session, Signed};
use crate::text::{
    t,
    words::{errors, shell},
};
use crate::threshold::{self, Crossing};
use announcer::{Announcer, LiveRegion};
use edge::{Demonstration, Foot, Top, asking};
use frame::Frame;
use leptos::prelude::*;
use no_signal::NoSignal;
use nowhere::Nowhere;
use portal_domain::access::Relation;
use portal_domain::program::Program;
use std::time::Duration;
use unlock::Device;

pub mod announcer;
pub mod edge;
pub mod frame;
pub mod no_signal;
pub mod nowhere;
pub mod unlock;

/// The whole of a program.
#[component]
pub fn App(
    /// Which it is.
    program: Program,
    /// Draws a page of it.
    draw: fn(Page) -> View,
) -> View {
    threshold::refuse_old_pages();
    let (unreachable, ask) = asking();
    Address::provide(program);
    view! { <Shell program draw unreachable ask/> }
}

/// Provides what every page needs; once, in the root, before [`App`].
pub fn provide() {
    provide_visited();
    provide_context(Announcer::default());
    Frame::provide();
    provide_context(Session::default());
    Device::provide();
    Account::provide();
}

/// The frame and, inside it, the page of the address.
#[component]
fn Shell(
    program: Program,
    draw: fn(Page) -> View,
    unreachable: ArcRwSignal<bool>,
    ask: Callback<()>,
) -> View {
    let path = Address::here().path();
    let page = Memo::new(move |_| Page::at(&path.get()));

    let session = Session::here();
    leave_when_signed_out(session.clone());
    let signed_in = {
        let session = session.clone();
        Memo::new(move |_| matches!(session.signed(), Signed::In(_) | Signed::Ended(_)))
    };
    let acting = {
        let session = session.clone();
        Signal::derive(move || {
            session
                .acting_for()
                .filter(|summary| helps(summary.relation))
                .map(|summary| summary.recipient.name.to_string())
        })
    };
    let ended = move || {
        matches!(session.signed(), Signed::Ended(_)).then(|| view! { <SignInAgain page=page.get()/> })
    };

    view! {
        <div class="app-shell" class:app-shell--rail=signed_in class:app-shell--plain=move || !signed_in.get()>
            <SkipLink/>
            <Top/>
            <Acting name=acting change=Page::WhoYouHelp/>
            <Show when=move || signed_in.get()>
                <Places page/>
            </Show>
            <main class="app-shell__main" id=MAIN tabindex="-1">
                <Demonstration/>
                {ended}
                <Inside program draw page signed_in unreachable ask/>
            </main>
            <Foot/>
            <LiveRegion/>
        </div>
    }
}

/// Whether this is helping somebody, and not one's own money.
fn helps(relation: Relation) -> bool {
    match relation {
        Relation::NominatedPerson | Relation::AuthorisedPerson | Relation::Parent => true,
        Relation::Recipient
        | Relation::CarerRecipient
        | Relation::NamedOfficer
        | Relation::MonitoringOfficer
        | Relation::Manager => false,
    }
}

/// The page, or the outline of what comes in its place.
#[component]
fn Inside(
    program: Program,
    draw: fn(Page) -> View,
    page: Memo<Page>,
    signed_in: Memo<bool>,
    unreachable: ArcRwSignal<bool>,
    ask: Callback<()>,
) -> View {
    // The frame first and the page in a task of its own: a slow phone answers a finger in between.
    let begun = RwSignal::new(false);
    set_timeout(
        move || {
            begun.try_set(true);
        },
        Duration::ZERO,
    );
    View::live(move || {
        let page = page.get();
        if !begun.get() {
            view! { <Skeleton words=t(shell::LOADING)/> }
        } else if page == Page::NotFound {
            view! { <Nowhere/> }
        } else if page.program() != Some(program) {
            view! { <Crossing/> }
        } else if signed_in.get() && page.is_about_payment() {
            view! { <Chosen page draw/> }
        } else if signed_in.get() {
            draw(page)
        } else if unreachable.get() {
            view! { <NoSignal again=ask/> }
        } else {
            view! { <Skeleton words=t(shell::LOADING)/> }
        }
    })
}

/// The page of a payment, or the choice that must be made first by somebody who acts for several. A session that has ended
/// asks for nothing: the page stays as it is.
#[component]
fn Chosen(page: Page, draw: fn(Page) -> View) -> View {
    let session = Session::here();
    let must_choose = Memo::new(move |_| match session.signed() {
        Signed::In(_) => session.acting_for().is_none(),
        Signed::Unknown | Signed::Out | Signed::Ended(_) => false,
    });
    View::live(move || {
        if must_choose.get() {
            view! { <Chooser/> }
        } else {
            draw(page)
        }
    })
}

/// Goes to the door's way in when nobody is signed in: the cookie was older than the session, or the person has just signed
/// out. The server answers that address with the door whatever the cookie, so this cannot go round in circles, as loading
/// this page again would with a cookie that the browser keeps longer than the server its session.
fn leave_when_signed_out(session: Session) {
    Effect::new(move |was_in: Option<bool>| {
        let was_in = was_in.unwrap_or(false);
        match session.signed() {
            Signed::In(_) | Signed::Ended(_) => true,
            Signed::Unknown => was_in,
            Signed::Out => {
                let sign_in = Page::SignIn.path();
                if was_in {
                    threshold::go(&sign_in);
                } else {
                    let here = String::from(js_sys::encode_uri_component(&threshold::here()));
                    threshold::go(&format!("{sign_in}?next={here}"));
                }
                was_in
            }
        }
    });
}

/// The session ended while somebody was at something: it stays as it is underneath.
#[component]
fn SignInAgain(page: Page) -> View {
    (page != Page::SignIn)
        .then(|| {
            let href = format!("{}?next={}", Page::SignIn.path(), page.path());
            view! {
                <Banner tone=Tone::Waiting title=t(errors::SIGNED_OUT) live=true>
                    <LinkRow label=t(crate::text::words::account::SIGN_IN) href/>
                </Banner>
            }
        })
        .draw()
}

/// The bar, or the rail.
#[component]
fn Places(page: Memo<Page>) -> View {
    let questions = Frame::here().questions;
    let none = Signal::stored(0);
    let place = |to: Page, icon: Icon, word: &'static str, new: Signal<usize>| Place {
        href: to.path(),
        icon,
        word,
        current: Signal::derive(move || place_of(page.get()) == Some(to)),
        new,
    };
    view! {
        <Nav places=vec![
            place(Page::Home, Icon::HOME, t(shell::NAV_HOME), none),
            place(Page::Money, Icon::POUND, t(shell::NAV_MONEY), none),
            place(Page::Messages, Icon::MESSAGE, t(shell::NAV_MESSAGES), questions.into()),
            place(Page::More, Icon::MORE, t(shell::NAV_MORE), none),
        ]/>
    }
}

/// The place in the bar to which a page belongs.
fn place_of(page: Page) -> Option<Page> {
    match page {
        Page::Home | Page::AddSpend | Page::Pile | Page::FillIn(_) | Page::Saved(_) => Some(Page::Home),
        Page::Money
        | Page::Spend(_)
        | Page::Change(_)
        | Page::CameIn
        | Page::CameBack(_)
        | Page::History(_)
        | Page::Month(..)
        | Page::Day(_)
        | Page::Find
        | Page::Removed => Some(Page::Money),
        Page::Messages | Page::Question(_) => Some(Page::Messages),
        Page::More | Page::Sessions | Page::ChangePassword | Page::WhoYouHelp | Page::WhoLooked => {
            Some(Page::More)
        }
        Page::SignIn
        | Page::CannotSignIn
        | Page::Help
        | Page::Accessibility
        | Page::Privacy
        | Page::Complaints
        | Page::WhatIsADirectPayment
        | Page::NotFound => None,
    }
}
