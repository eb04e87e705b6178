//! The people's program: it takes the place of the static shell in `index.html`.

use leptos::prelude::*;
use portal_app::breakdown;
use portal_app::pages::People;
use std::time::Duration;

fn main() {
    breakdown::watch();
    // In a task of its own: until now the browser was busy making the program ready, and a finger may be waiting.
    set_timeout(
        || {
            mount_to_body(People);
            if let Some(shell) = document().get_element_by_id("shell") {
                shell.remove();
            }
            breakdown::put_last();
        },
        Duration::ZERO,
    );
}
