//! Looks: the person can read who looked at their payment.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::Looks;
use portal_domain::id::EntryId;

use crate::{Grant, Result, Store};

/// At what somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAt {
    /// The payment: balance and entries.
    Payment,
    /// A receipt of this entry.
    Receipt(EntryId),
    /// The messages.
    Messages,
}

impl Store {
    /// Records a look, once per person who looks, kind and quarter of an hour, where it is not the recipient's own.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn record_look(
        &self,
        grant: &Grant<act::SeePayment>,
        at: LookAt,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let _ = (grant, at, now);
        todo!()
    }

    /// The latest 200 looks by anybody but the reader, newest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn looks(&self, grant: &Grant<act::SeeWhoLooked>) -> Result<Looks> {
        let _ = grant;
        todo!()
    }
}
