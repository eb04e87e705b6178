//! Councils and their dated rules.

use chrono::NaiveDate;
use portal_domain::council::{Council, Profile};
use portal_domain::id::CouncilId;
use portal_domain::text::Name;
use uuid::Uuid;

use crate::code::{Document, document, inconsistent, value};
use crate::command::{Command, Done};
use crate::database::{Conn, row, rows, run};
use crate::{Error, Result, Store};

/// A council as it is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCouncil {
    /// Its id.
    pub id: CouncilId,
    /// Its name and rules.
    pub council: Council,
}

struct Create {
    id: CouncilId,
    name: Name,
    profiles: Vec<Profile>,
}

impl Command for Create {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let fresh = run!(
            conn,
            "INSERT INTO council (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
            self.id.uuid(),
            self.name.as_str(),
        )?;
        let wanted = Council::new(self.name.clone(), self.profiles.clone())
            .map_err(|error| Error::Fault(error.into()))?;
        if fresh == 0 {
            let same = by_id(conn, self.id).await? == wanted;
            return if same { Ok(Done::Unchanged(())) } else { Err(Error::DifferentContent) };
        }
        for profile in &self.profiles {
            run!(
                conn,
                "INSERT INTO council_profile (council, from_day, profile) VALUES ($1, $2, $3)",
                self.id.uuid(),
                profile.from,
                document(profile)?,
            )?;
        }
        Ok(Done::Changed(()))
    }
}

/// A council with its rules.
pub(crate) async fn by_id(conn: &mut Conn<'_>, id: CouncilId) -> Result<Council> {
    let (name,) =
        row!(conn, (String,), "SELECT name FROM council WHERE id = $1", id.uuid())?.ok_or(Error::NotFound)?;
    let found = rows!(
        conn,
        (NaiveDate, Document),
        "SELECT from_day, profile FROM council_profile WHERE council = $1 ORDER BY from_day",
        id.uuid(),
    )?;
    let council = || {
        let profile = |(from, document): (NaiveDate, Document)| {
            value::<Profile>(document).filter(|profile| profile.from == from)
        };
        let profiles: Option<Vec<Profile>> = found.into_iter().map(profile).collect();
        Council::new(Name::new(&name).ok()?, profiles?).ok()
    };
    council().ok_or(inconsistent("council", id.uuid()))
}

impl Store {
    /// Sets up a council with its rules. The same again changes nothing.
    ///
    /// # Errors
    /// [`crate::Error::DifferentContent`] where the id is another council's; [`crate::Error::Fault`] without a profile.
    pub async fn create_council_unscoped(
        &self,
        id: CouncilId,
        name: Name,
        profiles: Vec<Profile>,
    ) -> Result<()> {
        self.write(Create { id, name, profiles }).await
    }

    /// The council that the sign-in page shows: the one there is, or the first.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where none was set up.
    pub async fn council_unscoped(&self) -> Result<KnownCouncil> {
        self.councils_unscoped().await?.into_iter().next().ok_or(Error::NotFound)
    }

    /// Every council, in the order in which they were set up.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn councils_unscoped(&self) -> Result<Vec<KnownCouncil>> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let mut councils = Vec::new();
        // Ids are born in order.
        for (id,) in rows!(conn, (Uuid,), "SELECT id FROM council ORDER BY id")? {
            let id = CouncilId::from_uuid(id);
            councils.push(KnownCouncil { id, council: by_id(conn, id).await? });
        }
        Ok(councils)
    }
}
