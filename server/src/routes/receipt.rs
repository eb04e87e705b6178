//! Receipts: taken in, kept, recorded, and only then acknowledged; and shown.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use portal_domain::access::act;
use portal_domain::api::{
    GetReceiptFile, GetReceiptPage, PutReceipt, PutReceiptOrder, PutReceiptVersion, ReceiptChangeBody,
    ReceiptOrder, ReceiptStored,
};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::{FileKind, MOST_BYTES, Reference};
use portal_store::{AddsReceipt, Grant, LookAt, StoredReceipt};

use super::look;
use super::place::{AtEntry, AtEntryReceipt, AtPage, AtReceipt, AtReceiptVersion, Place};
use crate::access::Granted;
use crate::answer::{Answer, Answered};
use crate::body::{Body as Told, broken};
use crate::deposit::{deposit, trouble};
use crate::error::Error;
use crate::receipts::{Digest, NotReceived, Part, ReceiptKey, Received, Refused, receive};
use crate::state::App;

/// Takes a receipt.
pub async fn put(
    State(app): State<App>,
    Granted(grant): Granted<act::AddReceipt>,
    Place(AtEntryReceipt { entry, receipt }): Place<AtEntryReceipt>,
    headers: HeaderMap,
    body: Body,
) -> Answered<PutReceipt> {
    let (fresh, stored) = take(&app, &grant, entry, receipt, &headers, body).await?;
    Ok(Answer::made(fresh, &stored))
}

/// Takes a receipt, and says whether it is new. The order loses nothing: all bytes, pictures, files on the disk, row, answer.
///
/// # Errors
/// Those of the body and of [`deposit`].
pub async fn take<A: AddsReceipt>(
    app: &App,
    grant: &Grant<A>,
    entry: EntryId,
    receipt: ReceiptId,
    headers: &HeaderMap,
    body: Body,
) -> Result<(bool, ReceiptStored), Error> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let _memory = app.incoming.take(grant.person(), announced.unwrap_or(most).min(most)).await?;
    let received = arrive(body, announced).await?;
    let recorded = deposit(app, grant, entry, receipt, received, references(app)?, app.clock.now()).await?;
    Ok((recorded.fresh, told(&recorded.record)))
}

/// Removes a receipt or brings it back.
pub async fn put_version(
    State(app): State<App>,
    Granted(grant): Granted<act::AddReceipt>,
    Place(AtReceiptVersion { receipt, version }): Place<AtReceiptVersion>,
    Told(ReceiptChangeBody(change)): Told<PutReceiptVersion>,
) -> Answered<PutReceiptVersion> {
    let changed = app.store.change_receipt(&grant, receipt, version, change, app.clock.now()).await?;
    Ok(Answer::recorded(&changed))
}

/// Puts the receipts of an entry in order.
pub async fn put_order(
    State(app): State<App>,
    Granted(grant): Granted<act::AddReceipt>,
    Place(AtEntry { entry }): Place<AtEntry>,
    Told(ReceiptOrder { receipts }): Told<PutReceiptOrder>,
) -> Answered<PutReceiptOrder> {
    let ordered = app.store.order_receipts(&grant, entry, receipts, app.clock.now()).await?;
    Ok(Answer::recorded(&ordered))
}

/// A page as a picture.
pub async fn page(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtPage { receipt, page }): Place<AtPage>,
) -> Answered<GetReceiptPage> {
    let stored = app.store.receipt(&grant, receipt, app.clock.now()).await?;
    let part = match page {
        0 => Part::Thumbnail,
        page if page <= stored.record.pages => Part::Page(page),
        _ => return Err(Error::NotFound),
    };
    let bytes = app.custody.read(&key(&grant, &stored), part).await.map_err(|error| trouble(&app, error))?;
    look::record(&app, &grant, LookAt::Receipt(stored.entry)).await?;
    Ok(Answer::picture(bytes))
}

/// The document, bound anew of the pictures of its pages.
pub async fn file(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtReceipt { receipt }): Place<AtReceipt>,
) -> Answered<GetReceiptFile> {
    let stored = app.store.receipt(&grant, receipt, app.clock.now()).await?;
    if stored.record.kind != FileKind::Pdf {
        return Err(Error::NotFound);
    }
    let bytes = app.custody.document(&key(&grant, &stored), stored.record.pages).await;
    let bytes = bytes.map_err(|error| trouble(&app, error))?;
    look::record(&app, &grant, LookAt::Receipt(stored.entry)).await?;
    Answer::document(bytes, &stored.record.reference.to_string())
}

async fn arrive(body: Body, announced: Option<u64>) -> Result<Received, Error> {
    match receive(body.into_data_stream(), announced, MOST_BYTES).await {
        Ok(received) => Ok(received),
        Err(NotReceived::TooLarge { .. }) => Err(Refused::TooLarge.into()),
        Err(NotReceived::Cut(error)) => Err(broken(&error)),
    }
}

fn key(grant: &Grant<act::SeePayment>, stored: &StoredReceipt) -> ReceiptKey {
    ReceiptKey {
        account: grant.account(),
        receipt: stored.record.id,
        stored_sha256: Digest::from_bytes(stored.stored_sha256),
    }
}

fn told(stored: &StoredReceipt) -> ReceiptStored {
    ReceiptStored { receipt: stored.record.clone(), received_sha256: stored.record.received_sha256.clone() }
}

/// Sixteen references by chance; the first that is free is taken.
fn references(app: &App) -> Result<Vec<Reference>, Error> {
    let chance = app.chance.bytes::<64>()?;
    let number = |four: &[u8; 4]| Reference::from_number(u32::from_be_bytes(*four));
    Ok(chance.as_chunks::<4>().0.iter().map(number).collect())
}
