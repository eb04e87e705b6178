//! The source of Rust's standard library, so that it can be built for the pages without what a browser never shows:
//! the words of panics, their places, and the code that formats both. A fifteenth of what a phone downloads.
//!
//! The compiler's switches for it are unstable. Where it does not know them, or the source cannot be had, the pages are
//! built with the library as it comes: they work the same and are larger.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::wasm_std::TARGET;
use crate::place::Place;
use crate::process::{on_path, quiet, succeeds};
use crate::step::check;

/// Lets a stable compiler take unstable switches.
const BOOTSTRAP: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// A panic ends the program at once, which the page notices (`app/public/boot.js`).
const SWITCHES: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Whether the library can be built: its source and its dependencies are there, and the compiler knows the switches.
pub fn find_or_install(place: &Place, toolchain: Option<&'static str>) -> bool {
    let Some(manifest) = manifest(toolchain) else {
        return larger("the compiler does not say where its parts are");
    };
    if !manifest.is_file() && toolchain.is_none() && on_path("rustup") {
        println!("… source of the standard library is missing: rustup component add rust-src");
        // What follows looks whether it came.
        let _tried = succeeds(Command::new("rustup").args(["component", "add", "rust-src"]));
    }
    if !manifest.is_file() {
        return larger("its source cannot be had here");
    }
    if !succeeds(rustc(toolchain).args(SWITCHES).args(["--target", TARGET, "--print", "cfg"])) {
        return larger("this compiler does not know the switches");
    }
    let fetched = check("source of the standard library, and what it depends on", || {
        fetch(place, toolchain, &manifest, true).or_else(|_| fetch(place, toolchain, &manifest, false))
    });
    fetched.is_ok() || larger("what it depends on cannot be had here")
}

/// Makes a build of the pages build the library too.
pub fn build_it_too(command: &mut Command) {
    command
        .env(BOOTSTRAP.0, BOOTSTRAP.1)
        .env("CARGO_ENCODED_RUSTFLAGS", SWITCHES.join("\u{1f}"))
        .env("CARGO_PROFILE_WASM_RELEASE_PANIC", "immediate-abort")
        .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
}

fn larger(why: &str) -> bool {
    println!("! the standard library is taken as it comes, and the pages are larger: {why}");
    false
}

fn manifest(toolchain: Option<&'static str>) -> Option<PathBuf> {
    let sysroot = quiet(rustc(toolchain).args(["--print", "sysroot"])).ok()?;
    Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.toml"))
}

fn rustc(toolchain: Option<&'static str>) -> Command {
    let mut rustc = Command::new("rustc");
    rustc.env(BOOTSTRAP.0, BOOTSTRAP.1);
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    rustc
}

fn fetch(
    place: &Place,
    toolchain: Option<&'static str>,
    manifest: &Path,
    offline: bool,
) -> crate::failure::Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["fetch", "--locked", "--manifest-path"]).arg(manifest).env(BOOTSTRAP.0, BOOTSTRAP.1);
    if offline {
        cargo.arg("--offline");
    }
    if let Some(toolchain) = toolchain {
        cargo.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    quiet(cargo.current_dir(&place.root)).map(drop)
}
