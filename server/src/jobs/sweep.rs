//! Takes away what nobody needs: files without a row, sessions that have ended.

use std::collections::HashMap;

use portal_domain::id::{AccountId, ReceiptId};

use crate::clock::Clock;
use crate::receipts::{Digest, Known, Swept};
use crate::state::{App, Portal};

impl Known for Portal {
    type Error = portal_store::Error;

    async fn known(
        &self,
        receipts: &[(AccountId, ReceiptId)],
    ) -> Result<HashMap<(AccountId, ReceiptId), Digest>, portal_store::Error> {
        let rows = self.store.receipt_ids_exist_unscoped(receipts, self.clock.now()).await?;
        Ok(rows.into_iter().map(|(receipt, stored)| (receipt, Digest::from_bytes(stored))).collect())
    }
}

/// Removes the files of receipts that no row knows.
pub async fn files(app: &App) {
    // Files bear the system's time, whatever day a demonstration plays.
    match app.custody.sweep(Clock::system().now(), app.as_ref()).await {
        Ok(Swept { removed: 0, .. }) => {}
        Ok(Swept { removed, .. }) => tracing::info!("{removed} files without a row were removed"),
        Err(error) => tracing::warn!(%error, "files could not be swept"),
    }
}

/// Removes sessions that have ended and attempts that no longer count.
pub async fn rows(app: &App) {
    match app.store.forget_ended_unscoped(app.clock.now()).await {
        Ok(0) => {}
        Ok(gone) => tracing::info!("{gone} rows that have ended were removed"),
        Err(error) => tracing::warn!(%error, "rows could not be swept"),
    }
}
