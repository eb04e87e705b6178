//! The people's pages, one file each.

use crate::markup::{View, view};
use crate::reactive::Memo;
use leptos::prelude::*;

use crate::app::nowhere::Nowhere;
use crate::offline::Form;
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::threshold::Crossing;

pub mod entry;
pub mod home;
pub mod keeping;
pub mod messages;
pub mod money;
pub mod more;
pub mod pile;
pub mod question;
pub mod removed;
pub mod spending;
pub mod who_looked;
pub mod who_you_help;

/// Draws a page; the door draws those that are open to everybody. One that is about a payment waits until somebody who acts for several has chosen one.
pub fn show(page: Page) -> View {
    if page.is_about_payment() {
        view! { <Chosen page/> }
    } else {
        draw(page)
    }
}

fn draw(page: Page) -> View {
    match page {
        Page::Home => view! { <home::Home/> },
        Page::Money => view! { <money::Money/> },
        Page::Spend(id) => view! { <entry::EntryPage id/> },
        Page::Change(id) => view! { <spending::change::Change id/> },
        Page::Removed => view! { <removed::Removed/> },
        Page::More => view! { <more::More/> },
        Page::WhoYouHelp => view! { <who_you_help::WhoYouHelp/> },
        Page::WhoLooked => view! { <who_looked::WhoLooked/> },
        Page::AddSpend => view! { <spending::record::AddSpend form=Form::Spend/> },
        Page::FillIn(of) => view! { <spending::record::AddSpend form=Form::Pile(of)/> },
        Page::Pile => view! { <pile::Pile/> },
        Page::Saved(id) => view! { <spending::saved::Saved id/> },
        Page::Messages => view! { <messages::Messages/> },
        Page::Question(id) => view! { <question::Question id/> },
        Page::NotFound => view! { <Nowhere/> },
        Page::SignIn
        | Page::CannotSignIn
        | Page::ChangePassword
        | Page::Sessions
        | Page::Help
        | Page::Accessibility
        | Page::Privacy
        | Page::Complaints
        | Page::WhatIsADirectPayment => view! { <Crossing/> },
    }
}

/// The page, or the choice that must be made first. A session that has ended asks for nothing: the page stays as it is.
#[component]
fn Chosen(page: Page) -> View {
    let session = Session::here();
    let must_choose = Memo::new(move |_| match session.signed() {
        Signed::In(_) => session.acting_for().is_none(),
        Signed::Unknown | Signed::Out | Signed::Ended(_) => false,
    });
    View::live(move || {
        if must_choose.get() {
            view! { <who_you_help::Chooser/> }
        } else {
            draw(page)
        }
    })
}
