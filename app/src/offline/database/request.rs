//! Requests and transactions of IndexedDB as futures.
//!
//! The browser calls a promise's own `resolve` as the event handler, so no Rust closure lives for a request, and the
//! task wakes in a microtask of that event, while the transaction still takes requests.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbRequest, IdbTransaction};

use crate::offline::Error;

/// Waits for a request and gives its result.
///
/// # Errors
/// What the browser says, in our words.
pub async fn result(request: &IdbRequest) -> Result<JsValue, Error> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(match request.error() {
            Ok(Some(exception)) => Error::from_exception(&exception),
            Ok(None) | Err(_) => Error::Lost,
        }),
    }
}

/// The end of a transaction, listened for from its beginning.
pub struct Ending {
    transaction: IdbTransaction,
    ended: JsFuture,
}

impl Ending {
    /// Begins to listen. Call it before the first request, or the end may pass unheard.
    pub fn of(transaction: IdbTransaction) -> Self {
        // An abort resolves too: a promise nobody waits for any more must not be an unhandled rejection.
        let ended = Promise::new(&mut |resolve, _| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&resolve));
        });
        Self { transaction, ended: JsFuture::from(ended) }
    }

    /// Waits until everything is written, or nothing is.
    ///
    /// # Errors
    /// Why the browser undid the transaction; [`Error::Full`] often comes only here.
    pub async fn wait(self) -> Result<(), Error> {
        let event = self.ended.await?;
        if event.dyn_ref::<Event>().is_some_and(|event| event.type_() == "complete") {
            return Ok(());
        }
        Err(self.transaction.error().map_or(Error::Lost, |exception| Error::from_exception(&exception)))
    }
}
