//! The reference to read out on the telephone.

use crate::markup::{View, view};
use crate::text::{t, words::spending};
use leptos::prelude::*;

/// The code, large, and when it was stored.
#[component]
pub fn Reference(
    #[prop(into)] code: String,
    /// The whole sentence: "Stored at 9:26 on Wednesday 1 April 2026."
    #[prop(into)]
    stored: String,
) -> View {
    view! {
        <div class="app-reference" role="status">
            <p>{t(spending::YOUR_REFERENCE)}</p>
            <strong class="app-reference__code"><bdi dir="ltr">{code}</bdi></strong>
            <p>{stored}</p>
        </div>
    }
}
