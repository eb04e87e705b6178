//! Who are you helping? Changed whenever somebody likes who acts for several.

use crate::address::{Address, Going};
use crate::chooser::Chooser;
use crate::markup::{View, view};
use crate::page::Page;
use leptos::prelude::*;

/// The page: having chosen, one is at Home.
#[component]
pub fn WhoYouHelp() -> View {
    let address = Address::here();
    let go = Callback::new(move |()| address.go(&Page::Home.path(), Going::On));
    view! { <Chooser chosen=go/> }
}
