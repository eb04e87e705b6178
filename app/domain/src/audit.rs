//! The record of who did what and who looked. It is only ever added to; each event carries the hash of the one before it,
//! so that a change of the past shows.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What happened. The ids stay for ever; the words are the locales'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A direct payment was set up.
    PaymentSetUp,
    /// A spend was recorded.
    SpendRecorded,
    /// A spend was written down for the person by somebody at the council.
    SpendRecordedOnBehalf,
    /// Money in was recorded.
    MoneyInRecorded,
    /// An entry was put right.
    EntryChanged,
    /// An entry was removed.
    EntryRemoved,
    /// An entry was brought back.
    EntryRestored,
    /// A receipt was stored.
    ReceiptStored,
    /// A receipt was removed.
    ReceiptRemoved,
    /// A receipt was brought back.
    ReceiptRestored,
    /// The receipts of an entry were put in order.
    ReceiptsOrdered,
    /// An entry was marked as seen.
    EntrySeen,
    /// An entry was accepted.
    EntryAccepted,
    /// Whoever marked an entry as seen took that back.
    SeenTakenBack,
    /// Whoever accepted an entry took that back.
    AcceptanceTakenBack,
    /// A question was asked.
    QuestionAsked,
    /// A message was written.
    MessageWritten,
    /// Somebody looked at the payment: balance and entries.
    LookedAtPayment,
    /// Somebody looked at a receipt.
    LookedAtReceipt,
    /// Somebody looked at messages.
    LookedAtMessages,
}

impl EventKind {
    /// Whether it is a look and not a deed.
    pub const fn is_look(self) -> bool {
        match self {
            Self::LookedAtPayment | Self::LookedAtReceipt | Self::LookedAtMessages => true,
            Self::PaymentSetUp
            | Self::SpendRecorded
            | Self::SpendRecordedOnBehalf
            | Self::MoneyInRecorded
            | Self::EntryChanged
            | Self::EntryRemoved
            | Self::EntryRestored
            | Self::ReceiptStored
            | Self::ReceiptRemoved
            | Self::ReceiptRestored
            | Self::ReceiptsOrdered
            | Self::EntrySeen
            | Self::EntryAccepted
            | Self::SeenTakenBack
            | Self::AcceptanceTakenBack
            | Self::QuestionAsked
            | Self::MessageWritten => false,
        }
    }
}

/// Looks are kept once per person who looks, payment, kind and this many seconds: a quarter of an hour.
pub const LOOK_SECONDS: i64 = 15 * 60;

/// The quarter of an hour of this instant, as a number that is the same throughout it.
pub fn quarter_hour(at: DateTime<Utc>) -> i64 {
    at.timestamp().checked_div_euclid(LOOK_SECONDS).unwrap_or(0)
}
