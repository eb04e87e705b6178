//! The officers' side.

use chrono::{DateTime, Utc};
use portal_domain::api::{DeskPeople, Found};
use portal_domain::receipt::Reference;

use crate::{Result, Signed, Store};

impl Store {
    /// The people whom somebody at the council serves, those with something new first, then by name; `find` is a part of a
    /// name in any case, or empty. Whoever serves nobody gets an empty list.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn desk_people(&self, signed: &Signed, find: &str, now: DateTime<Utc>) -> Result<DeskPeople> {
        let _ = (signed, find, now);
        todo!()
    }

    /// The entry of the receipt with this reference.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], also where the reader may not see it.
    pub async fn find_reference(&self, signed: &Signed, reference: Reference, now: DateTime<Utc>) -> Result<Found> {
        let _ = (signed, reference, now);
        todo!()
    }
}
