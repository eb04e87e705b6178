//! What is kept, why, and who sees it.

use crate::markup::{View, view};
use leptos::prelude::*;

use super::{Part, call, call_others, say, team};
use crate::components::heading::Heading;
use crate::text::{t, words::help as words};

/// The Information Commissioner's Office.
const COMMISSIONER: &str = "0303 123 1113";

/// The page.
#[component]
pub fn Privacy() -> View {
    view! {
        <div class="app-stack">
            <Heading text=t(words::PRIVACY)/>
            {say(words::PRIVACY_INTRO)}
            <Part title=words::PRIVACY_WHAT>
                {say(words::PRIVACY_WHAT_YOU)}
                {say(words::PRIVACY_WHAT_MONEY)}
                {say(words::PRIVACY_WHAT_MESSAGES)}
            </Part>
            <Part title=words::PRIVACY_WHY>{say(words::PRIVACY_WHY_TEXT)}{say(words::PRIVACY_LONG)}</Part>
            <Part title=words::PRIVACY_WHO>{say(words::PRIVACY_WHO_TEXT)}{say(words::PRIVACY_WHO_LOOKED)}</Part>
            <Part title=words::PRIVACY_PHONE>{say(words::PRIVACY_PHONE_TEXT)}{say(words::PRIVACY_PHONE_PHOTO)}</Part>
            <Part title=words::PRIVACY_COOKIES>{say(words::PRIVACY_COOKIES_TEXT)}</Part>
            <Part title=words::PRIVACY_RIGHTS>
                {call(words::PRIVACY_ASK, team)}
                {call_others(words::PRIVACY_ICO, COMMISSIONER)}
            </Part>
        </div>
    }
}
