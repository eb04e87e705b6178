//! Saving the spend: into the outbox with its receipts, and the draft goes in the same moment.

use chrono::{DateTime, Utc};
use portal_domain::api::SpendBody;
use portal_domain::id::EntryId;
use portal_domain::spending::Spend;

use super::draft::Draft;
use super::shots::Shots;
use crate::app::unlock::Device;
use crate::offline::{Content, Error, Parcel};
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
    /// Puts the spend and its receipts into the outbox. When it returns, the app may be closed.
    ///
    /// # Errors
    /// This device could not keep it; then the form and its draft are as they were.
    pub async fn save(&self, device: &Device, mut spend: Spend, at: DateTime<Utc>) -> Result<(), Error> {
        let vault = device.vault_untracked().ok_or(Error::Unavailable)?;
        let receipts = self.shots.ids();
        if !receipts.is_empty() {
            spend.no_receipt = None;
        }
        let content = Content::of(&SpendBody(spend))?;
        let receipts = receipts.into_iter().map(|id| Parcel::Receipt { id, spend: self.entry });
        let parcels = std::iter::once(Parcel::Spend { id: self.entry, content }).chain(receipts).collect();
        self.keeper.close().await;
        let key = self.keeper.key();
        let posted = vault.outbox().post(key.account, parcels, Some(&key), at).await;
        if posted.is_err() {
            self.keeper.reopen();
        }
        posted
    }
}
