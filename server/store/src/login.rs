//! With what somebody signs in.

use chrono::{DateTime, Utc};
use portal_domain::id::{CouncilId, PersonId};

use crate::{Result, Signed, Store};

/// What is needed to see whether a password is right.
#[derive(Clone)]
pub struct Login {
    /// Whose.
    pub person: PersonId,
    /// The council they work for, where they work for one: their sessions are shorter.
    pub works_for: Option<CouncilId>,
    /// The password, hashed (PHC text).
    pub password_hash: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("person", &self.person).finish_non_exhaustive()
    }
}

impl Store {
    /// The login with this e-mail address, in whatever case it is written.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn login_unscoped(&self, email: &str) -> Result<Option<Login>> {
        let _ = email;
        todo!()
    }

    /// The signed-in person's own hash, to check the current password before a change.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they have no login any more.
    pub async fn login_of(&self, signed: &Signed) -> Result<Login> {
        let _ = signed;
        todo!()
    }

    /// Gives the person another password and ends their other sessions.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they have no login any more.
    pub async fn change_password(&self, signed: &Signed, password_hash: String, now: DateTime<Utc>) -> Result<()> {
        let _ = (signed, password_hash, now);
        todo!()
    }

    /// Gives whoever signs in by this address another password and ends all their sessions.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where nobody does.
    pub async fn reset_password_unscoped(
        &self,
        email: &str,
        password_hash: String,
        now: DateTime<Utc>,
    ) -> Result<PersonId> {
        let _ = (email, password_hash, now);
        todo!()
    }
}
