//! The compiler's own parts, and the packages the workspace depends on.

use std::process::Command;

use super::debian;
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{loud, on_path, quiet, succeeds};
use crate::step::check;

/// A C compiler (SQLite is C), rustfmt and clippy.
pub fn find() -> Result<()> {
    check("Rust, its formatter and clippy, a C compiler", || {
        if !on_path("cc") {
            debian::install(&["gcc", "libc6-dev"])?;
        }
        for (part, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
            if !succeeds(Command::new("cargo").args([part, "--version"])) {
                loud(Command::new("rustup").args(["component", "add", component])).map_err(|failure| {
                    Failure::new(failure.to_string()).by_hand(format!("rustup component add {component}"))
                })?;
            }
        }
        Ok(())
    })
}

/// Downloads every package in the lock file, so that later steps can be told to stay off the network.
pub fn fetch(place: &Place) -> Result<()> {
    check("packages of Cargo.lock", || {
        let fetch = |extra: &[&str]| {
            quiet(Command::new("cargo").args(["fetch"]).args(extra).current_dir(&place.root))
        };
        // The cheap question first: on a second start everything is there.
        fetch(&["--offline"]).or_else(|_| fetch(&[])).map(drop).map_err(|failure| {
            Failure::new(failure.to_string()).by_hand("cargo fetch, with a network that reaches crates.io")
        })
    })
}
