//! When something could not be had from the council: a sentence that says so, and a way to try again.

use crate::markup::{Draw, View, view};
use leptos::prelude::*;

use crate::api::Error;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::text::{t, words::errors, words::shell};
use crate::wording;

/// The sentence and *Try again*. Being off-line is grey and a fact; that a session has ended is said by the frame.
#[component]
pub fn Trouble(
    /// Why there is no answer.
    error: Error,
    /// Tries again.
    #[prop(into)]
    again: Callback<()>,
    /// What is shown all the same, where an older answer is there: "This is from 9:12 today."
    #[prop(optional_no_strip, into)]
    older: Option<String>,
) -> View {
    let (tone, title, words) = match error {
        Error::Offline => (Tone::Offline, t(shell::OFFLINE), t(errors::SIGNAL_NEEDED)),
        Error::SignedOut => return ().draw(),
        Error::Problem { problem, .. } => {
            (Tone::Wrong, t(errors::OPENED_BADLY), wording::problem(problem.code))
        }
        Error::Broken => (Tone::Wrong, t(errors::OPENED_BADLY), t(errors::OPENED_BADLY_WHY)),
    };
    view! {
        <Banner tone title live=true>
            <div class="app-stack app-stack--close">
                <p>{older.unwrap_or_else(|| words.to_owned())}</p>
                <div><Button label=t(shell::TRY_AGAIN) on_press=again/></div>
            </div>
        </Banner>
    }
}
