//! Weeks of support as boxes: one box is one week, filled to the nearest half.

use crate::format::weeks_number;
use crate::markup::{View, view};
use crate::text::{t_with, words::home};
use leptos::prelude::*;

/// The boxes, with the sentence for those who do not see them.
#[component]
pub fn Weeks(
    /// Half weeks, as the domain counts them: 5 is two and a half.
    half_weeks: i64,
    /// How many boxes are drawn: the weeks that may be kept.
    most: i64,
) -> View {
    let boxes = most.max(half_weeks.saturating_add(1) / 2);
    let drawn = (0..boxes).map(|at| {
        let filled = half_weeks.saturating_sub(at.saturating_mul(2));
        let class = match (filled > 0, at >= most) {
            (_, true) => "app-weeks__box app-weeks__box--over",
            (true, false) => "app-weeks__box",
            (false, false) => "app-weeks__box app-weeks__box--spare",
        };
        let fill = match filled {
            ..=0 => None,
            1 => Some("app-weeks__fill app-weeks__fill--half"),
            2.. => Some("app-weeks__fill"),
        };
        view! { <span class=class>{fill.map(|fill| view! { <span class=fill></span> })}</span> }
    });
    let label =
        t_with(home::WEEKS_BOXES, [("filled", &weeks_number(half_weeks)), ("most", &most.to_string())]);
    view! { <div class="app-weeks" role="img" aria-label=label>{drawn.collect_view()}</div> }
}
