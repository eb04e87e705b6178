//! What this device keeps for the person who is signed in.

use std::rc::Rc;

use crate::reactive::ArcRwSignal;
use portal_domain::id::PersonId;
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

use super::{
    Error,
    drafts::Drafts,
    outbox::Outbox,
    photos::Photos,
    shelf::Shelf,
    sync::{Courier, Sync},
};

/// One person's drafts, photographs and outbox on this device, and their sender. There is no way to any of it but through
/// this value, and no way to this value but with the person's key.
#[derive(Clone)]
pub struct Vault {
    person: PersonId,
    parts: SendWrapper<Rc<Parts>>,
}

struct Parts {
    drafts: Drafts,
    photos: Photos,
    outbox: Outbox,
    sync: Sync,
}

impl Vault {
    pub(super) async fn open(shelf: Shelf, courier: Rc<dyn Courier>) -> Result<Self, Error> {
        let person = shelf.person();
        let queue = ArcRwSignal::default();
        let drafts = Drafts::new(shelf.clone());
        let photos = Photos::new(shelf.clone(), queue.clone());
        let outbox = Outbox::new(shelf, photos.clone(), queue);
        outbox.load().await?;
        let sync = Sync::new(outbox.clone(), photos.clone(), courier);
        let parts = Parts { drafts, photos, outbox, sync };
        Ok(Self { person, parts: SendWrapper::new(Rc::new(parts)) })
    }

    /// Sends what a former visit left, and finishes the photographs it left.
    pub(super) fn start(&self) {
        self.sync().wake();
        let photos = self.photos().clone();
        spawn_local(async move {
            // What cannot be finished now is finished when it is its turn to be sent.
            drop(photos.finish().await);
        });
    }

    /// Whose it is.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// Forms begun and not finished.
    pub fn drafts(&self) -> &Drafts {
        &self.parts.drafts
    }

    /// Photographs of receipts.
    pub fn photos(&self) -> &Photos {
        &self.parts.photos
    }

    /// What waits to be sent.
    pub fn outbox(&self) -> &Outbox {
        &self.parts.outbox
    }

    /// The sender.
    pub fn sync(&self) -> &Sync {
        &self.parts.sync
    }
}
