//! Sessions: from sign-in to sign-out.

use chrono::{DateTime, Utc};
use portal_domain::api::SessionView;
use portal_domain::id::{CouncilId, PersonId, SessionId};

use crate::{Result, Store};

/// Somebody who is signed in. Only the store makes one, from the hash of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    person: PersonId,
    works_for: Option<CouncilId>,
    session: SessionId,
    ends: DateTime<Utc>,
}

impl Signed {
    /// Who.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The council they work for, where they work for one.
    pub const fn works_for(&self) -> Option<CouncilId> {
        self.works_for
    }

    /// The session.
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// When the session ends, whatever happens.
    pub const fn ends(&self) -> DateTime<Utc> {
        self.ends
    }
}

/// A session to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// SHA-256 of the token; the token itself is nowhere but in the browser.
    pub token_hash: [u8; 32],
    /// Whose.
    pub person: PersonId,
    /// When it ends unless it is used before; each use moves it on by as much.
    pub idle_ends: DateTime<Utc>,
    /// When it ends, whatever happens.
    pub ends: DateTime<Utc>,
}

impl Store {
    /// Begins a session. Who may have one is the caller's to know (a password was right); nobody calls this but sign-in and
    /// the demonstration.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where there is no such person.
    pub async fn begin_session(&self, session: NewSession, now: DateTime<Utc>) -> Result<Signed> {
        let _ = (session, now);
        todo!()
    }

    /// Who is signed in by the token with this hash; `None` where the session ended or never was. Use moves the idle end on,
    /// written at most once a minute.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn session(&self, token_hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Signed>> {
        let _ = (token_hash, now);
        todo!()
    }

    /// Ends this session.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_session(&self, signed: &Signed) -> Result<()> {
        let _ = signed;
        todo!()
    }

    /// Ends every session of a person and returns how many there were.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_sessions_of_unscoped(&self, person: PersonId) -> Result<u64> {
        let _ = person;
        todo!()
    }

    /// Takes away sessions that have ended, attempts that no longer count and the like, and returns how many rows went. For
    /// a job that runs now and then.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_ended_unscoped(&self, now: DateTime<Utc>) -> Result<u64> {
        let _ = now;
        todo!()
    }

    /// Who is signed in, and for whom they may act today.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn session_view(&self, signed: &Signed, now: DateTime<Utc>) -> Result<SessionView> {
        let _ = (signed, now);
        todo!()
    }
}
