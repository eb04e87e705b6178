//! What stands above and below every page of the people, in the app and at its door: the council's name, whom to ring.

use crate::app::frame::Frame;
use crate::components::banner::Banner;
use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::markup::{Show, View, view};
use crate::page::Page;
use crate::reactive::Signal;
use crate::text::{t, words::shell};
use crate::wording;
use leptos::prelude::*;

/// The band at the top.
#[component]
pub fn Top() -> View {
    let council = Frame::here().of_council(|council| council.name.to_string());
    view! {
        <Header council=Signal::derive(move || council.get().unwrap_or_default()) home=Page::Home help=Page::Help/>
    }
}

/// Says of a demonstration that it is one.
#[component]
pub fn Demonstration() -> View {
    let demonstration = Frame::here().of_council(|council| council.demonstration);
    view! {
        <Show when=move || demonstration.get() == Some(true)>
            <Banner title=t(shell::DEMONSTRATION_SHORT)/>
        </Show>
    }
}

/// The foot.
#[component]
pub fn Foot() -> View {
    let frame = Frame::here();
    let hours = frame.of_council(|council| wording::hours(&council.hours));
    view! {
        <Footer
            phone=frame.of_council(|council| council.telephone.clone())
            hours=Signal::derive(move || hours.get().unwrap_or_default())
            links=vec![
                (t(shell::FOOTER_WHAT), Page::WhatIsADirectPayment.path()),
                (t(shell::FOOTER_ACCESSIBILITY), Page::Accessibility.path()),
                (t(shell::FOOTER_PRIVACY), Page::Privacy.path()),
                (t(shell::FOOTER_COMPLAINTS), Page::Complaints.path()),
            ]
        />
    }
}
