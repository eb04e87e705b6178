//! Who asks, and the proof that they may. A handler that touches a direct payment takes [`Granted`], and there is no other
//! way to the store's functions; so a check cannot be forgotten.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderValue;
use axum::http::request::Parts;
use portal_domain::access::Act;
use portal_domain::api::SPEAKS_FOR;
use portal_domain::id::AccountId;
use portal_store::{Grant, Signed};

use crate::error::Error;
use crate::state::App;

mod cookie;

pub use cookie::{Cookie, KNOWN, SESSION, Token};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Signed);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let token = SESSION.read(&parts.headers).ok_or(Error::SignedOut)?;
        let signed = app.store.session(token.hash(), app.clock.now()).await?.ok_or(Error::SignedOut)?;
        match parts.headers.get(SPEAKS_FOR).map(HeaderValue::as_bytes) {
            Some(named) if named != signed.person().to_string().as_bytes() => Err(Error::SignedOut),
            Some(_) | None => Ok(Self(signed)),
        }
    }
}

/// Proof that whoever asks may do `A` with the payment in the address.
pub struct Granted<A>(pub Grant<A>);

impl<A: Act> FromRequestParts<App> for Granted<A> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let SignedIn(signed) = SignedIn::from_request_parts(parts, app).await?;
        let account = account(parts, app).await?;
        Ok(Self(app.store.grant::<A>(&signed, account, app.clock.now()).await?))
    }
}

/// The payment in the address. What is no id is no payment either.
async fn account(parts: &mut Parts, app: &App) -> Result<AccountId, Error> {
    let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_not_text| Error::NotFound)?;
    let named = params.iter().find(|(name, _)| *name == "account").ok_or(Error::NotFound)?;
    named.1.parse().map_err(|_not_an_id| Error::NotFound)
}
