//! The portal's server: Axum, files, settings. It writes no SQL and knows no screens.
//!
//! - [`routes`] has every route on one screen. Each is registered by its row of the domain's table of endpoints, and what its
//!   handler answers is what the row says ([`table`], [`answer`]).
//! - [`access`] turns a session into the store's proof of permission; a handler that touches a direct payment cannot be
//!   written without it.
//! - [`receipts`] takes files in, makes them harmless and keeps them; [`jobs`] sweep up what a crash left.
//! - [`memory`] tells the system's allocator to give back what pictures took.
//! - [`export`] writes a payment down for a spreadsheet.
//! - [`site`] carries the built pages; [`headers`], [`host`] and the layers in [`routes`] guard every answer.
//! - [`clock`] is the one place that looks at the time and takes chance.
//! - [`demo`] is the council that does not exist.

pub mod access;
pub mod admin;
pub mod answer;
pub mod body;
pub mod budget;
pub mod clock;
pub mod config;
pub mod demo;
pub mod deposit;
pub mod error;
pub mod export;
pub mod headers;
pub mod host;
pub mod jobs;
pub mod memory;
pub mod openapi;
pub mod passwords;
pub mod receipts;
pub mod routes;
pub mod serve;
pub mod sessions;
pub mod sign_in;
pub mod site;
pub mod start;
pub mod state;
pub mod table;
pub mod telemetry;
pub mod words;
