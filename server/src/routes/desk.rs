//! The officers' side.

use axum::extract::State;
use portal_domain::api::{FindReference, ListDeskPeople};
use portal_domain::receipt::Reference;
use serde::Deserialize;

use super::place::{Asked, Place};
use crate::access::SignedIn;
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
