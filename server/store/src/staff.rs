//! Who works for a council.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::council::Telephone;
use portal_domain::id::{AccountId, CouncilId, PersonId};
use portal_domain::access::Relation;
use portal_domain::time::OpeningHours;

use crate::{Result, Store};

/// What somebody's post lets them do at every payment of their council. Named officers have no post: they are one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Post {
    /// Monitoring officer.
    MonitoringOfficer,
    /// Manager.
    Manager,
}

/// Somebody who begins to work for a council. The person must exist.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// Who.
    pub person: PersonId,
    /// For which council.
    pub council: CouncilId,
    /// Their number.
    pub telephone: Telephone,
    /// When they work.
    pub hours: OpeningHours,
    /// Their posts; none for somebody who is only a named officer.
    pub posts: Vec<Post>,
    /// Their first day.
    pub from: NaiveDate,
}

impl Store {
    /// Lets a person work for a council.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such a person or council, [`crate::Error::Taken`] where they work for one.
    pub async fn create_staff_unscoped(&self, staff: NewStaff) -> Result<()> {
        let _ = staff;
        todo!()
    }

    /// Ends what a person is to a payment, at once.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they are not that.
    pub async fn end_relation_unscoped(
        &self,
        account: AccountId,
        person: PersonId,
        relation: Relation,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let _ = (account, person, relation, now);
        todo!()
    }

    /// Ends a post, at once.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they do not hold it.
    pub async fn end_post_unscoped(&self, person: PersonId, post: Post, now: DateTime<Utc>) -> Result<()> {
        let _ = (person, post, now);
        todo!()
    }
}
