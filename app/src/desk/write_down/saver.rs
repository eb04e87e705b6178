//! From the form to the council: checked, asked about where it is there already, sent once, and then its receipts.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{
    AccountView, ChangeBody, EntryRecord, FieldError, OnBehalfBody, ProblemCode, PutSpendOnBehalf,
    PutVersionOnBehalf,
};
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Entry, OnBehalf, Spend, SpendForm, is_twin};

use super::faults::{came_missing, lines, part};
use super::fields::{Begun, Fields, Forms};
use super::{TWIN, WRITTEN};
use crate::address::{Address, Going};
use crate::api::Error;
use crate::app::announcer::Announcer;
use crate::clock;
use crate::components::error_summary::Faults;
use crate::desk::acts::what;
use crate::desk::open::Open;
use crate::desk::place::Place;
use crate::desk::reply::focus;
use crate::desk::scans::Scans;
use crate::desk::trouble::why;
use crate::format::full_date;
use crate::reactive::RwSignal;
use crate::text::{t_with, words::desk as words};

/// Saves the form, once, however often the button is pressed.
#[derive(Clone)]
pub struct Saver {
    /// What is known of the person.
    pub open: Open,
    /// Their payment.
    pub view: Arc<AccountView>,
    /// What is to be put right; a new spend where there is none.
    pub right: Option<EntryRecord>,
    entry: Option<EntryId>,
    /// The fields.
    pub fields: Fields,
    /// What is wrong with them.
    pub faults: Faults,
    /// The receipts.
    pub scans: Scans,
    forms: Forms,
    address: Address,
    announcer: Announcer,
    /// A day of long ago is asked about.
    pub asks_about_year: RwSignal<bool>,
    /// One that looks like it and is there already: it is asked about.
    pub twin: RwSignal<Option<EntryRecord>>,
    /// Why it was not saved.
    pub trouble: RwSignal<Option<&'static str>>,
    /// It is written down.
    pub saved: RwSignal<Option<EntryRecord>>,
    /// It is on its way.
    pub busy: RwSignal<bool>,
}

impl Saver {
    /// Begins, with what was begun before or with what is to be put right.
    pub fn here(open: Open, view: Arc<AccountView>, right: Option<EntryRecord>) -> Self {
        let forms = Forms::here();
        let begun = match &right {
            Some(EntryRecord { id, entry: Entry::Spend(spend), on_behalf, .. }) => {
                Begun { entry: Some(*id), form: SpendForm::from(spend), came: *on_behalf }
            }
            Some(_) | None => forms.of(open.account()),
        };
        Self {
            fields: Fields::of(begun.form, begun.came),
            entry: begun.entry,
            open,
            view,
            right,
            forms,
            faults: Faults::default(),
            scans: Scans::default(),
            address: Address::here(),
            announcer: Announcer::here(),
            asks_about_year: RwSignal::new(false),
            twin: RwSignal::default(),
            trouble: RwSignal::default(),
            saved: RwSignal::default(),
            busy: RwSignal::new(false),
        }
    }

    /// What is typed for a new spend is there when somebody comes back to it.
    pub fn keep_draft(&self) {
        if self.right.is_some() {
            return;
        }
        let saver = self.clone();
        Effect::new(move || {
            let begun =
                Begun { entry: saver.entry, form: saver.fields.form(), came: saver.fields.came.get() };
            if saver.saved.with_untracked(Option::is_none) {
                saver.forms.keep(saver.open.account(), begun);
            }
        });
    }

    /// The spend and how it came, or what is wrong, which is shown.
    fn checked(&self) -> Option<(Spend, OnBehalf)> {
        let form = untrack(|| self.fields.form());
        let came = self.fields.came.get_untracked();
        let mut found: Vec<_> = came.is_none().then(came_missing).into_iter().collect();
        let checked = form.check(clock::today());
        let mut asks = form.long_ago_is_right;
        match &checked {
            Ok(spend) if spend.date < self.view.opening.date => {
                let began = full_date(self.view.opening.date);
                found.push((part::DATE, t_with(words::BEFORE_START, [("date", &began)])));
            }
            Ok(_) => {}
            Err(problems) => {
                asks |= problems.iter().any(|problem| problem.error == FieldError::LongAgo);
                found.extend(lines(problems));
            }
        }
        self.asks_about_year.set(asks);
        let is_fine = found.is_empty();
        self.faults.set(found);
        checked.ok().zip(came).filter(|_| is_fine)
    }

    /// One that looks like it and is there already.
    fn like(&self, spend: &Spend) -> Option<EntryRecord> {
        let all = untrack(|| self.open.entries());
        all.into_iter().find(|record| match &record.entry {
            Entry::Spend(other) => {
                Some(record.id) != self.entry && !record.is_removed() && is_twin(spend, other)
            }
            Entry::MoneyIn(_) => false,
        })
    }

    /// Saves it. Where it looks like one that is there it is asked first, unless the officer is `sure`.
    pub fn save(&self, sure: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.trouble.set(None);
        let Some((spend, came)) = self.checked() else { return self.twin.set(None) };
        let twin = Some(&spend).filter(|_| !sure).and_then(|spend| self.like(spend));
        let asks = twin.is_some();
        self.twin.set(twin);
        if asks {
            request_animation_frame(|| {
                focus(TWIN);
            });
            return;
        }
        self.busy.set(true);
        let saver = self.clone();
        spawn_local(async move {
            match saver.put(spend, came).await {
                Ok(record) => saver.finish(record).await,
                Err(error) => {
                    saver.busy.try_set(false);
                    saver.refused(&error).await;
                }
            }
        });
    }

    async fn put(&self, spend: Spend, came: OnBehalf) -> Result<EntryRecord, Error> {
        let (account, session) = (self.open.account(), self.open.session());
        match (&self.right, self.entry) {
            (Some(record), _) => {
                let version = record.version.saturating_add(1);
                let call = PutVersionOnBehalf { account, entry: record.id, version };
                session.call(&call, &ChangeBody(Change::To(Entry::Spend(spend)))).await
            }
            (None, Some(entry)) => {
                session.call(&PutSpendOnBehalf { account, entry }, &OnBehalfBody { spend, came }).await
            }
            (None, None) => Err(Error::Broken),
        }
    }

    async fn refused(&self, error: &Error) {
        match error {
            Error::Problem { problem, .. } if problem.code == ProblemCode::Invalid => {
                self.faults.set(lines(&problem.fields));
            }
            Error::Offline | Error::SignedOut | Error::Problem { .. } | Error::Broken => {
                self.trouble.try_set(Some(why(error)));
            }
        }
        if let Some(record) = self.right.as_ref().filter(|_| error.is(ProblemCode::ChangedMeanwhile)) {
            self.open.look_again(record.id).await;
        }
    }

    /// It is written down: now its receipts, and then it is shown.
    async fn finish(&self, record: EntryRecord) {
        if self.right.is_none() {
            self.forms.saved(self.open.account());
        }
        self.open.replace(record.clone());
        self.open.reload_view().await;
        self.saved.try_set(Some(record));
        self.send().await;
    }

    /// Sends the receipts; when all are there, shows the spend.
    pub async fn send(&self) {
        let Some(record) = self.saved.try_get_untracked().flatten() else { return };
        let all = self.scans.send(&self.open, record.id).await;
        self.open.look_again(record.id).await;
        let key = if self.right.is_some() { words::PUT_RIGHT_DONE } else { words::WRITTEN_DONE };
        if all {
            let place = Place::Entry(self.open.account(), record.id);
            // Back goes to where the form was opened from, not to an empty form.
            if self.saved.try_get_untracked().is_some() {
                self.address.go(&place.path(), Going::Instead);
            }
            self.announcer.say(&t_with(key, [("what", &what(&record))]));
        } else {
            // Only where the form stays: one that goes is not told anything any more.
            self.busy.try_set(false);
            request_animation_frame(|| {
                focus(WRITTEN);
            });
        }
    }
}
