use chrono::{DateTime, Utc};
use portal_domain::audit::EventKind;
use portal_domain::id::AccountId;
use uuid::Uuid;

use super::{Line, ORIGIN};
use crate::code::{hash, variant};
use crate::database::{Conn, row, rows};
use crate::{Error, Result, Store, entry, receipt, thread};

/// Whether a payment's events are as they were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// They are.
    Whole {
        /// How many there are.
        events: i64,
    },
    /// Somebody, or a disk, changed something.
    Broken {
        /// The first event that is not as it was written.
        event: i64,
    },
}

/// How many events are read at once.
const STRIDE: i64 = 500;

#[derive(sqlx::FromRow)]
struct Row {
    no: i64,
    at: DateTime<Utc>,
    kind: String,
    person: Uuid,
    acting_as: String,
    entry: Option<Uuid>,
    receipt: Option<Uuid>,
    message: Option<Uuid>,
    content: Option<Vec<u8>>,
    quarter: Option<i64>,
    hash: Vec<u8>,
}

impl Row {
    fn line(&self, account: AccountId) -> Line<'_> {
        Line {
            account: account.uuid(),
            no: self.no,
            at: self.at,
            kind: &self.kind,
            person: self.person,
            acting_as: &self.acting_as,
            entry: self.entry,
            receipt: self.receipt,
            message: self.message,
            content: self.content.as_deref(),
            quarter: self.quarter,
        }
    }

    /// The hash of what it tells of, as that is now; `None` where it tells of nothing that is hashed, or that is gone.
    async fn content_now(&self, conn: &mut Conn<'_>, account: AccountId) -> Result<Option<[u8; 32]>> {
        let Some(kind) = variant::<EventKind>(&self.kind) else { return Ok(None) };
        match (kind, self.entry, self.receipt, self.message) {
            (
                EventKind::SpendRecorded
                | EventKind::SpendRecordedOnBehalf
                | EventKind::MoneyInRecorded
                | EventKind::EntryChanged
                | EventKind::EntryRemoved
                | EventKind::EntryRestored,
                Some(entry),
                ..,
            ) => {
                // Each of these made the entry's next version.
                let (version,) = row!(
                    conn,
                    (i64,),
                    "SELECT COUNT(*) FROM event WHERE account = $1 AND entry = $2 AND no <= $3
                        AND kind IN ('spend_recorded', 'spend_recorded_on_behalf', 'money_in_recorded', 'entry_changed',
                                     'entry_removed', 'entry_restored')",
                    account.uuid(),
                    entry,
                    self.no,
                )?
                .unwrap_or_default();
                entry::content(conn, account, entry, version).await
            }
            (
                kind @ (EventKind::ReceiptStored | EventKind::ReceiptRemoved | EventKind::ReceiptRestored),
                _,
                Some(receipt),
                _,
            ) => {
                let (version,) = row!(
                    conn,
                    (i64,),
                    "SELECT COUNT(*) FROM event WHERE account = $1 AND receipt = $2 AND no <= $3
                        AND kind IN ('receipt_stored', 'receipt_removed', 'receipt_restored')",
                    account.uuid(),
                    receipt,
                    self.no,
                )?
                .unwrap_or_default();
                let is_removed = kind == EventKind::ReceiptRemoved;
                receipt::content(conn, account, receipt, version, is_removed).await
            }
            (EventKind::QuestionAsked | EventKind::MessageWritten, _, _, Some(message)) => {
                thread::content(conn, account, message).await
            }
            (
                EventKind::PaymentSetUp
                | EventKind::SpendRecorded
                | EventKind::SpendRecordedOnBehalf
                | EventKind::MoneyInRecorded
                | EventKind::EntryChanged
                | EventKind::EntryRemoved
                | EventKind::EntryRestored
                | EventKind::ReceiptStored
                | EventKind::ReceiptRemoved
                | EventKind::ReceiptRestored
                | EventKind::ReceiptsOrdered
                | EventKind::EntrySeen
                | EventKind::EntryAccepted
                | EventKind::SeenTakenBack
                | EventKind::AcceptanceTakenBack
                | EventKind::QuestionAsked
                | EventKind::MessageWritten
                | EventKind::LookedAtPayment
                | EventKind::LookedAtReceipt
                | EventKind::LookedAtMessages,
                ..,
            ) => Ok(None),
        }
    }
}

impl Store {
    /// Walks the chain of a payment: each event's hash, that what it tells of is still as it was written, and that the last
    /// event is the last that was written.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] without such a payment.
    pub async fn verify_chain_unscoped(&self, account: AccountId) -> Result<Chain> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        // The end first: what is appended meanwhile does not count.
        let (last, end) = row!(
            conn,
            (i64, Vec<u8>),
            "SELECT event_no, event_hash FROM account WHERE id = $1",
            account.uuid()
        )?
        .ok_or(Error::NotFound)?;
        let (mut no, mut before) = (0, ORIGIN);
        while no < last {
            let events = rows!(
                conn,
                Row,
                "SELECT no, at, kind, person, acting_as, entry, receipt, message, content, quarter, hash FROM event
                  WHERE account = $1 AND no > $2 AND no <= $3 ORDER BY no LIMIT $4",
                account.uuid(),
                no,
                last,
                STRIDE,
            )?;
            if events.is_empty() {
                return Ok(Chain::Broken { event: no + 1 });
            }
            for event in events {
                let content = event.content_now(conn, account).await?;
                let expected = event.line(account).hash(&before);
                let same = event.no == no + 1
                    && event.hash == expected
                    && content.as_ref().map(<[u8; 32]>::as_slice) == event.content.as_deref();
                if !same {
                    return Ok(Chain::Broken { event: no + 1 });
                }
                (no, before) = (event.no, expected);
            }
        }
        if hash(end) == Some(before) {
            Ok(Chain::Whole { events: no })
        } else {
            Ok(Chain::Broken { event: no })
        }
    }
}
