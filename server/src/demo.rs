//! The demonstration: a council that does not exist, twelve direct payments with half a year of money in and out, and
//! receipts that the program draws. It is seeded once, into an empty database; its password is known to everybody, and
//! opens nothing where the server is not a demonstration.

use std::fmt::Write as _;

use portal_store::Store;

use crate::error::Error;
use crate::passwords::well_known;
use crate::state::Portal;

mod calendar;
pub mod drawn;
mod ledger;
mod payments;
mod people;
mod play;
mod scene;
mod talk;
mod town;

use calendar::Calendar;
pub use people::{COUNCIL, Miswritten, PASSWORD};

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum NotSeeded {
    /// The database holds somebody's records.
    #[error("--demo: this database is not a demonstration's; give it an empty --data folder of its own")]
    NotOurs,
    /// The first start was cut off.
    #[error(
        "--demo: the demonstration was cut off while it was made; remove its --data folder and start again"
    )]
    CutOff,
    /// It is not what it says.
    #[error("--demo: {0}")]
    Miswritten(#[from] Miswritten),
    /// The database.
    #[error("--demo: {0}")]
    Store(#[from] portal_store::Error),
    /// A receipt.
    #[error("--demo: {0}")]
    Other(#[from] Error),
}

/// Seeds an empty database; finds its own seeded one as it is.
///
/// # Errors
/// See [`NotSeeded`].
pub async fn seed(app: &Portal) -> Result<(), NotSeeded> {
    let councils = app.store.councils_unscoped().await?;
    if !councils.is_empty() {
        return check(&app.store, councils.iter().any(|known| known.id == COUNCIL)).await;
    }
    let calendar = Calendar::at(app.clock.now());
    // One hash for all of them: what it guards is written on the screen.
    let hash = app.passwords.hash(well_known(PASSWORD)).await?;
    people::settle(&app.store, calendar, &hash).await?;
    play::play(app, calendar).await?;
    people::settle_last(&app.store, calendar, &hash).await?;
    Ok(())
}

async fn check(store: &Store, ours: bool) -> Result<(), NotSeeded> {
    if !ours {
        return Err(NotSeeded::NotOurs);
    }
    let last = people::HELEN.email().unwrap_or_default();
    if store.login_unscoped(&last).await?.is_none() { Err(NotSeeded::CutOff) } else { Ok(()) }
}

/// Signs everybody of the demonstration out, where the server is none any more: they cannot sign in again.
///
/// # Errors
/// Those of the database.
pub async fn leave(store: &Store) -> Result<(), portal_store::Error> {
    if store.councils_unscoped().await?.iter().any(|known| known.id == COUNCIL) {
        for (person, _) in people::SIGN_INS {
            store.end_sessions_of_unscoped(person.id).await?;
        }
    }
    Ok(())
}

/// How its people sign in.
pub fn sign_ins() -> String {
    let mut text = format!("The people and the money are invented. The password is {PASSWORD}\n");
    for (person, what) in people::SIGN_INS {
        let email = person.email().unwrap_or_default();
        // Writing to a text cannot fail.
        let _written = writeln!(text, "  {email:<24} {} {what}", person.name);
    }
    text
}
