//! What there is, in words first: the state, then the number, then what it means.

use crate::components::icon::Icon;
use crate::components::weeks::Weeks;
use crate::format::money;
use crate::markup::{Children, View, view};
use leptos::prelude::*;
use portal_domain::money::Pence;

/// How things stand. The words and the icon say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All well.
    Fine,
    /// Little is left, or something is to look at.
    Low,
}

/// The panel. Children come last: the link to the sum.
#[component]
pub fn MoneyNow(
    standing: Standing,
    /// "You’re fine."
    #[prop(into)]
    state: String,
    amount: Pence,
    /// What follows the amount: "in your account, about 2½ weeks of support".
    #[prop(into)]
    words: String,
    /// Half weeks of support and how many weeks' boxes to draw; none where a payment has no weeks.
    #[prop(optional_no_strip, into)]
    weeks: Option<(i64, i64)>,
    /// Small sentences below: what a box is, as at when.
    #[prop(optional)]
    notes: Vec<String>,
    #[prop(optional)] children: Option<Children>,
) -> View {
    let (class, icon) = match standing {
        Standing::Fine => ("app-money-now", Icon::TICK),
        Standing::Low => ("app-money-now app-money-now--low", Icon::INFORMATION),
    };
    view! {
        <section class=class aria-labelledby="money-now">
            <div class="app-stack app-stack--close">
                <h2 class="app-money-now__state" id="money-now">
                    <span class="app-money-now__badge">{icon.view()}</span>
                    {state}
                </h2>
                <p class="app-money-now__words">
                    <strong class="app-money-now__amount"><bdi>{money(amount)}</bdi></strong>
                    " "
                    {words}
                </p>
                {weeks.map(|(half_weeks, most)| view! { <Weeks half_weeks most/> })}
                {notes.into_iter().map(|note| view! { <p class="app-money-now__note">{note}</p> }).collect_view()}
            </div>
            {children.map(Children::view)}
        </section>
    }
}
