use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::TryStreamExt as _;
use object_store::ObjectStoreExt as _;
use portal_domain::id::{AccountId, ReceiptId};
use tokio::task::spawn_blocking;

use super::{Custody, CustodyError, ReceiptKey};
use crate::receipts::Digest;

/// No request takes so long between its files and its row.
const GRACE: TimeDelta = TimeDelta::hours(1);
/// So many receipts are asked about at once.
const BATCH: usize = 500;

/// Says which receipts have a row: the database, to the sweeper.
pub trait Known {
    /// Why it cannot say.
    type Error;

    /// Of these receipts those that have a row, each with the row's `stored_sha256`. A receipt's id is born on a phone, so
    /// it names one only together with its payment.
    fn known(
        &self,
        receipts: &[(AccountId, ReceiptId)],
    ) -> impl Future<Output = Result<HashMap<(AccountId, ReceiptId), Digest>, Self::Error>> + Send;
}

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files looked at.
    pub seen: usize,
    /// Files without a row, removed.
    pub removed: usize,
}

/// Why a sweep stopped. The next one goes on.
#[derive(Debug, thiserror::Error)]
pub enum SweepError<E> {
    /// The files cannot be listed or removed.
    #[error(transparent)]
    Custody(#[from] CustodyError),
    /// The rows cannot be asked.
    #[error("the rows cannot be asked")]
    Rows(#[source] E),
}

impl Custody {
    /// Removes the files that no row knows, once they are an hour old at `now`: what a crash or a broken line left.
    ///
    /// # Errors
    /// See [`SweepError`].
    pub async fn sweep<K: Known>(&self, now: DateTime<Utc>, rows: &K) -> Result<Swept, SweepError<K::Error>> {
        let before = now.checked_sub_signed(GRACE).unwrap_or(now);
        let store = self.place.store();
        let mut swept = Swept::default();
        // Files first, rows second: a receipt kept in between has a row when it is asked about.
        let mut old = BTreeMap::<(AccountId, ReceiptId), Vec<_>>::new();
        let mut listed = store.list(Some(&ReceiptKey::root()));
        loop {
            let next = listed.try_next().await.map_err(CustodyError::from)?;
            let end = next.is_none();
            if let Some(file) = next {
                swept.seen += 1;
                // Files that do not look like ours are not ours to remove.
                let key = ReceiptKey::of(&file.location).filter(|_| file.last_modified < before);
                if let Some(key) = key {
                    old.entry((key.account, key.receipt))
                        .or_default()
                        .push((key.stored_sha256, file.location));
                }
            }
            if old.len() < BATCH && !end {
                continue;
            }
            let asked: Vec<_> = old.keys().copied().collect();
            let known = rows.known(&asked).await.map_err(SweepError::Rows)?;
            for (receipt, files) in std::mem::take(&mut old) {
                let row = known.get(&receipt);
                for (_, file) in files.iter().filter(|(stored, _)| row != Some(stored)) {
                    // Looked at once more: a phone may have sent it again since it was listed, and its row is on the way.
                    let about = store.head(file).await.map_err(CustodyError::from)?;
                    if about.last_modified < before {
                        store.delete(file).await.map_err(CustodyError::from)?;
                        swept.removed += 1;
                    }
                }
            }
            if end {
                break;
            }
        }
        swept.removed += self.tidy(before).await?;
        Ok(swept)
    }

    /// In a folder, removes what the library began and never finished (it hides those files from its lists), and folders
    /// that have become empty.
    async fn tidy(&self, before: DateTime<Utc>) -> Result<usize, CustodyError> {
        let Some(root) = self.place.root() else { return Ok(0) };
        let receipts = root.join(ReceiptKey::root().as_ref());
        let tidied = spawn_blocking(move || tidy(&receipts, before.into()));
        Ok(tidied.await.map_err(std::io::Error::other)??)
    }
}

fn tidy(folder: &Path, before: SystemTime) -> std::io::Result<usize> {
    let gone =
        |error: std::io::Error| if error.kind() == std::io::ErrorKind::NotFound { Ok(0) } else { Err(error) };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return gone(error),
    };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let (kind, path) = (entry.file_type()?, entry.path());
        let old = entry.metadata().and_then(|about| about.modified()).is_ok_and(|modified| modified < before);
        if kind.is_dir() {
            removed += tidy(&path, before)?;
            if old {
                // Refused by the system unless it is empty, which is what is wanted.
                let _not_empty = std::fs::remove_dir(&path);
            }
        } else if old && entry.file_name().to_string_lossy().contains('#') {
            removed += std::fs::remove_file(&path).map(|()| 1).or_else(gone)?;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use bytes::Bytes;
    use uuid::Uuid;

    use super::super::{Part, Place};
    use super::*;
    use crate::receipts::{Limits, process, samples};

    struct Rows(HashMap<(AccountId, ReceiptId), Digest>);

    impl Known for Rows {
        type Error = Infallible;
        async fn known(
            &self,
            asked: &[(AccountId, ReceiptId)],
        ) -> Result<HashMap<(AccountId, ReceiptId), Digest>, Infallible> {
            Ok(asked.iter().filter_map(|id| Some((*id, *self.0.get(id)?))).collect())
        }
    }

    async fn keep(custody: &Custody, receipt: u128, side: u32) -> ReceiptKey {
        let photo = Bytes::from(samples::photograph(side, side, 1));
        let photo = process(&photo.into(), &Limits::default()).unwrap();
        let account = AccountId::from_uuid(Uuid::from_u128(1));
        custody.keep(account, ReceiptId::from_uuid(Uuid::from_u128(receipt)), &photo).await.unwrap().key
    }

    fn later(hours: i64) -> DateTime<Utc> {
        let folder = tempfile::tempdir().unwrap();
        let now: DateTime<Utc> = std::fs::metadata(folder.path()).unwrap().modified().unwrap().into();
        now + TimeDelta::hours(hours)
    }

    #[tokio::test]
    async fn only_old_files_without_a_row_go() {
        let folder = tempfile::tempdir().unwrap();
        let custody = Custody::new(Place::folder(folder.path()).unwrap());
        let known = keep(&custody, 1, 20).await;
        let lost = keep(&custody, 2, 20).await;
        // Another content under an id that has a row: the row is not its own.
        let beside = keep(&custody, 1, 30).await;
        let unfinished = folder.path().join(format!("{}#1", lost.path(Part::Page(9))));
        std::fs::write(&unfinished, "half").unwrap();
        let stranger = folder.path().join("receipts/read-me.txt");
        std::fs::write(&stranger, "an operator's").unwrap();
        let rows = Rows([((known.account, known.receipt), known.stored_sha256)].into());

        let young = custody.sweep(later(0), &rows).await.unwrap();
        assert_eq!(young, Swept { seen: 10, removed: 0 });
        let swept = custody.sweep(later(2), &rows).await.unwrap();
        assert_eq!(swept, Swept { seen: 10, removed: 7 });
        custody.read(&known, Part::Page(1)).await.unwrap();
        for gone in [lost, beside] {
            assert!(matches!(custody.read(&gone, Part::Page(1)).await, Err(CustodyError::Missing)));
        }
        assert!(!unfinished.exists() && stranger.exists());
        // What is empty now goes with the next sweep, as its folder has just changed.
        custody.sweep(later(4), &rows).await.unwrap();
        assert!(!folder.path().join(lost.path(Part::Thumbnail).as_ref()).parent().unwrap().exists());
        custody.read(&known, Part::Thumbnail).await.unwrap();
    }

    #[tokio::test]
    async fn what_came_again_meanwhile_stays() {
        /// A phone that sends its receipt again just when the sweeper asks about it.
        struct Again(Custody);
        impl Known for Again {
            type Error = Infallible;
            async fn known(
                &self,
                _asked: &[(AccountId, ReceiptId)],
            ) -> Result<HashMap<(AccountId, ReceiptId), Digest>, Infallible> {
                keep(&self.0, 1, 20).await;
                Ok(HashMap::new())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let custody = Custody::new(Place::folder(folder.path()).unwrap());
        let key = keep(&custody, 1, 20).await;
        for part in [Part::Page(1), Part::Thumbnail] {
            let path = folder.path().join(key.path(part).as_ref());
            let long_ago: SystemTime = later(-3).into();
            std::fs::File::options().append(true).open(path).unwrap().set_modified(long_ago).unwrap();
        }
        let swept = custody.sweep(later(0), &Again(custody.clone())).await.unwrap();
        assert_eq!(swept.removed, 0);
        custody.read(&key, Part::Page(1)).await.unwrap();
    }

    #[tokio::test]
    async fn more_receipts_than_one_question_holds_are_all_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let custody = Custody::new(Place::folder(folder.path()).unwrap());
        let key = keep(&custody, 1, 20).await;
        let mut rows = HashMap::new();
        for number in 2..(u128::try_from(BATCH).unwrap() + 5) {
            let copy = ReceiptKey { receipt: ReceiptId::from_uuid(Uuid::from_u128(number)), ..key };
            let path = folder.path().join(copy.path(Part::Page(1)).as_ref());
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
            rows.insert((copy.account, copy.receipt), copy.stored_sha256);
        }
        let swept = custody.sweep(later(2), &Rows(rows)).await.unwrap();
        assert_eq!(swept, Swept { seen: BATCH + 6, removed: 3 });
    }
}
