//! The threshold between the people's two programs. The door draws the addresses of [`portal_domain::door`] and the way in;
//! the app draws all others, for somebody who is signed in. When one comes to an address of the other, the
//! page is loaded again where it is: the server knows by the address and the cookie which program to send.
//!
//! No page is loaded round in circles. An open address is the door's whatever the cookie, and the app leaves for nothing
//! else but an open address. The door leaves for another address only when the server has just said who is signed in, and
//! the server sends the app for the same cookie.

use crate::app::no_signal::NoSignal;
use crate::components::skeleton::Skeleton;
use crate::markup::{View, view};
use crate::offline::connection::is_online;
use crate::reactive::RwSignal;
use crate::text::{t, words::shell};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::PageTransitionEvent;

/// What stands at an address of the other program until that has come. It does not come without a network, and the
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
