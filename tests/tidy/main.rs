//! The rules of the house that no compiler keeps. Each test lists every offence with its place.

mod crates;
mod house;
mod layers;
mod style;
mod tree;
