//! The demonstration: a council that does not exist.

use crate::start::NotStarted;
use crate::state::Portal;

pub mod drawn;

/// Seeds an empty database.
///
/// # Errors
/// Those of the store.
pub async fn seed(_app: &Portal) -> Result<(), NotStarted> {
    Ok(())
}

/// How its people sign in.
pub fn sign_ins() -> String {
    String::new()
}
