//! The rules of the house that no compiler keeps. Each test lists every offence with its place.
#![expect(clippy::expect_used, reason = "without git or the files there is nothing to check")]

mod crates;
mod house;
mod layers;
mod style;
mod tree;
mod words;
