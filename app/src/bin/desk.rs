//! The officers' program: it takes the place of the static shell in `desk.html`.

use leptos::prelude::*;
use portal_app::breakdown;
use portal_app::desk::Desk;

fn main() {
    breakdown::watch();
    mount_to_body(Desk);
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    breakdown::put_last();
}
