//! One entry: the paper on one side, what was typed on the other, and what the council can say about it.

use crate::address::{Address, Going};
use crate::markup::{View, view};
use crate::reactive::RwSignal;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::{Action, permits};
use portal_domain::api::{AccountView, EntryRecord, PutAccepted, PutSeen, Stamp};
use portal_domain::money::Pence;
use portal_domain::spending::{Entry, Miles, Spend};

use super::kbd::Kbd;
use super::keys::Keys;
use super::paper::Paper;
use super::person::Open;
use super::place::Place;
use super::reply::{BOX, focus};
use super::spends::name;
use super::trouble::why;
use crate::app::announcer::Announcer;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::icon::Icon;
use crate::components::tag::{State, Tag};
use crate::format::{date, full_date, moment, money};
use crate::session::Session;
use crate::text::{t, t_with, words::desk as words, words::shell};
use crate::wording;

/// The id of the title of the entry.
pub const TITLE: &str = "review";

/// What can be said of an entry by pressing once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Seen,
    Accepted,
}

impl Word {
    /// The id of its stamp.
    const fn stamp(self) -> &'static str {
        match self {
            Self::Seen => "stamp-seen",
            Self::Accepted => "stamp-accepted",
        }
    }
}

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
    let may_accept = permits(view.relation, Action::AcceptEntry);
    let problem = RwSignal::new(None::<&'static str>);
    let say = saying(&open, &record, problem);
    let (neighbours, keys) = (open.clone(), Keys::here());
    let address = Address::here();
    let (id, seen, accepted) = (record.id, record.review.seen.is_some(), record.review.accepted.is_some());
    let pressed = say.clone();
    keys.listen(move |key| match key {
        "a" | "A" if may_accept && !accepted => pressed(Word::Accepted),
        "s" | "S" if !seen => pressed(Word::Seen),
        "q" | "Q" => {
            focus(BOX);
        }
        "j" | "J" | "k" | "K" => {
            let forward = key.eq_ignore_ascii_case("j");
            if let Some(next) = neighbour(&neighbours, id, forward) {
                address.go(&Place::Entry(neighbours.account(), next).path(), Going::On);
            }
        }
        _ => {}
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
            <div class="app-review__head">
                <h2 class="app-review__title" id=TITLE tabindex="-1">{t_with(words::SPEND_TITLE, [("payee", &name(&record.entry))])}</h2>
                {tags(&record)}
            </div>
            <div class="app-review__body" class:app-review__body--bare=bare>
                {papers}
                <div class="app-review__fields">
                    {facts(&record, &view)}
                    {stamps(&record)}
                    {move || problem.get().map(|words| view! {
                        <Banner tone=Tone::Wrong title=t(shell::PROBLEM) live=true><p>{words}</p></Banner>
                    })}
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

/// Says it to the server and puts in what it answers. What failed is told where it was pressed.
fn saying(
    open: &Open,
    record: &EntryRecord,
    problem: RwSignal<Option<&'static str>>,
) -> impl Fn(Word) + Clone + 'static {
    let (open, entry, session, announcer) = (open.clone(), record.id, Session::here(), Announcer::here());
    move |word| {
        let (open, session, announcer) = (open.clone(), session.clone(), announcer.clone());
        let account = open.account();
        problem.set(None);
        spawn_local(async move {
            let (answer, done) = match word {
                Word::Seen => (session.read(&PutSeen { account, entry }).await, t(words::SEEN)),
                Word::Accepted => (session.read(&PutAccepted { account, entry }).await, t(words::ACCEPTED)),
            };
            match answer {
                Ok(record) => {
                    open.replace(record);
                    // When the stamp is drawn and the button is gone.
                    request_animation_frame(move || {
                        if !focus_lost() || !(focus(word.stamp()) || focus(TITLE)) {
                            announcer.say(done);
                        }
                    });
                }
                Err(error) => {
                    problem.try_set(Some(why(&error)));
                }
            }
        });
    }
}

/// Whether what had the focus is gone: whoever is elsewhere by now stays there.
fn focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

fn neighbour(
    open: &Open,
    id: portal_domain::id::EntryId,
    forward: bool,
) -> Option<portal_domain::id::EntryId> {
    let spends: Vec<_> = untrack(|| open.entries())
        .into_iter()
        .filter(|record| matches!(record.entry, Entry::Spend(_)))
        .map(|record| record.id)
        .collect();
    let here = spends.iter().position(|spend| *spend == id)?;
    let next = if forward { here.checked_add(1)? } else { here.checked_sub(1)? };
    spends.get(next).copied()
}

fn papers(account: portal_domain::id::AccountId, record: &EntryRecord) -> Option<View> {
    let today = clock::today();
    let alt = t_with(
        words::RECEIPT_ALT,
        [
            ("payee", &name(&record.entry)),
            ("date", &date(record.entry.date(), today)),
            ("amount", &money(record.entry.amount().pence())),
        ],
    );
    let papers: Vec<_> = record
        .receipts
        .iter()
        .map(|receipt| view! { <Paper account receipt=receipt.clone() alt=alt.clone()/> })
        .collect();
    (!papers.is_empty()).then(|| view! { <div class="app-review__papers">{papers}</div> })
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
    let by = if record.recorded.acting_as.is_for_another() {
        t_with(words::ENTERED_FOR, [("name", by), ("person", view.recipient.called.as_str())])
    } else {
        by.to_owned()
    };
    facts.push((t(words::ENTERED_BY), by));
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
