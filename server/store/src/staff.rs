//! Who works for a council.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::Relation;
use portal_domain::council::Telephone;
use portal_domain::id::{AccountId, CouncilId, PersonId};
use portal_domain::time::OpeningHours;

use crate::code::{document, kept, word};
use crate::command::{Command, Done};
use crate::database::{Conn, run};
use crate::{Error, Result, Store};

/// What somebody's post lets them do at every payment of their council. Named officers have no post: they are one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Post {
    /// Monitoring officer.
    MonitoringOfficer,
    /// Manager.
    Manager,
}

impl From<Post> for Relation {
    fn from(post: Post) -> Self {
        match post {
            Post::MonitoringOfficer => Self::MonitoringOfficer,
            Post::Manager => Self::Manager,
        }
    }
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

impl Command for NewStaff {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        run!(
            conn,
            "INSERT INTO staff (person, council, telephone, hours, from_day) VALUES ($1, $2, $3, $4, $5)",
            self.person.uuid(),
            self.council.uuid(),
            self.telephone.as_str(),
            document(&self.hours)?,
            self.from,
        )?;
        for post in &self.posts {
            run!(
                conn,
                "INSERT INTO post (person, relation, from_day) VALUES ($1, $2, $3)",
                self.person.uuid(),
                word(Relation::from(*post)),
                self.from,
            )?;
        }
        Ok(Done::Changed(()))
    }
}

struct EndRelation {
    account: AccountId,
    person: PersonId,
    relation: Relation,
    now: DateTime<Utc>,
}

impl Command for EndRelation {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let ended = run!(
            conn,
            "UPDATE relation SET ended_at = $4
              WHERE account = $1 AND person = $2 AND relation = $3 AND ended_at IS NULL",
            self.account.uuid(),
            self.person.uuid(),
            word(self.relation),
            self.now,
        )?;
        if ended == 0 { Err(Error::NotFound) } else { Ok(Done::Changed(())) }
    }
}

struct EndPost {
    person: PersonId,
    post: Post,
    now: DateTime<Utc>,
}

impl Command for EndPost {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let ended = run!(
            conn,
            "UPDATE post SET ended_at = $3 WHERE person = $1 AND relation = $2 AND ended_at IS NULL",
            self.person.uuid(),
            word(Relation::from(self.post)),
            self.now,
        )?;
        if ended == 0 { Err(Error::NotFound) } else { Ok(Done::Changed(())) }
    }
}

impl Store {
    /// Lets a person work for a council.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such a person or council, [`crate::Error::Taken`] where they work for one.
    pub async fn create_staff_unscoped(&self, staff: NewStaff) -> Result<()> {
        self.write(staff).await
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
        self.write(EndRelation { account, person, relation, now: kept(now) }).await
    }

    /// Ends a post, at once.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they do not hold it.
    pub async fn end_post_unscoped(&self, person: PersonId, post: Post, now: DateTime<Utc>) -> Result<()> {
        self.write(EndPost { person, post, now: kept(now) }).await
    }
}
