//! Says something to those who do not see that it happened: "Sent". What moves the focus needs no announcement.

use crate::markup::{View, view};
use crate::reactive::ArcRwSignal;
use leptos::prelude::*;

/// The words that were said last.
#[derive(Clone, Debug, Default)]
pub struct Announcer(ArcRwSignal<String>);

impl Announcer {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says this, politely. The same words again are said again.
    pub fn say(&self, words: &str) {
        self.0.update(|said| {
            // A reader that compares must see a difference.
            let again = said == words;
            said.clear();
            said.push_str(words);
            if again {
                said.push(crate::format::NO_BREAK);
            }
        });
    }
}

/// The live region, once in the frame.
#[component]
pub fn LiveRegion() -> View {
    let Announcer(said) = Announcer::here();
    view! { <p class="app-visually-hidden" role="status">{move || said.get()}</p> }
}
