//! A tear-off calendar leaf. Hidden from screen readers: the whole date is always in words beside it.

use crate::components::icon::Icon;
use crate::format::{month_short, weekday_short};
use crate::markup::{View, view};
use chrono::{Datelike as _, NaiveDate};
use leptos::prelude::*;

/// The leaf of a day.
#[component]
pub fn DateLeaf(date: NaiveDate) -> View {
    view! {
        <span class="app-date-leaf" aria-hidden="true">
            <span class="app-date-leaf__day">{weekday_short(date)}</span>
            <span class="app-date-leaf__number">{date.day()}</span>
            <span class="app-date-leaf__month">{month_short(date)}</span>
        </span>
    }
}

/// An icon in the same place where there is no date, so that rows line up.
#[component]
pub fn IconLeaf(icon: Icon) -> View {
    view! {
        <span class="app-date-leaf app-date-leaf--icon" aria-hidden="true">{icon.large()}</span>
    }
}
