//! Setting up a direct payment.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::Relation;
use portal_domain::account::{AccountKind, Communication, Funder, PlanNeed, Rates};
use portal_domain::budget::OpeningBalance;
use portal_domain::id::{AccountId, CouncilId, PersonId};
use portal_domain::money::Pence;

use crate::{Result, Store};

/// What somebody is to a payment, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewRelation {
    /// Who. Somebody of the council's side must work for the payment's council.
    pub person: PersonId,
    /// What they are to it; of the council's side only the named officer.
    pub relation: Relation,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, where there is one.
    pub until: Option<NaiveDate>,
}

/// A direct payment to set up.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// Its id.
    pub id: AccountId,
    /// Which council pays.
    pub council: CouncilId,
    /// Whose it is in law.
    pub kind: AccountKind,
    /// For whom the money is.
    pub recipient: PersonId,
    /// What is in the account at first.
    pub opening: OpeningBalance,
    /// Its weekly rates.
    pub rates: Rates,
    /// What may be kept for when things go wrong, in pence.
    pub agreed_contingency: Pence,
    /// Who pays.
    pub funders: Vec<Funder>,
    /// The needs in the plan, in order.
    pub needs: Vec<PlanNeed>,
    /// How the person wants the council to communicate.
    pub communication: Communication,
    /// Everybody who has to do with it; one of them must be the named officer.
    pub people: Vec<NewRelation>,
    /// Who sets it up: somebody who works for the council.
    pub by: PersonId,
    /// In what capacity.
    pub acting_as: Relation,
}

impl Store {
    /// Sets up a direct payment.
    ///
    /// # Errors
    /// [`crate::Error::Taken`] where the id is taken, [`crate::Error::NotFound`] without such a council, people, or a named
    /// officer who works for the council.
    pub async fn set_up_payment_unscoped(&self, payment: NewPayment, now: DateTime<Utc>) -> Result<()> {
        let _ = (payment, now);
        todo!()
    }

    /// Every direct payment: for verification and maintenance.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn accounts_unscoped(&self) -> Result<Vec<AccountId>> {
        todo!()
    }
}
