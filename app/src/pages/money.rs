//! Money: what there is, and what came in and went out, by day. What is on this device stands in its place in the list.

use crate::address::{Address, Going};
use crate::markup::{Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use portal_domain::api::AccountView;
use portal_domain::time::Month;
use std::sync::Arc;

use crate::account::Account;
use crate::clock;
use crate::components::button::{Button, ButtonLink, Shape, Tone};
use crate::components::chip::{Chip, Chips};
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::ledger::LedgerDay;
use crate::components::link_row::LinkRow;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::format::{moment, relative_date};
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::{Reader, Voice, acting_account};
use crate::page::{Aspect, Page};
use crate::text::{t, t_with, words::home, words::money as words, words::records};
use days::{Day, days, with_records};
use listing::Listing;
use show::Show;
use standing::MoneyPanel;

use super::pile::ToFillIn;
use crate::trouble::Trouble;

pub mod days;
pub mod listing;
pub mod show;
pub mod standing;

/// The page.
#[component]
pub fn Money() -> View {
    let account = Account::here();
    let view = {
        let account = account.clone();
        Signal::derive(move || account.view())
    };
    let waits = Memo::new(move |_| view.with(Option::is_none) && account.trouble().is_none());
    let device = OnDevice::here();
    let voice = Memo::new(move |_| view.with(|view| view.as_deref().map(Voice::of)));
    let title = move || match voice.get() {
        Some(Voice::Helping(name)) => t_with(words::TITLE_HELPING, [("name", &name)]),
        Some(Voice::Own) | None => t(words::TITLE).to_owned(),
    };
    view! {
        <div class="app-stack">
            <Heading text=TextProp::from(title)/>
            <div class="app-stack app-form">
                <Show when=move || waits.get()><Skeleton words=t(home::LOADING) panel=true/></Show>
                <MoneyPanel view device/>
                <AddSpend view/>
            </div>
            <List view device waits/>
        </div>
    }
}

/// The way to a new spend; the name of the person it is for is in it.
#[component]
pub fn AddSpend(
    /// The payment.
    view: Signal<Option<Arc<AccountView>>>,
) -> View {
    let label = move || match view.with(|view| view.as_deref().map(Voice::of)) {
        Some(Voice::Helping(name)) => t_with(home::ADD_SPEND_FOR, [("name", &name)]),
        Some(Voice::Own) | None => t(home::ADD_SPEND).to_owned(),
    };
    view! {
        <ButtonLink
            label=TextProp::from(label)
            href=Page::AddSpend
            tone=Tone::Primary
            shape=Shape::Large
            icon=Icon::PLUS
        />
        <ToFillIn/>
    }
}

/// The list with its choices.
#[component]
fn List(
    view: Signal<Option<Arc<AccountView>>>,
    device: Memo<OnDevice>,
    /// While the panel above has not come, nothing stands below it that would have to move.
    waits: Memo<bool>,
) -> View {
    let reader = Reader::here();
    let listing = StoredValue::new(Listing::here());
    let account = acting_account();
    let delivered = Memo::new(move |_| device.with(OnDevice::delivered_count));
    // What the council did meanwhile comes with the payment: it is read anew when the page is seen again.
    let as_at = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.balance.as_at)));
    let load = move || {
        if let Some(account) = account.get_untracked() {
            listing.with_value(|listing| listing.load(account));
        }
    };
    Effect::new(move || {
        delivered.get();
        as_at.get();
        account.get();
        load();
    });

    let page = Memo::new(move |_| {
        account.get().and_then(|account| listing.with_value(|listing| listing.page(account)))
    });
    let all = Memo::new(move |_| match reader.author() {
        Some(author) => {
            let device = device.get();
            let listed = page.with(|page| days(page.as_ref(), &device, &author));
            let todo = view.with(|view| view.as_ref().map(|view| view.todo.clone())).unwrap_or_default();
            let questions = todo.questions.into_iter().map(|thread| thread.entry);
            // They are shown only where they are asked for: among all days they would stand alone.
            (
                with_records(listed.clone(), todo.receipts_missing.into_iter().chain(questions), &device),
                listed,
            )
        }
        None => (Vec::new(), Vec::new()),
    });
    let query = Address::here().query();
    let show = Memo::new(move |_| Show::from_query(&query.get()));
    let shown = Memo::new(move |_| {
        let show = show.get();
        all.with(|(with_todo, listed)| {
            show.of(if show == Show::All { listed.clone() } else { with_todo.clone() })
        })
    });
    let todo =
        Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.todo.clone())).unwrap_or_default());
    let more = move || {
        let goes_on = page.with(|page| page.as_ref().is_some_and(|page| page.next.is_some()));
        goes_on && todo.with(|todo| show.get().reaches_back(todo))
    };
    let trouble = move || listing.with_value(Listing::trouble);
    let older = move || {
        let as_at = page.with(|page| page.as_ref().map(|page| page.balance.as_at))?;
        Some(t_with(words::NOT_NEWEST, [("moment", &moment(as_at, clock::today()))]))
    };
    let loading = move || page.with(Option::is_none) && trouble().is_none();
    view! {
        <Show when=move || !waits.get()>
            <section class="app-stack app-stack--close" aria-labelledby="list">
                <h2 id="list">{t(words::LIST)}</h2>
                <OtherWays/>
                <Choices show days=Signal::derive(move || all.with(|(all, _)| all.clone()))/>
                {move || trouble().map(|error| view! { <Trouble error older=older() again=Callback::new(move |()| load())/> })}
                <Days days=shown view/>
                <Show when=loading><Skeleton words=t(words::LOADING)/></Show>
                <Show when=move || shown.with(Vec::is_empty) && page.with(Option::is_some)>
                    <Nothing show=show.get() any=page.with(|page| page.as_ref().is_some_and(|page| !page.entries.is_empty()))/>
                </Show>
                <Show when=more>
                    <Button
                        label=t(words::EARLIER)
                        shape=Shape::Wide
                        not_yet=Signal::derive(move || listing.with_value(Listing::is_loading))
                        on_press=Callback::new(move |()| listing.with_value(Listing::earlier))
                    />
                </Show>
                <div><LinkRow label=t(words::CAME_IN_LINK) href=Page::CameIn/></div>
                <div><LinkRow label=t(crate::text::words::spending::REMOVED_LINK) href=Page::Removed/></div>
            </section>
        </Show>
    }
}

/// The ways to see it otherwise, which are another program's.
#[component]
fn OtherWays() -> View {
    let month = Month::of(clock::today());
    let links = [
        (t(records::FIND), Page::Find),
        (t(records::LINK_CALENDAR), Page::Month(month, Aspect::Calendar)),
        (t(records::LINK_PICTURES), Page::Month(month, Aspect::Pictures)),
    ];
    let links = links.map(|(label, page)| view! { <li><LinkRow label href=page/></li> });
    view! { <ul class="app-cluster">{links.into_iter().collect_view()}</ul> }
}

/// The choices above the list, each with how many lines it has.
#[component]
fn Choices(show: Memo<Show>, days: Signal<Vec<Day>>) -> View {
    let address = Address::here();
    let counts = Memo::new(move |_| days.with(|days| Show::ALL.map(|show| show.count(days))));
    let chip = move |which: Show, label: &'static str, count: Option<usize>| {
        view! {
            <Chip
                label
                count=count.filter(|count| *count > 0)
                pressed=Signal::derive(move || show.get() == which)
                on_press=Callback::new(move |()| address.go(&which.path(), Going::InPlace))
            />
        }
    };
    View::live(move || {
        let [_, here, receipts, questions, _] = counts.get();
        view! {
            <Chips label=t(words::SHOW) chips=vec![
                chip(Show::All, t(words::FILTER_ALL), None),
                chip(Show::Here, t(words::FILTER_HERE), Some(here)),
                chip(Show::ReceiptNeeded, t(words::FILTER_RECEIPT), Some(receipts)),
                chip(Show::Question, t(words::FILTER_QUESTION), Some(questions)),
                chip(Show::MoneyIn, t(words::FILTER_IN), None),
            ]/>
        }
    })
}

/// The days that are shown.
#[component]
fn Days(days: Memo<Vec<Day>>, view: Signal<Option<Arc<AccountView>>>) -> View {
    let officer = Memo::new(move |_| {
        view.with(|view| view.as_ref().map(|view| view.officer.officer.called.to_string()))
            .unwrap_or_default()
    });
    View::live(move || {
        let (officer, today) = (officer.get(), clock::today());
        let drawn = days.get().into_iter().map(|day| {
            let lines = day.rows.iter().map(|row| row.line(&officer)).collect();
            view! { <LedgerDay title=relative_date(day.date, today) left=day.left lines/> }
        });
        view! { <div class="app-ledger">{drawn.collect_view()}</div> }
    })
}

/// When no line is shown.
#[component]
fn Nothing(show: Show, any: bool) -> View {
    let (picture, title, why) = match show {
        Show::All if !any => (Picture::FIRST_RECEIPT, t(words::EMPTY), t(words::EMPTY_WHY)),
        Show::Here => (Picture::ALL_DONE, t(words::NONE_WAITING), t(words::NONE_WAITING_WHY)),
        Show::All | Show::ReceiptNeeded | Show::Question | Show::MoneyIn => {
            (Picture::ALL_DONE, t(words::NONE_HERE), t(words::NONE_HERE_WHY))
        }
    };
    view! { <Empty picture title words=why/> }
}
