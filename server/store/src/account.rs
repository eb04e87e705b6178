//! A direct payment at a glance.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::AccountView;

use crate::{Grant, Result, Store};

impl Store {
    /// The payment at a glance: balance, officer, rules, what is to be done.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn account_view(&self, grant: &Grant<act::SeePayment>, now: DateTime<Utc>) -> Result<AccountView> {
        let _ = (grant, now);
        todo!()
    }
}
