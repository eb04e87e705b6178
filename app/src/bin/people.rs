//! The people's program: it takes the place of the static shell in `index.html`.

use leptos::prelude::*;
use portal_app::app::App;
use portal_app::breakdown;

fn main() {
    breakdown::watch();
    mount_to_body(App);
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    breakdown::put_last();
}
