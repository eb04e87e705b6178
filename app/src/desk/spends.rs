//! The person's entries by day, each with how far the council has come; the one that is looked at is marked.

use crate::markup::{View, view};
use crate::reactive::Memo;
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::api::EntryRecord;
use portal_domain::message::Side;
use portal_domain::spending::{Entry, Proof};

use super::person::Open;
use super::place::Place;
use super::trouble::why;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::icon::Icon;
use crate::components::ledger::{LedgerDay, Line};
use crate::components::tag::State;
use crate::format::relative_date;
use crate::text::{t, words::desk as words, words::money, words::shell};
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
    let days = {
        let open = open.clone();
        move || {
            let account = open.account();
            // Where one is: the entry in view, chosen or not.
            let here = looked_at.get().map(|entry| Place::Entry(account, entry).path()).unwrap_or_default();
            let called = open.view().map(|view| view.recipient.called.to_string()).unwrap_or_default();
            let mut days: Vec<(NaiveDate, Vec<Line>)> = Vec::new();
            for record in open.entries() {
                let date = record.entry.date();
                let line = line(&record, &called, Place::Entry(account, record.id).path());
                match days.last_mut() {
                    Some((day, lines)) if *day == date => lines.push(line),
                    _ => days.push((date, vec![line])),
                }
            }
            let today = clock::today();
            days.into_iter()
                .map(|(day, lines)| view! { <LedgerDay title=relative_date(day, today) lines here=here.as_str()/> })
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
    [proof, review, talk].into_iter().flatten().collect()
}
