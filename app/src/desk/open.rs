//! What is known of the person whose payment is open.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::{Action, permits};
use portal_domain::api::{
    AccountView, Cursor, EntryPage, EntryRecord, GetAccount, GetEntry, ListEntries, ListWaiting,
};
use portal_domain::id::{AccountId, EntryId, PersonId};
use portal_domain::spending::Entry;

use super::queue::People;
use super::run::{Run, Step, beside, next};
use crate::api::Error;
use crate::reactive::ArcRwSignal;
use crate::session::Session;

/// How many entries come at a time.
const PAGE: u32 = 50;

/// The person.
#[derive(Clone, Debug)]
pub struct Open {
    account: AccountId,
    me: Option<PersonId>,
    session: Session,
    people: People,
    view: ArcRwSignal<Option<Arc<AccountView>>>,
    entries: ArcRwSignal<Vec<EntryRecord>>,
    run: ArcRwSignal<Option<Run>>,
    page: ArcRwSignal<Option<EntryPage>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl Open {
    /// Opens the payment, and asks for all that is needed at first.
    pub fn new(account: AccountId) -> Self {
        let session = Session::here();
        let open = Self {
            account,
            me: session.view_untracked().map(|view| view.person.id),
            session,
            people: People::here(),
            view: ArcRwSignal::default(),
            entries: ArcRwSignal::default(),
            run: ArcRwSignal::default(),
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

    /// The session in which it is open.
    pub const fn session(&self) -> &Session {
        &self.session
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

    /// The entry to look at: the chosen one, else the newest that waits, else the newest spend.
    pub fn chosen(&self, chosen: Option<EntryId>) -> Option<EntryRecord> {
        let waits = |record: &&EntryRecord| self.waits(record);
        self.entries.with(|entries| {
            match chosen {
                Some(id) => entries.iter().find(|record| record.id == id),
                None => entries.iter().find(waits).or_else(|| entries.iter().find(|record| is_spend(record))),
            }
            .cloned()
        })
    }

    /// Why the last question got no answer; follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Whether whoever is at the desk may do this; follows changes.
    pub fn may(&self, action: Action) -> bool {
        self.view.with(|view| view.as_ref().is_some_and(|view| permits(view.relation, action)))
    }

    /// Whether whoever is at the desk may accept this entry; follows changes.
    pub fn may_accept(&self, record: &EntryRecord) -> bool {
        self.may(Action::AcceptEntry) && !self.is_me(|me| record.is_own(me))
    }

    /// Whether this is whoever is at the desk.
    pub fn is_me(&self, person: impl FnOnce(PersonId) -> bool) -> bool {
        self.me.is_some_and(person)
    }

    /// Whether an entry waits for whoever is at the desk; follows changes.
    pub fn waits(&self, record: &EntryRecord) -> bool {
        let relation = self.view.with(|view| view.as_ref().map(|view| view.relation));
        self.me.zip(relation).is_some_and(|(me, relation)| record.waits_for(me, relation))
    }

    /// Those loaded that wait, newest first; follows changes.
    pub fn waiting(&self) -> Vec<EntryRecord> {
        self.entries().into_iter().filter(|record| self.waits(record)).collect()
    }

    /// Whether it is known that nothing waits any more; follows changes.
    pub fn is_calm(&self) -> bool {
        self.run.with(Option::is_some) && self.waiting().is_empty()
    }

    /// Which one of how many an entry is of those that are gone through in a row; follows changes.
    pub fn place(&self, entry: EntryId) -> Option<(usize, usize)> {
        let run = self.run.get()?;
        let before = self
            .entries()
            .iter()
            .filter(|record| run.has(record.id))
            .position(|record| record.id == entry)?;
        Some((before.saturating_add(1), run.count()))
    }

    /// The one to go to with a key: of those that are gone through in a row, or of all spends where none is.
    pub fn neighbour(&self, here: &EntryRecord, forward: bool) -> Option<EntryId> {
        let steps = untrack(|| match self.steps() {
            steps if steps.is_empty() => self
                .entries()
                .iter()
                .filter(|record| is_spend(record))
                .map(|record| Step::of(record, false))
                .collect(),
            steps => steps,
        });
        beside(&steps, Step::of(here, false), forward)
    }

    /// The next one that waits. Where none is left of those that were told of, the server is asked once more.
    pub async fn next_waiting(&self, here: &EntryRecord) -> Option<EntryId> {
        let look = || next(&untrack(|| self.steps()), Step::of(here, false));
        let found = look();
        if found.is_none() {
            self.learn().await;
            return look();
        }
        found
    }

    fn steps(&self) -> Vec<Step> {
        let Some(run) = self.run.get() else { return Vec::new() };
        let entries = self.entries();
        let of_run = entries.iter().filter(|record| run.has(record.id));
        of_run.map(|record| Step::of(record, self.waits(record))).collect()
    }

    /// Puts in what the server answered to something that was done.
    pub fn replace(&self, record: EntryRecord) {
        self.put(vec![record]);
        self.people.reload();
    }

    /// Puts in records as the server has them.
    pub fn put(&self, records: Vec<EntryRecord>) {
        self.entries.update(|entries| {
            for record in records {
                entries.retain(|kept| kept.id != record.id);
                entries.push(record);
            }
            entries.sort_by_key(|record| std::cmp::Reverse((record.entry.date(), record.id)));
        });
    }

    /// Loads the people again: what is new has changed.
    pub fn reload_people(&self) {
        self.people.reload();
    }

    /// Loads the balance again: what is in the account has changed.
    pub async fn reload_view(&self) {
        if let Ok(view) = self.session.read(&GetAccount { account: self.account }).await {
            self.view.set(Some(Arc::new(view)));
        }
    }

    /// Loads the payment, what waits, and the newest entries.
    pub fn load(&self) {
        let open = self.clone();
        spawn_local(async move {
            let account = open.account;
            match open.session.read(&GetAccount { account }).await {
                Ok(view) => open.view.set(Some(Arc::new(view))),
                Err(error) => return open.trouble.set(Some(error)),
            }
            // Before the list, so that what waits is what is looked at first.
            open.learn().await;
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
    pub fn fetch(&self, entry: EntryId) {
        if self.entries.with_untracked(|entries| entries.iter().any(|record| record.id == entry)) {
            return;
        }
        let open = self.clone();
        spawn_local(async move { open.look_again(entry).await });
    }

    /// Loads this entry again: somebody else was at it.
    pub async fn look_again(&self, entry: EntryId) {
        if let Ok(record) = self.session.read(&GetEntry { account: self.account, entry }).await {
            self.put(vec![record]);
        }
    }

    /// Asks what waits. Whoever gets no answer sees the list all the same.
    async fn learn(&self) {
        if let Ok(waiting) = self.session.read(&ListWaiting { account: self.account }).await {
            self.run.update(|run| run.get_or_insert_default().learn(&waiting));
            self.put(waiting.entries);
        }
    }

    async fn more(&self, before: Option<Cursor>) {
        let account = self.account;
        match self.session.read(&ListEntries { account, before, limit: Some(PAGE) }).await {
            Ok(page) => {
                self.put(page.entries.clone());
                self.page.set(Some(page));
                self.trouble.set(None);
            }
            Err(error) => self.trouble.set(Some(error)),
        }
    }
}

const fn is_spend(record: &EntryRecord) -> bool {
    matches!(record.entry, Entry::Spend(_))
}
