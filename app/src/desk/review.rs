//! One entry: the paper on one side, what was typed on the other, and what the council can say about it.

use crate::address::{Address, Going};
use crate::markup::{View, view};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::Action;
use portal_domain::api::{AccountView, EntryRecord, Stamp};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, Miles, Spend};

use super::acts::{Acts, Word, what};
use super::behalf;
use super::calm::{CALM, sentence};
use super::kbd::Kbd;
use super::keys::Keys;
use super::open::Open;
use super::paper::Paper;
use super::place::Place;
use super::reply::{BOX, focus};
use super::spends::name;
use crate::app::announcer::Announcer;
use crate::clock;
use crate::components::icon::Icon;
use crate::components::tag::{State, Tag};
use crate::format::{date, full_date, moment, money};
use crate::text::{t, t_with, words::desk as words};
use crate::wording;

/// The id of the title of the entry.
pub const TITLE: &str = "review";

/// The entry.
#[component]
pub fn Review(
    /// What is known of the person.
    open: Open,
    /// Their payment.
    view: Arc<AccountView>,
    /// The entry.
    record: EntryRecord,
) -> View {
    let called = view.recipient.called.to_string();
    let amount = money(record.entry.amount().pence());
    let (may_accept, is_own) = (open.may_accept(&record), open.is_me(|me| record.is_own(me)));
    let say = saying(&open, &record);
    let (neighbours, keys) = (open.clone(), Keys::here());
    let address = Address::here();
    let (seen, accepted) = (record.review.seen.is_some(), record.review.accepted.is_some());
    let (pressed, here) = (say.clone(), record.clone());
    keys.listen(move |key| match key {
        "a" | "A" if may_accept && !accepted => pressed(Word::Accepted),
        "s" | "S" if !seen => pressed(Word::Seen),
        "q" | "Q" => {
            focus(BOX);
        }
        "j" | "J" | "k" | "K" => {
            let forward = key.eq_ignore_ascii_case("j");
            if let Some(next) = neighbours.neighbour(&here, forward) {
                address.go(&Place::Entry(neighbours.account(), next).path(), Going::On);
            }
        }
        _ => {}
    });
    let own =
        (is_own && !accepted && open.may(Action::AcceptEntry)).then(|| view! { <p>{t(words::OWN)}</p> });
    let order = if open.may(Action::AcceptEntry) { words::PLACE_ACCEPT } else { words::PLACE_SEE };
    let (known, id) = (open.clone(), record.id);
    let place = View::live(move || {
        let (place, count) = known.place(id).filter(|_| !known.is_calm())?;
        let words = t_with(order, [("place", &place.to_string()), ("count", &count.to_string())]);
        Some(view! { <p class="app-review__place">{words}</p> })
    });
    let papers = papers(open.account(), &record);
    let bare = papers.is_none();
    let moves =
        {
            let keys = keys.clone();
            View::live(move || {
                keys.are_on().then(|| view! {
            <p><Kbd key="J"/>" "{t(words::KEYS_NEXT)}" "<Kbd key="K"/>" "{t(words::KEYS_BEFORE)}</p>
        })
            })
        };
    let (say_seen, say_accepted) = (say.clone(), say);
    let turn = keys.clone();
    let words_of_keys = {
        let keys = keys.clone();
        move || if keys.are_on() { t(words::KEYS_OFF) } else { t(words::KEYS_ON) }
    };
    view! {
        <div class="app-review">
            {place}
            <div class="app-review__head">
                <h2 class="app-review__title" id=TITLE tabindex="-1">{t_with(words::SPEND_TITLE, [("payee", &name(&record.entry))])}</h2>
                {tags(&record)}
            </div>
            <div class="app-review__body" class:app-review__body--bare=bare>
                {papers}
                <div class="app-review__fields">
                    {facts(&record, &view)}
                    {stamps(&record)}
                    {own}
                    {behalf::ways(&open, &record)}
                    <div class="app-review__actions">
                        {(may_accept && !accepted).then(|| view! {
                            <button class="app-button app-button--primary" type="button" on:click=move |_| say_accepted(Word::Accepted)>
                                {Icon::TICK.view()}<span>{t_with(words::ACCEPT, [("amount", &amount)])}</span>
                                <span class="app-review__key"><Kbd key="A"/></span>
                            </button>
                        })}
                        <div class="app-pair">
                            {(!seen).then(|| view! {
                                <button class="app-button" class:app-button--primary=!may_accept type="button" on:click=move |_| say_seen(Word::Seen)>
                                    <span>{t(words::SEEN)}</span>
                                    <span class="app-review__key"><Kbd key="S"/></span>
                                </button>
                            })}
                            <button class="app-button" type="button" on:click=move |_| { focus(BOX); }>
                                <span>{t_with(words::ASK, [("name", &called)])}</span>
                                <span class="app-review__key"><Kbd key="Q"/></span>
                            </button>
                        </div>
                        <div class="app-cluster">
                            {moves}
                            <button class="app-button app-button--quiet" type="button" on:click=move |_| turn.turn()>
                                <span>{words_of_keys}</span>
                            </button>
                        </div>
                    </div>
                </div>
            </div>
        </div>
    }
}

/// Says it to the server, and goes on to the next that waits. What failed is told above the entry.
fn saying(open: &Open, record: &EntryRecord) -> impl Fn(Word) + Clone + 'static {
    let (open, record, acts, announcer) = (open.clone(), record.clone(), Acts::here(), Announcer::here());
    let (address, busy) = (Address::here(), StoredValue::new(false));
    move |word| {
        // A second press while the first is on its way is the same press.
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let (open, record, acts, announcer) = (open.clone(), record.clone(), acts.clone(), announcer.clone());
        let from = address.path().get_untracked();
        spawn_local(async move {
            let act = acts.mark(&open, word, vec![record.clone()]).await;
            busy.try_set_value(false);
            if !act.is_done() {
                announcer.say(&act.said());
                return acts.keep(act);
            }
            let done = t(match word {
                Word::Seen => words::SEEN,
                Word::Accepted => words::ACCEPTED,
            });
            acts.keep(act);
            let next = open.next_waiting(&record).await;
            let is_here = address.path().get_untracked() == from;
            match next {
                Some(next) if is_here => {
                    address.go(&Place::Entry(open.account(), next).path(), Going::On);
                    announcer.say(&coming(&open, done, next));
                }
                Some(_) => announcer.say(done),
                None => {
                    let calm = untrack(|| open.is_calm().then(|| sentence(&open)).flatten());
                    announcer.say(&format!("{done}. {}", calm.unwrap_or_default()));
                    // When the stamp is drawn and the button is gone.
                    request_animation_frame(move || {
                        if is_here {
                            let _moved = focus(CALM) || focus(word.stamp()) || focus(TITLE);
                        }
                    });
                }
            }
        });
    }
}

/// "Seen. 2 of 5, Green Lane Pharmacy, £46.37"
fn coming(open: &Open, done: &str, next: EntryId) -> String {
    untrack(|| {
        let record = open.chosen(Some(next));
        let what = record.as_ref().map(what).unwrap_or_default();
        let (place, count) = open.place(next).unwrap_or_default();
        t_with(
            words::COMING,
            [("done", done), ("place", &place.to_string()), ("count", &count.to_string()), ("what", &what)],
        )
    })
}

fn papers(account: AccountId, record: &EntryRecord) -> Option<View> {
    let today = clock::today();
    let alt = t_with(
        words::RECEIPT_ALT,
        [
            ("payee", &name(&record.entry)),
            ("date", &date(record.entry.date(), today)),
            ("amount", &money(record.entry.amount().pence())),
        ],
    );
    let receipts = record.receipts.clone();
    (!receipts.is_empty())
        .then(|| view! { <div class="app-review__papers"><Paper account receipts alt=alt/></div> })
}

fn tags(record: &EntryRecord) -> View {
    let stored = (!record.receipts.is_empty()).then(|| view! { <Tag state=State::WithCouncil/> });
    let proof = record
        .proof()
        .filter(|_| record.receipts.is_empty())
        .map(|proof| view! { <Tag state=wording::proof(proof)/> });
    view! { <p>{stored}{proof}</p> }
}

fn stamps(record: &EntryRecord) -> Vec<View> {
    let today = clock::today();
    let line = |stamp: &Stamp, key: crate::text::Key<2>, word: Word| {
        let words = t_with(key, [("name", stamp.by.name.as_str()), ("moment", &moment(stamp.at, today))]);
        view! { <p class="app-review__check" id=word.stamp() tabindex="-1">{Icon::TICK.view()}<span>{words}</span></p> }
    };
    let seen = record.review.seen.as_ref().map(|stamp| line(stamp, words::SEEN_BY, Word::Seen));
    let accepted =
        record.review.accepted.as_ref().map(|stamp| line(stamp, words::ACCEPTED_BY, Word::Accepted));
    seen.into_iter().chain(accepted).collect()
}

/// "137, at 45p a mile £61.65": what was driven, and what the council's rate of today makes of it.
fn miles_told(miles: Miles, spend: &Spend, view: &AccountView) -> String {
    let said = miles.to_string();
    let Some(rate) = view.profile.mileage else { return said };
    // What was claimed before it in the year: this one is among what is counted.
    let before = view.miles_claimed.saturating_sub(miles.tenths());
    let sum = money(rate.claim(miles, before).amount);
    let words = if money(spend.amount.pence()) == sum { words::MILES_SUM } else { words::MILES_OTHER_SUM };
    t_with(words, [("miles", &said), ("sum", &sum)])
}

fn facts(record: &EntryRecord, view: &AccountView) -> View {
    let mut facts: Vec<(&'static str, String)> =
        vec![(t(words::AMOUNT), money(record.entry.amount().pence()))];
    match &record.entry {
        Entry::Spend(spend) => {
            facts.push((t(words::PAID_TO), spend.payee.to_string()));
            facts.push((t(words::DATE), full_date(spend.date)));
            let split = !spend.split.is_empty();
            for part in spend.parts() {
                let what = wording::category(part.category);
                let need = view.needs.iter().find(|need| Some(need.id) == part.need);
                let said = if split {
                    t_with(words::PART, [("amount", &money(part.amount.pence())), ("what", what)])
                } else {
                    what.to_owned()
                };
                facts.push((t(words::CATEGORY), said));
                facts.extend(need.map(|need| (t(words::NEED), need.title.to_string())));
            }
            facts.extend(spend.miles.map(|miles| (t(words::MILES), miles_told(miles, spend, view))));
            let (owed, back) = (record.to_pay_back(), record.linked);
            facts.extend((owed > Pence::ZERO).then(|| (t(words::TO_PAY_BACK), money(owed))));
            facts.extend((back.repaid > Pence::ZERO).then(|| (t(words::REPAID), money(back.repaid))));
            facts.extend((back.refunded > Pence::ZERO).then(|| (t(words::REFUNDED), money(back.refunded))));
            facts.push((t(words::PAID_BY), wording::paid_by(spend.paid_by).to_owned()));
            facts.extend(
                spend.no_receipt.map(|reason| (t(words::NO_RECEIPT), wording::no_receipt(reason).to_owned())),
            );
            facts.extend(spend.note.as_ref().map(|note| (t(words::NOTE), note.to_string())));
        }
        Entry::MoneyIn(money) => {
            facts.push((t(words::CATEGORY), wording::money_in(money.kind).to_owned()));
            facts.push((t(words::DATE), full_date(money.date)));
            facts.extend(money.note.as_ref().map(|note| (t(words::NOTE), note.to_string())));
        }
    }
    let by = record.recorded.by.name.as_str();
    let helped = Some(view.recipient.called.as_str());
    let told = wording::on_behalf(record.on_behalf, &record.recorded, helped, clock::today());
    let by = if record.recorded.acting_as.is_for_another() {
        t_with(words::ENTERED_FOR, [("name", by), ("person", view.recipient.called.as_str())])
    } else {
        by.to_owned()
    };
    facts.push((t(words::ENTERED_BY), told.unwrap_or(by)));
    let today = clock::today();
    if let Some(changed) = &record.changed {
        let (name, at) = (changed.stamp.by.name.as_str(), moment(changed.stamp.at, today));
        let words = if record.is_removed() { words::REMOVED_BY } else { words::CHANGED_BY };
        facts.push((t(words::CHANGED), t_with(words, [("name", name), ("moment", &at)])));
    }
    for receipt in &record.receipts {
        facts.push((t(words::REFERENCE), receipt.reference.to_string()));
        facts.push((t(words::STORED_AT), moment(receipt.stored_at, today)));
    }
    let rows = facts
        .into_iter()
        .map(|(term, what)| view! { <dt>{term}</dt><dd><bdi>{what}</bdi></dd> })
        .collect_view();
    view! { <dl class="app-review__facts">{rows}</dl> }
}
