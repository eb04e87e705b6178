//! The screens: the people's app, its door, and the officers' desk.
//!
//! - [`app`] is the frame round every page of the people: providers, router, skip link, announcer. [`page`] is the list of
//!   pages and their addresses, [`address`] the address bar, [`pages`] the pages.
//! - [`components`] are the parts that pages are made of. They know no page and no server.
//! - [`text`] and [`format`] are every word, amount and date that a person reads; [`wording`] names the domain's values.
//! - [`markup`] is what is drawn, [`reactive`] what changes and is followed, [`json`] how what is sent and kept is written:
//!   each a thin layer over Leptos or serde that keeps the download small.
//! - [`account`] is the direct payment acted on, as the council has it.
//! - [`offline`] keeps and sends; a page never talks to the network to save. [`api`] is the only place that fetches,
//!   [`session`] knows who is signed in and for whom they act.
//!
//! - [`door`] is what is open to somebody who is not signed in, [`desk`] the officers' side; [`pages`], [`door`] and [`desk`]
//!   never import each other. [`threshold`] is the way between the door and the app.
//!
//! Three programs are made from it: `people`, `door` and `desk`, so that no phone downloads the desk, and the first visit
//! brings the door alone.

#![expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]

pub mod account;
pub mod address;
pub mod api;
pub mod app;
pub mod birth;
pub mod breakdown;
pub mod chance;
pub mod clock;
pub mod components;
pub mod desk;
pub mod door;
pub mod fetched;
pub mod format;
pub mod json;
pub mod markup;
pub mod offline;
pub mod page;
pub mod pages;
pub mod reactive;
pub mod session;
pub mod text;
pub mod threshold;
pub mod trouble;
pub mod wording;
