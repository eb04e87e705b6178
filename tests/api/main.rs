//! The API, called as a browser calls it. A file a resource; beside them what holds for all of them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is not as it should be fails its test"
)]

mod account;
mod demo;
mod desk;
mod entries;
mod faults;
mod find;
mod guards;
mod journey;
mod messages;
mod openapi;
mod permission;
mod process;
mod receipts;
mod session;
mod site;
mod versions;
