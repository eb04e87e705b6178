use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use bytes::Bytes;
use portal_domain::api::ProblemCode;
use portal_domain::receipt::{FileKind, MOST_BYTES};

use super::{Digest, Picture, Received, jpeg, kind, pdf, picture, raster};

/// Why a file is no receipt that can be kept. Each has a sentence that says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// More bytes than [`Limits::bytes`].
    #[error("too large")]
    TooLarge,
    /// Neither JPEG, PNG, WebP nor PDF.
    #[error("wrong type")]
    WrongType,
    /// A photograph in Apple's format (HEIC) or its relatives.
    #[error("HEIC")]
    Heic,
    /// It begins as one of them, and cannot be read to its end.
    #[error("broken")]
    Broken,
    /// A PDF that opens only with a password.
    #[error("protected by a password")]
    Protected,
    /// A picture too wide and high for our memory.
    #[error("too many pixels")]
    TooManyPixels,
    /// A PDF with more than [`Limits::pages`] pages.
    #[error("too many pages")]
    TooManyPages,
    /// A PDF that takes too long to draw, or too much memory.
    #[error("too hard to draw")]
    TooHard,
}

impl From<Refused> for ProblemCode {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Empty => Self::ReceiptEmpty,
            Refused::TooLarge => Self::ReceiptTooLarge,
            Refused::WrongType => Self::ReceiptWrongType,
            Refused::Heic => Self::ReceiptHeic,
            // For the person it is the same: a photograph of it will do.
            Refused::Broken | Refused::TooHard => Self::ReceiptBroken,
            Refused::Protected => Self::ReceiptProtected,
            Refused::TooManyPixels => Self::ReceiptTooManyPixels,
            Refused::TooManyPages => Self::ReceiptTooManyPages,
        }
    }
}

/// What is allowed, and how pictures are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest file, in bytes.
    pub bytes: usize,
    /// Most pixels of a PNG or WebP, which are decoded whole.
    pub raster_pixels: u64,
    /// Most pixels of a JPEG, which is made smaller while it is decoded.
    pub jpeg_pixels: u64,
    /// Most bytes of memory that one picture may take while it is decoded, its file included.
    pub memory: u64,
    /// Longest side of a kept picture, in pixels.
    pub longest: u32,
    /// Longest side of a thumbnail, in pixels.
    pub thumbnail: u32,
    /// Quality of a kept JPEG, from 1 to 100.
    pub quality: u8,
    /// Most pages of a PDF.
    pub pages: usize,
    /// Width of a drawn PDF page, in pixels; a till roll is drawn narrower and longer.
    pub page_width: u32,
    /// Most pixels of a drawn PDF page.
    pub page_pixels: u32,
    /// Processor time for opening a PDF and drawing its first page.
    pub first_page: Duration,
    /// Processor time for each further page.
    pub further_page: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: MOST_BYTES,
            raster_pixels: 16_000_000,
            // Telephones of today take up to 200 million; in 15 MB those are 108 million at most.
            jpeg_pixels: 120_000_000,
            memory: 80_000_000,
            longest: 2000,
            thumbnail: 320,
            quality: 80,
            pages: 20,
            page_width: 1600,
            page_pixels: 3_700_000,
            first_page: Duration::from_secs(2),
            further_page: Duration::from_millis(400),
        }
    }
}

/// A receipt made harmless: pictures that this program drew or wrote anew, so that nothing hides in them, neither
/// place nor camera nor script. Nothing of the file as it came is kept.
#[derive(Clone, Debug)]
pub struct Processed {
    /// What came in.
    pub kind: FileKind,
    /// Upright JPEG pictures: one of a photograph, one a page of a PDF. Never empty.
    pub pages: Vec<Picture>,
    /// The first page, small.
    pub thumbnail: Picture,
    /// The hash of the file as it came.
    pub received_sha256: Digest,
}

/// Turns a file into pictures, or says why not. The same bytes give the same pictures.
///
/// This is work for the processor and takes memory: call it through [`super::Darkroom`]. PDF pages are drawn in this
/// thread, within the limits of time as far as a library can be asked; the darkroom gives them a process of their own.
///
/// # Errors
/// See [`Refused`].
pub fn process(received: &Received, limits: &Limits) -> Result<Processed, Refused> {
    develop(received, limits, |bytes| guarded(|| pdf::pages(bytes, limits, |_| ())))
}

/// [`process`] with the drawing of PDF pages left to the caller.
pub(super) fn develop(
    received: &Received,
    limits: &Limits,
    draw: impl FnOnce(&Bytes) -> Result<Vec<Picture>, Refused>,
) -> Result<Processed, Refused> {
    let bytes = &received.bytes;
    let kind = check(bytes, limits)?;
    let pages = match kind {
        FileKind::Jpeg => vec![guarded(|| jpeg::picture(bytes, limits))?],
        FileKind::Png => vec![guarded(|| raster::png(bytes, limits))?],
        FileKind::Webp => vec![guarded(|| raster::webp(bytes, limits))?],
        FileKind::Pdf => draw(bytes)?,
    };
    let first = pages.first().ok_or(Refused::Broken)?;
    let thumbnail = guarded(|| picture::thumbnail(first, limits))?;
    Ok(Processed { kind, pages, thumbnail, received_sha256: received.sha256 })
}

/// What can be told before anything is decoded.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<FileKind, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(Refused::TooLarge);
    }
    kind::sniff(bytes)
}

/// How much memory the file will take while it is worked on, in bytes: for the darkroom's bookkeeping.
pub(super) fn appraise(bytes: &[u8], limits: &Limits) -> Result<u64, Refused> {
    match check(bytes, limits)? {
        FileKind::Jpeg => jpeg::appraise(bytes, limits),
        FileKind::Png | FileKind::Webp | FileKind::Pdf => Ok(limits.memory),
    }
}

/// A decoder that panics has met a broken file; the server goes on.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    // Nothing outlives the closure but its result, so nothing can be seen half changed.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refused::Broken))
}
