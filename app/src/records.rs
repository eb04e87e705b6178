//! The pages that people open seldom, one file each, and the program that draws them: what was spent, seen in other ways.
//! Apart from [`crate::pages`], so that what is opened every day stays small.

use crate::app::{self, App};
use crate::markup::{Draw as _, View, view};
use leptos::prelude::*;
use portal_domain::program::Program;

use crate::page::Page;
use month::known::Months;

pub mod day;
pub mod find;
pub mod history;
pub mod month;
pub mod removed;
pub mod who_looked;

/// The whole of it.
#[component]
pub fn Records() -> View {
    app::provide();
    Months::provide();
    view! { <App program=Program::Records draw/> }
}

fn draw(page: Page) -> View {
    match page {
        Page::History(id) => view! { <history::HistoryPage id/> },
        Page::Month(month, aspect) => view! { <month::MonthPage month aspect/> },
        Page::Day(date) => view! { <day::DayPage date/> },
        Page::Find => view! { <find::Find/> },
        Page::Removed => view! { <removed::Removed/> },
        Page::WhoLooked => view! { <who_looked::WhoLooked/> },
        // The pages of other programs, and of none, are the frame's.
        Page::Home
        | Page::Money
        | Page::Spend(_)
        | Page::Change(_)
        | Page::CameIn
        | Page::CameBack(_)
        | Page::More
        | Page::WhoYouHelp
        | Page::AddSpend
        | Page::Pile
        | Page::FillIn(_)
        | Page::Saved(_)
        | Page::Messages
        | Page::Question(_)
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
