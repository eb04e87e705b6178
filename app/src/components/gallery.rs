//! Receipts as small pictures, each a link to what it belongs to.

use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::Signal;
use leptos::prelude::*;

/// One picture.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Where more of it is.
    pub href: String,
    /// Its address, once there is one.
    pub image: Signal<Option<String>>,
    /// All that a person who does not see it should know: "Receipt, Green Lane Pharmacy, £46.37, 31 March".
    pub alt: String,
    /// Who was paid.
    pub name: String,
    /// How much.
    pub amount: String,
    /// When.
    pub when: String,
    /// Where it is, where that is not the council.
    pub place: Option<&'static str>,
}

/// The pictures.
#[component]
pub fn Gallery(pictures: Vec<Shown>) -> View {
    let pictures = pictures.into_iter().map(|shown| {
        let Shown { href, image, alt, name, amount, when, place } = shown;
        // Before there is a picture its words stand for it; a drawn page says nothing.
        let spoken = alt.clone();
        let picture = move || {
            let Some(address) = image.get() else {
                let spoken = spoken.clone();
                return view! {
                    <span class="app-gallery__image app-gallery__image--none">
                        {Icon::PAGE.large()}
                        <span class="app-visually-hidden">{spoken}</span>
                    </span>
                };
            };
            let alt = alt.clone();
            view! { <img class="app-gallery__image" src=address alt=alt loading="lazy" width="150" height="200"/> }
        };
        view! {
            <li class="app-gallery__item">
                <a class="app-gallery__link" href=href>
                    {picture}
                    <span class="app-gallery__words" aria-hidden="true">
                        <span class="app-gallery__name">{name}</span>
                        <bdi class="app-gallery__amount">{amount}</bdi>
                        <span>{when}</span>
                        {place.map(|place| view! { <span>{Icon::DEVICE.small()} " " {place}</span> })}
                    </span>
                </a>
            </li>
        }
    });
    view! { <ul class="app-gallery">{pictures.collect_view()}</ul> }
}
