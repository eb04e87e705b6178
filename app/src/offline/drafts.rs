//! Forms begun and not finished, kept while somebody types.
//!
//! A draft belongs to the person signed in, the direct payment they act for, and the form. It is saved before the camera
//! opens, because a phone may end the page meanwhile, and deleted in the same transaction that puts the finished thing
//! into the outbox. Its photographs know to which draft they belong, so a crash cannot part them.

use portal_domain::id::{AccountId, EntryId, ReceiptId, ThreadId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Error, database::Store, shelf::Shelf};

/// Which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// *Add a spend*.
    Spend,
    /// The answer in a conversation.
    Answer(ThreadId),
    /// A receipt for a spend that was saved without one.
    Receipt(EntryId),
    /// A spend that is being put right.
    Change(EntryId),
    /// A spend that begins with a receipt of a pile; the first photograph's id is its name.
    Pile(ReceiptId),
    /// What was looked for last.
    Find,
}

/// Which draft: a form for one direct payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DraftKey {
    /// For whom: the direct payment.
    pub account: AccountId,
    /// The form.
    pub form: Form,
}

impl DraftKey {
    /// Its id in the store.
    pub(super) fn id(&self) -> String {
        match self.form {
            Form::Spend => format!("{}/spend", self.account),
            Form::Answer(thread) => format!("{}/answer/{thread}", self.account),
            Form::Receipt(entry) => format!("{}/receipt/{entry}", self.account),
            Form::Change(entry) => format!("{}/change/{entry}", self.account),
            Form::Pile(of) => format!("{}/pile/{of}", self.account),
            Form::Find => format!("{}/find", self.account),
        }
    }
}

/// The drafts of one person.
#[derive(Clone)]
pub struct Drafts {
    shelf: Shelf,
}

impl Drafts {
    pub(super) const fn new(shelf: Shelf) -> Self {
        Self { shelf }
    }

    /// Keeps what the form holds now. Await it before opening the camera.
    ///
    /// # Errors
    /// [`Error::Full`] and the other faults of storage; the form itself still holds what was typed.
    pub async fn save<T: Serialize>(&self, key: &DraftKey, form: &T) -> Result<(), Error> {
        let change = self.shelf.put(Store::Drafts, &key.id(), form).await?;
        self.shelf.write(&[change]).await
    }

    /// What the form held, if it was begun. Its photographs are given by [`Photos::of`](super::Photos::of).
    ///
    /// # Errors
    /// [`Error::Corrupt`] when an older version of the app wrote another form; treat it as none.
    pub async fn load<T: DeserializeOwned>(&self, key: &DraftKey) -> Result<Option<T>, Error> {
        self.shelf.get(Store::Drafts, &key.id()).await
    }

    /// Throws the draft away. Its photographs are thrown away one by one, by the person.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn discard(&self, key: &DraftKey) -> Result<(), Error> {
        self.shelf.write(&[self.shelf.delete(Store::Drafts, &key.id())]).await
    }
}
