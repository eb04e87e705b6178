//! A month: what came in, what went out and what was left, as a list, a calendar or pictures.

use crate::markup::{Draw as _, Show, View, view};
use crate::reactive::Memo;
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::time::Month;

use crate::account::Account;
use crate::clock;
use crate::components::chip::{ChipLink, Chips};
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::ledger::LedgerDay;
use crate::components::link_row::BackLink;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::components::sum::{Rank, Row as SumRow, Sum};
use crate::format::{moment, money, month_and_year, relative_date};
use crate::ledger::on_device::OnDevice;
use crate::ledger::row::Row;
use crate::page::{Aspect, Page};
use crate::text::{t, t_with, words::money as money_words, words::records as words, words::shell};
use crate::trouble::Trouble;
use calendar::MonthCalendar;
use known::{Known, Months};
use pictures::Pictures;

mod calendar;
pub mod known;
mod pictures;

/// What the council calls the officer, for the tags of lines.
pub type Officer = Memo<String>;

/// The officer of the payment.
pub fn officer() -> Officer {
    let account = Account::here();
    Memo::new(move |_| {
        account.view().map_or_else(String::new, |view| view.officer.officer.called.to_string())
    })
}

/// The page.
#[component]
pub fn MonthPage(
    /// Which.
    month: Month,
    /// How it is looked at.
    aspect: Aspect,
) -> View {
    let device = OnDevice::here();
    let months = Months::here();
    let (known, load) = months.follow(month, device);
    let trouble = months.clone();
    let waits = move || known.with(Option::is_none) && months.trouble().is_none();
    let troubled = move || {
        let as_at = known.with(|known| known.as_ref().map(|known| known.sums.as_at));
        let older =
            as_at.map(|as_at| t_with(money_words::NOT_NEWEST, [("moment", &moment(as_at, clock::today()))]));
        trouble.trouble().map(|error| view! { <Trouble error older again=load/> })
    };
    view! {
        <div class="app-stack">
            <BackLink label=t(shell::BACK_MONEY) href=Page::Money/>
            <Heading text=month_and_year(month.first())/>
            <div class="app-stack app-stack--close">
                <Others month aspect known/>
                <Ways month aspect/>
            </div>
            {troubled}
            <Show when=waits><Skeleton words=t(money_words::LOADING)/></Show>
            {move || known.get().map(|known| view! { <Whole known aspect/> })}
        </div>
    }
}

/// The ways to the months beside it: none before the record began, none that has not come.
#[component]
fn Others(month: Month, aspect: Aspect, known: Memo<Option<Known>>) -> View {
    let first = Memo::new(move |_| known.with(|known| known.as_ref().map(|known| known.sums.first)));
    let link = move |to: Option<Month>, words: &'static str, icon: Icon, is_first: bool| {
        to.map(|to| {
            let icon = icon.small();
            let label = view! {
                <span><span class="app-visually-hidden">{words} " "</span>{month_and_year(to.first())}</span>
            };
            let href = Page::Month(to, aspect).path();
            if is_first {
                view! { <a class="app-link-row" href=href>{icon} {label}</a> }
            } else {
                view! { <a class="app-link-row" href=href>{label} {icon}</a> }
            }
        })
    };
    let both = move || {
        let before = month.before().filter(|before| first.get().is_some_and(|first| *before >= first));
        let after = month.after().filter(|after| *after <= Month::of(clock::today()));
        let before = link(before, t(words::MONTH_BEFORE), Icon::ARROW_BACK, true);
        let after = link(after, t(words::MONTH_AFTER), Icon::CHEVRON_END, false);
        [before.draw(), after.draw()].collect_view()
    };
    view! { <nav class="app-cluster" aria-label=t(words::MONTHS)>{both}</nav> }
}

/// The three ways to see it.
#[component]
fn Ways(month: Month, aspect: Aspect) -> View {
    let chips = Aspect::ALL.map(|way| {
        let label = match way {
            Aspect::List => t(words::WAY_LIST),
            Aspect::Calendar => t(words::WAY_CALENDAR),
            Aspect::Pictures => t(words::WAY_PICTURES),
        };
        view! { <ChipLink label href=Page::Month(month, way) current=way == aspect/> }
    });
    view! { <Chips label=t(words::WAYS) chips=chips.into()/> }
}

/// All that is known of it.
#[component]
fn Whole(known: Known, aspect: Aspect) -> View {
    let totals = totals(&known, clock::today());
    let here = known.counts_here.then(|| view! { <p>{t(words::HERE_COUNTED)}</p> });
    let is_empty = known.rows.is_empty();
    let seen = match aspect {
        Aspect::Calendar => view! { <MonthCalendar known/> },
        Aspect::List | Aspect::Pictures if is_empty => {
            let (title, why) = (t(words::MONTH_EMPTY), t(words::MONTH_EMPTY_WHY));
            view! { <Empty picture=Picture::ALL_DONE title words=why/> }
        }
        Aspect::List => view! { <Days known/> },
        Aspect::Pictures => view! { <Pictures known/> },
    };
    view! {
        <section class="app-form" aria-labelledby="totals">
            <h2 class="app-visually-hidden" id="totals">{t(words::TOTALS)}</h2>
            <Sum rows=totals/>
            {here}
        </section>
        {seen}
    }
}

/// What came in, what went out, what was left.
fn totals(known: &Known, today: NaiveDate) -> Vec<SumRow> {
    let sums = &known.sums;
    let line = |term: &str, amount, rank| {
        let amount = money(amount);
        SumRow { term: term.to_owned(), amount, rank, ..SumRow::default() }
    };
    let left = if sums.month.last() < today { t(words::LEFT_AT_END) } else { t(words::LEFT_NOW) };
    // A sum that would not fit is left out.
    let came_in = sums.came_in().map(|sum| line(t(words::CAME_IN), sum, Rank::Line));
    let went_out = sums.went_out().map(|sum| line(t(words::WENT_OUT), sum, Rank::Line));
    came_in.into_iter().chain(went_out).chain([line(left, sums.left, Rank::Total)]).collect()
}

/// The list, day by day.
#[component]
fn Days(known: Known) -> View {
    let officer = officer();
    let rest = usize::try_from(known.sums.lines()).unwrap_or_default();
    let rest = (rest > known.rows.len())
        .then(|| view! { <p>{t_with(words::MONTH_REST, [("count", &rest.to_string())])}</p> });
    let days = move || {
        let today = clock::today();
        let days = known.rows.chunk_by(|one, other| one.record.entry.date() == other.record.entry.date());
        let days = days.filter_map(|rows| {
            let date = rows.first()?.record.entry.date();
            let lines = lines(rows, &officer.get());
            let left = known.sums.left_on(date);
            Some(view! { <LedgerDay title=relative_date(date, today) left lines/> })
        });
        days.collect_view()
    };
    view! {
        <div class="app-ledger">{days}</div>
        {rest}
    }
}

/// Their lines in a list.
pub fn lines(rows: &[Row], officer: &str) -> Vec<crate::components::ledger::Line> {
    rows.iter().map(|row| row.line(officer)).collect()
}
