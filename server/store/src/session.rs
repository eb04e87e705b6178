//! Sessions: from sign-in to sign-out.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use portal_domain::api::{AccountSummary, OwnSession, PersonRef, SessionView, Sessions};
use portal_domain::id::{AccountId, CouncilId, PersonId, SessionId};
use portal_domain::machine::Machine;
use portal_domain::time::london_date;
use uuid::Uuid;

use crate::browser::KNOWN;
use crate::code::{inconsistent, kept, person, variant, word};
use crate::command::{Command, Done};
use crate::database::{Conn, row, rows, run};
use crate::{Error, Result, Store};

/// Use of a session is written down this often.
const TOUCH: TimeDelta = TimeDelta::minutes(1);

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
    /// On what.
    pub machine: Machine,
    /// When it ends unless it is used before; each use moves it on by as much.
    pub idle_ends: DateTime<Utc>,
    /// When it ends, whatever happens.
    pub ends: DateTime<Utc>,
}

struct Begin(NewSession, DateTime<Utc>);

impl Command for Begin {
    type Answer = Option<CouncilId>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let Self(session, now) = self;
        let (works_for,) = row!(
            conn,
            (Option<Uuid>,),
            "SELECT w.council FROM person p LEFT JOIN staff w ON w.person = p.id WHERE p.id = $1",
            session.person.uuid(),
        )?
        .ok_or(Error::NotFound)?;
        run!(
            conn,
            "INSERT INTO session (token_hash, id, person, began_at, used_at, idle_seconds, idle_ends_at, ends_at, machine)
             VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8)",
            session.token_hash.as_slice(),
            session.id.uuid(),
            session.person.uuid(),
            *now,
            session.idle_ends.signed_duration_since(now).num_seconds(),
            kept(session.idle_ends),
            kept(session.ends),
            word(session.machine),
        )?;
        Ok(Done::Changed(works_for.map(CouncilId::from_uuid)))
    }
}

struct Touch {
    token_hash: [u8; 32],
    now: DateTime<Utc>,
    idle_ends: DateTime<Utc>,
}

impl Command for Touch {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        run!(
            conn,
            "UPDATE session SET used_at = $2, idle_ends_at = $3 WHERE token_hash = $1 AND used_at < $2",
            self.token_hash.as_slice(),
            self.now,
            self.idle_ends,
        )?;
        Ok(Done::Changed(()))
    }
}

/// Whose sessions to end.
enum End {
    One(SessionId),
    Own(PersonId, SessionId),
    All(PersonId),
    Ended(DateTime<Utc>),
}

impl Command for End {
    type Answer = u64;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<u64>> {
        let ended = match self {
            Self::One(session) => run!(conn, "DELETE FROM session WHERE id = $1", session.uuid())?,
            Self::Own(person, session) => {
                let (session, person) = (session.uuid(), person.uuid());
                run!(conn, "DELETE FROM session WHERE id = $1 AND person = $2", session, person)?
            }
            Self::All(person) => run!(conn, "DELETE FROM session WHERE person = $1", person.uuid())?,
            Self::Ended(now) => {
                let attempts = run!(conn, "DELETE FROM attempt WHERE expires_at <= $1", *now)?;
                let unused = now.checked_sub_signed(KNOWN).unwrap_or_default();
                let browsers = run!(conn, "DELETE FROM known_browser WHERE since <= $1", unused)?;
                attempts
                    + browsers
                    + run!(conn, "DELETE FROM session WHERE ends_at <= $1 OR idle_ends_at <= $1", *now)?
            }
        };
        Ok(Done::Changed(ended))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    council: Option<Uuid>,
    used_at: DateTime<Utc>,
    idle_seconds: i64,
    idle_ends_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Own {
    account: Uuid,
    relation: String,
    until_day: Option<NaiveDate>,
    recipient: Uuid,
    name: String,
    called: String,
}

impl Own {
    fn summary(&self) -> Result<AccountSummary> {
        let summary = || {
            Some(AccountSummary {
                account: AccountId::from_uuid(self.account),
                recipient: person(self.recipient, &self.name, &self.called)?,
                relation: variant(&self.relation)?,
                until: self.until_day,
            })
        };
        summary().ok_or(inconsistent("relation", self.account))
    }
}

impl Store {
    /// Begins a session. Who may have one is the caller's to know (a password was right); nobody calls this but sign-in and
    /// the demonstration.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where there is no such person.
    pub async fn begin_session(&self, session: NewSession, now: DateTime<Utc>) -> Result<Signed> {
        let works_for = self.write(Begin(session, kept(now))).await?;
        Ok(Signed { person: session.person, works_for, session: session.id, ends: kept(session.ends) })
    }

    /// Who is signed in by the token with this hash; `None` where the session ended or never was. Use moves the idle end on,
    /// written at most once a minute. (Where that cannot be written, reading goes on all the same.)
    ///
    /// # Errors
    /// Those of the database.
    pub async fn session(&self, token_hash: [u8; 32], now: DateTime<Utc>) -> Result<Option<Signed>> {
        let now = kept(now);
        let mut lent = self.database().lend().await?;
        let found = row!(
            &mut lent.conn(),
            Row,
            "SELECT s.id, s.person, w.council, s.used_at, s.idle_seconds, s.idle_ends_at, s.ends_at
               FROM session s LEFT JOIN staff w ON w.person = s.person WHERE s.token_hash = $1",
            token_hash.as_slice(),
        )?;
        drop(lent);
        let Some(row) = found.filter(|row| now < row.idle_ends_at && now < row.ends_at) else {
            return Ok(None);
        };
        if now.signed_duration_since(row.used_at) >= TOUCH {
            let idle = TimeDelta::try_seconds(row.idle_seconds).unwrap_or_default();
            let idle_ends = now.checked_add_signed(idle).map_or(row.ends_at, |ends| ends.min(row.ends_at));
            match self.write(Touch { token_hash, now, idle_ends }).await {
                Ok(()) | Err(Error::Full | Error::Busy | Error::Unavailable(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Some(Signed {
            person: PersonId::from_uuid(row.person),
            works_for: row.council.map(CouncilId::from_uuid),
            session: SessionId::from_uuid(row.id),
            ends: row.ends_at,
        }))
    }

    /// Ends this session.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_session(&self, signed: &Signed) -> Result<()> {
        self.write(End::One(signed.session)).await.map(drop)
    }

    /// Where a person is signed in: this session first, then the last used.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn sessions(&self, signed: &Signed, now: DateTime<Utc>) -> Result<Sessions> {
        let mut lent = self.database().lend().await?;
        let found = rows!(
            &mut lent.conn(),
            (Uuid, String, DateTime<Utc>, DateTime<Utc>),
            "SELECT id, machine, began_at, used_at FROM session
              WHERE person = $1 AND idle_ends_at > $2 AND ends_at > $2 ORDER BY used_at DESC, id DESC",
            signed.person.uuid(),
            now,
        )?;
        let session = |(id, machine, began, used): (Uuid, String, DateTime<Utc>, DateTime<Utc>)| {
            let machine = variant(&machine).unwrap_or_default();
            let id = SessionId::from_uuid(id);
            OwnSession { id, machine, began, used, this: id == signed.session }
        };
        let mut sessions: Vec<OwnSession> = found.into_iter().map(session).collect();
        sessions.sort_by_key(|session| !session.this);
        Ok(Sessions { sessions })
    }

    /// Ends another session of the same person.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where there is none such.
    pub async fn end_own_session(&self, signed: &Signed, session: SessionId) -> Result<()> {
        match self.write(End::Own(signed.person, session)).await? {
            0 => Err(Error::NotFound),
            1.. => Ok(()),
        }
    }

    /// Ends every session of a person and returns how many there were.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn end_sessions_of_unscoped(&self, person: PersonId) -> Result<u64> {
        self.write(End::All(person)).await
    }

    /// Takes away sessions that have ended, attempts that no longer count and browsers that came no more, and returns how many rows went. For a job that
    /// runs now and then.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_ended_unscoped(&self, now: DateTime<Utc>) -> Result<u64> {
        self.write(End::Ended(kept(now))).await
    }

    /// Who is signed in, and for whom they may act today.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn session_view(&self, signed: &Signed, now: DateTime<Utc>) -> Result<SessionView> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let who = person_ref(conn, signed.person).await?;
        let own = rows!(
            conn,
            Own,
            "SELECT r.account, r.relation, r.until_day, p.id AS recipient, p.name, p.called
               FROM relation r JOIN account a ON a.id = r.account JOIN person p ON p.id = a.recipient
              WHERE r.person = $1
                AND r.from_day <= $2 AND (r.until_day IS NULL OR r.until_day >= $2) AND r.ended_at IS NULL
              ORDER BY p.name_folded, r.account",
            signed.person.uuid(),
            london_date(now),
        )?;
        let mut accounts: Vec<AccountSummary> = Vec::new();
        for own in own {
            let summary = own.summary()?;
            match accounts.iter_mut().find(|known| known.account == summary.account) {
                _ if summary.relation.is_council() => {}
                // Somebody may be two things to a payment; they act as the first.
                Some(known) if summary.relation < known.relation => *known = summary,
                Some(_) => {}
                None => accounts.push(summary),
            }
        }
        // One's own payment first, as it is the one meant most.
        accounts.sort_by_key(|summary| summary.relation.is_for_another());
        let works_for_council = signed.works_for.is_some();
        Ok(SessionView { person: who, works_for_council, accounts, ends: signed.ends, now })
    }
}

/// A person by name.
async fn person_ref(conn: &mut Conn<'_>, id: PersonId) -> Result<PersonRef> {
    let (name, called) =
        row!(conn, (String, String), "SELECT name, called FROM person WHERE id = $1", id.uuid())?
            .ok_or(Error::NotFound)?;
    person(id.uuid(), &name, &called).ok_or(inconsistent("person", id.uuid()))
}
