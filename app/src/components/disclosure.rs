//! More, when it is wanted: native `details`.

use crate::components::icon::Icon;
use crate::markup::{Children, View, view};
use crate::reactive::Signal;
use leptos::prelude::*;

/// The words say what opens.
#[component]
pub fn Disclosure(
    #[prop(into)] words: TextProp,
    /// Opens it, where what is inside must be seen; the reader may close it again.
    #[prop(optional, into)]
    open: Signal<bool>,
    children: Children,
) -> View {
    view! {
        <details class="app-disclosure" prop:open=open>
            <summary class="app-disclosure__summary">
                {Icon::CHEVRON_DOWN.with("app-disclosure__sign app-icon--small")}
                <span class="app-disclosure__words">{move || words.get()}</span>
            </summary>
            <div class="app-disclosure__body">{children.view()}</div>
        </details>
    }
}
