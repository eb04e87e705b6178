//! The plain pages: help, accessibility, privacy, complaints, and what a direct payment is. Open to everybody; the
//! council's telephone is on each.

use crate::markup::{Children, Draw, View, view};
use leptos::prelude::*;
use portal_domain::api::CouncilView;
use portal_domain::council::Telephone;

use crate::app::frame::Frame;
use crate::components::heading::Heading;
use crate::components::phone::Phone;
use crate::text::{Key, t, t_view, words::help as words};
use crate::wording;

pub mod accessibility;
pub mod privacy;

pub use accessibility::Accessibility;
pub use privacy::Privacy;

/// The Local Government and Social Care Ombudsman.
const OMBUDSMAN: &str = "0300 061 0614";

/// A part of a page under its own heading.
#[component]
fn Part(title: Key, children: Children) -> View {
    view! {
        <section class="app-stack app-stack--tight">
            <h2>{t(title)}</h2>
            {children.view()}
        </section>
    }
}

/// A paragraph.
fn say(words: Key) -> View {
    view! { <p>{t(words)}</p> }
}

/// A paragraph with one of the council's numbers in it, once it is known.
fn call(words: Key<1>, which: fn(&CouncilView) -> Telephone) -> View {
    let number = Frame::here().of_council(which);
    let said = move || {
        number.get().map(|number| view! { <p>{t_view(words, [("phone", view! { <Phone number/> })])}</p> })
    };
    said.draw()
}

/// A paragraph with somebody else's number in it.
fn call_others(words: Key<1>, number: &str) -> View {
    let number = Telephone::new(number).ok();
    number.map(|number| view! { <p>{t_view(words, [("phone", view! { <Phone number/> })])}</p> }).draw()
}

fn team(council: &CouncilView) -> Telephone {
    council.telephone.clone()
}

fn at_night(council: &CouncilView) -> Telephone {
    council.out_of_hours.clone()
}

/// Whom to ask, and how the few things are done.
#[component]
pub fn Help() -> View {
    let council =
        Frame::here().of_council(|council| (council.telephone.clone(), wording::hours(&council.hours)));
    let team = move || {
        council.get().map(|(number, hours)| {
            let gaps = [("phone", view! { <Phone number/> }), ("hours", hours.draw())];
            view! { <p>{t_view(words::CALL_TEAM, gaps)}</p> }
        })
    };
    view! {
        <div class="app-stack">
            <Heading text=t(words::TITLE)/>
            {say(words::INTRO)}
            <Part title=words::CALL>
                {team}
                {say(words::OFFICER)}
                {call(words::CALL_NIGHT, at_night)}
                <p><strong>{t(words::DANGER)}</strong></p>
            </Part>
            <Part title=words::SPEND>{say(words::SPEND_HOW)}{say(words::SPEND_ANY)}</Part>
            <Part title=words::NO_RECEIPT>{say(words::NO_RECEIPT_HOW)}</Part>
            <Part title=words::WHERE>
                {say(words::WHERE_PHONE)}
                {say(words::WHERE_SENDING)}
                {say(words::WHERE_COUNCIL)}
                {say(words::WHERE_REFERENCE)}
            </Part>
            <Part title=words::NO_SIGNAL>{say(words::NO_SIGNAL_HOW)}</Part>
            <Part title=words::CANNOT>{say(words::CANNOT_HOW)}</Part>
        </div>
    }
}

/// How to say that something is wrong.
#[component]
pub fn Complaints() -> View {
    view! {
        <div class="app-stack">
            <Heading text=t(words::COMPLAINTS)/>
            {say(words::COMPLAINTS_INTRO)}
            <Part title=words::COMPLAINTS_FIRST_TITLE>{say(words::COMPLAINTS_FIRST)}</Part>
            <Part title=words::COMPLAINTS_COUNCIL_TITLE>{call(words::COMPLAINTS_COUNCIL, team)}</Part>
            <Part title=words::COMPLAINTS_OMBUDSMAN_TITLE>
                {say(words::COMPLAINTS_OMBUDSMAN)}
                {call_others(words::COMPLAINTS_OMBUDSMAN_CALL, OMBUDSMAN)}
            </Part>
            <Part title=words::COMPLAINTS_HELP_TITLE>{say(words::COMPLAINTS_HELP)}</Part>
        </div>
    }
}

/// What it all is about.
#[component]
pub fn WhatIsADirectPayment() -> View {
    view! {
        <div class="app-stack">
            <Heading text=t(words::WHAT)/>
            {say(words::WHAT_MONEY)}
            <Part title=words::WHAT_CHOOSE_TITLE>{say(words::WHAT_PLAN)}{say(words::WHAT_ASK)}</Part>
            <Part title=words::WHAT_SHOW_TITLE>{say(words::WHAT_RECEIPTS)}</Part>
            <Part title=words::WHAT_HELP_TITLE>{say(words::WHAT_HELP)}{say(words::WHAT_STOP)}</Part>
        </div>
    }
}
