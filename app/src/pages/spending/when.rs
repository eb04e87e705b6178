//! Which day something was paid, or came in.

use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::spending::DayChoice;

use super::faults::part;
use super::fields::Fields;
use crate::components::choice::{Answer, Arrangement, Choice, Tick};
use crate::components::error_summary::Faults;
use crate::components::field::TextField;
use crate::format::short_date;
use crate::markup::{Show, View, view};
use crate::reactive::{Memo, RwSignal};
use crate::text::{t, words::spending};

/// Which day.
#[component]
pub fn When(
    /// The fields.
    fields: Fields,
    /// What is wrong with them.
    faults: Faults,
    /// What "Today" means.
    today: NaiveDate,
    /// Whether it is asked if a day of long ago is right.
    asks: RwSignal<bool>,
) -> View {
    let yesterday = today.pred_opt().unwrap_or(today);
    let answers = vec![
        (DayChoice::Today, Answer::new(t(spending::TODAY)).hint(short_date(today, today))),
        (DayChoice::Yesterday, Answer::new(t(spending::YESTERDAY)).hint(short_date(yesterday, today))),
        (DayChoice::Another, Answer::new(t(spending::PICK)).hint(t(spending::PICK_HINT))),
    ];
    // That a date is right is said of one date.
    Effect::new(move |before: Option<()>| {
        fields.day.track();
        fields.when.track();
        if before.is_some() {
            fields.long_ago_is_right.set(false);
            asks.set(false);
        }
    });
    let another = Memo::new(move |_| fields.when.get() == Some(DayChoice::Another));
    let asked = move || asks.get() || fields.long_ago_is_right.get();
    view! {
        <div class="app-stack app-stack--close">
            <Choice
                name=part::WHEN
                legend=t(spending::WHEN)
                answers
                chosen=fields.when
                arrangement=Arrangement::Two
                error=faults.of(part::WHEN)
            />
            <Show when=move || another.get()>
                <TextField
                    id=part::DATE
                    label=t(spending::DATE)
                    hint=t(spending::DATE_HINT)
                    value=fields.day
                    error=faults.of(part::DATE)
                />
                <Show when=asked>
                    <Tick label=t(spending::LONG_AGO_YES) checked=fields.long_ago_is_right/>
                </Show>
            </Show>
        </div>
    }
}
