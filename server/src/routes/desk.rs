//! The officers' side.

use axum::extract::State;
use portal_domain::access::act;
use portal_domain::api::{FindReference, ListDeskPeople, ListWaiting};
use portal_domain::receipt::Reference;
use portal_store::LookAt;
use serde::Deserialize;

use super::look;
use super::place::{Asked, Place};
use crate::access::{Granted, SignedIn};
use crate::answer::{Answer, Answered};
use crate::error::Error;
use crate::state::App;

/// A part of a name.
#[derive(Debug, Deserialize)]
pub struct Find {
    find: Option<String>,
}

/// The people whom whoever asks serves.
pub async fn people(
    State(app): State<App>,
    SignedIn(signed): SignedIn,
    Asked(Find { find }): Asked<Find>,
) -> Answered<ListDeskPeople> {
    let people = app.store.desk_people(&signed, find.unwrap_or_default().trim(), app.clock.now()).await?;
    Ok(Answer::json(&people))
}

/// A reference in the address, as somebody typed it.
#[derive(Debug, Deserialize)]
pub struct AtReference {
    reference: String,
}

/// The entry of a reference.
pub async fn find(
    State(app): State<App>,
    SignedIn(signed): SignedIn,
    Place(AtReference { reference }): Place<AtReference>,
) -> Answered<FindReference> {
    let reference = Reference::parse(&reference).map_err(|_misread| Error::NotFound)?;
    Ok(Answer::json(&app.store.find_reference(&signed, reference, app.clock.now()).await?))
}

/// The spends that wait for whoever asks. To see them is a look.
pub async fn waiting(
    State(app): State<App>,
    Granted(grant): Granted<act::MarkSeen>,
    Granted(see): Granted<act::SeePayment>,
) -> Answered<ListWaiting> {
    let waiting = app.store.waiting(&grant).await?;
    look::record(&app, &see, LookAt::Payment).await?;
    Ok(Answer::json(&waiting))
}
