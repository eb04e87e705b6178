//! Formatting and clippy: a warning is an error.

use std::process::Command;

use super::score::Score;
use crate::failure::Result;
use crate::place::Place;
use crate::process::loud;
use crate::setup::Kit;

/// Whether `cargo fmt` would change anything.
pub fn formatting(place: &Place) -> Result<Score> {
    loud(Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(&place.root))?;
    Ok(Score::passed(1))
}

/// Clippy on everything but the app, which exists for the browser only.
pub fn host(place: &Place) -> Result<Score> {
    loud(
        Command::new("cargo")
            .args(["clippy", "--workspace", "--exclude", "portal-app", "--all-targets"])
            .args(["--", "-D", "warnings"])
            .current_dir(&place.root),
    )?;
    Ok(Score::passed(1))
}

/// Clippy on the app as it is compiled for the browser.
pub fn browser(place: &Place, kit: &Kit) -> Result<Score> {
    loud(kit.command("cargo", place).args(["clippy", "--package", "portal-app", "--all-targets"]).args([
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ]))?;
    Ok(Score::passed(1))
}
