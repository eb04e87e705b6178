//! What can go wrong with storage on a device.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why something could not be kept on, or read from, this device.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The device has no room left, or the browser gives this site no more. Keep the photograph in memory and offer
    /// *Save a copy of the photo*.
    #[error("no room on the device")]
    Full,
    /// This browser keeps nothing for this site: a private window, a policy, or a browser without the means.
    #[error("the browser keeps nothing")]
    Unavailable,
    /// The connection to the storage broke and could not be made again. Trying later may help.
    #[error("storage was lost")]
    Lost,
    /// A newer version of the app has changed the storage; this tab must be loaded again.
    #[error("this tab is older than the storage")]
    Outdated,
    /// The record cannot be read with this person's key: damaged, moved, or sealed under another key.
    #[error("a record cannot be read")]
    Corrupt,
    /// There is no such record (any more).
    #[error("no such record")]
    Missing,
    /// The record is being sent at this moment; it can be changed or thrown away when that has ended.
    #[error("being sent")]
    Busy,
    /// The browser gave another reason, named here for the log; never shown to a person.
    #[error("the browser said {0}")]
    Browser(String),
}

impl Error {
    /// What an exception of IndexedDB or Web Crypto means.
    pub(super) fn from_exception(thrown: &JsValue) -> Self {
        match exception_name(thrown).as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("VersionError") => Self::Outdated,
            Some("SecurityError" | "NotAllowedError" | "NotSupportedError") => Self::Unavailable,
            // Safari says UnknownError when the process that holds the database has ended.
            Some("InvalidStateError" | "AbortError" | "UnknownError" | "TransactionInactiveError") => {
                Self::Lost
            }
            Some("OperationError" | "DataCloneError" | "NotReadableError") => Self::Corrupt,
            Some(name) => Self::Browser(name.to_owned()),
            None => Self::Browser(String::from("nothing")),
        }
    }
}

impl From<JsValue> for Error {
    fn from(thrown: JsValue) -> Self {
        Self::from_exception(&thrown)
    }
}

/// The name of an exception, if it is one.
fn exception_name(thrown: &JsValue) -> Option<String> {
    if let Some(exception) = thrown.dyn_ref::<DomException>() {
        return Some(exception.name());
    }
    thrown.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()))
}
