use std::num::NonZeroUsize;
use std::sync::Arc;

use portal_domain::receipt::FileKind;
use tokio::sync::{AcquireError, Semaphore};
use tokio::task::{JoinError, spawn_blocking};

use super::process::{appraise, check, develop};
use super::{Limits, PdfRoom, Processed, Received, Refused};

/// Memory is counted in pieces of this many bytes.
const PIECE: u64 = 1 << 20;

/// Where files become pictures: few at once, so that eight photographs of twelve megapixels take no more memory
/// than one or two, and the processor is left to those who only read.
#[derive(Clone, Debug)]
pub struct Darkroom {
    /// One permit a piece of [`Limits::memory`].
    room: Arc<Semaphore>,
    /// The least that one file takes of it, so that no more files are open than there are cores for them.
    share: u32,
    limits: Limits,
    pdf: PdfRoom,
}

/// Why no pictures came out.
#[derive(Debug, thiserror::Error)]
pub enum NotDeveloped {
    /// The file is at fault; the person is told what to do.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The server is: no process could be started, or it is ending. The phone tries again.
    #[error("cannot draw now")]
    NotNow(#[source] std::io::Error),
}

impl Darkroom {
    /// A darkroom that works on so many files at once, at most, within the memory of one worst file.
    pub fn new(limits: Limits, at_once: NonZeroUsize, pdf: PdfRoom) -> Self {
        let pieces = pieces(limits.memory);
        let at_once = u32::try_from(at_once.get()).unwrap_or(u32::MAX);
        let share = pieces.checked_div(at_once).map_or(1, |share| share.max(1));
        let room = Semaphore::new(usize::try_from(pieces).unwrap_or(Semaphore::MAX_PERMITS));
        Self { room: Arc::new(room), share, limits, pdf }
    }

    /// The limits it works within.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Waits for room, then does what [`super::process`] does, away from the threads that answer requests.
    ///
    /// # Errors
    /// See [`NotDeveloped`].
    pub async fn develop(&self, received: Received) -> Result<Processed, NotDeveloped> {
        let wanted =
            pieces(appraise(&received.bytes, &self.limits)?).max(self.share).min(pieces(self.limits.memory));
        let room = Arc::clone(&self.room)
            .acquire_many_owned(wanted)
            .await
            .map_err(|error: AcquireError| ending(error))?;
        let limits = self.limits;
        let drawn = match check(&received.bytes, &limits)? {
            FileKind::Pdf => {
                let drawn = self.pdf.draw(received.bytes.clone(), &limits).await;
                Some(drawn.map_err(NotDeveloped::NotNow)??)
            }
            FileKind::Jpeg | FileKind::Png | FileKind::Webp => None,
        };
        let developed = spawn_blocking(move || {
            // Held until the work is done, also when the request that wanted it is gone.
            let _room = room;
            develop(&received, &limits, |_| drawn.ok_or(Refused::Broken))
        });
        Ok(developed.await.map_err(|error: JoinError| ending(error))??)
    }
}

fn pieces(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX)
}

fn ending(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> NotDeveloped {
    NotDeveloped::NotNow(std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::samples;

    fn darkroom(at_once: usize) -> Darkroom {
        Darkroom::new(Limits::default(), NonZeroUsize::new(at_once).unwrap(), PdfRoom::thread())
    }

    #[tokio::test]
    async fn photographs_and_documents_come_out() {
        let darkroom = darkroom(2);
        let photo =
            darkroom.develop(bytes::Bytes::from(samples::photograph(64, 48, 6)).into()).await.unwrap();
        assert_eq!(photo.pages.len(), 1);
        let document = darkroom.develop(bytes::Bytes::from(samples::pdf(2)).into()).await.unwrap();
        assert_eq!(document.pages.len(), 2);
    }

    #[tokio::test]
    async fn a_refusal_is_told_from_our_own_trouble() {
        let refused = darkroom(1).develop(bytes::Bytes::from_static(b"GIF89a").into()).await;
        assert!(matches!(refused, Err(NotDeveloped::Refused(Refused::WrongType))));
        let gone = PdfRoom::OwnProcess("/nowhere".into());
        let darkroom = Darkroom::new(Limits::default(), NonZeroUsize::MIN, gone);
        let failed = darkroom.develop(bytes::Bytes::from(samples::pdf(1)).into()).await;
        assert!(matches!(failed, Err(NotDeveloped::NotNow(_))));
    }

    #[tokio::test]
    async fn all_room_is_given_back() {
        let darkroom = darkroom(3);
        let all = darkroom.room.available_permits();
        let jobs =
            (0..12).map(|_| darkroom.develop(bytes::Bytes::from(samples::photograph(320, 240, 1)).into()));
        for done in futures_util::future::join_all(jobs).await {
            done.unwrap();
        }
        assert_eq!(darkroom.room.available_permits(), all);
    }
}
