//! All of one person: the wishes, the line, the entry that is looked at, and the conversation about it.

use crate::markup::{Draw, View, view};
use crate::reactive::Memo;

use leptos::prelude::*;
use portal_domain::api::EntryRecord;
use portal_domain::id::EntryId;

use super::acts::Acted;
use super::calm::Calm;
use super::needs::Needs;
use super::open::Open;
use super::person_bar::PersonBar;
use super::place::Place;
use super::reply::{Reply, focus};
use super::review::{Review, TITLE};
use super::spends::{Spends, name};
use super::write_down::WriteDown;
use crate::api::Error;
use crate::components::banner::{Banner, Tone};
use crate::components::empty::Empty;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::text::{t, words::desk as words, words::errors, words::shell};

/// Draws the person at this place, or that somebody should be chosen.
pub fn show(place: Memo<Place>) -> View {
    let account = Memo::new(move |_| place.get().account());
    let panes = move || match account.get() {
        None => view! {
            <div class="app-desk__pane app-desk__pane--none">
                <Empty picture=Picture::ALL_DONE title=t(words::CHOOSE) words=t(words::CHOOSE_WHY)/>
            </div>
        },
        Some(account) => view! { <Person open=Open::new(account) place/> },
    };
    panes.draw()
}

#[component]
fn Person(open: Open, place: Memo<Place>) -> View {
    let wanted = open.clone();
    Effect::new(move || {
        if let Some(entry) = place.get().entry() {
            wanted.fetch(entry);
        }
    });
    let chosen = {
        let open = open.clone();
        // Nobody having chosen, the one in view stays: it must not be another that is accepted by the next press.
        Memo::new(move |before: Option<&Option<EntryRecord>>| {
            let in_view = before.and_then(Option::as_ref).map(|record| record.id);
            open.chosen(place.get().entry().or(in_view))
        })
    };
    Effect::new(move |before: Option<Option<EntryId>>| {
        let now = chosen.with(|record| record.as_ref().map(|record| record.id));
        // Choosing another one brings its title into view, and whoever reads by ear to it.
        if now.is_some() && before.flatten().is_some_and(|before| now != Some(before)) {
            request_animation_frame(|| {
                focus(TITLE);
            });
        }
        now
    });
    let head = {
        let open = open.clone();
        let about =
            Memo::new(move |_| chosen.with(|record| record.as_ref().map(|record| name(&record.entry))));
        // What goes wrong with the list below is told there, and leaves this as it is.
        move || match open.view() {
            Some(view) => view! {
                <Needs called=view.recipient.called.to_string() communication=view.communication.clone()/>
                <PersonBar view=(*view).clone() about/>
            },
            None => match open.trouble() {
                Some(error) => {
                    let again = open.clone();
                    let (title, why) = match error {
                        Error::Offline => (t(shell::OFFLINE), t(errors::OFFLINE_NEEDED)),
                        Error::SignedOut | Error::Problem { .. } | Error::Broken => {
                            (t(words::FIND_NONE), t(shell::NOT_FOUND_WHY))
                        }
                    };
                    view! {
                        <Banner tone=Tone::Offline title live=true>
                            <p>{why}</p>
                            <p><button class="app-button" type="button" on:click=move |_| again.load()>{t(shell::TRY_AGAIN)}</button></p>
                        </Banner>
                    }
                }
                None => view! { <Skeleton words=t(words::LOADING)/> },
            },
        }
    };
    let papers = {
        let open = open.clone();
        move || match (open.view(), chosen.get()) {
            (Some(view), Some(record)) => view! { <Review open=open.clone() view record/> },
            (Some(_), None) => view! { <p>{t(words::SPENDS_EMPTY)}</p> },
            (None, _) => ().draw(),
        }
    };
    // Drawn again only for another entry or a conversation that begins, or what is being written would be lost.
    let talked = Memo::new(move |_| {
        chosen.with(|record| record.as_ref().map(|record| (record.id, record.thread.map(|mark| mark.thread))))
    });
    let talk = {
        let (open, known) = (open.clone(), open.clone());
        let is_known = Memo::new(move |_| known.view().is_some());
        move || {
            let (_, _) = (is_known.get(), talked.get());
            let both = untrack(|| open.view().zip(chosen.get()));
            both.map(|(view, record)| view! { <Reply open=open.clone() view record/> })
        }
    };
    let (acted, calm, form_of) = (open.clone(), open.clone(), open.clone());
    let spends = {
        let known = open.clone();
        let is_known = Memo::new(move |_| known.view().is_some());
        View::live(move || is_known.get().then(|| view! { <Spends open=open.clone() chosen/> }))
    };
    let writing = Memo::new(move |_| match place.get() {
        Place::WriteDown(_) => Some(None),
        Place::PutRight(_, entry) => Some(Some(entry)),
        Place::People | Place::Person(_) | Place::Entry(..) => None,
    });
    // Drawn once: what is being written must not be drawn anew by what becomes of the list.
    let is_ready = {
        let open = form_of.clone();
        Memo::new(move |_| {
            let right = writing.get()?;
            let id = chosen.with(|record| record.as_ref().map(|record| record.id));
            (open.view().is_some() && (right.is_none() || right == id)).then_some(right)
        })
    };
    let form = View::live(move || {
        let right = is_ready.get()?;
        let view = untrack(|| form_of.view())?;
        let right = right.and_then(|_| untrack(|| chosen.get()));
        Some(view! { <WriteDown open=form_of.clone() view right/> })
    });
    view! {
        <div class="app-desk__pane app-desk__pane--person">{head}</div>
        <div class="app-desk__pane app-desk__pane--work" class:app-desk__pane--writing=move || writing.get().is_some() role="region" aria-label=t(words::SPENDS_AND_MESSAGES) tabindex="0">
            <div class="app-desk__form">{form}</div>
            <div class="app-desk__review">
                <Acted open=acted/>
                <Calm open=calm/>
                {papers}
            </div>
            <div class="app-desk__conversation">{talk}</div>
            <div class="app-desk__spends">{spends}</div>
        </div>
    }
}
