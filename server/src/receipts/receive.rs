use std::pin::pin;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, TryStreamExt as _};
use sha2::{Digest as _, Sha256};

use super::Digest;

/// A whole file as it came in, with its hash: the phone shows the same hash and lets go of its copy.
#[derive(Clone, Debug)]
pub struct Received {
    /// The file.
    pub bytes: Bytes,
    /// What tells it from any other, for duplicates and for the acknowledgement.
    pub sha256: Digest,
}

impl From<Bytes> for Received {
    fn from(bytes: Bytes) -> Self {
        let sha256 = Digest::of(&bytes);
        Self { bytes, sha256 }
    }
}

/// Why a file did not arrive whole.
#[derive(Debug, thiserror::Error)]
pub enum NotReceived<E> {
    /// It is larger than allowed. The rest was not read.
    #[error("larger than {cap} bytes")]
    TooLarge {
        /// How many bytes were allowed.
        cap: usize,
    },
    /// The line broke. The phone sends it again.
    #[error("the file stopped in the middle")]
    Cut(#[source] E),
}

/// Reads a body to its end, hashing on the way, and stops early at the first byte too many. `announced` is the length
/// that the request declares: it saves copies when it is right, and a body declared too large is not read at all.
///
/// # Errors
/// See [`NotReceived`].
pub async fn receive<S, E>(body: S, announced: Option<u64>, cap: usize) -> Result<Received, NotReceived<E>>
where
    S: Stream<Item = Result<Bytes, E>>,
{
    let announced = announced.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > cap {
        return Err(NotReceived::TooLarge { cap });
    }
    let mut hash = Sha256::new();
    // One buffer of the announced size; the system lends its pages only as bytes arrive, so a promise costs nothing.
    let mut bytes = BytesMut::with_capacity(announced);
    let mut body = pin!(body);
    while let Some(chunk) = body.try_next().await.map_err(NotReceived::Cut)? {
        if chunk.len() > cap.saturating_sub(bytes.len()) {
            return Err(NotReceived::TooLarge { cap });
        }
        hash.update(&chunk);
        bytes.extend_from_slice(&chunk);
    }
    Ok(Received { bytes: bytes.freeze(), sha256: hash.into() })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::stream;

    use super::*;

    fn chunks(sizes: &[usize]) -> Vec<Result<Bytes, &'static str>> {
        sizes.iter().map(|&size| Ok(Bytes::from(vec![7; size]))).collect()
    }

    #[tokio::test]
    async fn the_whole_file_and_its_hash_arrive() {
        for announced in [None, Some(3000), Some(1)] {
            let got = receive(stream::iter(chunks(&[1000, 0, 2000])), announced, 3000).await.unwrap();
            assert_eq!(got.bytes, vec![7; 3000]);
            assert_eq!(got.sha256, Digest::of(&[7; 3000]));
        }
    }

    #[tokio::test]
    async fn one_byte_too_many_stops_the_reading() {
        let read = Cell::new(0);
        let body = stream::iter(chunks(&[1000, 1000, 1, 1000, 1000]));
        let body = futures_util::StreamExt::inspect(body, |_| read.set(read.get() + 1));
        let refused = receive(body, None, 2000).await;
        assert!(matches!(refused, Err(NotReceived::TooLarge { cap: 2000 })));
        assert_eq!(read.get(), 3);
    }

    #[tokio::test]
    async fn a_body_declared_too_large_is_not_read() {
        let body = stream::poll_fn(|_| -> std::task::Poll<Option<Result<Bytes, ()>>> { panic!("read") });
        let refused = receive(body, Some(2001), 2000).await;
        assert!(matches!(refused, Err(NotReceived::TooLarge { .. })));
    }

    #[tokio::test]
    async fn a_broken_line_is_told_from_a_refusal() {
        let body = stream::iter([Ok(Bytes::from_static(b"half")), Err("reset")]);
        assert!(matches!(receive(body, Some(8), 2000).await, Err(NotReceived::Cut("reset"))));
    }
}
