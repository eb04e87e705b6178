//! What the frame round the pages shows and pages may set: the council, and how much is new.

use crate::api;
use crate::json;
use crate::reactive::{ArcRwSignal, Signal};
use leptos::prelude::*;
use portal_domain::api::{CouncilView, GetCouncil, Nothing};

/// The element in which the server writes the council into the page.
const COUNCIL: &str = "council";

/// The frame's facts.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The council, once it is known.
    pub council: ArcRwSignal<Option<CouncilView>>,
    /// How many questions wait for an answer: the count on *Messages*.
    pub questions: ArcRwSignal<usize>,
}

impl Frame {
    /// Provides it, with the council that the page brought along; once, in the root.
    pub fn provide() {
        let brought = document().get_element_by_id(COUNCIL).and_then(|place| place.text_content());
        let council = brought.and_then(|text| json::read(&text).ok());
        provide_context(Self { council: ArcRwSignal::new(council), ..Self::default() });
    }

    /// Asks for the council where the page did not bring it: it was sent before the council was set up.
    pub async fn learn_council(&self) {
        if self.council.with_untracked(Option::is_some) {
            return;
        }
        if let Ok(council) = api::call(&GetCouncil {}, &Nothing).await {
            self.council.set(Some(council));
        }
    }

    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Something of the council; follows changes.
    pub fn of_council<T: Clone + Send + Sync + 'static>(
        &self,
        what: fn(&CouncilView) -> T,
    ) -> Signal<Option<T>> {
        let council = self.council.clone();
        Signal::derive(move || council.with(|council| council.as_ref().map(what)))
    }
}
