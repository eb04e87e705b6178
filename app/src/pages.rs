//! The pages that people open every day, one file each, and the program that draws them.

use crate::app::{self, App};
use crate::markup::{Draw as _, View, view};
use leptos::prelude::*;
use portal_domain::program::Program;

use crate::offline::Form;
use crate::page::Page;
use money::listing::Listing;

pub mod entry;
pub mod home;
pub mod keeping;
pub mod messages;
pub mod money;
pub mod money_in;
pub mod more;
pub mod pile;
pub mod question;
pub mod spending;
pub mod who_you_help;

/// The whole of it.
#[component]
pub fn People() -> View {
    app::provide();
    Listing::provide();
    view! { <App program=Program::People draw/> }
}

fn draw(page: Page) -> View {
    match page {
        Page::Home => view! { <home::Home/> },
        Page::Money => view! { <money::Money/> },
        Page::Spend(id) => view! { <entry::EntryPage id/> },
        Page::Change(id) => view! { <spending::change::Change id/> },
        Page::CameIn => view! { <money_in::CameIn/> },
        Page::CameBack(id) => view! { <money_in::CameBack id/> },
        Page::More => view! { <more::More/> },
        Page::WhoYouHelp => view! { <who_you_help::WhoYouHelp/> },
        Page::AddSpend => view! { <spending::record::AddSpend form=Form::Spend/> },
        Page::FillIn(of) => view! { <spending::record::AddSpend form=Form::Pile(of)/> },
        Page::Pile => view! { <pile::Pile/> },
        Page::Saved(id) => view! { <spending::saved::Saved id/> },
        Page::Messages => view! { <messages::Messages/> },
        Page::Question(id) => view! { <question::Question id/> },
        // The pages of other programs, and of none, are the frame's.
        Page::History(_)
        | Page::Month(..)
        | Page::Day(_)
        | Page::Find
        | Page::Removed
        | Page::WhoLooked
        | Page::SignIn
        | Page::CannotSignIn
        | Page::ChangePassword
        | Page::Sessions
        | Page::Help
        | Page::Accessibility
        | Page::Privacy
        | Page::Complaints
        | Page::WhatIsADirectPayment
        | Page::NotFound => ().draw(),
    }
}
