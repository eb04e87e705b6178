//! Saving the spend: into the outbox with its receipts, and the draft goes in the same moment.

use chrono::{DateTime, Utc};
use portal_domain::api::SpendBody;
use portal_domain::id::EntryId;
use portal_domain::spending::Spend;

use super::draft::Draft;
use super::shots::Shots;
use crate::app::unlock::Device;
use crate::birth::born;
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
        let receipts = receipts.into_iter().map(|id| Parcel::Receipt { id, spend: entry });
        let parcels = std::iter::once(Parcel::Spend { id: entry, content }).chain(receipts).collect();
        self.keeper.close().await;
        let key = self.keeper.key();
        let posted = vault.outbox().post(key.account, parcels, Some(&key), at).await;
        if posted.is_err() {
            self.keeper.reopen();
        }
        posted.map(|()| entry)
    }
}
