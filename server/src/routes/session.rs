//! Signing in and out.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use portal_domain::api::{
    CreateSession, Device, EndOwnSession, EndSession, GetSession, ListSessions, PutDevice,
};
use portal_domain::id::{DeviceId, SessionId};
use portal_domain::machine::Machine;
use portal_domain::time::london_date;
use portal_store::NewSession;
use serde::Deserialize;

use super::place::Place;
use crate::access::{KNOWN, SESSION, SignedIn, Token};
use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::sessions;
use crate::sign_in;
use crate::state::App;

/// Signs in: a new token for the session, whatever the browser had before.
pub async fn create(
    State(app): State<App>,
    headers: HeaderMap,
    Body(sign_in): Body<CreateSession>,
) -> Answered<CreateSession> {
    let browser = KNOWN.read(&headers);
    let login = sign_in::check(&app, sign_in, browser).await?;
    let now = app.clock.now();
    if let Some(before) = SESSION.read(&headers) {
        // Whoever sat here before is signed out.
        if let Some(signed) = app.store.session(before.hash(), now).await? {
            app.store.end_session(&signed).await?;
        }
    }
    let token = Token::new(app.chance)?;
    let council = app.store.council_unscoped().await.ok();
    let idle_days = council
        .as_ref()
        .and_then(|known| known.council.on(london_date(now)))
        .map(|profile| profile.idle_days);
    let ends = sessions::ends(login.works_for.is_some(), idle_days, now);
    let session = NewSession {
        id: SessionId::born(now, app.chance.bytes()?),
        token_hash: token.hash(),
        person: login.person,
        machine: machine(&headers),
        idle_ends: ends.idle,
        ends: ends.at_last,
    };
    let signed = app.store.begin_session(session, now).await?;
    let browser = browser.map_or_else(|| Token::new(app.chance), Ok)?;
    app.store.remember_browser(&signed, browser.hash(), now).await?;
    let view = app.store.session_view(&signed, now).await?;
    Ok(Answer::json(&view).cookie(SESSION.set(token)?).cookie(KNOWN.set(browser)?))
}

/// Who is signed in.
pub async fn get(State(app): State<App>, SignedIn(signed): SignedIn) -> Answered<GetSession> {
    Ok(Answer::json(&app.store.session_view(&signed, app.clock.now()).await?))
}

/// Where one is signed in.
pub async fn list(State(app): State<App>, SignedIn(signed): SignedIn) -> Answered<ListSessions> {
    Ok(Answer::json(&app.store.sessions(&signed, app.clock.now()).await?))
}

/// A session in the address.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtSession {
    session: SessionId,
}

/// Ends another session of one's own.
pub async fn end_own(
    State(app): State<App>,
    SignedIn(signed): SignedIn,
    Place(AtSession { session }): Place<AtSession>,
) -> Answered<EndOwnSession> {
    app.store.end_own_session(&signed, session).await?;
    Ok(Answer::done())
}

fn machine(headers: &HeaderMap) -> Machine {
    let told = headers.get(header::USER_AGENT).and_then(|told| told.to_str().ok());
    told.map(Machine::of_user_agent).unwrap_or_default()
}

/// Signs out.
pub async fn end(State(app): State<App>, SignedIn(signed): SignedIn) -> Answered<EndSession> {
    app.store.end_session(&signed).await?;
    Ok(Answer::done().cookie(SESSION.clear()?))
}

/// A device in the address.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtDevice {
    device: DeviceId,
}

/// The key under which this person's records on this device are sealed.
pub async fn device(
    State(app): State<App>,
    SignedIn(signed): SignedIn,
    Place(AtDevice { device }): Place<AtDevice>,
) -> Answered<PutDevice> {
    let key = app.store.device_key(&signed, device, app.chance.bytes()?, app.clock.now()).await?;
    Ok(Answer::json(&Device { key: BASE64.encode(key) }))
}
