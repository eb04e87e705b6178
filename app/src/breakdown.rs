//! When the program breaks down: the words "Something went wrong. Your work is on this phone." stand in the page from the
//! beginning, hidden, so that nothing has to be drawn to show them. A button there loads the page anew.

use crate::api;
use leptos::task::spawn_local;
use portal_domain::api::{Fault, ReportFault};
use std::panic;

/// The id of the hidden words in `index.html` and `desk.html`.
const WORDS: &str = "breakdown";

/// From now on a panic shows the words and is reported with its place in the program, which says nothing of the person.
pub fn watch() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&place.as_str().into());
        show();
        spawn_local(async move {
            // Nobody is left to be told when the report cannot go either.
            let _unsent =
                api::call(&ReportFault {}, &Fault { place, version: env!("CARGO_PKG_VERSION").to_owned() })
                    .await;
        });
    }));
}

/// Moves the words behind the app, once it is drawn, so that the first link of the page is the one past the frame.
pub fn put_last() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some((body, words)) =
        document.and_then(|document| document.body().zip(document.get_element_by_id(WORDS)))
    {
        // Where it cannot be moved it stays where it works as well.
        let _: Result<_, _> = body.append_child(&words);
    }
}

fn show() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(words) = document.and_then(|document| document.get_element_by_id(WORDS)) {
        let _: Result<(), _> = words.remove_attribute("hidden");
        words.scroll_into_view();
    }
}
