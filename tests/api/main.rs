//! The API, called as a browser calls it. A file a resource; beside them what holds for all of them.

mod account;
mod journey;
mod session;
