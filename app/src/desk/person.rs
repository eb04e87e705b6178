//! All of one person: the wishes, the line, the entry that is looked at, and the conversation about it.

use crate::markup::{Draw, View, view};
use crate::reactive::{ArcRwSignal, Memo};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, Cursor, EntryPage, EntryRecord, GetAccount, GetEntry, ListEntries};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::Entry;

use super::needs::Needs;
use super::person_bar::PersonBar;
use super::place::Place;
use super::queue::People;
use super::reply::{Reply, focus};
use super::review::{Review, TITLE};
use super::spends::{Spends, name};
use crate::api::Error;
use crate::components::banner::{Banner, Tone};
use crate::components::empty::Empty;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::session::Session;
use crate::text::{t, words::desk as words, words::errors, words::shell};

/// How many entries come at a time.
const PAGE: u32 = 50;

/// What is known of the person whose payment is open.
#[derive(Clone, Debug)]
pub struct Open {
    account: AccountId,
    session: Session,
    people: People,
    view: ArcRwSignal<Option<Arc<AccountView>>>,
    entries: ArcRwSignal<Vec<EntryRecord>>,
    page: ArcRwSignal<Option<EntryPage>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl Open {
    fn new(account: AccountId) -> Self {
        let open = Self {
            account,
            session: Session::here(),
            people: People::here(),
            view: ArcRwSignal::default(),
            entries: ArcRwSignal::default(),
            page: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
        };
        open.load();
        open
    }

    /// Which payment.
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// The payment; follows changes.
    pub fn view(&self) -> Option<Arc<AccountView>> {
        self.view.get()
    }

    /// Its entries as far as they are loaded, newest first; follows changes.
    pub fn entries(&self) -> Vec<EntryRecord> {
        self.entries.get()
    }

    /// Whether there are earlier ones; follows changes.
    pub fn has_earlier(&self) -> bool {
        self.page.with(|page| page.as_ref().is_some_and(|page| page.next.is_some()))
    }

    /// The entry to look at: the chosen one, else the newest spend that nobody has seen, else the newest spend.
    pub fn chosen(&self, chosen: Option<EntryId>) -> Option<EntryRecord> {
        self.entries.with(|entries| {
            let is_spend = |record: &&EntryRecord| matches!(record.entry, Entry::Spend(_));
            match chosen {
                Some(id) => entries.iter().find(|record| record.id == id),
                None => entries
                    .iter()
                    .filter(is_spend)
                    .find(|record| record.review.seen.is_none())
                    .or_else(|| entries.iter().find(is_spend)),
            }
            .cloned()
        })
    }

    /// Why the last question got no answer; follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Puts in what the server answered to something that was done.
    pub fn replace(&self, record: EntryRecord) {
        self.entries.update(|entries| {
            if let Some(place) = entries.iter_mut().find(|kept| kept.id == record.id) {
                *place = record;
            }
        });
        self.people.reload();
    }

    /// Loads the payment and its newest entries.
    pub fn load(&self) {
        let open = self.clone();
        spawn_local(async move {
            let account = open.account;
            match open.session.read(&GetAccount { account }).await {
                Ok(view) => open.view.set(Some(Arc::new(view))),
                Err(error) => return open.trouble.set(Some(error)),
            }
            open.more(None).await;
        });
    }

    /// Loads earlier entries.
    pub fn load_earlier(&self) {
        let open = self.clone();
        let before = self.page.with_untracked(|page| page.as_ref().and_then(|page| page.next));
        spawn_local(async move { open.more(before).await });
    }

    /// Sees to it that this entry is loaded, however old it is.
    fn fetch(&self, entry: EntryId) {
        if self.entries.with_untracked(|entries| entries.iter().any(|record| record.id == entry)) {
            return;
        }
        let open = self.clone();
        spawn_local(async move {
            if let Ok(record) = open.session.read(&GetEntry { account: open.account, entry }).await {
                open.add(vec![record]);
            }
        });
    }

    async fn more(&self, before: Option<Cursor>) {
        let account = self.account;
        match self.session.read(&ListEntries { account, before, limit: Some(PAGE) }).await {
            Ok(page) => {
                self.add(page.entries.clone());
                self.page.set(Some(page));
                self.trouble.set(None);
            }
            Err(error) => self.trouble.set(Some(error)),
        }
    }

    fn add(&self, records: Vec<EntryRecord>) {
        self.entries.update(|entries| {
            for record in records {
                entries.retain(|kept| kept.id != record.id);
                entries.push(record);
            }
            entries.sort_by_key(|record| std::cmp::Reverse((record.entry.date(), record.id)));
        });
    }
}

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
    let spends = {
        let known = open.clone();
        let is_known = Memo::new(move |_| known.view().is_some());
        View::live(move || is_known.get().then(|| view! { <Spends open=open.clone() chosen/> }))
    };
    view! {
        <div class="app-desk__pane app-desk__pane--person">{head}</div>
        <div class="app-desk__pane app-desk__pane--work" role="region" aria-label=t(words::SPENDS_AND_MESSAGES) tabindex="0">
            <div class="app-desk__review">{papers}</div>
            <div class="app-desk__conversation">{talk}</div>
            <div class="app-desk__spends">{spends}</div>
        </div>
    }
}
