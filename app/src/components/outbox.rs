//! What is only on this phone. Calm, never red: nothing is wrong.

use crate::components::icon::Icon;
use crate::components::link_row::LinkRow;
use crate::markup::{Show, View, view};
use crate::reactive::Signal;
use crate::text::{t, t_count, words::home};
use leptos::prelude::*;

/// The notice; nothing while nothing waits.
#[component]
pub fn OutboxNotice(
    /// How many spends and receipts are only here.
    #[prop(into)]
    waiting: Signal<usize>,
    /// Where they can be seen.
    #[prop(into)]
    href: String,
) -> View {
    view! {
        <Show when=move || waiting.get() != 0>
            <section class="app-outbox" aria-labelledby="waiting">
                {Icon::DEVICE.with("app-outbox__icon app-icon--large")}
                <div>
                    <h2 class="app-outbox__title" id="waiting">{move || t_count(home::WAITING, waiting.get(), [])}</h2>
                    <p>{t(home::WAITING_WHY)}</p>
                    <LinkRow label=t(home::WAITING_SEE) href=href.clone()/>
                </div>
            </section>
        </Show>
    }
}
