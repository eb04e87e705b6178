use object_store::path::{Path, PathPart};
use portal_domain::id::{AccountId, ReceiptId};

use crate::receipts::Digest;

/// Where a receipt is kept: the only way to a path, so that no name that somebody sent can become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptKey {
    /// The direct payment.
    pub account: AccountId,
    /// The receipt.
    pub receipt: ReceiptId,
    /// The hash of its table of contents, which vouches for each of its files.
    pub stored_sha256: Digest,
}

/// One file of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A page as a picture, counted from 1.
    Page(u32),
    /// The first page, small.
    Thumbnail,
}

/// The folder under which all receipts are.
const ROOT: &str = "receipts";
/// The file that names each part's hash.
const CONTENTS: &str = "contents";

impl Part {
    /// The file's name.
    pub(super) fn name(self) -> String {
        match self {
            Self::Page(page) => format!("page-{page}.jpg"),
            Self::Thumbnail => "small.jpg".into(),
        }
    }
}

impl ReceiptKey {
    /// The file of a part, such as `receipts/<account>/<receipt>/<hash>/page-1.jpg`.
    pub fn path(&self, part: Part) -> Path {
        self.file(&part.name())
    }

    /// The file of the table of contents.
    pub(super) fn contents(&self) -> Path {
        self.file(CONTENTS)
    }

    fn file(&self, name: &str) -> Path {
        let folders = [
            ROOT.to_owned(),
            self.account.to_string(),
            self.receipt.to_string(),
            self.stored_sha256.to_string(),
        ];
        folders.iter().map(String::as_str).chain([name]).map(PathPart::from).collect()
    }

    /// The receipt to which a file belongs; `None` for a file that is not ours.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let mut parts = path.parts();
        let mut next = || parts.next();
        if next()?.as_ref() != ROOT {
            return None;
        }
        let account = next()?.as_ref().parse().ok()?;
        let receipt = next()?.as_ref().parse().ok()?;
        let stored_sha256 = next()?.as_ref().parse().ok()?;
        let _name = next()?;
        next().is_none().then_some(Self { account, receipt, stored_sha256 })
    }

    /// All receipts.
    pub(super) fn root() -> Path {
        Path::from(ROOT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_back_to_its_key() {
        let key = ReceiptKey {
            account: AccountId::from_uuid(uuid::Uuid::from_u128(1)),
            receipt: ReceiptId::from_uuid(uuid::Uuid::from_u128(2)),
            stored_sha256: Digest::of(b"contents"),
        };
        for path in [key.path(Part::Page(12)), key.path(Part::Thumbnail), key.contents()] {
            assert_eq!(ReceiptKey::of(&path), Some(key), "{path}");
        }
        let page = key.path(Part::Page(12)).to_string();
        assert!(page.starts_with(
            "receipts/00000000-0000-0000-0000-000000000001/00000000-0000-0000-0000-000000000002/"
        ));
        assert!(page.ends_with("/page-12.jpg"));
    }

    #[test]
    fn other_files_are_not_ours() {
        for path in ["receipts/a/b/c/page-1.jpg", "receipts", "database.sqlite", "receipts/lost+found"] {
            assert_eq!(ReceiptKey::of(&Path::from(path)), None);
        }
    }
}
