//! What the tests of the API stand on: a server in this process on a folder of its own ([`TestApp`]), the councils and people
//! that it serves ([`World`]), browsers that call it ([`Browser`]), and the real server as a process of its own
//! ([`RealServer`]).

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up has failed"
)]

mod app;
mod browser;
mod builders;
mod real;
mod world;

pub use app::{ORIGIN, TestApp};
pub use browser::{Browser, Reply};
pub use builders::{born, message, money_in, on_behalf, photo, spend};
pub use real::{RealServer, client, free_port};
pub use world::{Account, PASSWORD, Who, World};
