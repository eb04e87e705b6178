//! People.

use chrono::{DateTime, Utc};
use portal_domain::id::PersonId;
use portal_domain::text::Name;
use uuid::Uuid;

use crate::code::{folded, kept};
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::{Error, Result, Store};

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

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPerson").field("id", &self.id).finish_non_exhaustive()
    }
}

struct Create(NewPerson, DateTime<Utc>);

impl Command for Create {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let Self(person, now) = self;
        let (id, name, called) = (person.id.uuid(), person.name.as_str(), person.called.as_str());
        run!(
            conn,
            "INSERT INTO person (id, name, called, name_folded, created_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO NOTHING",
            id,
            name,
            called,
            folded(&format!("{name} {called}")),
            *now,
        )?;
        let stored = row!(conn, (String, String), "SELECT name, called FROM person WHERE id = $1", id)?;
        if stored.is_none_or(|stored| (stored.0.as_str(), stored.1.as_str()) != (name, called)) {
            return Err(Error::Taken);
        }
        if let Some((email, password_hash)) = &person.login {
            run!(
                conn,
                "INSERT INTO login (person, email, email_folded, password_hash, changed_at) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT DO NOTHING",
                id,
                email.trim(),
                folded(email),
                password_hash,
                *now,
            )?;
            let owner =
                row!(conn, (Uuid,), "SELECT person FROM login WHERE email_folded = $1", folded(email))?;
            if owner != Some((id,)) {
                return Err(Error::Taken);
            }
        }
        Ok(Done::Changed(()))
    }
}

impl Store {
    /// Sets up a person. The same person again changes nothing.
    ///
    /// # Errors
    /// [`crate::Error::Taken`] where the id or the e-mail address is somebody else's.
    pub async fn create_person_unscoped(&self, person: NewPerson, now: DateTime<Utc>) -> Result<()> {
        self.write(Create(person, kept(now))).await
    }
}
