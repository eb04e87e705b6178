//! What somebody at the council writes down for a person who telephones, posts paper or comes in.

use axum::body::Body as Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use portal_domain::access::act;
use portal_domain::api::{
    ChangeBody, OnBehalfBody, PutReceiptOnBehalf, PutSpendOnBehalf, PutVersionOnBehalf,
};
use portal_domain::spending::{Change, Entry};

use super::entry::can_be;
use super::place::{AtEntry, AtEntryReceipt, AtVersion, Place};
use super::receipt;
use crate::access::Granted;
use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::state::App;

/// Writes a spend down.
pub async fn put_spend(
    State(app): State<App>,
    Granted(grant): Granted<act::RecordOnBehalf>,
    Place(AtEntry { entry }): Place<AtEntry>,
    Body(OnBehalfBody { spend, came }): Body<PutSpendOnBehalf>,
) -> Answered<PutSpendOnBehalf> {
    can_be(&app, &Entry::Spend(spend.clone()))?;
    let recorded = app.store.record_on_behalf(&grant, entry, spend, came, app.clock.now()).await?;
    Ok(Answer::recorded(&recorded))
}

/// Makes the next version of what was written down.
pub async fn put_version(
    State(app): State<App>,
    Granted(grant): Granted<act::RecordOnBehalf>,
    Place(AtVersion { entry, version }): Place<AtVersion>,
    Body(ChangeBody(change)): Body<PutVersionOnBehalf>,
) -> Answered<PutVersionOnBehalf> {
    if let Change::To(entry) = &change {
        can_be(&app, entry)?;
    }
    let changed = app.store.change_on_behalf(&grant, entry, version, change, app.clock.now()).await?;
    Ok(Answer::recorded(&changed))
}

/// Takes a receipt that came on paper.
pub async fn put_receipt(
    State(app): State<App>,
    Granted(grant): Granted<act::RecordOnBehalf>,
    Place(AtEntryReceipt { entry, receipt }): Place<AtEntryReceipt>,
    headers: HeaderMap,
    body: Bytes,
) -> Answered<PutReceiptOnBehalf> {
    let (fresh, stored) = receipt::take(&app, &grant, entry, receipt, &headers, body).await?;
    Ok(Answer::made(fresh, &stored))
}
