//! A day of the calendar: what was paid and what came in.

use crate::markup::{Show, View, view};
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::time::Month;

use super::month::known::Months;
use super::month::{lines, officer};
use crate::clock;
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::ledger::LedgerDay;
use crate::components::link_row::BackLink;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::format::{month_and_year, relative_date};
use crate::ledger::on_device::OnDevice;
use crate::ledger::row::Row;
use crate::page::{Aspect, Page};
use crate::text::{t, t_with, words::money as money_words, words::records as words};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn DayPage(
    /// Which.
    date: NaiveDate,
) -> View {
    let months = Months::here();
    let month = Month::of(date);
    let (known, load) = months.follow(month, OnDevice::here());
    let (trouble, officer) = (months.clone(), officer());
    let waits = move || known.with(Option::is_none) && months.trouble().is_none();
    let title = relative_date(date, clock::today());
    let back = t_with(words::BACK_MONTH, [("month", &month_and_year(month.first()))]);
    let heading = title.clone();
    let list = move || {
        let known = known.get()?;
        let rows: Vec<Row> = known.on(date).cloned().collect();
        Some(if rows.is_empty() {
            let (title, why) = (t(words::DAY_EMPTY), t(words::DAY_EMPTY_WHY));
            view! { <Empty picture=Picture::ALL_DONE title words=why/> }
        } else {
            let (left, lines) = (known.sums.left_on(date), lines(&rows, &officer.get()));
            view! {
                <h2 class="app-visually-hidden">{t(money_words::LIST)}</h2>
                <div class="app-ledger"><LedgerDay title=title.clone() left lines/></div>
            }
        })
    };
    view! {
        <div class="app-stack">
            <BackLink label=back href=Page::Month(month, Aspect::Calendar)/>
            <Heading text=heading/>
            {move || trouble.trouble().map(|error| view! { <Trouble error again=load/> })}
            <Show when=waits><Skeleton words=t(money_words::LOADING)/></Show>
            {list}
        </div>
    }
}
