//! What stands in an address besides the payment. What cannot be read names nothing, and so is not found.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use portal_domain::id::{EntryId, MessageId, ReceiptId, ThreadId};
use portal_domain::time::Month;

use crate::error::Error;
use crate::state::App;

/// The parts of the address that `T` names.
pub struct Place<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Place<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        match Path::from_request_parts(parts, app).await {
            Ok(Path(place)) => Ok(Self(place)),
            Err(_names_nothing) => Err(Error::NotFound),
        }
    }
}

/// The query that `T` names.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        match Query::from_request_parts(parts, app).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(_unreadable) => Err(Error::Unreadable),
        }
    }
}

/// An entry.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtEntry {
    /// Which.
    pub entry: EntryId,
}

/// A month.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtMonth {
    /// Which.
    pub month: Month,
}

/// A version of an entry.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtVersion {
    /// Which entry.
    pub entry: EntryId,
    /// Its number.
    pub version: u32,
}

/// A receipt of an entry.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtEntryReceipt {
    /// Which entry.
    pub entry: EntryId,
    /// Which receipt.
    pub receipt: ReceiptId,
}

/// A receipt.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtReceipt {
    /// Which.
    pub receipt: ReceiptId,
}

/// A version of a receipt.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtReceiptVersion {
    /// Which receipt.
    pub receipt: ReceiptId,
    /// Its number.
    pub version: u32,
}

/// A page of a receipt.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtPage {
    /// Which receipt.
    pub receipt: ReceiptId,
    /// Which page; 0 is a small picture of the first.
    pub page: u32,
}

/// A conversation.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtThread {
    /// Which.
    pub thread: ThreadId,
}

/// A message in a conversation.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtMessage {
    /// Which conversation.
    pub thread: ThreadId,
    /// Which message.
    pub message: MessageId,
}

/// A question about an entry.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct AtQuestion {
    /// Which entry.
    pub entry: EntryId,
    /// Which message.
    pub message: MessageId,
}
