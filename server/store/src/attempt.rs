//! Attempts to sign in, counted in the database, so that guessing is slow whichever instance is asked.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Result, Store};

/// What attempts are counted by: a keyed hash of an account and who tries, or of an address. The caller makes it; no e-mail
/// address is kept here.
pub type Bucket = [u8; 32];

/// How many attempts a bucket allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Which bucket.
    pub bucket: Bucket,
    /// The most attempts within the window; at most 100.
    pub most: u16,
    /// The sliding window.
    pub window: TimeDelta,
}

/// An attempt that was counted before its password is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    buckets: Vec<Bucket>,
    at: DateTime<Utc>,
}

/// Whether somebody may try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// They may; it is counted.
    Allowed(Attempt),
    /// Not before this instant. Nothing was counted.
    Refused {
        /// When the next attempt may be made.
        until: DateTime<Utc>,
    },
}

impl Store {
    /// Counts an attempt in each bucket, if all of them allow one more: before the password is looked at, so that many at
    /// once do not pass together.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin_attempt(&self, limits: &[Limit], now: DateTime<Utc>) -> Result<Tried> {
        let _ = (limits, now);
        todo!()
    }

    /// Takes back an attempt whose password was right: only failures count.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_back_attempt(&self, attempt: Attempt) -> Result<()> {
        let _ = attempt;
        todo!()
    }
}
