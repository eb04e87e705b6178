//! What stands in the address bar: the one place that reads and writes it. A click on a link of this program changes the
//! address and draws another page without loading anything; every other click is the browser's.
//!
//! A hundred lines of our own: the router of Leptos matches nested routes and runs on servers too, of which nothing is used
//! here ([`Page`](crate::page::Page) says which page an address is), and is a thirtieth of what a phone downloads.

use crate::reactive::{Memo, RwSignal};
use crate::threshold;
use leptos::ev;
use leptos::prelude::*;
use portal_domain::program::Program;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// How to go to another address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// On to it: *Back* returns here.
    On,
    /// In the place of this one, to which *Back* does not return.
    Instead,
    /// As [`Going::Instead`], and the page stays where it was scrolled to: only a part of it changes.
    InPlace,
}

/// The address; follows it wherever it goes.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// Path and query.
    now: RwSignal<(String, String)>,
    /// Which program this is.
    program: Program,
}

/// What the server answers itself, and is drawn by no program.
const SERVERS: [&str; 2] = ["/api", "/plain"];

impl Address {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Provides it, and follows clicks on links and *Back*; once, in the root of this program.
    pub fn provide(program: Program) {
        let address = Self { now: RwSignal::new(written()), program };
        provide_context(address);
        let clicked = window_event_listener(ev::click, move |event| address.follow(&event));
        let back = window_event_listener_untyped("popstate", move |_| address.now.try_set(written()));
        on_cleanup(move || {
            clicked.remove();
            back.remove();
        });
    }

    /// The path; follows changes.
    pub fn path(self) -> Memo<String> {
        Memo::new(move |_| self.now.with(|(path, _)| path.clone()))
    }

    /// The query with its question mark, or nothing; follows changes.
    pub fn query(self) -> Memo<String> {
        Memo::new(move |_| self.now.with(|(_, query)| query.clone()))
    }

    /// What the query says of a name, as it is now.
    pub fn asked(name: &str) -> Option<String> {
        let (_, query) = written();
        let value = query.trim_start_matches('?').split('&').find_map(|part| {
            let (key, value) = part.split_once('=')?;
            (key == name).then_some(value)
        })?;
        // What cannot be decoded was not written by us.
        js_sys::decode_uri_component(&value.replace('+', " ")).ok().map(String::from)
    }

    /// Goes to an address of this program.
    pub fn go(self, to: &str, how: Going) {
        let Ok(history) = window().history() else { return };
        let done = match how {
            Going::On => history.push_state_with_url(&JsValue::NULL, "", Some(to)),
            Going::Instead | Going::InPlace => history.replace_state_with_url(&JsValue::NULL, "", Some(to)),
        };
        // A browser refuses an address only while somebody presses a link hundreds of times a minute.
        if done.is_err() {
            return;
        }
        let now = written();
        if self.now.try_with_untracked(|before| *before != now) == Some(true) {
            self.now.set(now);
        }
        if how != Going::InPlace {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn follow(self, event: &MouseEvent) {
        let wants_other = event.button() != 0
            || event.meta_key()
            || event.alt_key()
            || event.ctrl_key()
            || event.shift_key()
            || event.default_prevented();
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = pressed.and_then(|pressed| pressed.closest("a[href]").ok().flatten());
        let Some(link) =
            link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()).filter(|_| !wants_other)
        else {
            return;
        };
        let elsewhere = !matches!(link.target().as_str(), "" | "_self")
            || link.has_attribute("download")
            || link.rel().split_whitespace().any(|word| word == "external");
        let same_site = window().location().origin().is_ok_and(|origin| origin == link.origin());
        let (path, query, part) = (link.pathname(), link.search(), link.hash());
        let same_page = self.now.with_untracked(|now| now.0 == path && now.1 == query);
        // A part of this page is the browser's to show.
        if elsewhere || !same_site || is_servers(&path) || (same_page && !part.is_empty()) {
            return;
        }
        if threshold::leads_out(self.program, &path) {
            return;
        }
        event.prevent_default();
        self.go(&format!("{path}{query}{part}"), if same_page { Going::Instead } else { Going::On });
    }
}

/// Path and query, as they are written in the address bar.
fn written() -> (String, String) {
    let location = window().location();
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// Whether the server answers an address itself.
fn is_servers(path: &str) -> bool {
    let below =
        |base: &str| path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    SERVERS.into_iter().any(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_answers_is_no_page() {
        for (path, servers) in [
            ("/", false),
            ("/desk/", false),
            ("/plainly", false),
            ("/api", true),
            ("/api/v1/council", true),
            ("/plain", true),
        ] {
            assert_eq!(is_servers(path), servers, "{path}");
        }
    }
}
