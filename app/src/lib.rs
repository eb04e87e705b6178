//! The screens: the people's app, its records, its door, and the officers' desk.
//!
//! - [`app`] is the frame round every page of the people: providers, router, skip link, announcer. [`page`] is the list of
//!   pages and their addresses, [`address`] the address bar, [`pages`] the pages of every day, [`records`] what is opened
//!   seldom. [`ledger`] is what both know of lines of money.
//! - [`components`] are the parts that pages are made of. They know no page and no server.
//! - [`text`] and [`format`] are every word, amount and date that a person reads; [`wording`] names the domain's values.
//! - [`markup`] is what is drawn, [`reactive`] what changes and is followed, [`json`] how what is sent and kept is written:
//!   each a thin layer over Leptos or serde that keeps the download small.
//! - [`account`] is the direct payment acted on, as the council has it; [`chooser`] asks on which, where there are several.
//! - [`offline`] keeps and sends; a page never talks to the network to save. [`api`] is the only place that fetches,
//!   [`session`] knows who is signed in and for whom they act.
//!
//! - [`door`] is what is open to somebody who is not signed in, [`desk`] the officers' side; [`pages`], [`records`], [`door`]
//!   and [`desk`] never import each other. [`threshold`] is the way between the programs.
//!
//! Four programs are made from it: `people`, `records`, `door` and `desk`, so that no phone downloads the desk, the first
//! visit brings the door alone, and an ordinary day nothing that is opened seldom.

#![expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]

pub mod account;
pub mod address;
pub mod api;
pub mod app;
pub mod birth;
pub mod breakdown;
pub mod chance;
pub mod chooser;
pub mod clock;
pub mod components;
pub mod desk;
pub mod door;
pub mod fetched;
pub mod format;
pub mod json;
pub mod ledger;
pub mod markup;
pub mod offline;
pub mod page;
pub mod pages;
pub mod reactive;
pub mod records;
pub mod session;
pub mod text;
pub mod threshold;
pub mod trouble;
pub mod wording;
