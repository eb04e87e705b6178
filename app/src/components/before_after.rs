//! The money before and after, while an amount is typed.

use crate::components::icon::Icon;
use crate::format::money;
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, t_view, words::spending};
use leptos::prelude::*;
use portal_domain::money::Pence;

/// Two numbers with an arrow between; while there is no amount, a sentence with the first.
#[component]
pub fn BeforeAfter(
    #[prop(into)] before: Signal<Pence>,
    /// `None` while the amount cannot be read.
    #[prop(into)]
    after: Signal<Option<Pence>>,
) -> View {
    let item = |class: &'static str, label: &'static str, amount: Pence| {
        view! {
            <span class=class>
                <span class="app-before-after__label">{label}</span>
                " "
                <span class="app-before-after__amount"><bdi>{money(amount)}</bdi></span>
            </span>
        }
    };
    let shown = move || match after.get() {
        None => {
            let now = view! { <strong><bdi>{money(before.get())}</bdi></strong> };
            view! { <span>{t_view(spending::BEFORE_ONLY, [("amount", now)])}</span> }
        }
        Some(left) => view! {
            {item("app-before-after__item", t(spending::BEFORE), before.get())}
            {Icon::ARROW_END.view()}
            {item("app-before-after__item app-before-after__item--after", t(spending::AFTER), left)}
        },
    };
    view! { <p class="app-before-after">{shown}</p> }
}
