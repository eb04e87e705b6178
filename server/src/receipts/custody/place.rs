use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use tokio::task::spawn_blocking;
use url::Url;

use super::{CustodyError, Part, ReceiptKey};

/// Where receipts are: a folder of this machine or S3.
#[derive(Clone, Debug)]
pub struct Place {
    store: Arc<dyn ObjectStore>,
    /// The folder; none on S3, which syncs for itself.
    root: Option<Arc<Path>>,
}

/// Why a setting names no place for receipts. Said when the server starts.
#[derive(Debug, thiserror::Error)]
pub enum BadPlace {
    /// Only `file:` and `s3:` are known.
    #[error("receipts can be in a folder (file:///…) or on S3 (s3://bucket/folder), not at {0}:")]
    Scheme(String),
    /// A `file:` address that names no folder of this machine.
    #[error("{0} names no folder of this machine")]
    NoFolder(Url),
    /// The folder cannot be made or reached.
    #[error("the receipts' folder {0:?} cannot be used")]
    Folder(PathBuf, #[source] Box<dyn std::error::Error + Send + Sync>),
    /// Access to S3 is not set up.
    #[error("S3 cannot be used")]
    S3(#[source] object_store::Error),
}

impl Place {
    /// The place at this address: `file:///var/lib/portal` or `s3://bucket/folder`. For S3 the usual variables of the
    /// environment (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT` …) say who may.
    ///
    /// # Errors
    /// See [`BadPlace`].
    pub fn at(url: &Url) -> Result<Self, BadPlace> {
        match url.scheme() {
            "file" => {
                let folder = url.to_file_path().map_err(|()| BadPlace::NoFolder(url.clone()))?;
                Self::folder(&folder)
            }
            "s3" => Self::s3(url),
            other => Err(BadPlace::Scheme(other.to_owned())),
        }
    }

    /// A folder, which is made where it is missing.
    ///
    /// # Errors
    /// [`BadPlace::Folder`].
    pub fn folder(folder: &Path) -> Result<Self, BadPlace> {
        let bad =
            |error: Box<dyn std::error::Error + Send + Sync>| BadPlace::Folder(folder.to_owned(), error);
        // For this account of the machine alone: nobody else on it may look at receipts.
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| bad(error.into()))?;
        let root = folder.canonicalize().map_err(|error| bad(error.into()))?;
        // The folder itself must survive a power cut, and so must those made above it.
        root.ancestors().try_for_each(sync).map_err(|error| bad(error.into()))?;
        let store = LocalFileSystem::new_with_prefix(&root).map_err(|error| bad(error.into()))?;
        Ok(Self { store: Arc::new(store.with_fsync(true)), root: Some(root.into()) })
    }

    fn s3(url: &Url) -> Result<Self, BadPlace> {
        // The client takes the process's one provider of cryptography; where there is one already, it is as good.
        let _installed_before = rustls::crypto::ring::default_provider().install_default();
        let bucket = url.host_str().unwrap_or_default();
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build().map_err(BadPlace::S3)?;
        let store = PrefixStore::new(store, url.path().trim_matches('/'));
        Ok(Self { store: Arc::new(store), root: None })
    }

    pub(super) fn store(&self) -> &dyn ObjectStore {
        &*self.store
    }

    pub(super) fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// Makes the names of a receipt's folders durable. The library syncs each file, its folder and the folders that it
    /// made itself; but where two receipts meet in a new folder, the one that found it there would be acknowledged
    /// before the other had synced its name.
    pub(super) async fn sync_folders_of(&self, key: &ReceiptKey) -> Result<(), CustodyError> {
        let Some(root) = self.root.clone() else { return Ok(()) };
        let file = root.join(key.path(Part::Thumbnail).as_ref());
        let synced = spawn_blocking(move || {
            // The innermost is synced with each file in it.
            let folders = file.ancestors().skip(2).take_while(|folder| folder.starts_with(&root));
            folders.into_iter().try_for_each(sync)
        });
        Ok(synced.await.map_err(std::io::Error::other)??)
    }
}

fn sync(folder: &Path) -> std::io::Result<()> {
    match std::fs::File::open(folder) {
        Ok(opened) => opened.sync_all(),
        // Folders above ours may be closed to us; they were there before.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn a_folder_is_made_and_other_schemes_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        Place::at(&Url::from_directory_path(&inner).unwrap()).unwrap();
        assert!(inner.is_dir());
        let mode = std::fs::metadata(&inner).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        assert!(
            matches!(Place::at(&url("ftp://example.org/x")), Err(BadPlace::Scheme(scheme)) if scheme == "ftp")
        );
        assert!(matches!(Place::at(&url("file://elsewhere/x")), Err(BadPlace::NoFolder(_))));
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(Place::folder(&file), Err(BadPlace::Folder(..))));
    }

    #[test]
    fn s3_needs_no_folder_here() {
        let place = Place::at(&url("s3://bucket/some/folder")).unwrap();
        assert!(place.root().is_none());
        assert!(place.store().to_string().contains("some/folder"), "{}", place.store());
    }
}
