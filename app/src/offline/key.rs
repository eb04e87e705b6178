//! The device key: what this device keeps for a person is sealed under a key that the server holds for that person and
//! this device.
//!
//! The 32 bytes are imported as a key that scripts cannot read back, and kept as a `CryptoKey`; signing out deletes it,
//! signing in brings it again. This does not protect an unlocked browser profile from forensics; it keeps one person's
//! records from the next person on a shared tablet.

use js_sys::{Array, ArrayBuffer, Object, Uint8Array};
use portal_domain::id::PersonId;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, Crypto, CryptoKey};

use super::{
    Error,
    database::{Change, Database, Key, Store},
};
use crate::chance;

const NAME: &str = "AES-GCM";
/// The nonce's length in bytes, as AES-GCM wants it.
const NONCE: u32 = 12;
/// The first byte of each sealed record: how it was sealed.
const SEALED_V1: u8 = 1;
const HEAD: u32 = 1 + NONCE;

/// A person's key on this device, in memory.
#[derive(Clone)]
pub struct DeviceKey(CryptoKey);

impl DeviceKey {
    /// Takes the bytes that the server handed out.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the browser has no Web Crypto (an insecure address).
    pub async fn import(bytes: &[u8; 32]) -> Result<Self, Error> {
        let raw = Uint8Array::from(bytes.as_slice());
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let key = crypto()?.subtle().import_key_with_str("raw", &raw, NAME, false, &uses)?;
        let key = JsFuture::from(key).await?;
        raw.fill(0, 0, raw.length());
        Ok(Self(key.unchecked_into()))
    }

    /// Keeps the key on the device, so that the person's records open without the network. A device keeps one key at most:
    /// whoever was here before and did not sign out is locked by it.
    pub(super) async fn keep(&self, database: &Database, person: PersonId) -> Result<(), Error> {
        let kept = Array::of2(&person.to_string().into(), &self.0);
        database.write(&[Change { store: Store::Meta, key: place(), value: Some(kept.into()) }]).await
    }

    /// The key kept for a person who has not signed out, if any.
    pub(super) async fn recall(database: &Database, person: PersonId) -> Result<Option<Self>, Error> {
        let Some(kept) = database.read(Store::Meta, &place()).await? else { return Ok(None) };
        let kept: Array = kept.dyn_into()?;
        let is_theirs = kept.get(0).as_string().is_some_and(|whose| whose == person.to_string());
        Ok(kept.get(1).dyn_into().ok().filter(|_| is_theirs).map(Self))
    }

    /// Deletes the kept key. What is sealed stays, and nobody can read it until its owner signs in again.
    pub(super) async fn forget(database: &Database) -> Result<(), Error> {
        database.write(&[Change { store: Store::Meta, key: place(), value: None }]).await
    }

    /// Seals bytes for one place: they open only there.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn seal(&self, bytes: &Object, place: &str) -> Result<ArrayBuffer, Error> {
        let nonce = Uint8Array::from(chance::bytes::<12>()?.as_slice());
        let sealing = crypto()?.subtle().encrypt_with_object_and_buffer_source(
            &params(&nonce, place),
            &self.0,
            bytes,
        )?;
        let sealed = Uint8Array::new(&JsFuture::from(sealing).await?);
        let whole = Uint8Array::new_with_length(HEAD.saturating_add(sealed.length()));
        whole.set_index(0, SEALED_V1);
        whole.set(&nonce, 1);
        whole.set(&sealed, HEAD);
        Ok(whole.buffer())
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it was sealed elsewhere, under another key, or has changed since.
    pub async fn open(&self, sealed: &JsValue, place: &str) -> Result<ArrayBuffer, Error> {
        let buffer = sealed.dyn_ref::<ArrayBuffer>().ok_or(Error::Corrupt)?;
        let whole = Uint8Array::new(buffer);
        if whole.length() < HEAD || whole.get_index(0) != SEALED_V1 {
            return Err(Error::Corrupt);
        }
        let (nonce, body) = (whole.slice(1, HEAD), whole.subarray(HEAD, whole.length()));
        let opening = crypto()?.subtle().decrypt_with_object_and_buffer_source(
            &params(&nonce, place),
            &self.0,
            &body,
        )?;
        Ok(JsFuture::from(opening).await?.unchecked_into())
    }
}

fn params(nonce: &Uint8Array, place: &str) -> Object {
    let params = AesGcmParams::new(NAME, nonce);
    params.set_additional_data_u8_array(&Uint8Array::from(place.as_bytes()));
    params.into()
}

fn place() -> Key {
    Key { owner: String::new(), id: String::from("key") }
}

/// The browser's cryptography.
fn crypto() -> Result<Crypto, Error> {
    let crypto = web_sys::window().ok_or(Error::Unavailable)?.crypto()?;
    // At an insecure address the object is there and its useful half is not.
    if crypto.subtle().is_undefined() { Err(Error::Unavailable) } else { Ok(crypto) }
}

/// The SHA-256 of these bytes.
pub(super) async fn sha256(bytes: &ArrayBuffer) -> Result<[u8; 32], Error> {
    let digest = crypto()?.subtle().digest_with_str_and_buffer_source("SHA-256", bytes)?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await?).to_vec();
    digest.try_into().or(Err(Error::Corrupt))
}
