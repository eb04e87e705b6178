//! The drawn signs: [`Icon::HOME`] and its like. Always beside words, always hidden from screen readers. Those nobody
//! shows are not in the download.

use crate::markup::{View, view};

/// A line drawing on a grid of 24, all lines of one width, in the colour of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    line: &'static str,
    dots: &'static str,
    turns: bool,
}

impl Icon {
    const fn drawn(line: &'static str, dots: &'static str) -> Self {
        Self { line, dots, turns: false }
    }

    const fn that_turns(self) -> Self {
        Self { turns: true, ..self }
    }

    /// In the size of a line of text.
    pub fn view(self) -> View {
        self.with("")
    }

    /// A little smaller.
    pub fn small(self) -> View {
        self.with("app-icon--small")
    }

    /// A little larger.
    pub fn large(self) -> View {
        self.with("app-icon--large")
    }

    /// With more classes, such as `app-icon--small` or a part of the component it stands in.
    pub fn with(self, classes: &'static str) -> View {
        let turns = if self.turns { " app-icon--turns" } else { "" };
        view! {
            <svg class=format!("app-icon {classes}{turns}") viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.line></path>
                <path class="app-icon__dot" d=self.dots></path>
            </svg>
        }
    }
}

/// The drawings, by what they show and mean.
impl Icon {
    /// A chevron towards what comes next.
    pub const CHEVRON_END: Self = Self::drawn("M9 5.5l6.5 6.5L9 18.5", "").that_turns();
    /// Done, well, chosen.
    pub const TICK: Self = Self::drawn("M5 12.8l4.6 4.6L19.2 7", "");
    /// A speech bubble with lines of writing.
    pub const MESSAGE: Self = Self::drawn(
        "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7.2a2.5 2.5 0 0 1-2.5 2.5H11L6.6 20.3v-4.1A2.5 2.5 0 0 1 4 13.7ZM8 8.6h8M8 12h5",
        "",
    );
    /// A question mark in a ring: help, or a question.
    pub const QUESTION: Self = Self::drawn(
        "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0ZM9.3 9.5a2.8 2.8 0 1 1 4.3 2.3c-1 .7-1.6 1.2-1.6 2.3",
        "M10.8 17.1a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0Z",
    );
    /// A house.
    pub const HOME: Self = Self::drawn("M3.5 11.5 12 4l8.5 7.5M5.5 10v10h4.7v-5.5h3.6V20h4.7V10", "");
    /// Three dots: something else, more.
    pub const MORE: Self = Self::drawn(
        "",
        "M3.1 12a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0ZM10.1 12a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0ZM17.1 12a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0Z",
    );
    /// A telephone receiver.
    pub const PHONE: Self = Self::drawn(
        "M6.8 3.8h2.6l1.6 4.3-2.1 1.6a11.5 11.5 0 0 0 5.4 5.4l1.6-2.1 4.3 1.6v2.6a2.2 2.2 0 0 1-2.4 2.2C10.8 18.9 5.1 13.2 4.6 6.2A2.2 2.2 0 0 1 6.8 3.8Z",
        "",
    );
    /// A coin with a pound sign.
    pub const POUND: Self = Self::drawn(
        "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0ZM15 8.9a2.9 2.9 0 0 0-5.5 1.3c0 1.1.5 1.9.5 3 0 1.4-.7 2.6-1.5 3.3h6.8M8.4 12.7h4.8",
        "",
    );
    /// A town hall: with the council.
    pub const COUNCIL: Self = Self::drawn(
        "M3.5 9.3 12 4l8.5 5.3ZM5.8 9.5V17M10 9.5V17M14 9.5V17M18.2 9.5V17M3.5 20h17M4.8 17h14.4",
        "",
    );
    /// A mobile phone: on this phone.
    pub const DEVICE: Self = Self::drawn(
        "M8.9 2.8h6.2a2.4 2.4 0 0 1 2.4 2.4v13.6a2.4 2.4 0 0 1 -2.4 2.4h-6.2a2.4 2.4 0 0 1 -2.4 -2.4v-13.6a2.4 2.4 0 0 1 2.4 -2.4ZM10.8 18h2.4",
        "",
    );
    /// One person.
    pub const PERSON: Self =
        Self::drawn("M8.2 8a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0ZM4.8 20a7.2 7.2 0 0 1 14.4 0", "");
    /// Add; closer.
    pub const PLUS: Self = Self::drawn("M12 5v14M5 12h14", "");
    /// Farther away.
    pub const MINUS: Self = Self::drawn("M5 12h14", "");
    /// An octagon: a field to fix, not sent.
    pub const PROBLEM: Self = Self::drawn(
        "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.3",
        "M10.75 16.3a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0Z",
    );
    /// A loudspeaker: how somebody wants to be spoken with.
    pub const SPEAKER: Self =
        Self::drawn("M4 9.5v5h3.5l5 4v-13l-5 4ZM16 9a4.2 4.2 0 0 1 0 6M18.6 6.3a8 8 0 0 1 0 11.4", "");
    /// A sun: day activity.
    pub const SUN: Self = Self::drawn(
        "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0ZM12 2.5v2.3M12 19.2v2.3M2.5 12h2.3M19.2 12h2.3M5.3 5.3l1.6 1.6M17.1 17.1l1.6 1.6M18.7 5.3l-1.6 1.6M6.9 17.1l-1.6 1.6",
        "",
    );
    /// A clock face.
    pub const CLOCK: Self =
        Self::drawn("M3.2 12a8.8 8.8 0 1 0 17.6 0a8.8 8.8 0 1 0 -17.6 0ZM12 7v5.3l3.4 2", "");
    /// Two people: helping.
    pub const PEOPLE: Self = Self::drawn(
        "M5.6 8a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0ZM3 19.5a6 6 0 0 1 12 0M15.5 4.9a3.4 3.4 0 0 1 0 6.3M17.5 14.2a6 6 0 0 1 3.5 5.3",
        "",
    );
    /// A shield with a tick: payroll and insurance.
    pub const SHIELD: Self = Self::drawn(
        "M12 3.3 19.5 6v5.5c0 4.5-3 7.7-7.5 9.3-4.5-1.6-7.5-4.8-7.5-9.3V6ZM8.8 11.8l2.3 2.3 4.2-4.4",
        "",
    );
    /// An arrow back to where one came from.
    pub const ARROW_BACK: Self = Self::drawn("M19.5 12h-15M10.5 5.5l-6.5 6.5 6.5 6.5", "").that_turns();
    /// A written page: a file.
    pub const PAGE: Self = Self::drawn(
        "M6 3.5h7.5L18.5 8.5V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5M13 3.7V9h5.3M9 13h6M9 16.5h4",
        "",
    );
    /// An arrow up: sending.
    pub const ARROW_UP: Self = Self::drawn("M12 19.5V5.2M5.8 11.2l6.2-6.3 6.2 6.3", "");
    /// A car: travel.
    pub const CAR: Self = Self::drawn(
        "M4.5 16.5V12l2-5.5a1.5 1.5 0 0 1 1.4-1h8.2a1.5 1.5 0 0 1 1.4 1l2 5.5v4.5ZM4.5 12h15M6 16.5v2.5M18 16.5v2.5",
        "M6.9 14.3a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0ZM14.9 14.3a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0Z",
    );
    /// A hand holding a heart: care.
    pub const CARE: Self = Self::drawn(
        "M12 11.7c-3-2.2-4.5-3.7-4.5-5.5A2.4 2.4 0 0 1 12 4.9a2.4 2.4 0 0 1 4.5 1.3c0 1.8-1.5 3.3-4.5 5.5ZM3 14.5h3.3l4.2 1.7h3a1.5 1.5 0 0 1 0 3h-3.3M13.5 17.5l5-1.8a1.5 1.5 0 0 1 1.2 2.7l-7 3.1H8L3 20.5",
        "",
    );
    /// An i in a ring: a fact.
    pub const INFORMATION: Self = Self::drawn(
        "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0ZM12 11v5.6",
        "M10.75 7.6a1.25 1.25 0 1 0 2.5 0a1.25 1.25 0 1 0 -2.5 0Z",
    );
    /// Two arrows: change to somebody else.
    pub const SWAP: Self = Self::drawn("M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4", "");
    /// A parcel: equipment and supplies.
    pub const BOX: Self =
        Self::drawn("M4 7.8 12 3.5l8 4.3v8.4l-8 4.3-8-4.3ZM4 7.8 12 12l8-4.2M12 12v8.5", "");
    /// A till receipt.
    pub const RECEIPT: Self =
        Self::drawn("M5.5 3.5h13v17l-2.2-1.5-2.1 1.5-2.2-1.5-2.2 1.5-2.1-1.5-2.2 1.5ZM9 8h6M9 12h6", "");
    /// A camera.
    pub const CAMERA: Self = Self::drawn(
        "M3.5 9A2.2 2.2 0 0 1 5.7 6.8h2L9.2 4.5h5.6l1.5 2.3h2A2.2 2.2 0 0 1 20.5 9v8.3a2.2 2.2 0 0 1-2.2 2.2H5.7a2.2 2.2 0 0 1-2.2-2.2ZM8.4 13a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0Z",
        "",
    );
    /// A cross: leave, close.
    pub const CROSS: Self = Self::drawn("M6 6l12 12M18 6 6 18", "");
    /// No signal.
    pub const NO_SIGNAL: Self = Self::drawn(
        "M3 3.5 21 21M5 12.7a10 10 0 0 1 4.5-2.5M14.5 10.2a10 10 0 0 1 4.5 2.5M2 8.9A15 15 0 0 1 6.7 6M11 4.7A15 15 0 0 1 22 8.9M8.3 16.2a5.3 5.3 0 0 1 5.4-1.2",
        "M10.6 19.5a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0 -2.8 0Z",
    );
    /// A chevron down: opens below.
    pub const CHEVRON_DOWN: Self = Self::drawn("M5.5 9l6.5 6.5L18.5 9", "");
    /// A padlock.
    pub const LOCK: Self = Self::drawn(
        "M6.5 10.5h11a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-11a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2ZM8 10.5V7.5a4 4 0 0 1 8 0v3",
        "",
    );
    /// A paper clip: attached.
    pub const CLIP: Self = Self::drawn(
        "M19.5 11.3l-7.9 7.9a4.6 4.6 0 0 1-6.5-6.5l8.3-8.3a3.1 3.1 0 0 1 4.4 4.4l-8.3 8.3a1.6 1.6 0 0 1-2.2-2.2l7.4-7.5",
        "",
    );
    /// An arrow from before to after.
    pub const ARROW_END: Self = Self::drawn("M4 12h15M13 5.8l6.3 6.2-6.3 6.2", "").that_turns();
    /// A pencil: write, change.
    pub const PENCIL: Self =
        Self::drawn("M4.5 19.5l1-4.5L16.2 4.3a1.5 1.5 0 0 1 2.1 0l1.4 1.4a1.5 1.5 0 0 1 0 2.1L9 18.5Z", "");
    /// A calendar.
    pub const CALENDAR: Self = Self::drawn(
        "M6 5.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-11a2 2 0 0 1 2 -2ZM8 3.3v4M16 3.3v4M4 10.5h16",
        "",
    );
    /// A bin: delete.
    pub const BIN: Self =
        Self::drawn("M4.5 6.5h15M9.5 6.5v-3h5v3M6.5 6.5l1 14h9l1-14M10.2 10.5v6M13.8 10.5v6", "");
    /// A magnifying glass with a minus.
    pub const FARTHER: Self = Self::drawn(
        "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0ZM15.5 15.5l5 5M10.5 7.8v5.4M7.8 10.5h5.4",
        "",
    );
    /// A paper aeroplane: send.
    pub const SEND: Self = Self::drawn("M4 4.5 20.5 12 4 19.5l2.3-7.5ZM6.5 12h7", "").that_turns();
    /// A triangle: danger.
    pub const WARNING: Self =
        Self::drawn("M12 3.8 21.3 20H2.7ZM12 10v4.6", "M10.8 17.3a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0 -2.4 0Z");
}
