//! JSON, as the server speaks it and as it is sealed on the device.
//!
//! It is written by `serde_json`. In the browser it is read by the browser's own parser, and a small reader hands
//! what that found to serde: this leaves a second parser out of the download, and with it what each type would need of it.
//! Where there is no browser, in unit tests, `serde_json` reads.

use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(target_arch = "wasm32")]
mod reader;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

/// It is not JSON, or not of that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the JSON that was expected")]
pub struct Unreadable;

/// A value as JSON.
///
/// # Errors
/// [`Unreadable`] when the type cannot be said in JSON.
pub fn write<T: Serialize>(value: &T) -> Result<String, Unreadable> {
    serde_json::to_string(value).or(Err(Unreadable))
}

/// The value that JSON says.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or of another type.
#[cfg(target_arch = "wasm32")]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(reader::Reader::parse(text)?)
}

/// The value that JSON says.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or of another type.
#[cfg(not(target_arch = "wasm32"))]
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).or(Err(Unreadable))
}
