//! What is known of a photograph, and why a file is not taken.

use portal_domain::{
    id::ReceiptId,
    receipt::{FileKind, MOST_BYTES},
};
use serde::{Deserialize, Serialize};

use super::hint::Hint;
use crate::offline::{DraftKey, Error};

/// How far a photograph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// As the camera gave it, with where and by what it was taken; never sent like this.
    Original,
    /// Upright, smaller, without location or camera data; or a PDF as it is.
    Ready {
        /// The SHA-256 of the bytes that are sent.
        sha256: [u8; 32],
    },
    /// This browser cannot turn it into a picture. It stays until its owner throws it away.
    Unreadable,
}

/// A photograph or file on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Its id, which becomes the receipt's.
    pub id: ReceiptId,
    /// The form it was taken for. That it has been saved with a spend is told by the outbox alone.
    pub draft: DraftKey,
    /// What it is. HEIC has no kind here: it becomes a JPEG at once.
    pub kind: FileKind,
    /// Its size in bytes as it is now.
    pub bytes: u32,
    /// How far it is.
    pub stage: Stage,
    /// Where its owner put it among the others of its form; those put nowhere come last.
    #[serde(default)]
    pub place: Option<u32>,
    /// What may be wrong with the picture, until its owner has said that it will do.
    #[serde(default)]
    pub hint: Option<Hint>,
    /// Its owner has said that it is another one than one that is the same.
    #[serde(default)]
    pub is_other: bool,
}

impl Photo {
    /// The hash of the bytes that are sent, once they are there.
    pub const fn sha256(&self) -> Option<[u8; 32]> {
        match self.stage {
            Stage::Ready { sha256 } => Some(sha256),
            Stage::Original | Stage::Unreadable => None,
        }
    }
}

/// Why a file is not taken; each has its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no bytes.
    #[error("an empty file")]
    Empty,
    /// It is over 15 MB.
    #[error("too large")]
    TooLarge,
    /// It is no JPEG, PNG, WebP, HEIC or PDF, whatever its name says.
    #[error("not a picture or PDF")]
    WrongType,
    /// It looks like a picture and this browser cannot open it: broken, or HEIC where only Apple's devices read that.
    #[error("cannot be opened")]
    CannotRead,
}

/// Why a photograph could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// The file itself is not taken.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The device could not keep it: hold on to the file in memory and offer *Save a copy of the photo*.
    #[error(transparent)]
    Storage(#[from] Error),
}

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Something that is sent.
    Kind(FileKind),
    /// Apple's format, which some browsers can turn into a JPEG.
    Heic,
}

/// How many of the first bytes [`recognise`] wants.
pub(super) const HEAD: i32 = 1024;

/// Tells a file by its content, not by its name.
///
/// # Errors
/// [`Refusal`], all but [`Refusal::CannotRead`].
pub(super) fn recognise(head: &[u8], size: f64) -> Result<Content, Refusal> {
    if size == 0.0 {
        return Err(Refusal::Empty);
    }
    if u32::try_from(MOST_BYTES).is_ok_and(|most| size > f64::from(most)) {
        return Err(Refusal::TooLarge);
    }
    match head {
        [0xff, 0xd8, 0xff, ..] => Ok(Content::Kind(FileKind::Jpeg)),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok(Content::Kind(FileKind::Png)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Content::Kind(FileKind::Webp)),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_heic(brand) => Ok(Content::Heic),
        // No more may stand before it than the server takes, or the receipt would be refused when it is sent.
        other if text(other).starts_with(b"%PDF-") => Ok(Content::Kind(FileKind::Pdf)),
        _ => Err(Refusal::WrongType),
    }
}

/// Without a byte-order mark and blanks in front.
fn text(head: &[u8]) -> &[u8] {
    head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head).trim_ascii_start()
}

fn is_heic(brand: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    BRANDS.iter().any(|known| brand.starts_with(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content() {
        let kind = |kind| Ok(Content::Kind(kind));
        assert_eq!(recognise(b"\xff\xd8\xff\xe0", 4.0), kind(FileKind::Jpeg));
        assert_eq!(recognise(b"\x89PNG\r\n\x1a\n", 8.0), kind(FileKind::Png));
        assert_eq!(recognise(b"RIFF1234WEBPVP8 ", 16.0), kind(FileKind::Webp));
        assert_eq!(recognise(b"%PDF-1.7\n", 9.0), kind(FileKind::Pdf));
        assert_eq!(recognise(b"\xef\xbb\xbf\r\n %PDF-1.4", 14.0), kind(FileKind::Pdf));
        assert_eq!(recognise(b"junk\n%PDF-1.7", 13.0), Err(Refusal::WrongType));
        assert_eq!(recognise(b"\0\0\0\x18ftypheic", 12.0), Ok(Content::Heic));
        assert_eq!(recognise(b"\0\0\0\x18ftypisom", 12.0), Err(Refusal::WrongType));
        assert_eq!(recognise(b"<svg/>", 6.0), Err(Refusal::WrongType));
        assert_eq!(recognise(b"", 0.0), Err(Refusal::Empty));
        assert_eq!(recognise(b"\xff\xd8\xff\xe0", 15_728_640.0), kind(FileKind::Jpeg));
        assert_eq!(recognise(b"\xff\xd8\xff\xe0", 15_728_641.0), Err(Refusal::TooLarge));
    }
}
