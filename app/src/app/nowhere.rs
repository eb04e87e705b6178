//! An address that leads nowhere, in the app and at its door.

use crate::components::heading::Heading;
use crate::components::link_row::LinkRow;
use crate::markup::{View, view};
use crate::page::Page;
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Nowhere() -> View {
    view! {
        <div class="app-stack">
            <Heading text=t(shell::NOT_FOUND)/>
            <p>{t(shell::NOT_FOUND_WHY)}</p>
            <div><LinkRow label=t(shell::BACK_HOME) href=Page::Home/></div>
        </div>
    }
}
