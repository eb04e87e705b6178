//! What is looked for now, and what the council answered.

use leptos::task::spawn_local;
use portal_domain::api::{Cursor, FindBody, FindEntries, FoundEntries};
use portal_domain::id::AccountId;
use portal_domain::spending::Query;

use crate::api::Error;
use crate::reactive::ArcRwSignal;
use crate::session::Session;

/// A search.
#[derive(Clone, Debug)]
pub struct Search {
    session: Session,
    query: ArcRwSignal<Option<Query>>,
    answer: ArcRwSignal<Option<FoundEntries>>,
    trouble: ArcRwSignal<Option<Error>>,
    waits: ArcRwSignal<bool>,
    /// Which question this is: an answer to one before it comes too late.
    number: ArcRwSignal<u32>,
}

impl Search {
    /// One that has not begun.
    pub fn here() -> Self {
        Self {
            session: Session::here(),
            query: ArcRwSignal::default(),
            answer: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
            waits: ArcRwSignal::default(),
            number: ArcRwSignal::default(),
        }
    }

    /// Looks for this.
    pub fn begin(&self, account: AccountId, query: Query) {
        self.query.set(Some(query));
        self.answer.set(None);
        self.ask(account, None);
    }

    /// Shows more of what was found.
    pub fn more(&self, account: AccountId) {
        let next = self.answer.with_untracked(|answer| answer.as_ref().and_then(|answer| answer.next));
        if next.is_some() {
            self.ask(account, next);
        }
    }

    /// What is looked for; none before anything is. Follows changes.
    pub fn query(&self) -> Option<Query> {
        self.query.get()
    }

    /// What the council answered. Follows changes.
    pub fn answer(&self) -> Option<FoundEntries> {
        self.answer.get()
    }

    /// Why it did not. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Whether an answer is waited for. Follows changes.
    pub fn waits(&self) -> bool {
        self.waits.get()
    }

    fn ask(&self, account: AccountId, before: Option<Cursor>) {
        let Some(query) = self.query.get_untracked() else { return };
        let search = self.clone();
        let number = search.number.get_untracked().wrapping_add(1);
        search.number.set(number);
        search.waits.set(true);
        search.trouble.set(None);
        spawn_local(async move {
            let answer = search.session.call(&FindEntries { account }, &FindBody { query, before }).await;
            if search.number.get_untracked() != number {
                return;
            }
            match answer {
                Ok(mut found) => {
                    let known = search.answer.get_untracked().filter(|_| before.is_some());
                    if let Some(mut known) = known {
                        known.entries.append(&mut found.entries);
                        found.entries = known.entries;
                    }
                    search.answer.set(Some(found));
                }
                Err(error) => search.trouble.set(Some(error)),
            }
            search.waits.set(false);
        });
    }
}
