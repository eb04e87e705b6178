//! Time and chance, the two things that the rest of the program is handed and never fetches.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// The time by which the server goes: the system's, moved by a fixed span where a demonstration or a test plays another day.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// How far the clock is ahead of the system's, in milliseconds.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that shows `instant` now and runs on.
    pub fn starting_at(instant: DateTime<Utc>) -> Self {
        let clock = Self::system();
        clock.advance(instant.signed_duration_since(system_time()));
        clock
    }

    /// Moves the clock on (or back). Every copy of it moves.
    pub fn advance(&self, by: TimeDelta) {
        self.ahead.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        let system = system_time();
        let ahead = TimeDelta::try_milliseconds(self.ahead.load(Ordering::Relaxed)).unwrap_or_default();
        system.checked_add_signed(ahead).unwrap_or(system)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the program looks at the time")]
fn system_time() -> DateTime<Utc> {
    Utc::now()
}

/// The system gives no chance: nobody can be signed in safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct NoChance;

/// Bytes that nobody can foretell, from the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chance;

impl Chance {
    /// So many of them.
    ///
    /// # Errors
    /// [`NoChance`].
    pub fn bytes<const N: usize>(self) -> Result<[u8; N], NoChance> {
        let mut bytes = [0; N];
        match getrandom::fill(&mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => {
                tracing::error!(%error, "no random bytes");
                Err(NoChance)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_clock_runs_on() {
        let instant = "2026-04-01T08:12:00Z".parse().unwrap();
        let clock = Clock::starting_at(instant);
        let copy = clock.clone();
        let ran = copy.now().signed_duration_since(instant);
        assert!((TimeDelta::zero()..TimeDelta::seconds(5)).contains(&ran), "{ran}");
        clock.advance(TimeDelta::days(1));
        assert_eq!(copy.now().date_naive().to_string(), "2026-04-02");
    }

    #[test]
    fn chance_does_not_repeat_itself() {
        assert_ne!(Chance.bytes::<16>(), Chance.bytes::<16>());
    }
}
