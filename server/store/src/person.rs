//! People.

use chrono::{DateTime, Utc};
use portal_domain::id::PersonId;
use portal_domain::text::Name;

use crate::{Result, Store};

/// Somebody to set up.
#[derive(Clone)]
pub struct NewPerson {
    /// Their id.
    pub id: PersonId,
    /// The whole name.
    pub name: Name,
    /// What they are called.
    pub called: Name,
    /// The e-mail address and hashed password (PHC text) they sign in with; none for a child.
    pub login: Option<(String, String)>,
}

impl Store {
    /// Sets up a person. The same person again changes nothing.
    ///
    /// # Errors
    /// [`crate::Error::Taken`] where the id or the e-mail address is somebody else's.
    pub async fn create_person_unscoped(&self, person: NewPerson, now: DateTime<Utc>) -> Result<()> {
        let _ = (person, now);
        todo!()
    }
}
