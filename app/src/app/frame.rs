//! What the frame round the pages shows and pages may set: the council, and how much is new.

use crate::reactive::{ArcRwSignal, Signal};
use leptos::prelude::*;
use portal_domain::api::CouncilView;

/// The frame's facts.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The council, once the server has said it.
    pub council: ArcRwSignal<Option<CouncilView>>,
    /// How many questions wait for an answer: the count on *Messages*.
    pub questions: ArcRwSignal<usize>,
}

impl Frame {
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
