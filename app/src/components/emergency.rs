//! "Messages are not for emergencies." Always in view where people write.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, words::messages};
use leptos::prelude::*;
use portal_domain::council::Telephone;

/// Whom to ring instead.
#[component]
pub fn Emergency(
    /// The council's number for when it is closed, where it has one.
    #[prop(into)]
    night_phone: Signal<Option<Telephone>>,
) -> View {
    let night = move || {
        night_phone.get().map(|number| {
        let link = number.link();
        view! {
            <li class="app-emergency__item">
                <p>{t(messages::EMERGENCY_NIGHT)}</p>
                <a class="app-emergency__link" href=link>
                    {Icon::PHONE.view()}
                    <span>{t(messages::CALL)} " " <bdi dir="ltr" class="app-nowrap">{String::from(number)}</bdi></span>
                </a>
            </li>
        }
    })
    };
    view! {
        <section class="app-emergency" aria-labelledby="emergency">
            <h2 class="app-emergency__title" id="emergency">
                {Icon::WARNING.view()}
                <span>{t(messages::EMERGENCY)}</span>
            </h2>
            <ul class="app-emergency__list">
                <li class="app-emergency__item">
                    <p>{t(messages::EMERGENCY_DANGER)}</p>
                    <p class="app-cluster">
                        <a class="app-emergency__link" href="tel:999">{Icon::PHONE.view()}<span>{t(messages::CALL_999)}</span></a>
                        <span>{t(messages::TEXT_18000)}</span>
                    </p>
                </li>
                {night}
            </ul>
        </section>
    }
}
