use bytes::Bytes;
use futures_util::future::try_join_all;
use object_store::{ObjectStoreExt as _, PutPayload};

use super::{Digest, Processed, booklet::Booklet};

mod contents;
mod error;
mod key;
mod place;
mod sweep;

use contents::Contents;
pub use error::CustodyError;
pub use key::{Part, ReceiptKey};
pub use place::{BadPlace, Place};
pub use sweep::{Known, SweepError, Swept};

use portal_domain::id::{AccountId, ReceiptId};

/// Keeps receipts, and hands out only what is still what was kept.
///
/// A receipt is a folder named by its account, its id and the hash of its table of contents, which names the hash of
/// each file in it. So one hash in the row vouches for every byte; keeping the same receipt twice writes the same
/// files, and keeping another under the same id can never touch the first.
#[derive(Clone, Debug)]
pub struct Custody {
    place: Place,
}

/// What the row says of a receipt that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it is. [`ReceiptKey::stored_sha256`] is the row's `stored_sha256`.
    pub key: ReceiptKey,
    /// How many pages can be looked at.
    pub pages: u32,
    /// What it takes of the disk, in bytes.
    pub bytes: u64,
}

impl Custody {
    /// Receipts in this place.
    pub fn new(place: Place) -> Self {
        Self { place }
    }

    /// Keeps a receipt. When this returns, file and folder have reached the disk (or S3 has said that it has them), and
    /// the row may be inserted.
    ///
    /// # Errors
    /// See [`CustodyError`]; what was written is then left to [`Custody::sweep`].
    pub async fn keep(
        &self,
        account: AccountId,
        receipt: ReceiptId,
        processed: &Processed,
    ) -> Result<Kept, CustodyError> {
        let parts = parts(processed);
        let contents = Contents::of(parts.iter().map(|(part, bytes)| (*part, *bytes)));
        let table = Bytes::from(contents.write());
        let key = ReceiptKey { account, receipt, stored_sha256: Digest::of(&table) };
        let files = parts.iter().map(|(part, bytes)| (key.path(*part), Bytes::clone(bytes)));
        let files: Vec<_> = files.collect();
        let sizes = files.iter().map(|(_, bytes)| bytes.len()).chain([table.len()]);
        let size = sizes.map(|length| u64::try_from(length).unwrap_or(u64::MAX)).sum();
        let store = self.place.store();
        // One makes the folders and syncs them; then all others at once share what the disk does.
        store.put(&key.contents(), PutPayload::from(table)).await?;
        try_join_all(
            files
                .into_iter()
                .map(|(path, bytes)| async move { store.put(&path, PutPayload::from(bytes)).await }),
        )
        .await?;
        self.place.sync_folders_of(&key).await?;
        Ok(Kept { key, pages: u32::try_from(processed.pages.len()).unwrap_or(u32::MAX), bytes: size })
    }

    /// Reads one part of a receipt, and compares it with what was kept.
    ///
    /// # Errors
    /// [`CustodyError::Damaged`] where a bit has changed: it is never handed out. [`CustodyError::Missing`] where the
    /// receipt has no such part, or it is gone.
    pub async fn read(&self, key: &ReceiptKey, part: Part) -> Result<Bytes, CustodyError> {
        let damaged = |part| CustodyError::Damaged { receipt: key.receipt, part };
        let table = self.get(&key.contents()).await?;
        if Digest::of(&table) != key.stored_sha256 {
            return Err(damaged(None));
        }
        let contents = Contents::read(&table).ok_or_else(|| damaged(None))?;
        let sha256 = contents.digest(part).ok_or(CustodyError::Missing)?;
        let bytes = self.get(&key.path(part)).await?;
        if Digest::of(&bytes) == sha256 { Ok(bytes) } else { Err(damaged(Some(part))) }
    }

    /// Binds so many pages to a PDF: what a person saves of a document.
    ///
    /// # Errors
    /// Those of [`Custody::read`].
    pub async fn document(&self, key: &ReceiptKey, pages: u32) -> Result<Bytes, CustodyError> {
        let mut booklet = Booklet::new();
        for part in (1..=pages).map(Part::Page) {
            let picture = self.read(key, part).await?;
            let damaged = CustodyError::Damaged { receipt: key.receipt, part: Some(part) };
            booklet.add(&picture).ok_or(damaged)?;
        }
        Ok(booklet.bind())
    }

    async fn get(&self, path: &object_store::path::Path) -> Result<Bytes, CustodyError> {
        Ok(self.place.store().get(path).await?.bytes().await?)
    }
}

fn parts(processed: &Processed) -> Vec<(Part, &Bytes)> {
    let pages = (1..).map(Part::Page).zip(processed.pages.iter().map(|page| &page.jpeg));
    let small = [(Part::Thumbnail, &processed.thumbnail.jpeg)];
    pages.chain(small).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::receipts::{Limits, process, samples};

    fn ids() -> (AccountId, ReceiptId) {
        (AccountId::from_uuid(uuid::Uuid::from_u128(1)), ReceiptId::from_uuid(uuid::Uuid::from_u128(2)))
    }

    fn photo(side: u32) -> Processed {
        process(&Bytes::from(samples::photograph(side, side, 1)).into(), &Limits::default()).unwrap()
    }

    fn document() -> Processed {
        process(&Bytes::from(samples::pdf(2)).into(), &Limits::default()).unwrap()
    }

    fn custody() -> (Custody, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Custody::new(Place::folder(folder.path()).unwrap()), folder)
    }

    fn file(folder: &tempfile::TempDir, key: &ReceiptKey, part: Part) -> PathBuf {
        folder.path().join(key.path(part).as_ref())
    }

    #[tokio::test]
    async fn every_part_is_read_as_it_was_kept() {
        let (custody, folder) = custody();
        let (account, receipt) = ids();
        let document = document();
        let kept = custody.keep(account, receipt, &document).await.unwrap();
        assert_eq!(kept.pages, 2);
        assert_eq!(custody.read(&kept.key, Part::Page(1)).await.unwrap(), document.pages[0].jpeg);
        assert_eq!(custody.read(&kept.key, Part::Page(2)).await.unwrap(), document.pages[1].jpeg);
        assert_eq!(custody.read(&kept.key, Part::Thumbnail).await.unwrap(), document.thumbnail.jpeg);
        assert!(custody.document(&kept.key, 2).await.unwrap().starts_with(b"%PDF-"));
        assert!(matches!(custody.document(&kept.key, 3).await, Err(CustodyError::Missing)));
        assert!(matches!(custody.read(&kept.key, Part::Page(3)).await, Err(CustodyError::Missing)));
        assert!(file(&folder, &kept.key, Part::Page(1)).ends_with("page-1.jpg"));
    }

    #[tokio::test]
    async fn the_same_again_changes_nothing_and_another_touches_nothing() {
        let (custody, _folder) = custody();
        let (account, receipt) = ids();
        let first = custody.keep(account, receipt, &photo(40)).await.unwrap();
        assert_eq!(custody.keep(account, receipt, &photo(40)).await.unwrap(), first);
        let other = custody.keep(account, receipt, &photo(50)).await.unwrap();
        assert_ne!(other.key, first.key);
        assert_eq!(custody.read(&first.key, Part::Page(1)).await.unwrap(), photo(40).pages[0].jpeg);
    }

    #[tokio::test]
    async fn twenty_at_once_leave_one_whole_receipt() {
        let (custody, _folder) = custody();
        let (account, receipt) = ids();
        let photo = photo(40);
        let kept = try_join_all((0..20).map(|_| custody.keep(account, receipt, &photo))).await.unwrap();
        assert_eq!(custody.read(&kept[7].key, Part::Page(1)).await.unwrap(), photo.pages[0].jpeg);
    }

    #[tokio::test]
    async fn a_flipped_bit_is_never_handed_out() {
        let (custody, folder) = custody();
        let (account, receipt) = ids();
        let kept = custody.keep(account, receipt, &photo(40)).await.unwrap();
        let contents = folder.path().join(kept.key.contents().as_ref());
        for (path, part) in [(file(&folder, &kept.key, Part::Page(1)), Some(Part::Page(1))), (contents, None)]
        {
            let whole = std::fs::read(&path).unwrap();
            for at in [0, whole.len() / 2, whole.len() - 1] {
                let mut flipped = whole.clone();
                flipped[at] ^= 4;
                std::fs::write(&path, flipped).unwrap();
                let read = custody.read(&kept.key, Part::Page(1)).await;
                assert!(
                    matches!(read, Err(CustodyError::Damaged { part: found, .. }) if found == part),
                    "{read:?}"
                );
            }
            std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
            assert!(matches!(
                custody.read(&kept.key, Part::Page(1)).await,
                Err(CustodyError::Damaged { .. })
            ));
            std::fs::write(&path, whole).unwrap();
        }
        std::fs::remove_file(file(&folder, &kept.key, Part::Page(1))).unwrap();
        assert!(matches!(custody.read(&kept.key, Part::Page(1)).await, Err(CustodyError::Missing)));
    }
}
