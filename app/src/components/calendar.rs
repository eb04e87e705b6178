//! A month as a calendar: a table of weeks, Monday first. A day with something in it is a link; where there is room its
//! amounts stand in it, and else a sign for each way the money went.

use crate::components::icon::Icon;
use crate::format::{money, money_in, weekday_name, weekday_short_name};
use crate::markup::{Draw as _, View, view};
use crate::text::{t, words::records as words};
use leptos::prelude::*;
use portal_domain::money::Pence;

/// A day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its number in the month.
    pub number: u32,
    /// Today says so.
    pub is_today: bool,
    /// What there is; none on a day without anything.
    pub some: Option<Content>,
}

/// What there is on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Where more of it is.
    pub href: String,
    /// All of it in words: "Friday 27 March, 2 things: £953.39 went out".
    pub spoken: String,
    /// What came in.
    pub came_in: Option<Pence>,
    /// What went out.
    pub went_out: Option<Pence>,
}

/// The month.
#[component]
pub fn Calendar(
    #[prop(into)] caption: String,
    /// Seven places a week, empty where the day belongs to another month.
    weeks: Vec<[Option<Cell>; 7]>,
) -> View {
    let heads = (0..7).map(|day| {
        view! {
            <th class="app-calendar__head" scope="col">
                <span aria-hidden="true">{weekday_short_name(day)}</span>
                <span class="app-visually-hidden">{weekday_name(day)}</span>
            </th>
        }
    });
    let weeks = weeks.into_iter().map(|week| view! { <tr>{week.into_iter().map(place).collect_view()}</tr> });
    view! {
        <table class="app-calendar">
            <caption class="app-calendar__caption">{caption}</caption>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
}

fn place(cell: Option<Cell>) -> View {
    let Some(Cell { number, is_today, some }) = cell else {
        return view! { <td class="app-calendar__day app-calendar__day--none"></td> };
    };
    let today = is_today.then(|| view! { <span class="app-calendar__today">{t(words::TODAY)}</span> });
    let inside = match some {
        None => {
            view! { <span class="app-calendar__empty"><span class="app-calendar__number">{number}</span> {today}</span> }
        }
        Some(Content { href, spoken, came_in, went_out }) => {
            let line = |sum: Option<Pence>, icon: Icon, written: fn(Pence) -> String| {
                sum.map(|sum| {
                    view! {
                        <span class="app-calendar__sum">
                            {icon.with("app-calendar__sign")}
                            <bdi class="app-calendar__amount">{written(sum)}</bdi>
                        </span>
                    }
                })
            };
            view! {
                <a class="app-calendar__link" href=href>
                    <span class="app-visually-hidden">{spoken} " "</span>
                    <span class="app-calendar__number" aria-hidden="true">{number}</span>
                    {today}
                    <span class="app-calendar__sums" aria-hidden="true">
                        {line(went_out, Icon::RECEIPT, money)}
                        {line(came_in, Icon::PLUS, money_in)}
                    </span>
                </a>
            }
        }
    };
    let class = if is_today { "app-calendar__day app-calendar__day--today" } else { "app-calendar__day" };
    view! { <td class=class>{inside.draw()}</td> }
}
