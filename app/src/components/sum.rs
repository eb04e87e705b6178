//! A sum, written the way one writes it on paper; also any list of a few facts with their amounts.

use crate::markup::{View, view};
use leptos::prelude::*;

/// What a row is in the sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rank {
    /// A line.
    #[default]
    Line,
    /// A part of the line above.
    Part,
    /// What the lines come to.
    Total,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub term: String,
    /// How it was reckoned, or more about it.
    pub why: Option<String>,
    /// How much, written out.
    pub amount: String,
    /// What it is in the sum.
    pub rank: Rank,
}

/// The rows.
#[component]
pub fn Sum(rows: Vec<Row>) -> View {
    let drawn = rows.into_iter().map(|row| {
        let class = match row.rank {
            Rank::Line => "app-sum__row",
            Rank::Part => "app-sum__row app-sum__row--part",
            Rank::Total => "app-sum__row app-sum__row--total",
        };
        view! {
            <div class=class>
                <dt class="app-sum__term">
                    {row.term}
                    {row.why.map(|why| view! { <span class="app-sum__why">{why}</span> })}
                </dt>
                <dd class="app-sum__amount"><bdi>{row.amount}</bdi></dd>
            </div>
        }
    });
    view! { <dl class="app-sum">{drawn.collect_view()}</dl> }
}
