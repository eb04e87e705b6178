//! esbuild, from npm: writes the pages' script without what only a reader of it needs.

use std::path::PathBuf;

use super::npm_tool;
use crate::failure::Result;
use crate::place::Place;

/// Version of the npm package.
pub const VERSION: &str = "0.28.2";

/// The folder that holds `esbuild`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    npm_tool::find_or_install(place, "esbuild", VERSION, "esbuild")
}
