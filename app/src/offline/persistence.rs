//! Asks the browser not to clear this site's storage by itself. Asked only once something waits here, since some
//! browsers put the question to the person, who then sees why.

use std::cell::Cell;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks, once while the page is open.
pub fn ask_once() {
    if ASKED.replace(true) {
        return;
    }
    if let Some(window) = web_sys::window() {
        // The answer changes nothing here, and a browser without the means throws.
        drop(window.navigator().storage().persist());
    }
}
