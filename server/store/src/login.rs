//! With what somebody signs in.

use chrono::{DateTime, Utc};
use portal_domain::id::{CouncilId, PersonId, SessionId};
use uuid::Uuid;

use crate::code::{folded, kept};
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::{Error, Result, Signed, Store};

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

impl From<(Uuid, Option<Uuid>, String)> for Login {
    fn from((person, works_for, password_hash): (Uuid, Option<Uuid>, String)) -> Self {
        let works_for = works_for.map(CouncilId::from_uuid);
        Self { person: PersonId::from_uuid(person), works_for, password_hash }
    }
}

/// Another password for somebody; their sessions end, but for the one from which it was changed: it goes on under
/// another token, of which this is the hash.
struct Change {
    person: PersonId,
    keep: Option<(SessionId, [u8; 32])>,
    password_hash: String,
    now: DateTime<Utc>,
}

impl Command for Change {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let changed = run!(
            conn,
            "UPDATE login SET password_hash = $2, changed_at = $3 WHERE person = $1",
            self.person.uuid(),
            &self.password_hash,
            self.now,
        )?;
        if changed == 0 {
            return Err(Error::NotFound);
        }
        // A session that does not exist is none of theirs: then all of them end.
        let keep = self.keep.map_or(Uuid::nil(), |(session, _)| session.uuid());
        run!(conn, "DELETE FROM session WHERE person = $1 AND id <> $2", self.person.uuid(), keep)?;
        if let Some((session, token_hash)) = &self.keep {
            run!(
                conn,
                "UPDATE session SET token_hash = $2 WHERE id = $1",
                session.uuid(),
                token_hash.as_slice()
            )?;
        }
        Ok(Done::Changed(()))
    }
}

impl Store {
    /// The login with this e-mail address, in whatever case it is written.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn login_unscoped(&self, email: &str) -> Result<Option<Login>> {
        if email.contains('\0') {
            // No address has it, and one of the databases takes it for a fault.
            return Ok(None);
        }
        let mut lent = self.database().lend().await?;
        let found = row!(
            &mut lent.conn(),
            (Uuid, Option<Uuid>, String),
            "SELECT l.person, w.council, l.password_hash FROM login l LEFT JOIN staff w ON w.person = l.person
              WHERE l.email_folded = $1",
            folded(email),
        )?;
        Ok(found.map(Login::from))
    }

    /// The signed-in person's own hash, to check the current password before a change.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they have no login any more.
    pub async fn login_of(&self, signed: &Signed) -> Result<Login> {
        let mut lent = self.database().lend().await?;
        let found = row!(
            &mut lent.conn(),
            (Uuid, Option<Uuid>, String),
            "SELECT l.person, w.council, l.password_hash FROM login l LEFT JOIN staff w ON w.person = l.person
              WHERE l.person = $1",
            signed.person().uuid(),
        )?;
        found.map(Login::from).ok_or(Error::NotFound)
    }

    /// Gives the person another password and ends their other sessions. This one goes on under the token with this hash
    /// alone, so that a copy of the one before opens nothing.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they have no login any more.
    pub async fn change_password(
        &self,
        signed: &Signed,
        password_hash: String,
        token_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<()> {
        let (person, keep) = (signed.person(), Some((signed.session(), token_hash)));
        self.write(Change { person, keep, password_hash, now: kept(now) }).await
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
        let person = self.login_unscoped(email).await?.ok_or(Error::NotFound)?.person;
        self.write(Change { person, keep: None, password_hash, now: kept(now) }).await?;
        Ok(person)
    }
}
