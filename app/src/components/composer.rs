//! Write a message. The draft is kept on the phone at every key press.

use crate::components::button::{Button, Shape, Tone};
use crate::components::field::TextArea;
use crate::components::icon::Icon;
use crate::markup::{View, view};
use crate::reactive::{RwSignal, Signal};
use crate::text::{t, words::messages};
use leptos::prelude::*;

/// The box, the word that the draft is kept, and the button.
#[component]
pub fn Composer(
    /// "Write to Ama"; the id of the box is `message`.
    #[prop(into)]
    label: TextProp,
    value: RwSignal<String>,
    /// "Draft kept on this phone at 9:11", once it is.
    #[prop(into)]
    kept: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// "Send to Ama"
    #[prop(into)]
    send: TextProp,
    #[prop(into)] on_send: Callback<()>,
) -> View {
    view! {
        <form
            class="app-composer"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                on_send.run(());
            }
        >
            <TextArea id="message" label value hint=t(messages::COMPOSER_HINT) error/>
            <p class="app-composer__kept" role="status">
                {move || kept.get().map(|kept| view! { {Icon::TICK.small()} <span>{kept}</span> })}
            </p>
            <Button label=send tone=Tone::Primary shape=Shape::Wide icon=Icon::SEND submit=true/>
        </form>
    }
}
