//! The rules of direct payments in England, with no input, output, clock or chance of their own, the same on a phone and
//! on the server.
//!
//! - Money is [`money::Pence`]; only what is totalled here is shown. The balance is the opening balance plus what each
//!   [`spending::Entry`] does to it ([`budget`]).
//! - A role is a person's [`access::Relation`] to one direct payment; [`access::permits`] is the one table of what each may
//!   do.
//! - A council's rules are dated facts ([`council::Profile`]); so are weekly rates ([`account::Rates`]).
//! - A record has its [`id`] before it leaves the device, so it may be sent any number of times.
//! - [`door`] lists the addresses open to somebody who is not signed in; [`program`] says which program draws an address.
//! - What goes over the wire is in [`api`] (days and moments as in [`wire`]), with the one table of endpoints that the server and the screens share.
//!
//! To add a noun: a file here with its types and rules, its wire types and endpoints in `api/`, a table and a file of the
//! same name in the store, its routes in the server, its words in the locales, its pages in the app; the tests that walk
//! the endpoint table fail until each endpoint has its row.

pub mod access;
pub mod account;
pub mod api;
pub mod audit;
pub mod budget;
pub mod council;
pub mod door;
pub mod id;
pub mod machine;
pub mod message;
pub mod money;
pub mod program;
pub mod receipt;
pub mod spending;
pub mod text;
pub mod time;
pub mod wire;
