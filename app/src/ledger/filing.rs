//! What is done with the receipts of an entry: removed, brought back, put in order, replaced. It goes through the outbox, with
//! signal or without, and nothing is thrown away before the council has what takes its place.

use portal_domain::api::{ReceiptChangeBody, ReceiptOrder, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::ReceiptChange;
use uuid::Uuid;
use web_sys::File;

use crate::app::unlock::Device;
use crate::birth::born;
use crate::chance;
use crate::clock;
use crate::offline::{Content, DraftKey, Error, Filing, Form, Parcel, PhotoError, Vault};

/// The receipts of an entry, to do something with.
#[derive(Clone)]
pub struct Cabinet {
    /// Of which payment.
    pub account: AccountId,
    /// Of which entry.
    pub entry: EntryId,
    /// This device.
    pub device: Device,
}

impl Cabinet {
    fn vault(&self) -> Result<Vault, Error> {
        self.device.vault_untracked().ok_or(Error::Unavailable)
    }

    async fn post(&self, parcels: Vec<Parcel>) -> Result<(), Error> {
        self.vault()?.outbox().post(self.account, parcels, None, clock::now()).await
    }

    fn filing(&self, filing: Filing, content: Content) -> Result<Parcel, Error> {
        let id = uuid::Builder::from_random_bytes(chance::bytes()?).into_uuid();
        Ok(Parcel::Filing { id, entry: self.entry, filing, content })
    }

    fn version(&self, receipt: &ReceiptRecord, change: ReceiptChange) -> Result<Parcel, Error> {
        let version = receipt.version.checked_add(1).ok_or(Error::Unavailable)?;
        let filing = Filing::Version { receipt: Box::new(receipt.clone()), version };
        self.filing(filing, Content::of(&ReceiptChangeBody(change))?)
    }

    fn in_order(&self, receipts: Vec<ReceiptId>) -> Result<Parcel, Error> {
        self.filing(Filing::Order, Content::of(&ReceiptOrder { receipts })?)
    }

    /// Removes one that the council has, or will have; the deed's id, to take it back.
    ///
    /// # Errors
    /// This device could not keep it; then nothing was done.
    pub async fn remove(&self, receipt: &ReceiptRecord) -> Result<Uuid, Error> {
        let parcel = self.version(receipt, ReceiptChange::Removed)?;
        let id = parcel.id();
        self.post(vec![parcel]).await.map(|()| id)
    }

    /// Brings back the one that this deed removed: while that waits, it is as if nothing had been done.
    ///
    /// # Errors
    /// This device could not keep it.
    pub async fn restore(&self, deed: Uuid, receipt: &ReceiptRecord) -> Result<(), Error> {
        let outbox = self.vault()?.outbox().clone();
        let waits = || outbox.queue().with_untracked(|queue| queue.find(deed).is_some());
        if waits() && outbox.discard(deed).await.is_ok() {
            return Ok(());
        }
        let version = receipt.version.checked_add(1).ok_or(Error::Unavailable)?;
        self.bring_back(&ReceiptRecord { version, ..receipt.clone() }).await
    }

    /// Brings back one that was removed.
    ///
    /// # Errors
    /// This device could not keep it.
    pub async fn bring_back(&self, removed: &ReceiptRecord) -> Result<(), Error> {
        self.post(vec![self.version(removed, ReceiptChange::Restored)?]).await
    }

    /// Puts them in this order.
    ///
    /// # Errors
    /// This device could not keep it; then they stand as they stood.
    pub async fn order(&self, receipts: Vec<ReceiptId>) -> Result<(), Error> {
        self.post(vec![self.in_order(receipts)?]).await
    }

    /// Stops one that only this phone has.
    ///
    /// # Errors
    /// This device could not keep it; then it goes on its way.
    pub async fn stop(&self, receipt: ReceiptId) -> Result<(), Error> {
        self.vault()?.outbox().stop(receipt.uuid()).await
    }

    /// Puts a file in the place of one of these, which are in order. The old one goes when the council has the new one; one
    /// that only this phone had goes when this phone has the new one.
    ///
    /// # Errors
    /// The file was not taken or this device could not keep it; then the old one stands.
    pub async fn replace(
        &self,
        file: File,
        old: (ReceiptId, Option<ReceiptRecord>),
        all: Vec<ReceiptId>,
    ) -> Result<(), PhotoError> {
        let (old, record) = old;
        let vault = self.vault()?;
        let id = born(ReceiptId::born).ok_or(Error::Unavailable)?;
        let draft = DraftKey { account: self.account, form: Form::Receipt(self.entry) };
        vault.photos().keep(id, draft, &file).await?;
        let mut parcels = vec![Parcel::Receipt { id, spend: self.entry }];
        if all.len() > 1 {
            let order = all.into_iter().map(|known| if known == old { id } else { known }).collect();
            parcels.push(self.in_order(order)?);
        }
        if let Some(record) = &record {
            parcels.push(self.version(record, ReceiptChange::Removed)?);
        }
        self.post(parcels).await?;
        if record.is_none() {
            // Where it is on its way at this moment, both stand, and one can be removed.
            drop(vault.outbox().discard(old.uuid()).await);
        }
        Ok(())
    }
}
