//! Lines of money.

use axum::extract::State;
use portal_domain::access::act;
use portal_domain::api::{
    ChangeBody, Cursor, Field, FieldError, FindEntries, GetEntry, GetEntryTable, GetMonth, ListEntries,
    ListRemoved, ListVersions, MoneyInBody, PutAccepted, PutMoneyIn, PutSeen, PutSpend, PutVersion,
    SpendBody,
};
use portal_domain::spending::{Change, Entry};
use portal_domain::time::london_date;
use portal_store::{LookAt, MOST_ENTRIES};
use serde::Deserialize;

use super::look;
use super::place::{Asked, AtEntry, AtMonth, AtVersion, Place};
use crate::access::Granted;
use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::error::Error;
use crate::export::csv;
use crate::state::App;

/// How many entries a page has where nobody says.
const PAGE: u32 = 20;

/// Which page.
#[derive(Debug, Deserialize)]
pub struct Which {
    before: Option<Cursor>,
    limit: Option<u32>,
}

/// A page of entries.
pub async fn list(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Asked(Which { before, limit }): Asked<Which>,
) -> Answered<ListEntries> {
    let page = app.store.entries(&grant, before, limit.unwrap_or(PAGE), app.clock.now()).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&page))
}

/// What is found of all entries.
pub async fn find(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Body(asked): Body<FindEntries>,
) -> Answered<FindEntries> {
    let found = app.store.find_entries(&grant, &asked, app.clock.now()).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&found))
}

/// A month.
pub async fn month(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtMonth { month }): Place<AtMonth>,
) -> Answered<GetMonth> {
    let view = app.store.month(&grant, month, app.clock.now()).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&view))
}

/// All entries as a table. One payment has some hundreds of lines a year.
pub async fn table(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
) -> Answered<GetEntryTable> {
    let now = app.clock.now();
    let needs = app.store.account_view(&grant, now).await?.needs;
    let (mut before, mut records) = (None, Vec::new());
    loop {
        let page = app.store.entries(&grant, before, MOST_ENTRIES, now).await?;
        records.extend(page.entries);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    look::record(&app, &grant, LookAt::Payment).await?;
    let name = format!("direct-payment-{}", london_date(now));
    Answer::table(csv(&records, &needs), &name)
}

/// One entry.
pub async fn get(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtEntry { entry }): Place<AtEntry>,
) -> Answered<GetEntry> {
    let record = app.store.entry(&grant, entry).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&record))
}

/// Records a spend.
pub async fn put_spend(
    State(app): State<App>,
    Granted(grant): Granted<act::RecordEntry>,
    Place(AtEntry { entry }): Place<AtEntry>,
    Body(SpendBody(spend)): Body<PutSpend>,
) -> Answered<PutSpend> {
    let written = Entry::Spend(spend);
    can_be(&app, &written)?;
    let recorded = app.store.record_entry(&grant, entry, written, app.clock.now()).await?;
    Ok(Answer::recorded(&recorded))
}

/// Records money that came in.
pub async fn put_money_in(
    State(app): State<App>,
    Granted(grant): Granted<act::RecordEntry>,
    Place(AtEntry { entry }): Place<AtEntry>,
    Body(MoneyInBody(money)): Body<PutMoneyIn>,
) -> Answered<PutMoneyIn> {
    let written = Entry::MoneyIn(money);
    can_be(&app, &written)?;
    let recorded = app.store.record_entry(&grant, entry, written, app.clock.now()).await?;
    Ok(Answer::recorded(&recorded))
}

/// Makes the next version of an entry.
pub async fn put_version(
    State(app): State<App>,
    Granted(grant): Granted<act::ChangeEntry>,
    Place(AtVersion { entry, version }): Place<AtVersion>,
    Body(ChangeBody(change)): Body<PutVersion>,
) -> Answered<PutVersion> {
    if let Change::To(entry) = &change {
        can_be(&app, entry)?;
    }
    let changed = app.store.change_entry(&grant, entry, version, change, app.clock.now()).await?;
    Ok(Answer::recorded(&changed))
}

/// Every version of an entry.
pub async fn versions(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtEntry { entry }): Place<AtEntry>,
) -> Answered<ListVersions> {
    let history = app.store.history(&grant, entry).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&history))
}

/// What was removed lately.
pub async fn removed(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
) -> Answered<ListRemoved> {
    let removed = app.store.removed(&grant, app.clock.now()).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&removed))
}

/// Marks an entry as seen.
pub async fn put_seen(
    State(app): State<App>,
    Granted(grant): Granted<act::MarkSeen>,
    Place(AtEntry { entry }): Place<AtEntry>,
) -> Answered<PutSeen> {
    Ok(Answer::recorded(&app.store.mark_seen(&grant, entry, app.clock.now()).await?))
}

/// Accepts an entry.
pub async fn put_accepted(
    State(app): State<App>,
    Granted(grant): Granted<act::AcceptEntry>,
    Place(AtEntry { entry }): Place<AtEntry>,
) -> Answered<PutAccepted> {
    Ok(Answer::recorded(&app.store.mark_accepted(&grant, entry, app.clock.now()).await?))
}

/// What is paid has been paid, and its parts leave something of the whole. The day is England's; a phone whose clock is a
/// little ahead of ours is believed at midnight.
fn can_be(app: &App, entry: &Entry) -> Result<(), Error> {
    let soon = app.clock.now().checked_add_signed(chrono::TimeDelta::minutes(15)).unwrap_or_default();
    if entry.date() > london_date(soon) {
        return Err(Error::field(Field::Date, FieldError::InFuture));
    }
    match entry {
        Entry::Spend(spend) if spend.first_part().is_none() => {
            Err(Error::field(Field::Parts, FieldError::PartsOver))
        }
        Entry::Spend(_) | Entry::MoneyIn(_) => Ok(()),
    }
}
