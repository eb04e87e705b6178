//! A picture as large as the screen, over the page: a native `dialog`, which Escape and Back close.

use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::RwSignal;
use crate::text::{t, words::spending};
use leptos::prelude::*;

/// A picture to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its address.
    pub address: String,
    /// What a person who does not see it should know.
    pub alt: String,
}

/// The picture, while there is one.
#[component]
pub fn Look(shown: RwSignal<Option<Shown>>) -> View {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move || {
        if let (Some(dialog), true) = (dialog.get(), shown.with(Option::is_some))
            && !dialog.open()
        {
            let _: Result<(), _> = dialog.show_modal();
        }
    });
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    let picture = move || {
        shown.get().map(|Shown { address, alt }| view! { <img class="app-look__image" src=address alt=alt/> })
    };
    view! {
        <dialog class="app-look" node_ref=dialog aria-label=t(spending::PHOTO_LOOK_AT) on:close=move |_| shown.set(None)>
            <div class="app-look__body">
                <Button label=t(spending::PHOTO_LOOK_END) icon=Icon::CROSS on_press=close/>
                {picture}
            </div>
        </dialog>
    }
}
