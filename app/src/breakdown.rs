//! When the program breaks down: the words "Something went wrong. Your work is on this phone." stand in the page from the
//! beginning, hidden. `app/public/boot.js` shows them and reports the place, as a program that has broken down can
//! do neither; a button there loads the page anew.

use std::panic;

/// The id of the hidden words in each page.
const WORDS: &str = "breakdown";

/// From now on a panic says its words to whoever develops; a release build has none to say.
pub fn watch() {
    if cfg!(debug_assertions) {
        panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    }
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
