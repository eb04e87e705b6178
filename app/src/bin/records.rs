//! The program of what people open seldom: it takes the place of the static shell in `records.html`.

use leptos::prelude::*;
use portal_app::breakdown;
use portal_app::records::Records;
use std::time::Duration;

fn main() {
    breakdown::watch();
    // In a task of its own: until now the browser was busy making the program ready, and a finger may be waiting.
    set_timeout(
        || {
            mount_to_body(Records);
            if let Some(shell) = document().get_element_by_id("shell") {
                shell.remove();
            }
            breakdown::put_last();
        },
        Duration::ZERO,
    );
}
