//! How much memory files may take while they come in, all together.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::Error;

/// Memory is counted in pieces of this many bytes.
const PIECE: u64 = 1 << 20;

/// A budget of memory: whoever wants some waits until it is free.
#[derive(Clone, Debug)]
pub struct MemoryBudget {
    pieces: Arc<Semaphore>,
    all: u32,
}

impl MemoryBudget {
    /// A budget of so many mebibytes.
    pub fn mebibytes(all: u16) -> Self {
        Self { pieces: Arc::new(Semaphore::new(all.into())), all: all.into() }
    }

    /// Waits for so many bytes; they are given back when the permit goes.
    ///
    /// # Errors
    /// A fault where the budget was closed, which nobody does.
    pub async fn take(&self, bytes: u64) -> Result<OwnedSemaphorePermit, Error> {
        let pieces = u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX).clamp(1, self.all);
        Arc::clone(&self.pieces).acquire_many_owned(pieces).await.map_err(Error::fault)
    }
}
