//! The people's pages, one file each.

use crate::components::heading::Heading;
use crate::page::Page;
use crate::text::{t, words::shell};
use leptos::prelude::*;

/// Draws a page.
pub fn show(page: Page) -> AnyView {
    let title = match page {
        Page::Home => t(shell::NAV_HOME),
        Page::Money => t(shell::NAV_MONEY),
        Page::Messages => t(shell::NAV_MESSAGES),
        Page::More => t(shell::NAV_MORE),
        Page::AddSpend
        | Page::Spend(_)
        | Page::Question(_)
        | Page::SignIn
        | Page::CannotSignIn
        | Page::ChangePassword
        | Page::WhoYouHelp
        | Page::WhoLooked
        | Page::Help
        | Page::Accessibility
        | Page::Privacy
        | Page::Complaints
        | Page::WhatIsADirectPayment
        | Page::NotFound => t(shell::NOT_FOUND),
    };
    view! { <Heading text=title/> }.into_any()
}
