//! What the sender hands to the part of the app that fetches, and what it is told back.

use std::{future::Future, pin::Pin, rc::Rc, time::Duration};

use js_sys::ArrayBuffer;
use portal_domain::{
    id::{AccountId, EntryId, MessageId, ReceiptId, ThreadId},
    receipt::{FileKind, hex},
};
use serde::Deserialize;

use crate::offline::outbox::Content;

/// One thing on its way.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// For which direct payment.
    pub account: AccountId,
    /// What it is.
    pub load: Load,
}

/// What is sent.
#[derive(Clone, Debug)]
pub enum Load {
    /// A spend, as JSON.
    Spend {
        /// Its id, for the address.
        id: EntryId,
        /// The body.
        content: Content,
    },
    /// Money that came in, as JSON.
    MoneyIn {
        /// Its id, for the address.
        id: EntryId,
        /// The body.
        content: Content,
    },
    /// The bytes of a receipt.
    Receipt {
        /// Its id, for the address.
        id: ReceiptId,
        /// The spend it shows, which the council has.
        spend: EntryId,
        /// What the bytes are.
        kind: FileKind,
        /// The body; still on the browser's side, to be given to the request as it is.
        bytes: ArrayBuffer,
        /// Their SHA-256.
        sha256: [u8; 32],
    },
    /// A change of an entry, as JSON.
    Change {
        /// The entry, for the address.
        entry: EntryId,
        /// Which version it makes, for the address.
        version: u32,
        /// The body.
        content: Content,
    },
    /// Something done with the receipts of an entry, as JSON.
    Filing {
        /// The entry, for the address.
        entry: EntryId,
        /// The receipt and the version it makes, for the address; none where it is their order.
        receipt: Option<(ReceiptId, u32)>,
        /// The body.
        content: Content,
    },
    /// An answer in a conversation, as JSON.
    Answer {
        /// Its id, for the address.
        id: MessageId,
        /// The conversation.
        thread: ThreadId,
        /// The body.
        content: Content,
    },
}

/// Where a request tells how far it is. Each word also shows the sender that it has not stalled.
#[derive(Clone)]
pub struct Progress(Rc<dyn Fn(u8)>);

impl Progress {
    pub(super) fn new(tell: impl Fn(u8) + 'static) -> Self {
        Self(Rc::new(tell))
    }

    /// So many hundredths have gone.
    pub fn at(&self, percent: u8) {
        (self.0)(percent.min(100));
    }
}

/// The answer to come. Dropping it ends the request.
pub type Answering = Pin<Box<dyn Future<Output = Answer>>>;

/// The part of the app that fetches. It sends once and judges nothing: trying again is the sender's.
pub trait Courier {
    /// Sends one thing.
    fn carry(&self, outgoing: Outgoing, progress: Progress) -> Answering;
}

/// What became of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The council has it, durably. The JSON it answered.
    Accepted(String),
    /// Nobody is signed in any more: keep everything, ask the person to sign in.
    SignedOut,
    /// The council has something else there (409, 412). The JSON it answered.
    Conflict(String),
    /// The server will not take it, now or later (other 4xx).
    Refused {
        /// The HTTP status.
        status: u16,
        /// The problem, as JSON.
        problem: String,
    },
    /// The server failed at this one thing; the others may go on.
    Failed,
    /// Nothing can be sent now: no network, a network that leads nowhere, or a server that has no time.
    Unreachable {
        /// As long as the server asks us to wait (`Retry-After`).
        retry_after: Option<Duration>,
    },
}

impl Answer {
    /// Reads an HTTP response. `is_json` is whether its type is `application/json` or `application/problem+json`: our
    /// server gives nothing else, so anything else comes from a proxy or the sign-in page of a café's network.
    pub fn of_response(status: u16, is_json: bool, retry_after: Option<&str>, body: String) -> Self {
        // The header may hold a date instead; our server never sends one.
        let wait = || retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        match status {
            200..=299 if is_json => Self::Accepted(body),
            401 if is_json => Self::SignedOut,
            409 | 412 if is_json => Self::Conflict(body),
            429 | 502..=504 | 507 | 511 => Self::Unreachable { retry_after: wait() },
            408 | 425 | 500..=599 => Self::Failed,
            400..=499 if is_json => Self::Refused { status, problem: body },
            400..=499 => Self::Failed,
            _ => Self::Unreachable { retry_after: None },
        }
    }

    /// There was no response at all.
    pub const NO_NETWORK: Self = Self::Unreachable { retry_after: None };
}

/// The part of the answer to a receipt that lets this device delete its copy.
#[derive(Deserialize)]
struct Receiving {
    received_sha256: String,
}

/// Whether the council says that it has exactly these bytes.
pub(super) fn acknowledges(answer: &str, sha256: &[u8; 32]) -> bool {
    let said = crate::json::read::<Receiving>(answer).map(|receiving| receiving.received_sha256);
    said.is_ok_and(|said| said.eq_ignore_ascii_case(&hex(sha256)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, is_json: bool, retry_after: Option<&str>) -> Answer {
        Answer::of_response(status, is_json, retry_after, String::from("{}"))
    }

    #[test]
    fn each_answer_has_its_meaning() {
        let body = || String::from("{}");
        let later = |seconds| Answer::Unreachable { retry_after: Some(Duration::from_secs(seconds)) };
        assert_eq!(read(200, true, None), Answer::Accepted(body()));
        assert_eq!(read(200, false, None), Answer::NO_NETWORK, "a captive portal");
        assert_eq!(read(204, false, None), Answer::NO_NETWORK);
        assert_eq!(read(0, false, None), Answer::NO_NETWORK);
        assert_eq!(read(302, false, None), Answer::NO_NETWORK);
        assert_eq!(read(401, true, None), Answer::SignedOut);
        assert_eq!(read(401, false, None), Answer::Failed, "a proxy's, not ours");
        assert_eq!(read(409, true, None), Answer::Conflict(body()));
        assert_eq!(read(412, true, None), Answer::Conflict(body()));
        assert_eq!(read(413, true, None), Answer::Refused { status: 413, problem: body() });
        assert_eq!(read(403, false, None), Answer::Failed);
        assert_eq!(read(429, true, Some("7")), later(7));
        assert_eq!(read(503, false, Some(" 30 ")), later(30));
        assert_eq!(read(503, true, Some("Wed, 21 Oct 2026 07:28:00 GMT")), Answer::NO_NETWORK);
        assert_eq!(read(500, true, None), Answer::Failed);
    }

    #[test]
    fn only_the_same_bytes_are_acknowledged() {
        let ours = [0xab; 32];
        let text = |hash: &str| format!(r#"{{"reference":"DP-7KQ4-2M","received_sha256":"{hash}"}}"#);
        assert!(acknowledges(&text(&"ab".repeat(32)), &ours));
        assert!(acknowledges(&text(&"AB".repeat(32)), &ours));
        assert!(!acknowledges(&text(&"ac".repeat(32)), &ours));
        assert!(!acknowledges(r#"{"reference":"DP-7KQ4-2M"}"#, &ours));
        assert!(!acknowledges("<html>", &ours));
    }
}
