//! Whether somebody may sign in: guessing is slow, a person is not locked out by strangers, and nobody can tell an account
//! from none, by what is said or by how long it takes.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use portal_domain::api::SignIn;
use portal_domain::id::PersonId;
use portal_store::{Attempt, Bucket, Limit, Login, Tried};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::access::Token;
use crate::error::Error;
use crate::state::App;

/// So many failures at one account in a quarter of an hour, and in an hour: all strangers together, and each known browser
/// for itself.
const IN_A_QUARTER: u16 = 10;
const IN_AN_HOUR: u16 = 50;
/// The longest address there can be (RFC 5321, 4.5.3.1), in bytes.
const LONGEST_EMAIL: usize = 254;
/// How the people of the demonstration sign in; elsewhere they do not exist.
const DEMONSTRATION: &str = "@demo.example";

/// Checks e-mail and password and says whose they are.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::SlowDown`], [`Error::NotNow`].
pub async fn check(app: &App, given: SignIn, browser: Option<Token>) -> Result<Login, Error> {
    let email = given.email.trim().to_lowercase();
    let login = if email.len() > LONGEST_EMAIL || (email.ends_with(DEMONSTRATION) && !app.demo) {
        None
    } else {
        app.store.login_unscoped(&email).await?
    };
    // Asked also where there is no account, so that both ways take the same steps.
    let person = login.as_ref().map_or(PersonId::from_uuid(Uuid::nil()), |login| login.person);
    let known = match browser {
        Some(token) if app.store.knows_browser_unscoped(person, token.hash()).await? => Some(token),
        Some(_) | None => None,
    };
    // Before it is counted: a full line is not a wrong password, or strangers who fill it would use up a person's tries.
    let place = app.passwords.place(known.is_some())?;
    let attempt = count(app, &limits(&email, known), app.clock.now()).await?;
    let hash = login.as_ref().map(|login| login.password_hash.clone());
    let right = app.passwords.check(place, given.password, hash).await?;
    match login {
        Some(login) if right => {
            app.store.take_back_attempt(attempt).await?;
            Ok(login)
        }
        Some(_) | None => Err(Error::WrongCredentials),
    }
}

/// Checks the current password of somebody who is signed in: what they may try is limited as well.
///
/// # Errors
/// [`Error::WrongPassword`], [`Error::SlowDown`], [`Error::NotNow`].
pub async fn check_again(app: &App, login: Login, password: String) -> Result<(), Error> {
    let limits = both(|window| bucket(&[b"again", window, login.person.uuid().as_bytes()]));
    let place = app.passwords.place(true)?;
    let attempt = count(app, &limits, app.clock.now()).await?;
    if app.passwords.check(place, password, Some(login.password_hash)).await? {
        app.store.take_back_attempt(attempt).await?;
        Ok(())
    } else {
        Err(Error::WrongPassword)
    }
}

async fn count(app: &App, limits: &[Limit], now: DateTime<Utc>) -> Result<Attempt, Error> {
    match app.store.begin_attempt(limits, now).await? {
        Tried::Allowed(attempt) => Ok(attempt),
        Tried::Refused { until } => {
            let after = until.signed_duration_since(now).to_std().unwrap_or(Duration::ZERO);
            Err(Error::SlowDown { after: after.saturating_add(Duration::from_secs(1)) })
        }
    }
}

fn limits(email: &str, known: Option<Token>) -> [Limit; 2] {
    match known {
        Some(token) => both(|window| bucket(&[b"browser", window, email.as_bytes(), &token.hash()])),
        None => both(|window| bucket(&[b"stranger", window, email.as_bytes()])),
    }
}

fn both(bucket: impl Fn(&[u8]) -> Bucket) -> [Limit; 2] {
    [
        Limit { bucket: bucket(b"quarter"), most: IN_A_QUARTER, window: TimeDelta::minutes(15) },
        Limit { bucket: bucket(b"hour"), most: IN_AN_HOUR, window: TimeDelta::hours(1) },
    ]
}

/// What attempts are counted by. The parts are kept apart, so that no two tellings give the same text.
fn bucket(parts: &[&[u8]]) -> Bucket {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Chance;

    #[test]
    fn each_browser_and_window_has_its_own_bucket() {
        let token = Token::new(Chance).unwrap();
        let mut all: Vec<Bucket> = [limits("a@x", None), limits("b@x", None), limits("a@x", Some(token))]
            .into_iter()
            .flatten()
            .map(|limit| limit.bucket)
            .collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 6);
        assert_ne!(bucket(&[b"ab", b"c"]), bucket(&[b"a", b"bc"]));
    }
}
