//! Many at once: what is ticked in the list is marked as seen, or accepted by whoever may.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::Action;
use portal_domain::api::EntryRecord;
use portal_domain::id::EntryId;
use portal_domain::money::Pence;

use super::acts::{Acts, LAST, Word};
use super::open::Open;
use super::reply::focus;
use crate::app::announcer::Announcer;
use crate::format::money;
use crate::markup::{Show, View, view};
use crate::reactive::{Memo, RwSignal};
use crate::text::{t, t_with, words::desk as words};

/// What is ticked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ticked(RwSignal<BTreeSet<EntryId>>);

impl Ticked {
    /// Whether this one is; follows changes.
    pub fn has(self, entry: EntryId) -> bool {
        self.0.with(|ticked| ticked.contains(&entry))
    }

    /// Ticks it or takes the tick away.
    pub fn set(self, entry: EntryId, on: bool) {
        self.0.update(|ticked| {
            if on {
                ticked.insert(entry);
            } else {
                ticked.remove(&entry);
            }
        });
    }
}

/// The tick for all that wait, and what is done with those that are ticked. Nothing where nothing waits.
#[component]
pub fn Bulk(
    /// What is known of the person.
    open: Open,
    /// What is ticked.
    ticked: Ticked,
) -> View {
    let waiting = {
        let open = open.clone();
        Memo::new(move |_| open.waiting())
    };
    // What is ticked and waits still; what somebody else did meanwhile is left out.
    let chosen = Memo::new(move |_| {
        waiting.get().into_iter().filter(|record| ticked.has(record.id)).collect::<Vec<EntryRecord>>()
    });
    let to_see = Memo::new(move |_| {
        chosen.get().into_iter().filter(|record| record.review.seen.is_none()).collect::<Vec<EntryRecord>>()
    });
    let accepts = open.may(Action::AcceptEntry);
    let (acts, announcer, busy) = (Acts::here(), Announcer::here(), RwSignal::new(false));
    let say = move |word: Word| {
        let records = match word {
            Word::Seen => to_see.get_untracked(),
            Word::Accepted => chosen.get_untracked(),
        };
        if records.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (open, acts, announcer) = (open.clone(), acts.clone(), announcer.clone());
        spawn_local(async move {
            let act = acts.mark(&open, word, records).await;
            busy.try_set(false);
            announcer.say(&act.said());
            acts.keep(act);
            // What was done, with what did not work and with Undo, stands at the top.
            request_animation_frame(|| {
                focus(LAST);
            });
        });
    };
    let all = move || {
        let count = waiting.with(Vec::len);
        count > 0 && chosen.with(Vec::len) == count
    };
    let tick_all = move |event| {
        let on = event_target_checked(&event);
        for record in waiting.get_untracked() {
            ticked.set(record.id, on);
        }
    };
    let all_words = move || t_with(words::BULK_ALL, [("count", &waiting.with(Vec::len).to_string())]);
    let not_yet =
        move |records: Memo<Vec<EntryRecord>>| (busy.get() || records.with(Vec::is_empty)).then_some("true");
    let seen_words = move || match to_see.with(Vec::len) {
        0 => t(words::BULK_SEEN_NONE).to_owned(),
        count => t_with(words::BULK_SEEN, [("count", &count.to_string())]),
    };
    let accept_words = move || {
        let sum = chosen.with(|all| Pence::try_sum(all.iter().map(|record| record.entry.amount().pence())));
        let count = match chosen.with(Vec::len) {
            0 => return t(words::BULK_ACCEPT_NONE).to_owned(),
            count => count.to_string(),
        };
        t_with(words::BULK_ACCEPT, [("count", &count), ("amount", &money(sum.unwrap_or_default()))])
    };
    let (see, accept) = (say.clone(), say);
    view! {
        <Show when=move || !waiting.with(Vec::is_empty)>
            <div class="app-bulk" role="group" aria-label=t(words::BULK)>
                <label class="app-bulk__all">
                    <input class="app-choice__input" type="checkbox" prop:checked=all on:change=tick_all/>
                    <span>{all_words}</span>
                </label>
                {
                    let (see, accept) = (see.clone(), accept.clone());
                    view! {
                        <button class="app-button" type="button" aria-disabled=move || not_yet(to_see) on:click=move |_| see(Word::Seen)>
                            <span>{seen_words}</span>
                        </button>
                        {accepts.then(move || view! {
                            <button class="app-button" type="button" aria-disabled=move || not_yet(chosen) on:click=move |_| accept(Word::Accepted)>
                                <span>{accept_words}</span>
                            </button>
                        })}
                    }
                }
            </div>
        </Show>
    }
}
