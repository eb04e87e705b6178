//! Trunk, which puts a page together.

use std::path::PathBuf;

use crate::failure::Result;
use crate::place::Place;

use super::cargo_tool::CargoTool;

/// The version that compiles with the workspace's Rust.
pub const VERSION: &str = "0.21.14";

/// The folder that holds `trunk`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    CargoTool {
        package: "trunk",
        version: VERSION,
        programs: &["trunk"],
        // A debug build is fast enough, as Trunk waits for cargo, and its lock file is needed to compile it.
        attempts: &[&["--locked", "--debug", "--no-default-features"]],
        environment: &[],
        minutes: 4,
    }
    .find_or_install(place)
}
