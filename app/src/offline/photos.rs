//! Photographs of receipts on this device.
//!
//! The original bytes are in storage before anything else happens to them. Then the smaller copy, with its hash, replaces
//! them in one transaction, and only that is sent. An original left by a crash is finished at the next start
//! ([`Photos::finish`]) or, at the latest, when it is its turn to be sent. Bytes stay on the browser's side as
//! `ArrayBuffer`: they never enter the app's own memory, and Safari does not fail on them as it does on `Blob`.

mod hint;
mod photo;
mod preview;
mod shrink;

use crate::reactive::ArcRwSignal;
use std::rc::Rc;

use async_lock::Mutex;
use js_sys::{ArrayBuffer, Uint8Array};
use portal_domain::{
    id::{AccountId, ReceiptId},
    receipt::FileKind,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use self::photo::{Content, HEAD, recognise};
pub use self::{
    hint::Hint,
    photo::{Photo, PhotoError, Refusal, Stage},
    preview::Preview,
};
use super::{
    DraftKey, Error, Form,
    database::{Change, Store},
    key::sha256,
    outbox::Queue,
    shelf::Shelf,
};

/// The photographs of one person.
#[derive(Clone)]
pub struct Photos {
    shelf: Shelf,
    /// One at a time: a decoded photograph takes up to two hundred megabytes.
    turn: Rc<Mutex<()>>,
    queue: ArcRwSignal<Queue>,
}

impl Photos {
    pub(super) fn new(shelf: Shelf, queue: ArcRwSignal<Queue>) -> Self {
        Self { shelf, turn: Rc::default(), queue }
    }

    /// Keeps a photograph or PDF that the person gave to a form. When it returns, closing the app loses nothing; show it
    /// as *On this phone*, then await [`Self::ready`].
    ///
    /// # Errors
    /// A [`Refusal`], or the device could not keep it: then the file is still in the caller's hands.
    pub async fn keep(&self, id: ReceiptId, draft: DraftKey, file: &Blob) -> Result<Photo, PhotoError> {
        let start = file.slice_with_i32_and_i32(0, HEAD).map_err(Error::from)?;
        let start = Uint8Array::new(&read(&start).await?.into()).to_vec();
        let content = recognise(&start, file.size())?;
        let bytes = read(file).await?;
        let (kind, stage) = match content {
            Content::Kind(FileKind::Pdf) => (FileKind::Pdf, Stage::Ready { sha256: sha256(&bytes).await? }),
            Content::Kind(FileKind::Jpeg | FileKind::Png | FileKind::Webp) | Content::Heic => {
                (FileKind::Jpeg, Stage::Original)
            }
        };
        let bytes_now = bytes.byte_length();
        let photo =
            Photo { id, draft, kind, bytes: bytes_now, stage, place: None, hint: None, is_other: false };
        self.store(&photo, &bytes).await?;
        Ok(photo)
    }

    /// Makes the smaller copy, if that has not been done, and gives the photograph as it is then.
    ///
    /// # Errors
    /// [`Refusal::CannotRead`]: the original stays here, marked, until the person throws it away.
    pub async fn ready(&self, id: ReceiptId) -> Result<Photo, PhotoError> {
        let _turn = self.turn.lock().await;
        let photo = self.get(id).await?;
        match photo.stage {
            Stage::Ready { .. } => Ok(photo),
            // What could not be opened may be opened now: the phone had no memory left, or the browser has learnt the format.
            Stage::Original | Stage::Unreadable => self.shrink(photo).await,
        }
    }

    async fn shrink(&self, mut photo: Photo) -> Result<Photo, PhotoError> {
        let original = self.bytes(photo.id).await?;
        match shrink::shrink(&original).await {
            Ok((copy, hint)) => {
                photo.hint = hint;
                photo.bytes = copy.byte_length();
                photo.stage = Stage::Ready { sha256: sha256(&copy).await? };
                self.store(&photo, &copy).await?;
                Ok(photo)
            }
            Err(refusal) => {
                photo.stage = Stage::Unreadable;
                let change = self.put(&photo).await?;
                self.shelf.write(&[change]).await?;
                Err(refusal.into())
            }
        }
    }

    /// Finishes originals that a crash left. Called once at the start; what cannot be opened is left marked.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn finish(&self) -> Result<(), Error> {
        for photo in self.all().await? {
            if photo.stage != Stage::Original {
                continue;
            }
            match self.ready(photo.id).await {
                // One that is gone or damaged keeps none of the others from being finished.
                Ok(_)
                | Err(PhotoError::Refused(_) | PhotoError::Storage(Error::Missing | Error::Corrupt)) => {}
                Err(PhotoError::Storage(error)) => return Err(error),
            }
        }
        Ok(())
    }

    /// Notes what its owner said of a photograph.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not here (any more), and the faults of storage.
    pub async fn note(&self, id: ReceiptId, said: impl FnOnce(&mut Photo)) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let mut photo = self.get(id).await?;
        said(&mut photo);
        let change = self.put(&photo).await?;
        self.shelf.write(&[change]).await
    }

    /// Keeps the order in which its owner put the photographs of a form.
    ///
    /// # Errors
    /// The faults of storage; then they stand as they stood.
    pub async fn order(&self, ids: &[ReceiptId]) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        let mut changes = Vec::with_capacity(ids.len());
        for (place, id) in (1..).zip(ids) {
            // One that is gone keeps the others from nothing.
            if let Ok(photo) = self.get(*id).await {
                changes.push(self.put(&Photo { place: Some(place), ..photo }).await?);
            }
        }
        self.shelf.write(&changes).await
    }

    /// The other photographs for the same direct payment whose bytes are the same.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn same_as(&self, photo: &Photo) -> Result<Vec<Photo>, Error> {
        let mut all = self.all().await?;
        all.retain(|other| {
            other.id != photo.id
                && other.draft.account == photo.draft.account
                && other.sha256().is_some()
                && other.sha256() == photo.sha256()
        });
        Ok(all)
    }

    /// The photographs of a form that has not been sent, in its order; where nobody gave one, oldest first.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn of(&self, draft: &DraftKey) -> Result<Vec<Photo>, Error> {
        let mut photos = self.all().await?;
        photos.retain(|photo| photo.draft == *draft && !self.is_posted(photo.id));
        photos.sort_by_key(|photo| (photo.place.unwrap_or(u32::MAX), photo.id));
        Ok(photos)
    }

    /// The receipts of a pile that have not been saved with a spend, oldest first.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn piled(&self, account: AccountId) -> Result<Vec<ReceiptId>, Error> {
        let mut piled = Vec::new();
        for photo in self.all().await? {
            if let Form::Pile(of) = photo.draft.form
                && photo.draft.account == account
                && !self.is_posted(photo.id)
            {
                piled.push(of);
            }
        }
        piled.sort();
        piled.dedup();
        Ok(piled)
    }

    /// The picture of the first photograph of a form; none of a PDF.
    ///
    /// # Errors
    /// The faults of storage.
    pub async fn cover(&self, draft: &DraftKey) -> Result<Option<Preview>, Error> {
        match self.of(draft).await?.first() {
            Some(photo) if photo.kind != FileKind::Pdf => self.preview(photo.id).await.map(Some),
            Some(_) | None => Ok(None),
        }
    }

    /// Throws away a form that begins with a receipt of a pile, with all its photographs.
    ///
    /// # Errors
    /// The faults of storage; then nothing of it is gone.
    pub async fn discard_pile(&self, account: AccountId, of: ReceiptId) -> Result<(), Error> {
        let draft = DraftKey { account, form: Form::Pile(of) };
        let photos = self.of(&draft).await?;
        let mut changes: Vec<Change> = photos.iter().flat_map(|photo| self.deletion(photo.id)).collect();
        changes.push(self.shelf.delete(Store::Drafts, &draft.id()));
        self.shelf.write(&changes).await
    }

    /// What is known of a photograph.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not here (any more).
    pub async fn get(&self, id: ReceiptId) -> Result<Photo, Error> {
        self.shelf.get(Store::Photos, &id.to_string()).await?.ok_or(Error::Missing)
    }

    /// An address of its bytes: a picture to show, unless it is a PDF, or a file to save a copy of.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not here (any more).
    pub async fn preview(&self, id: ReceiptId) -> Result<Preview, Error> {
        let photo = self.get(id).await?;
        let media_type = match (photo.kind, photo.stage) {
            (FileKind::Pdf, _) => "application/pdf",
            (FileKind::Jpeg | FileKind::Png | FileKind::Webp, Stage::Ready { .. }) => "image/jpeg",
            // The browser tells the type of an original by its content.
            (FileKind::Jpeg | FileKind::Png | FileKind::Webp, Stage::Original | Stage::Unreadable) => "",
        };
        Preview::of(&self.bytes(id).await?, media_type)
    }

    /// Throws away a photograph that has not been saved with a spend.
    ///
    /// # Errors
    /// [`Error::Busy`] when it is in the outbox: throw it away there.
    pub async fn discard(&self, id: ReceiptId) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        if self.is_posted(id) {
            return Err(Error::Busy);
        }
        self.shelf.write(&self.deletion(id)).await
    }

    /// Also while it has just gone: what was read a moment ago may tell of it still.
    fn is_posted(&self, id: ReceiptId) -> bool {
        self.queue.with_untracked(|queue| queue.known(id.uuid()).is_some())
    }

    /// The bytes as they are now.
    pub(super) async fn bytes(&self, id: ReceiptId) -> Result<ArrayBuffer, Error> {
        self.shelf.get_bytes(Store::PhotoBytes, &id.to_string()).await?.ok_or(Error::Missing)
    }

    /// The changes that delete a photograph.
    pub(super) fn deletion(&self, id: ReceiptId) -> [Change; 2] {
        let id = id.to_string();
        [self.shelf.delete(Store::Photos, &id), self.shelf.delete(Store::PhotoBytes, &id)]
    }

    /// Held while photographs are deleted, or a copy that is just being made would bring one back.
    pub(super) fn turn(&self) -> Rc<Mutex<()>> {
        Rc::clone(&self.turn)
    }

    async fn all(&self) -> Result<Vec<Photo>, Error> {
        Ok(self.shelf.all(Store::Photos).await?.0)
    }

    async fn put(&self, photo: &Photo) -> Result<Change, Error> {
        self.shelf.put(Store::Photos, &photo.id.to_string(), photo).await
    }

    async fn store(&self, photo: &Photo, bytes: &ArrayBuffer) -> Result<(), Error> {
        let facts = self.put(photo).await?;
        let bytes = self.shelf.put_bytes(Store::PhotoBytes, &photo.id.to_string(), bytes).await?;
        self.shelf.write(&[facts, bytes]).await
    }
}

/// The bytes of a file. Android ends a file's life when its gallery app says so; that reads as broken.
async fn read(file: &Blob) -> Result<ArrayBuffer, PhotoError> {
    let bytes = JsFuture::from(file.array_buffer()).await.or(Err(Refusal::CannotRead))?;
    Ok(bytes.unchecked_into())
}
