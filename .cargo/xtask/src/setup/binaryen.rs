//! wasm-opt, from npm: Debian's is too old to read today's modules.

use std::path::PathBuf;

use super::npm_tool;
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::on_path;

/// Version of the npm package.
pub const VERSION: &str = "132";

/// The folder that holds `wasm-opt`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    if !on_path("node") || !on_path("npm") {
        return Err(Failure::new(
            "Node.js and npm are missing: wasm-opt and the browser tests come from npm",
        )
        .by_hand("install Node.js 20 or newer, https://nodejs.org"));
    }
    npm_tool::find_or_install(place, "binaryen", VERSION, "wasm-opt")
}
