//! Councils and their dated rules.

use portal_domain::council::{Council, Profile};
use portal_domain::id::CouncilId;
use portal_domain::text::Name;

use crate::{Result, Store};

/// A council as it is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCouncil {
    /// Its id.
    pub id: CouncilId,
    /// Its name and rules.
    pub council: Council,
}

impl Store {
    /// Sets up a council with its rules. The same again changes nothing.
    ///
    /// # Errors
    /// [`crate::Error::DifferentContent`] where the id is another council's.
    pub async fn create_council_unscoped(&self, id: CouncilId, name: Name, profiles: Vec<Profile>) -> Result<()> {
        let _ = (id, name, profiles);
        todo!()
    }

    /// The council that the sign-in page shows: the one there is, or the first.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where none was set up.
    pub async fn council_unscoped(&self) -> Result<KnownCouncil> {
        todo!()
    }

    /// Every council, in the order in which they were set up.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn councils_unscoped(&self) -> Result<Vec<KnownCouncil>> {
        todo!()
    }
}
