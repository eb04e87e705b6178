//! A receipt's way from bytes to a row. The order loses nothing: pictures, files on the disk, row; only then is it
//! acknowledged. A crash in between leaves files that the sweeper takes away.

use chrono::{DateTime, Utc};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::Reference;
use portal_store::{AddsReceipt, Grant, NewReceipt, Recorded, StoredReceipt};

use crate::error::Error;
use crate::receipts::{CustodyError, NotDeveloped, Received};
use crate::state::Portal;

/// Keeps a receipt of an entry. The same bytes again under the same id are answered without work.
///
/// # Errors
/// Those of the file ([`Error::Receipt`]), of the entry, and of what they are kept on.
pub async fn deposit<A: AddsReceipt>(
    app: &Portal,
    grant: &Grant<A>,
    entry: EntryId,
    receipt: ReceiptId,
    received: Received,
    references: Vec<Reference>,
    now: DateTime<Utc>,
) -> Result<Recorded<StoredReceipt>, Error> {
    let sha256 = received.sha256;
    if let Some(record) = app.store.receipt_received(grant, entry, receipt, sha256.bytes()).await? {
        return Ok(Recorded { record, fresh: false });
    }
    let bytes = u64::try_from(received.bytes.len()).unwrap_or(u64::MAX);
    let processed = app.darkroom.develop(received).await?;
    let kept = app.custody.keep(grant.account(), receipt, &processed).await;
    let kept = kept.map_err(|error| trouble(app, error))?;
    let new = NewReceipt {
        id: receipt,
        entry,
        kind: processed.kind,
        pages: kept.pages,
        received_sha256: sha256.bytes(),
        stored_sha256: kept.key.stored_sha256.bytes(),
        bytes,
    };
    Ok(app.store.store_receipt(grant, new, references, now).await?)
}

/// What a trouble with the files means to whoever asked; a failing disk ends the server.
pub fn trouble(app: &Portal, error: CustodyError) -> Error {
    match error {
        CustodyError::Full(_) => Error::Full,
        CustodyError::OutOfReach(_) => {
            tracing::error!(%error, "receipts");
            Error::NotNow
        }
        CustodyError::Failing(_) => {
            // What the disk has said it has may be gone: nothing more is acknowledged.
            app.ending.ask();
            Error::fault(error)
        }
        // A row without its file, or with another.
        CustodyError::Missing | CustodyError::Damaged { .. } => Error::fault(error),
    }
}

impl From<NotDeveloped> for Error {
    fn from(error: NotDeveloped) -> Self {
        match error {
            NotDeveloped::Refused(refused) => refused.into(),
            NotDeveloped::NotNow(cause) => {
                tracing::error!(%cause, "nothing can be drawn now");
                Self::NotNow
            }
        }
    }
}
