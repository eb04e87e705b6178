//! How much memory files may take while they come in, all together and of one person.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use portal_domain::id::PersonId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// Memory is counted in pieces of this many bytes.
const PIECE: u64 = 1 << 20;
/// So many files of one person come in at once; a phone sends one after the other. Whoever sends many, slowly, keeps
/// only themselves waiting.
const OF_ONE: usize = 2;

/// A budget of memory: whoever wants some waits until it is free.
#[derive(Clone, Debug)]
pub struct MemoryBudget {
    pieces: Arc<Semaphore>,
    all: u32,
    people: Arc<Mutex<HashMap<PersonId, Weak<Semaphore>>>>,
}

/// What somebody took, given back when it goes.
#[derive(Debug)]
#[expect(dead_code, reason = "held, and given back by being dropped")]
pub struct Share {
    own: OwnedSemaphorePermit,
    pieces: OwnedSemaphorePermit,
}

impl MemoryBudget {
    /// A budget of so many mebibytes.
    pub fn mebibytes(all: u16) -> Self {
        Self { pieces: Arc::new(Semaphore::new(all.into())), all: all.into(), people: Arc::default() }
    }

    /// Waits for so many bytes for a file of this person.
    ///
    /// # Errors
    /// A fault where the budget was closed, which nobody does.
    pub async fn take(&self, person: PersonId, bytes: u64) -> Result<Share, Error> {
        let own = self.of(person).acquire_owned().await.map_err(Error::fault)?;
        let pieces = u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX).clamp(1, self.all);
        let pieces = Arc::clone(&self.pieces).acquire_many_owned(pieces).await.map_err(Error::fault)?;
        Ok(Share { own, pieces })
    }

    /// This person's own line, which is there as long as somebody stands in it.
    fn of(&self, person: PersonId) -> Arc<Semaphore> {
        // Nothing can break between taking the lock and giving it back.
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = people.get(&person).and_then(Weak::upgrade) {
            return line;
        }
        people.retain(|_, line| line.strong_count() > 0);
        let line = Arc::new(Semaphore::new(OF_ONE));
        people.insert(person, Arc::downgrade(&line));
        line
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn whoever_sends_many_keeps_only_themselves_waiting() {
        let budget = MemoryBudget::mebibytes(96);
        let [one, other] = [1, 2].map(|number| PersonId::from_uuid(Uuid::from_u128(number)));
        let full = 15 << 20;
        let taken = [budget.take(one, full).await.unwrap(), budget.take(one, full).await.unwrap()];
        let third = timeout(Duration::from_millis(50), budget.take(one, 1)).await;
        assert!(third.is_err());
        for _ in 0..3 {
            let others = timeout(Duration::from_secs(5), budget.take(other, full)).await;
            assert!(others.unwrap().is_ok());
        }
        drop(taken);
        assert!(budget.take(one, full).await.is_ok());
        assert_eq!(budget.pieces.available_permits(), 96);
        // Whoever is gone is forgotten.
        drop(budget.take(other, 1).await.unwrap());
        assert_eq!(budget.people.lock().unwrap().len(), 1);
    }
}
