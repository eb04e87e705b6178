//! The person at the council: name, hours, who covers, telephone.

use crate::components::avatar::Avatar;
use crate::components::button::{ButtonLink, Shape};
use crate::components::icon::Icon;
use crate::components::phone::Phone;
use crate::markup::{Draw, View, view};
use crate::text::{t, t_view, t_with, words::home};
use leptos::prelude::*;
use portal_domain::council::Telephone;

/// What the card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// The whole name.
    pub name: String,
    /// What they are called: "Ama".
    pub called: String,
    /// What they are to the reader: "Your officer at the council".
    pub role: String,
    /// When they can be reached, in words.
    pub hours: String,
    /// Who helps when they are away.
    pub cover: Option<String>,
    /// The direct number.
    pub phone: Telephone,
}

/// The card.
#[component]
pub fn OfficerCard(
    officer: Officer,
    /// Where messages with them are.
    #[prop(into)]
    messages: String,
) -> View {
    let first = officer.called;
    let cover = officer.cover.map(|cover| {
        let cover = view! { <strong>{cover}</strong> };
        let name = first.clone().draw();
        view! {
            <li class="app-officer-card__fact">
                {Icon::PERSON.view()}
                <span>{t_view(home::OFFICER_AWAY, [("officer", name), ("cover", cover)])}</span>
            </li>
        }
    });
    view! {
        <section class="app-officer-card app-stack app-stack--near" aria-labelledby="officer">
            <div class="app-officer-card__head">
                <Avatar name=officer.name.clone()/>
                <div class="app-officer-card__who">
                    <h2 class="app-officer-card__name" id="officer">{officer.name}</h2>
                    <p class="app-officer-card__role">{officer.role}</p>
                </div>
            </div>
            <ul class="app-officer-card__facts">
                <li class="app-officer-card__fact">{Icon::CLOCK.view()}<span>{officer.hours}</span></li>
                {cover}
                <li class="app-officer-card__fact app-officer-card__fact--phone">
                    {Icon::PHONE.view()}
                    <span><Phone number=officer.phone.clone()/></span>
                </li>
            </ul>
            <div class="app-pair">
                <ButtonLink
                    label=t_with(home::OFFICER_CALL, [("officer", &first)])
                    href=officer.phone.link()
                    shape=Shape::Stacked
                    icon=Icon::PHONE
                />
                <ButtonLink label=t(home::OFFICER_MESSAGES) href=messages shape=Shape::Stacked icon=Icon::MESSAGE/>
            </div>
        </section>
    }
}
