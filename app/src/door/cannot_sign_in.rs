//! When signing in does not work: a person to ring.

use crate::markup::{View, view};
use leptos::prelude::*;

use crate::app::frame::Frame;
use crate::components::button::{ButtonLink, Shape, Tone};
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::link_row::BackLink;
use crate::components::panel::Panel;
use crate::page::Page;
use crate::text::words::account;
use crate::text::{t, t_with};
use crate::wording;

/// The page.
#[component]
pub fn CannotSignIn() -> View {
    let council = Frame::here().council;
    let call = move || {
        council.get().map(|council| {
            let number = council.telephone;
            let label = t_with(account::CANNOT_CALL_BUTTON, [("phone", number.as_str())]);
            view! {
                <Panel>
                    <p>{wording::hours(&council.hours)}</p>
                    <ButtonLink label href=number.link() tone=Tone::Primary shape=Shape::Large icon=Icon::PHONE/>
                </Panel>
            }
        })
    };
    view! {
        <div class="app-stack">
            <div class="app-stack app-stack--near">
                <BackLink label=t(account::BACK_SIGN_IN) href=Page::SignIn/>
                <Heading text=t(account::CANNOT)/>
            </div>
            <p>{t(account::CANNOT_CALL)}</p>
            {call}
            <p>{t(account::CANNOT_WITHOUT)}</p>
        </div>
    }
}
