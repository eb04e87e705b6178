//! Saving the spend: into the outbox with its receipts, and the draft goes in the same moment.

use chrono::{DateTime, Utc};
use portal_domain::api::{ReceiptOrder, SpendBody};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::spending::Spend;

use super::draft::Draft;
use super::shots::Shots;
use crate::app::unlock::Device;
use crate::birth::born;
use crate::chance;
use crate::offline::{Content, Error, Filing, Parcel};
use crate::pages::keeping::Keeper;

/// A form that was begun: its id, its draft's keeper and its receipts.
#[derive(Clone)]
pub struct Begun {
    /// The id of the spend to be.
    pub entry: EntryId,
    /// Keeps the draft.
    pub keeper: Keeper<Draft>,
    /// Its receipts.
    pub shots: Shots,
}

impl Begun {
    /// Puts the spend and its receipts into the outbox, and says under which id. When it returns, the app may be closed.
    ///
    /// # Errors
    /// This device could not keep it; then the form and its draft are as they were.
    pub async fn save(&self, device: &Device, mut spend: Spend, at: DateTime<Utc>) -> Result<EntryId, Error> {
        let vault = device.vault_untracked().ok_or(Error::Unavailable)?;
        let receipts = self.shots.ids();
        if !receipts.is_empty() {
            spend.no_receipt = None;
        }
        let content = Content::of(&SpendBody(spend))?;
        // Another tab had the same form open and has saved something else: neither may take the other's place.
        let taken = vault.outbox().has_other(self.entry.uuid(), &content).await?;
        let entry = if taken { born(EntryId::born).ok_or(Error::Unavailable)? } else { self.entry };
        let mut parcels = vec![Parcel::Spend { id: entry, content }];
        parcels.extend(given(entry, receipts)?);
        self.keeper.close().await;
        let key = self.keeper.key();
        let posted = vault.outbox().post(key.account, parcels, Some(&key), at).await;
        if posted.is_err() {
            self.keeper.reopen();
        }
        posted.map(|()| entry)
    }
}

/// The receipts of a spend that has none yet, and their order where it is not the one in which they were born: that is how
/// they wait and go.
///
/// # Errors
/// This device gave no chance for an id.
pub fn given(entry: EntryId, receipts: Vec<ReceiptId>) -> Result<Vec<Parcel>, Error> {
    let mut parcels: Vec<Parcel> =
        receipts.iter().map(|id| Parcel::Receipt { id: *id, spend: entry }).collect();
    if !receipts.is_sorted() {
        let id = uuid::Builder::from_random_bytes(chance::bytes()?).into_uuid();
        let content = Content::of(&ReceiptOrder { receipts })?;
        parcels.push(Parcel::Filing { id, entry, filing: Filing::Order, content });
    }
    Ok(parcels)
}
