//! Browsers that have signed somebody in before: they have their own budget of failures.

use chrono::{DateTime, TimeDelta, Utc};
use portal_domain::id::PersonId;

use crate::code::kept;
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::{Result, Signed, Store};

/// A browser is known for so long after it last signed the person in; it keeps its own token no longer.
pub(crate) const KNOWN: TimeDelta = TimeDelta::days(400);

struct Remember {
    person: PersonId,
    token_hash: [u8; 32],
    now: DateTime<Utc>,
}

impl Command for Remember {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        run!(
            conn,
            "INSERT INTO known_browser (person, token_hash, since) VALUES ($1, $2, $3)
             ON CONFLICT (person, token_hash) DO UPDATE SET since = excluded.since",
            self.person.uuid(),
            self.token_hash.as_slice(),
            self.now,
        )?;
        Ok(Done::Changed(()))
    }
}

impl Store {
    /// Remembers that the browser with this token's hash signed this person in.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn remember_browser(
        &self,
        signed: &Signed,
        token_hash: [u8; 32],
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.write(Remember { person: signed.person(), token_hash, now: kept(now) }).await
    }

    /// Whether the browser with this token's hash has signed this person in before.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn knows_browser_unscoped(&self, person: PersonId, token_hash: [u8; 32]) -> Result<bool> {
        let mut lent = self.database().lend().await?;
        let found = row!(
            &mut lent.conn(),
            (i64,),
            "SELECT CAST(1 AS BIGINT) FROM known_browser WHERE person = $1 AND token_hash = $2",
            person.uuid(),
            token_hash.as_slice(),
        )?;
        Ok(found.is_some())
    }
}
