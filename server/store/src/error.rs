//! What can go wrong, each with who can act.

use uuid::Uuid;

/// A result of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the store did not do what it was asked. The person can act on the first group, whoever runs the server on the others.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or whoever asks may not know that it does.
    #[error("not found")]
    NotFound,
    /// The id is taken by another content. Nothing was changed; the app shows both.
    #[error("the id is taken by another content")]
    DifferentContent,
    /// The version is not the next one: somebody changed the entry meanwhile. Nothing was changed; the app shows both.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The entry can be changed no more.
    #[error("closed")]
    Closed,
    /// The entry has [`crate::MOST_RECEIPTS`] receipts already.
    #[error("the entry has as many receipts as it can have")]
    TooManyReceipts,
    /// The need does not stand in the plan of this payment; the person chooses another or none.
    #[error("no such need in the plan")]
    UnknownNeed,
    /// The entry that this one is to belong to is not one of this payment, or of another kind.
    #[error("no such entry to belong to")]
    UnknownEntry,
    /// The day is before the opening balance, in which it is counted already; the person corrects the day.
    #[error("before the opening balance")]
    BeforeOpening,
    /// The e-mail address or the id belongs to somebody else; whoever sets up chooses another.
    #[error("taken by another")]
    Taken,

    /// There is no room left. Reading goes on; whoever runs the server makes room, and the same may be sent again.
    #[error("no room left")]
    Full,
    /// Too much at once, or another process holds the database. The same may be sent again in a moment.
    #[error("busy")]
    Busy,
    /// The database cannot be reached, or stopped taking writes after a failed sync. The same may be sent again later.
    #[error("the database cannot be reached")]
    Unavailable(#[source] Source),
    /// A row cannot be what it says it is; somebody changed it, or a disk did. To be looked at by hand.
    #[error("the row {id} of {table} is inconsistent")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row's id.
        id: Uuid,
    },
    /// The address names no database that is known here; whoever runs the server corrects it. (It is not shown: it may
    /// hold a password.)
    #[error("not the address of a database: sqlite:///folder/file or postgres://…")]
    Address(#[source] Source),
    /// A fault of this program or of the database. To be reported.
    #[error("the database failed")]
    Fault(#[source] Source),
}

/// What lies beneath an error, for the log of whoever runs the server.
pub type Source = Box<dyn std::error::Error + Send + Sync>;
