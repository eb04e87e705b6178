//! The person's entries by day, each with how far the council has come; the one that is looked at is marked, and those that
//! wait can be ticked, to be marked at once.

use crate::markup::{View, view};
use crate::reactive::Memo;
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::api::EntryRecord;
use portal_domain::id::AccountId;
use portal_domain::message::Side;
use portal_domain::spending::{Entry, Proof};

use super::acts::what;
use super::bulk::{Bulk, Ticked};
use super::open::Open;
use super::place::Place;
use super::trouble::why;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::icon::Icon;
use crate::components::ledger::{Line, link};
use crate::components::tag::State;
use crate::format::relative_date;
use crate::text::{t, t_with, words::desk as words, words::money, words::shell};
use crate::wording;

/// The list.
#[component]
pub fn Spends(
    /// What is known of the person.
    open: Open,
    /// The entry that is looked at.
    chosen: Memo<Option<EntryRecord>>,
) -> View {
    let looked_at = Memo::new(move |_| chosen.with(|record| record.as_ref().map(|record| record.id)));
    let ticked = Ticked::default();
    let bulk = open.clone();
    let days = {
        let open = open.clone();
        move || {
            let account = open.account();
            // Where one is: the entry in view, chosen or not.
            let here = looked_at.get().map(|entry| Place::Entry(account, entry).path()).unwrap_or_default();
            let called = open.view().map(|view| view.recipient.called.to_string()).unwrap_or_default();
            let mut days: Vec<(NaiveDate, Vec<View>)> = Vec::new();
            for record in open.entries().into_iter().filter(|record| !record.is_removed()) {
                let date = record.entry.date();
                let row = row(&record, open.waits(&record), ticked, &called, account, &here);
                match days.last_mut() {
                    Some((day, rows)) if *day == date => rows.push(row),
                    _ => days.push((date, vec![row])),
                }
            }
            let today = clock::today();
            days.into_iter()
                .map(|(day, rows)| {
                    view! {
                        <section class="app-ledger__day">
                            <div class="app-ledger__head"><h3 class="app-ledger__title">{relative_date(day, today)}</h3></div>
                            <ul class="app-ledger__list">{rows}</ul>
                        </section>
                    }
                })
                .collect_view()
        }
    };
    let earlier = open.clone();
    let more = move || {
        let open = earlier.clone();
        earlier.has_earlier().then(|| {
            view! {
                <button class="app-button app-button--wide" type="button" on:click=move |_| open.load_earlier()>
                    <span>{t(money::EARLIER)}</span>
                </button>
            }
        })
    };
    let trouble = move || {
        open.trouble().map(|error| {
            view! { <Banner tone=Tone::Wrong title=t(shell::PROBLEM) live=true><p>{why(&error)}</p></Banner> }
        })
    };
    view! {
        <section class="app-stack app-stack--close" aria-labelledby="spends">
            <h2 id="spends">{t(words::SPENDS)}</h2>
            <Bulk open=bulk ticked/>
            <div class="app-ledger">{days}</div>
            {trouble}
            {more}
        </section>
    }
}

/// Who was paid, or who paid.
pub fn name(entry: &Entry) -> String {
    match entry {
        Entry::Spend(spend) => spend.payee.to_string(),
        Entry::MoneyIn(money) => {
            money.payer.as_ref().map_or_else(|| wording::money_in(money.kind).to_owned(), ToString::to_string)
        }
    }
}

/// A row: a tick where it waits, and the link to it.
fn row(
    record: &EntryRecord,
    waits: bool,
    ticked: Ticked,
    called: &str,
    account: AccountId,
    here: &str,
) -> View {
    let id = record.id;
    let line = line(record, called, Place::Entry(account, id).path());
    let tick = waits.then(|| {
        let label = t_with(words::TICK, [("what", &what(record))]);
        view! {
            <label class="app-spends__tick">
                <input
                    class="app-choice__input"
                    type="checkbox"
                    aria-label=label
                    prop:checked=move || ticked.has(id)
                    on:change=move |event| ticked.set(id, event_target_checked(&event))
                />
            </label>
        }
    });
    let money_in = line.money_in;
    view! {
        <li class="app-ledger__item app-spends__item" class:app-ledger__item--in=money_in>{tick}{link(line, here)}</li>
    }
}

fn line(record: &EntryRecord, called: &str, href: String) -> Line {
    let (icon, purpose, money_in) = match &record.entry {
        Entry::Spend(spend) => {
            (wording::category_icon(spend.category), wording::category(spend.category), false)
        }
        Entry::MoneyIn(money) => (Icon::POUND, wording::money_in(money.kind), true),
    };
    Line {
        href,
        icon,
        name: name(&record.entry),
        purpose: purpose.to_owned(),
        amount: record.entry.amount().pence(),
        money_in,
        states: states(record, called),
    }
}

fn states(record: &EntryRecord, called: &str) -> Vec<State> {
    let proof = match record.proof() {
        Some(Proof::Needed) => Some(State::ReceiptNeeded),
        Some(Proof::Reason(_)) => Some(State::NoReceipt),
        Some(Proof::Receipt) | None => None,
    };
    let review = match (&record.review.accepted, &record.review.seen) {
        (Some(_), _) => Some(State::Checked),
        (None, Some(_)) => Some(State::Seen),
        (None, None) => None,
    };
    let talk = record.thread.map(|mark| match mark.waits_for {
        Side::Council => State::Replied(called.to_owned()),
        Side::Person => State::Asked(called.to_owned()),
    });
    let by = record.on_behalf.map(|_| State::WrittenDown(record.recorded.by.called.to_string()));
    [by, proof, review, talk].into_iter().flatten().collect()
}
