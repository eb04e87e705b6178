//! The one `h1` of a page. It names the page in the browser's title and takes the focus when the page is come to, so that
//! a screen reader reads it out. Nothing else does this.

use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, t_with, words::shell};
use leptos::prelude::*;

/// Whether a page has been shown since the app was opened: the first one does not take the focus, the browser has read it.
#[derive(Clone, Copy, Debug)]
pub struct Visited(StoredValue<bool>);

/// Provided once, by the app.
pub fn provide_visited() {
    provide_context(Visited(StoredValue::new(false)));
}

/// The heading of the page.
#[component]
pub fn Heading(
    #[prop(into)] text: TextProp,
    /// The browser's title, where it is not the same words.
    #[prop(optional, into)]
    title: Option<TextProp>,
    /// Something is wrong with the form of this page; the browser's title then begins with "Error:".
    #[prop(optional, into)]
    wrong: Signal<bool>,
) -> View {
    let heading = NodeRef::<leptos::html::H1>::new();
    let title = title.unwrap_or_else(|| text.clone());
    Effect::new(move || {
        let page = title.get();
        let words = t_with(shell::TITLE, [("page", &page), ("service", t(shell::SERVICE))]);
        let words = if wrong.get() { format!("{} {words}", t(shell::ERROR_PREFIX)) } else { words };
        document().set_title(&words);
    });
    Effect::new(move || {
        if let (Some(element), Some(Visited(visited))) = (heading.get(), use_context::<Visited>()) {
            if visited.try_get_value() == Some(true) {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _: Result<(), _> = element.focus_with_options(&options);
            }
            visited.try_set_value(true);
        }
    });
    view! {
        <h1 class="app-heading" tabindex="-1" node_ref=heading>{move || text.get()}</h1>
    }
}
