//! All SQL of the portal, and the proof of permission.
//!
//! - A [`Signed`] person is known by their session; [`Store::grant`] is the only mint of a [`Grant`], and every function
//!   that touches a direct payment takes one and takes the payment's id from it. What goes round it says `_unscoped` in its
//!   name: setting up, maintenance, and what must be known before anybody is signed in.
//! - Writes are facts with an id born on the device: the same again changes nothing and answers the same
//!   ([`Recorded::fresh`] tells), other content under the same id is [`Error::DifferentContent`].
//! - Each command appends to the payment's audit chain in its own transaction, and checks the grant again inside it.
//! - SQLite and PostgreSQL run the same texts; what differs stands in one file, `dialect.rs`. SQLite has several readers
//!   and one writer, in which waiting commands share a commit ([`Store::open`]).
//! - Time and chance are arguments.

mod account;
mod attempt;
mod audit;
mod browser;
mod code;
mod command;
mod council;
mod database;
mod desk;
mod device;
mod dialect;
mod entry;
mod error;
mod grant;
mod login;
mod look;
mod payment;
mod person;
mod receipt;
mod review;
mod session;
mod staff;
mod store;
mod thread;
mod twenty;
mod writer;

pub use attempt::{Attempt, Bucket, Limit, Tried};
pub use audit::Chain;
pub use council::KnownCouncil;
pub use entry::{MOST_ENTRIES, Recorded};
pub use error::{Error, Result};
pub use grant::Grant;
pub use login::Login;
pub use look::LookAt;
pub use payment::{NewPayment, NewRelation};
pub use person::NewPerson;
pub use receipt::{AddsReceipt, MOST_RECEIPTS, NewReceipt, StoredReceipt};
pub use review::MOST_WAITING;
pub use session::{NewSession, Signed};
pub use staff::{NewStaff, Post};
pub use store::{Options, Store};
