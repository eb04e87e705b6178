//! What is known of one thing: a name and what it is, line by line.

use crate::markup::{View, view};
use leptos::prelude::*;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub name: &'static str,
    /// What it is; its lines are kept.
    pub value: String,
}

/// The lines.
#[component]
pub fn Facts(facts: Vec<Fact>) -> View {
    let lines = facts.into_iter().map(|fact| {
        view! {
            <div class="app-facts__fact">
                <dt class="app-facts__name">{fact.name}</dt>
                <dd class="app-facts__value">{fact.value}</dd>
            </div>
        }
    });
    view! { <dl class="app-facts">{lines.collect_view()}</dl> }
}
