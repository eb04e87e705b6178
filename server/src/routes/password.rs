//! Changing one's own password.

use axum::extract::State;
use portal_domain::api::{ChangePassword, PutPassword};

use crate::access::{SESSION, SignedIn, Token};
use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::error::Error;
use crate::passwords::NewPassword;
use crate::sign_in;
use crate::state::App;

/// Changes it; every other session of the person ends, and this one goes on under a new token.
pub async fn put(
    State(app): State<App>,
    SignedIn(signed): SignedIn,
    Body(ChangePassword { current, new }): Body<PutPassword>,
) -> Answered<PutPassword> {
    let login = app.store.login_of(&signed).await?;
    sign_in::check_again(&app, login, current).await?;
    let new = NewPassword::new(new).map_err(Error::WeakPassword)?;
    let hash = app.passwords.hash(new).await?;
    let token = Token::new(app.chance)?;
    app.store.change_password(&signed, hash, token.hash(), app.clock.now()).await?;
    Ok(Answer::done().cookie(SESSION.set(token)?))
}
