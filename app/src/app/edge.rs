//! What the app and its door have in common round their pages: the council's name above, whom to ring below, and the question
//! who is signed in.

use crate::app::frame::Frame;
use crate::components::banner::Banner;
use crate::components::footer::Footer;
use crate::components::header::Header;
use crate::markup::{Show, View, view};
use crate::page::Page;
use crate::reactive::{ArcRwSignal, Signal};
use crate::session::Session;
use crate::text::{t, words::shell};
use crate::wording;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks who is signed in, and for the council where the page did not bring it: whether the server could not be reached, and a
/// way to ask again. Once, in the root, after [`Session`] and [`Frame`].
pub fn asking() -> (ArcRwSignal<bool>, Callback<()>) {
    let (session, frame, unreachable) = (Session::here(), Frame::here(), ArcRwSignal::new(false));
    let told = unreachable.clone();
    let ask = Callback::new(move |()| {
        let (session, frame, told) = (session.clone(), frame.clone(), told.clone());
        spawn_local(async move {
            told.set(session.look().await.is_err());
            frame.learn_council().await;
        });
    });
    ask.run(());
    (unreachable, ask)
}

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
