//! What is kept on the device, and how it reaches the council.
//!
//! A page never talks to the network to save. It writes to the outbox, with a network or without, and the one sender
//! sends. Everything kept is sealed under a key that the server holds for this person and this device.
//!
//! # For the root of the app
//! ```text
//! let offline = Offline::open().await?;          // once; then provide_context(offline)
//! offline.device()                               // the id under which to ask the server for the device key
//! offline.enter(person, &key, courier).await?    // after signing in, with the 32 bytes the server gave
//! offline.resume(person, courier).await?         // after a reload, while still signed in: no network needed
//! offline.leave().await?                         // signing out: the key goes, what is unsent stays sealed
//! ```
//! The courier ([`Courier`]) is the part of the app that fetches. It sends one [`Outgoing`] and turns the response into an
//! [`Answer`] with [`Answer::of_response`]; it never tries twice.
//!
//! # For a page
//! `offline.vault()` is a signal of the signed-in person's [`Vault`]. With it:
//! - **A form**: `vault.drafts().load(&key)` at the beginning, `.save(&key, &form)` while typing and, awaited, before
//!   the camera opens. The key is a [`DraftKey`]: for whom, and which [`Form`].
//! - **A photograph**: `vault.photos().keep(id, key, &file)` when the file is chosen; when it returns, the photograph is
//!   safe on this device. Then `.ready(id)` for the smaller copy, `.preview(id)` for a picture to show (keep the
//!   [`Preview`] as long as the picture is on the screen), `.of(&key)` for the photographs of a form after a reload, and
//!   `.discard(id)`. A [`Refusal`] has its sentence; on [`Error::Full`] hold on to the file and offer to save a copy.
//! - **Saving**: `vault.outbox().post(account, parcels, Some(&key), now)` with a [`Parcel::Spend`], and a
//!   [`Parcel::Receipt`] for each photograph (the photograph's id is the receipt's). It puts all of it into the outbox and
//!   deletes the draft, or does nothing.
//! - **Lists**: `vault.outbox().queue()` is a signal of the [`Queue`]. Draw `queue.of(account)` as *On this phone*
//!   ([`State::Waiting`]), *Sending* ([`State::Sending`]) or *Not sent* ([`State::SetAside`]), each receipt apart from its
//!   spend (`queue.receipts_of(entry)`). `queue.delivered(account)` has what reached the council since the app was opened,
//!   with the server's answer: show it too until the server's own list has that id. Fetch lists again when it grows.
//! - **A way out**: `vault.outbox().try_again(id)` and `.discard(id)`; `vault.sync().wake()` for *Send now*;
//!   `vault.sync().standing()` says whether the council can be reached, or that the person must sign in.
//!
//! All signals here are `Arc` signals: they may be used after an `.await` and outlive any page.

pub mod connection;
mod database;
pub mod drafts;
mod error;
mod key;
pub mod outbox;
mod persistence;
pub mod photos;
mod shelf;
pub mod sync;
#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;
pub mod vault;

use crate::reactive::{ArcReadSignal, ArcRwSignal};
use std::rc::Rc;

use portal_domain::id::{DeviceId, PersonId};
use send_wrapper::SendWrapper;
use uuid::Builder;
use wasm_bindgen::JsValue;

use self::{
    database::{Change, Database, Key, Store},
    key::DeviceKey,
    shelf::Shelf,
};
pub use self::{
    drafts::{DraftKey, Drafts, Form},
    error::Error,
    outbox::{Content, Delivered, Filing, Item, Outbox, Parcel, Queue, Reason, State},
    photos::{Hint, Photo, PhotoError, Photos, Preview, Refusal, Stage},
    sync::{Answer, Answering, Courier, Load, Outgoing, Progress, Standing, Sync},
    vault::Vault,
};
use crate::chance;

/// The name of the database.
const DATABASE: &str = "portal";

/// The storage of this device. Provided as context by the root of the app.
#[derive(Clone)]
pub struct Offline {
    database: SendWrapper<Rc<Database>>,
    device: DeviceId,
    connected: ArcRwSignal<bool>,
    vault: ArcRwSignal<Option<Vault>>,
}

impl Offline {
    /// Opens this device's storage.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the browser keeps nothing (a private window), [`Error::Outdated`] when a newer app
    /// was here: then the page must be loaded again.
    pub async fn open() -> Result<Self, Error> {
        Self::open_named(DATABASE).await
    }

    async fn open_named(name: &str) -> Result<Self, Error> {
        let database = Database::open(name).await?;
        let device = device_of(&database).await?;
        let database = SendWrapper::new(Rc::new(database));
        Ok(Self { database, device, connected: connection::connection(), vault: ArcRwSignal::default() })
    }

    /// This browser's id, made at the first visit.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// Whether the device believes that it has a network.
    pub fn connected(&self) -> ArcReadSignal<bool> {
        self.connected.read_only()
    }

    /// The vault of the person who is signed in, if one is.
    pub fn vault(&self) -> ArcReadSignal<Option<Vault>> {
        self.vault.read_only()
    }

    /// Opens a person's vault after signing in, with the key that the server holds for this person and device, and keeps
    /// the key for the next visit. What waited is sent.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn enter(
        &self,
        person: PersonId,
        key: &[u8; 32],
        courier: Rc<dyn Courier>,
    ) -> Result<Vault, Error> {
        let key = DeviceKey::import(key).await?;
        // Firefox keeps no keys in a private window: then the vault is open for this visit alone.
        drop(key.keep(&self.database, person).await);
        self.unlock(person, key, courier).await
    }

    /// Opens the vault of a person who has not signed out, with the kept key; nothing when there is none.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn resume(&self, person: PersonId, courier: Rc<dyn Courier>) -> Result<Option<Vault>, Error> {
        match DeviceKey::recall(&self.database, person).await? {
            Some(key) => self.unlock(person, key, courier).await.map(Some),
            None => Ok(None),
        }
    }

    /// Locks the vault and deletes the key. What is unsent stays, unreadable, until the person signs in again.
    ///
    /// # Errors
    /// The faults of storage; the vault is then locked in this tab, and the key may still be on the device.
    pub async fn leave(&self) -> Result<(), Error> {
        self.lock();
        DeviceKey::forget(&self.database).await
    }

    /// Deletes the kept key, whoever's it is, where no vault is open: at the door, which opens none.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn lock_device() -> Result<(), Error> {
        DeviceKey::forget(&Database::open(DATABASE).await?).await
    }

    async fn unlock(
        &self,
        person: PersonId,
        key: DeviceKey,
        courier: Rc<dyn Courier>,
    ) -> Result<Vault, Error> {
        self.lock();
        let vault = Vault::open(Shelf::new(Rc::clone(&self.database), person, key), courier).await?;
        vault.start();
        self.vault.set(Some(vault.clone()));
        Ok(vault)
    }

    fn lock(&self) {
        if let Some(vault) = self.vault.get_untracked() {
            vault.sync().stop();
            self.vault.set(None);
        }
    }
}

async fn device_of(database: &Database) -> Result<DeviceId, Error> {
    let key = || Key { owner: String::new(), id: String::from("device") };
    let kept = database.read(Store::Meta, &key()).await?.and_then(|kept| kept.as_string());
    if let Some(Ok(device)) = kept.map(|kept| kept.parse()) {
        return Ok(device);
    }
    let device = DeviceId::from_uuid(Builder::from_random_bytes(chance::bytes()?).into_uuid());
    let value = Some(JsValue::from_str(&device.to_string()));
    database.write(&[Change { store: Store::Meta, key: key(), value }]).await?;
    Ok(device)
}
