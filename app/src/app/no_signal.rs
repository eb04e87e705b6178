//! When the server cannot be reached and the page needs it.

use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::markup::{View, view};
use crate::text::{
    t,
    words::{errors, shell},
};
use leptos::prelude::*;

/// Says so, with a way to try again.
#[component]
pub fn NoSignal(
    /// Tries again.
    #[prop(into)]
    again: Callback<()>,
) -> View {
    view! {
        <Banner tone=Tone::Offline title=t(shell::OFFLINE) live=true>
            <div class="app-stack app-stack--close">
                <p>{t(errors::OFFLINE_NEEDED)}</p>
                <div><Button label=t(shell::TRY_AGAIN) on_press=again/></div>
            </div>
        </Banner>
    }
}
