//! The wire: every endpoint in one table, and the types that travel. The server answers with codes and field names, never
//! with a sentence; the words are the locales'.
//!
//! An endpoint is a type that holds what its address needs ([`endpoint::Endpoint`]); [`ENDPOINTS`] lists all of them, with
//! who may call each. The server builds its routes from it, the screens call by it, and tests walk it.

mod account;
mod desk;
mod endpoint;
mod entry;
mod find;
mod message;
mod month;
mod problem;
mod receipt;
mod session;
mod table;

pub use account::{
    AccountSummary, AccountView, CouncilView, Helper, Look, Looks, OfficerCard, PersonRef, RecentPayee, Todo,
};
pub use desk::{DeskPeople, DeskPerson, Found};
pub use endpoint::{Access, Binary, Endpoint, Method, Nothing, Route};
pub use entry::{
    ChangeBody, Changed, Cursor, EntryPage, EntryRecord, History, Linked, MoneyInBody, OnBehalfBody, Removed,
    Review, SpendBody, Stamp, TakeBack, ThreadMark, Version, Waiting,
};
pub use find::{FindBody, FoundEntries};
pub use message::{AskBody, MessageBody, MessageRecord, ThreadPage, ThreadRecord};
pub use month::{DaySum, MonthView};
pub use problem::{Field, FieldError, FieldProblem, Problem, ProblemCode};
pub use receipt::{ReceiptChangeBody, ReceiptOrder, ReceiptRecord, ReceiptStored, RemovedReceipt};
pub use session::{ChangePassword, Device, Fault, OwnSession, SPEAKS_FOR, SessionView, Sessions, SignIn};
pub use table::*;
