//! The threshold between the people's three programs. The door draws the addresses of [`portal_domain::door`] and the way
//! in; the app what people open every day, and `records` what they open seldom, both for somebody who is signed in. Which
//! draws an address is said by [`Program::at`]. A link to an address of another program is the browser's to follow; when a
//! program finds itself at one all the same (by *Back*, or having chosen to go there), the page is loaded again where it is.
//! The server knows by the address and the cookie which program to send.
//!
//! No page is loaded round in circles. An open address is the door's whatever the cookie, and the others leave for nothing
//! else but an address that is not theirs by the same table as the server's. The door leaves for another address only when
//! the server has just said who is signed in, and the server sends the address's program for the same cookie.

use crate::app::no_signal::NoSignal;
use crate::components::skeleton::Skeleton;
use crate::markup::{View, view};
use crate::offline::connection::is_online;
use crate::reactive::RwSignal;
use crate::text::{t, words::shell};
use leptos::prelude::*;
use portal_domain::program::Program;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::PageTransitionEvent;

/// Whether the browser follows a link from a program to this address, by loading the program that draws it. Without a
/// network that would not come, and the browser would say so in words of its own: then the page stays and says it in ours.
/// The door goes nowhere by itself: who is not signed in finds the way in at every address.
pub fn leads_out(from: Program, path: &str) -> bool {
    match (from, Program::at(path)) {
        (Program::Desk, to) => to != Program::Desk,
        (Program::Door | Program::People | Program::Records, Program::Desk) => true,
        (Program::Door, Program::Door | Program::People | Program::Records) => false,
        (Program::People | Program::Records, to) => to != from && is_online(),
    }
}

/// What stands at an address of another program until that has come. It does not come without a network, and the
/// browser would say so in words of its own: then nothing is loaded until the person tries again.
#[component]
pub fn Crossing() -> View {
    let waits = RwSignal::new(false);
    let cross = Callback::new(move |()| {
        waits.set(!is_online());
        if is_online() {
            load_again();
        }
    });
    // When what draws this has ended: it is drawn while the address changes.
    let begun = set_timeout_with_handle(
        move || {
            cross.try_run(());
        },
        Duration::ZERO,
    );
    on_cleanup(move || {
        if let Ok(begun) = begun {
            begun.clear();
        }
    });
    View::live(move || {
        if waits.get() {
            view! { <NoSignal again=cross/> }
        } else {
            view! { <Skeleton words=t(shell::LOADING)/> }
        }
    })
}

/// Loads a page that the browser brings back as it was left: since then somebody may have signed in or out.
pub fn refuse_old_pages() {
    let listening = window_event_listener_untyped("pageshow", |event| {
        if event.unchecked_into::<PageTransitionEvent>().persisted() {
            load_again();
        }
    });
    on_cleanup(move || listening.remove());
}

/// Goes to an address of this site in the place of this page, so that Back does not return to it.
pub fn go(path: &str) {
    // A page being closed goes nowhere.
    let _: Result<(), _> = window().location().replace(path);
}

/// Where the page is: its path and query.
pub fn here() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

fn load_again() {
    // As in `go`.
    let _: Result<(), _> = window().location().reload();
}
