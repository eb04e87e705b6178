//! The people's pages, one file each.

use leptos::prelude::*;

use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::link_row::LinkRow;
use crate::components::picture::Picture;
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::{t, words::shell};

pub mod cannot_sign_in;
pub mod change_password;
pub mod entry;
pub mod fetched;
pub mod home;
pub mod keeping;
pub mod messages;
pub mod money;
pub mod more;
pub mod plain;
pub mod question;
pub mod sign_in;
pub mod spending;
pub mod trouble;
pub mod who_looked;
pub mod who_you_help;

/// Draws a page. One that is about a payment waits until somebody who acts for several has chosen one.
pub fn show(page: Page) -> AnyView {
    if page.is_about_payment() { view! { <Chosen page/> }.into_any() } else { draw(page) }
}

fn draw(page: Page) -> AnyView {
    match page {
        Page::Home => view! { <home::Home/> }.into_any(),
        Page::Money => view! { <money::Money/> }.into_any(),
        Page::Spend(id) => view! { <entry::EntryPage id/> }.into_any(),
        Page::More => view! { <more::More/> }.into_any(),
        Page::WhoYouHelp => view! { <who_you_help::WhoYouHelp/> }.into_any(),
        Page::WhoLooked => view! { <who_looked::WhoLooked/> }.into_any(),
        Page::Help => view! { <plain::Help/> }.into_any(),
        Page::Accessibility => view! { <plain::Accessibility/> }.into_any(),
        Page::Privacy => view! { <plain::Privacy/> }.into_any(),
        Page::Complaints => view! { <plain::Complaints/> }.into_any(),
        Page::WhatIsADirectPayment => view! { <plain::WhatIsADirectPayment/> }.into_any(),
        Page::AddSpend => view! { <spending::record::AddSpend/> }.into_any(),
        Page::Saved(id) => view! { <spending::saved::Saved id/> }.into_any(),
        Page::Messages => view! { <messages::Messages/> }.into_any(),
        Page::Question(id) => view! { <question::Question id/> }.into_any(),
        Page::SignIn => view! { <sign_in::SignIn/> }.into_any(),
        Page::CannotSignIn => view! { <cannot_sign_in::CannotSignIn/> }.into_any(),
        Page::ChangePassword => view! { <change_password::ChangePassword/> }.into_any(),
        Page::NotFound => view! { <NotFound/> }.into_any(),
    }
}

/// The page, or the choice that must be made first. A session that has ended asks for nothing: the page stays as it is.
#[component]
fn Chosen(page: Page) -> impl IntoView {
    let session = Session::here();
    let must_choose = Memo::new(move |_| match session.signed() {
        Signed::In(_) => session.acting_for().is_none(),
        Signed::Unknown | Signed::Out | Signed::Ended(_) => false,
    });
    move || if must_choose.get() { view! { <who_you_help::Chooser/> }.into_any() } else { draw(page) }
}

/// An address that leads nowhere.
#[component]
fn NotFound() -> impl IntoView {
    let (title, why) = (t(shell::NOT_FOUND), t(shell::NOT_FOUND_WHY));
    view! {
        <div class="app-stack">
            <Heading text=title/>
            <Empty picture=Picture::ALL_DONE title words=why>
                <LinkRow label=t(shell::BACK_HOME) href=Page::Home/>
            </Empty>
        </div>
    }
    .into_any()
}
