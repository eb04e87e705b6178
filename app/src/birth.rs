//! Ids that are born on this device: a record has its name before it leaves.

use chrono::{DateTime, Utc};

use crate::{chance, clock};

/// A new id of this moment: `born(EntryId::born)`. `None` where the browser has no secure source of chance.
pub fn born<Id>(make: impl FnOnce(DateTime<Utc>, [u8; 10]) -> Id) -> Option<Id> {
    Some(make(clock::now(), chance::bytes().ok()?))
}
