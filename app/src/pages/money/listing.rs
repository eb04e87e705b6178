//! The council's list, loaded page by page and read anew when something has reached the council.

use crate::reactive::{ArcRwSignal, Memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Cursor, EntryPage, ListEntries};
use portal_domain::budget;
use portal_domain::id::AccountId;

use crate::api::Error;
use crate::session::{Session, Signed};

/// What has been loaded of the list of one payment. It outlives the page, so that somebody who comes back, or has lost their
/// signal meanwhile, sees what they saw.
#[derive(Clone, Debug)]
pub struct Listing {
    session: Session,
    page: ArcRwSignal<Option<(AccountId, EntryPage)>>,
    pages: ArcRwSignal<u32>,
    trouble: ArcRwSignal<Option<Error>>,
    loading: ArcRwSignal<bool>,
}

impl Listing {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Provides it; once, in the root, after [`Session`].
    pub fn provide() {
        let listing = Self {
            session: Session::here(),
            page: ArcRwSignal::default(),
            pages: ArcRwSignal::new(1),
            trouble: ArcRwSignal::default(),
            loading: ArcRwSignal::default(),
        };
        provide_context(listing.clone());
        let session = listing.session.clone();
        let reader = Memo::new(move |_| match session.signed() {
            Signed::In(view) => Some(view.person.id),
            Signed::Ended(person) => Some(person),
            Signed::Unknown | Signed::Out => None,
        });
        // Nobody sees what another person has loaded in this browser.
        Effect::new(move || {
            reader.get();
            listing.forget();
        });
    }

    fn forget(&self) {
        self.page.set(None);
        self.pages.set(1);
        self.trouble.set(None);
    }

    /// All that has been loaded of this payment, as one page: its balance is the newest, its cursor the oldest. Follows
    /// changes.
    pub fn page(&self, account: AccountId) -> Option<EntryPage> {
        self.page.with(|page| page.as_ref().filter(|(of, _)| *of == account).map(|(_, page)| page.clone()))
    }

    /// Why the last load failed. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Whether something is being loaded. Follows changes.
    pub fn is_loading(&self) -> bool {
        self.loading.get()
    }

    /// Reads everything that is shown once more, from the newest day on.
    pub fn load(&self, account: AccountId) {
        if self.page.with_untracked(|page| page.as_ref().is_some_and(|(of, _)| *of != account)) {
            self.forget();
        }
        let listing = self.clone();
        self.run(async move {
            let pages = listing.pages.get_untracked();
            let mut whole = listing.ask(account, None).await?;
            for _ in 1..pages {
                let Some(next) = whole.next else { break };
                append(&mut whole, listing.ask(account, Some(next)).await?);
            }
            listing.keep(account, whole);
            Ok(())
        });
    }

    /// Shows days before those.
    pub fn earlier(&self) {
        let listing = self.clone();
        self.run(async move {
            let Some((account, mut whole)) = listing.page.get_untracked() else { return Ok(()) };
            let Some(next) = whole.next else { return Ok(()) };
            let older = listing.ask(account, Some(next)).await?;
            listing.pages.update(|pages| *pages = pages.saturating_add(1));
            if follows(&whole, &older) {
                append(&mut whole, older);
                listing.keep(account, whole);
            } else {
                // Something was written down meanwhile: the sums of the two would not fit.
                listing.load(account);
            }
            Ok(())
        });
    }

    /// Keeps an answer, unless somebody else is acted for, or nobody, since it was asked for.
    fn keep(&self, account: AccountId, page: EntryPage) {
        if self.session.acting_for_untracked().is_some_and(|now| now.account == account) {
            self.page.set(Some((account, page)));
        }
    }

    async fn ask(&self, account: AccountId, before: Option<Cursor>) -> Result<EntryPage, Error> {
        self.session.read(&ListEntries { account, before, limit: None }).await
    }

    fn run(&self, work: impl Future<Output = Result<(), Error>> + 'static) {
        let listing = self.clone();
        listing.loading.set(true);
        spawn_local(async move {
            let done = work.await;
            listing.trouble.set(done.err());
            listing.loading.set(false);
        });
    }
}

/// Whether the older page begins with the money with which the newer one ends.
fn follows(newer: &EntryPage, older: &EntryPage) -> bool {
    let entries = newer.entries.iter().map(|record| &record.entry);
    budget::after(older.balance.amount, entries) == Some(newer.balance.amount)
}

fn append(whole: &mut EntryPage, older: EntryPage) {
    whole.next = older.next;
    whole.entries.extend(older.entries);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{money_in_record, spend_record};
    use portal_domain::budget::Balance;
    use portal_domain::money::Pence;

    fn page(amount: i64, entries: Vec<portal_domain::api::EntryRecord>) -> EntryPage {
        let balance = Balance { amount: Pence::new(amount), as_at: "2026-04-01T08:12:00Z".parse().unwrap() };
        EntryPage { entries, balance, next: None }
    }

    #[test]
    fn pages_that_do_not_fit_are_noticed() {
        let newer =
            page(76_176, vec![spend_record(1, "2026-03-31", 4637), money_in_record(2, "2026-03-20", 4125)]);
        assert!(follows(&newer, &page(76_688, vec![spend_record(3, "2026-03-19", 100)])));
        assert!(!follows(&newer, &page(76_588, vec![spend_record(3, "2026-03-19", 100)])));
    }

    #[test]
    fn pages_are_laid_together() {
        let mut whole = page(500, vec![spend_record(1, "2026-03-31", 100)]);
        append(&mut whole, page(600, vec![spend_record(2, "2026-03-30", 100)]));
        assert_eq!((whole.entries.len(), whole.balance.amount), (2, Pence::new(500)));
    }
}
