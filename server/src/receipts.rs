//! Receipts: what comes in is looked at, made harmless and kept.
//!
//! A file arrives as a stream ([`receive`]): it is counted and hashed on its way. The [`Darkroom`] turns it into
//! pictures ([`Processed`]) or says in one word why not ([`Refused`]); only so many files are open there at once that
//! memory stays bounded. [`Custody`] keeps the pictures under names that carry their hash, synced to the disk, and
//! looks again at each byte when they are read.
//!
//! The order that loses nothing: receive → develop → keep → insert the row → answer. A crash before the row leaves
//! files that [`Custody::sweep`] takes away.

mod booklet;
mod custody;
mod darkroom;
mod digest;
#[cfg(test)]
mod hostile;
mod jpeg;
mod kind;
mod pdf;
mod picture;
mod process;
mod raster;
mod receive;
#[cfg(any(test, feature = "samples"))]
pub mod samples;

pub use custody::{BadPlace, Custody, CustodyError, Kept, Known, Part, Place, ReceiptKey, SweepError, Swept};
pub use darkroom::{Darkroom, NotDeveloped};
pub use digest::{Digest, NotADigest};
pub use pdf::{PdfRoom, draw_if_asked};
pub use picture::Picture;
pub use process::{Limits, Processed, Refused, process};
pub use receive::{NotReceived, Received, receive};
