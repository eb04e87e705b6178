//! What was found: a sentence that is said politely, and the lines.

use crate::markup::{Draw as _, Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;

use super::found::Found;
use super::search::Search;
use crate::clock;
use crate::components::button::{Button, Shape};
use crate::components::empty::Empty;
use crate::components::ledger::LedgerDay;
use crate::components::picture::Picture;
use crate::format::relative_date;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::Reader;
use crate::records::month::{lines, officer};
use crate::text::{t, words::records as words};
use crate::trouble::Trouble;

/// All of it; nothing before anything was looked for.
#[component]
pub fn Results(
    search: StoredValue<Search>,
    /// Looks for the same again.
    again: Callback<()>,
    /// Shows more.
    more: Callback<()>,
) -> View {
    let (device, reader, officer) = (OnDevice::here(), Reader::here(), officer());
    let answer = Memo::new(move |_| search.with_value(Search::answer));
    let trouble = move || search.with_value(Search::trouble);
    let waits = Memo::new(move |_| search.with_value(Search::waits));
    let found = Memo::new(move |_| {
        let (query, author) = (search.with_value(Search::query)?, reader.author()?);
        // Without the council's answer there is nothing to say yet, or this device's own where it cannot be had.
        let is_told = answer.with(Option::is_some) || trouble().is_some();
        let found = || {
            answer.with(|answer| device.with(|device| Found::of(&query, answer.as_ref(), device, &author)))
        };
        is_told.then(found)
    });
    let sentence = move || match found.with(|found| found.as_ref().map(Found::sentence)) {
        Some(sentence) => sentence,
        None if waits.get() => t(words::FIND_LOOKING).to_owned(),
        None => String::new(),
    };
    let list = move || {
        let (rows, today) = (found.get()?.rows, clock::today());
        if rows.is_empty() {
            let (title, why) = (t(words::FOUND_NONE_TITLE), t(words::FOUND_NONE_WHY));
            return Some(view! { <Empty picture=Picture::ALL_DONE title words=why/> });
        }
        let days = rows.chunk_by(|one, other| one.record.entry.date() == other.record.entry.date());
        let days = days.filter_map(|rows| {
            let title = relative_date(rows.first()?.record.entry.date(), today);
            Some(view! { <LedgerDay title lines=lines(rows, &officer.get())/> })
        });
        Some(view! { <div class="app-ledger">{days.collect_view()}</div> })
    };
    let goes_on = move || answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.next.is_some()));
    let began = move || search.with_value(Search::query).is_some();
    let alone = move || {
        let is_alone = trouble().is_some()
            && found.with(|found| found.as_ref().is_some_and(|found| !found.rows.is_empty()));
        if is_alone {
            view! { <p>{t(words::FIND_OFFLINE)}</p> }
        } else {
            ().draw()
        }
    };
    view! {
        <section class="app-stack app-stack--close" aria-labelledby="found">
            <Show when=began><h2 id="found">{t(words::FOUND)}</h2></Show>
            <p role="status">{sentence}</p>
            {move || trouble().map(|error| view! { <Trouble error again/> })}
            {alone}
            {list}
            <Show when=goes_on>
                <Button
                    label=t(words::FOUND_MORE)
                    shape=Shape::Wide
                    not_yet=Signal::derive(move || waits.get())
                    on_press=more
                />
            </Show>
        </section>
    }
}
