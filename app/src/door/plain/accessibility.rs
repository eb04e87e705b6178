//! The accessibility statement: what works, how that was checked, and what does not work yet.

use crate::markup::{View, view};
use leptos::prelude::*;

use super::{Part, call, call_others, say, team};
use crate::components::heading::Heading;
use crate::text::{t, words::help as words};

/// The Equality Advisory and Support Service.
const EQUALITY: &str = "0808 800 0082";

/// The page.
#[component]
pub fn Accessibility() -> View {
    view! {
        <div class="app-stack">
            <Heading text=t(words::ACCESSIBILITY)/>
            {say(words::ACCESSIBILITY_INTRO)}
            <Part title=words::ACCESSIBILITY_DOES>
                {say(words::ACCESSIBILITY_DOES_KEYS)}
                {say(words::ACCESSIBILITY_DOES_SIZE)}
                {say(words::ACCESSIBILITY_DOES_COLOURS)}
                {say(words::ACCESSIBILITY_DOES_STILL)}
            </Part>
            <Part title=words::ACCESSIBILITY_NOT>
                {say(words::ACCESSIBILITY_NOT_EASY_READ)}
                {say(words::ACCESSIBILITY_NOT_PICTURES)}
                {say(words::ACCESSIBILITY_NOT_PDF)}
                {say(words::ACCESSIBILITY_NOT_SCRIPT)}
                {say(words::ACCESSIBILITY_OTHER)}
            </Part>
            <Part title=words::ACCESSIBILITY_CHECKED>
                {say(words::ACCESSIBILITY_CHECKED_HOW)}
                {say(words::ACCESSIBILITY_CHECKED_NOT)}
            </Part>
            <Part title=words::ACCESSIBILITY_TELL_TITLE>
                {call(words::ACCESSIBILITY_TELL, team)}
                {call_others(words::ACCESSIBILITY_ENFORCE, EQUALITY)}
                {say(words::ACCESSIBILITY_LAW)}
            </Part>
        </div>
    }
}
