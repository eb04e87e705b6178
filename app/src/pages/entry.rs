//! One spend or money in.
use leptos::prelude::*;
use portal_domain::id::EntryId;
/// The page.
#[component]
pub fn EntryPage(id: EntryId) -> impl IntoView {
    let _ = id;
}
