//! wasm-bindgen, which writes the JavaScript beside the WebAssembly, and its test runner.

use std::path::PathBuf;

use crate::failure::Result;
use crate::place::Place;

use super::cargo_tool::CargoTool;

/// The same version, to the digit, as the `wasm-bindgen` package in Cargo.toml.
pub const VERSION: &str = "0.2.130";

/// The folder that holds `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    CargoTool {
        package: "wasm-bindgen-cli",
        version: VERSION,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // A registry mirror may lag behind the tool's own lock file: then without it.
        attempts: &[
            &["--locked", "--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
            &["--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
        ],
        // Optimised, as it reads megabytes; but lightly, which halves the wait.
        environment: &[
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ],
        minutes: 3,
    }
    .find_or_install(place)
}
