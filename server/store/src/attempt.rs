//! Attempts to sign in, counted in the database, so that guessing is slow whichever instance is asked.

use chrono::{DateTime, TimeDelta, Utc};

use crate::code::kept;
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
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

/// The attempts that count, oldest first: microseconds since 1970.
struct Times(Vec<i64>);

impl Times {
    fn read(bytes: &[u8]) -> Self {
        let (times, _rest) = bytes.as_chunks::<8>();
        Self(times.iter().map(|time| i64::from_be_bytes(*time)).collect())
    }

    fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|time| time.to_be_bytes()).collect()
    }

    /// When the next one may be made, if that is not now.
    fn refused_until(&self, most: u16) -> Option<i64> {
        self.0.len().checked_sub(usize::from(most.clamp(1, 100))).and_then(|place| self.0.get(place)).copied()
    }
}

struct Begin {
    limits: Vec<Limit>,
    now: DateTime<Utc>,
}

impl Command for Begin {
    type Answer = Tried;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Tried>> {
        let mut refused: Option<DateTime<Utc>> = None;
        for limit in &self.limits {
            let expires = self.now.checked_add_signed(limit.window).unwrap_or(self.now);
            // Locks the row as it reads, so that attempts at once are counted one after the other.
            let (bytes,) = row!(
                conn,
                (Vec<u8>,),
                "INSERT INTO attempt (bucket, times, expires_at) VALUES ($1, $2, $3)
                 ON CONFLICT (bucket) DO UPDATE SET expires_at = excluded.expires_at RETURNING times",
                limit.bucket.as_slice(),
                Times(Vec::new()).write(),
                expires,
            )?
            .unwrap_or_default();
            let window = limit.window.num_microseconds().unwrap_or(i64::MAX);
            let mut times = Times::read(&bytes);
            times.0.retain(|time| self.now.timestamp_micros().saturating_sub(*time) < window);
            if let Some(oldest) = times.refused_until(limit.most) {
                let until = DateTime::from_timestamp_micros(oldest.saturating_add(window)).unwrap_or(expires);
                refused = refused.max(Some(until));
            }
            times.0.push(self.now.timestamp_micros());
            run!(
                conn,
                "UPDATE attempt SET times = $2 WHERE bucket = $1",
                limit.bucket.as_slice(),
                times.write(),
            )?;
        }
        Ok(match refused {
            Some(until) => Done::Unchanged(Tried::Refused { until }),
            None => Done::Changed(Tried::Allowed(Attempt {
                buckets: self.limits.iter().map(|limit| limit.bucket).collect(),
                at: self.now,
            })),
        })
    }
}

struct TakeBack(Attempt);

impl Command for TakeBack {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        for bucket in &self.0.buckets {
            let found = row!(
                conn,
                (Vec<u8>,),
                "UPDATE attempt SET expires_at = expires_at WHERE bucket = $1 RETURNING times",
                bucket.as_slice(),
            )?;
            let Some((bytes,)) = found else { continue };
            let mut times = Times::read(&bytes);
            if let Some(place) = times.0.iter().position(|time| *time == self.0.at.timestamp_micros()) {
                times.0.remove(place);
            }
            run!(conn, "UPDATE attempt SET times = $2 WHERE bucket = $1", bucket.as_slice(), times.write())?;
        }
        Ok(Done::Changed(()))
    }
}

impl Store {
    /// Counts an attempt in each bucket, if all of them allow one more: before the password is looked at, so that many at
    /// once do not pass together.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin_attempt(&self, limits: &[Limit], now: DateTime<Utc>) -> Result<Tried> {
        let mut limits = limits.to_vec();
        // In one order everywhere, or two attempts could wait for each other.
        limits.sort_by_key(|limit| limit.bucket);
        self.write(Begin { limits, now: kept(now) }).await
    }

    /// Takes back an attempt whose password was right: only failures count.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_back_attempt(&self, attempt: Attempt) -> Result<()> {
        self.write(TakeBack(attempt)).await
    }
}
