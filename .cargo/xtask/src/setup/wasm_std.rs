//! The standard library for `wasm32-unknown-unknown`, which a fresh Rust does not have.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::debian;
use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, on_path, quiet, succeeds};
use crate::step::{check, seconds};

/// What is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The name under which rustup knows Debian's compiler.
const DEBIAN: &str = "debian-web";
const PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22", "rust-web-clippy"];

/// The toolchain that builds for the browser; `None` is the active one.
///
/// In this order: the active toolchain has the target; Debian's was prepared earlier; rustup can
/// download it; Debian's packages carry the sources and we may install them.
pub fn find_or_install(place: &Place) -> Result<Option<&'static str>> {
    let start = Instant::now();
    let trial = place.target.join("wasm-trial");
    fs::create_dir_all(&trial).when("making a folder in the target folder")?;
    let found = |toolchain| {
        let works = works(toolchain, &trial);
        if works {
            let owner = toolchain.unwrap_or("the active toolchain");
            println!("✓ {TARGET} standard library, {owner} ({})", seconds(start.elapsed()));
        }
        works
    };
    if found(None) {
        return Ok(None);
    }
    if found(Some(DEBIAN)) {
        return Ok(Some(DEBIAN));
    }
    println!("… {TARGET} standard library is missing: rustup target add {TARGET}");
    if on_path("rustup") && succeeds(Command::new("rustup").args(["target", "add", TARGET])) && found(None) {
        return Ok(None);
    }
    println!("… rustup cannot bring it: building it from Debian's sources, about two minutes");
    from_debian(place).map_err(|failure| {
        Failure::new(format!("no standard library for {TARGET}: {failure}"))
            .by_hand(format!("rustup target add {TARGET}, on a network that reaches rustup's server"))
    })?;
    if found(Some(DEBIAN)) {
        return Ok(Some(DEBIAN));
    }
    Err(Failure::new(format!("the standard library for {TARGET} was built, but does not work"))
        .by_hand(format!("rustup target add {TARGET}, on a network that reaches rustup's server")))
}

/// Whether a program that uses the library compiles: files of another compiler version do not count.
fn works(toolchain: Option<&str>, folder: &Path) -> bool {
    let source = folder.join("trial.rs");
    if fs::write(&source, "pub fn trial() -> String { String::new() }").is_err() {
        return false;
    }
    let mut rustc = Command::new("rustc");
    rustc.args(["--target", TARGET, "--crate-type", "lib", "--emit", "metadata", "--out-dir"]);
    rustc.arg(folder).arg(source);
    if let Some(toolchain) = toolchain {
        rustc.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    succeeds(&mut rustc)
}

fn from_debian(place: &Place) -> Result<()> {
    debian::install(&PACKAGES)?;
    let built = check("the library, built from source", || build(&place.tools.join("wasm-std-build")))?;
    let library = Path::new("/usr/lib/rustlib").join(TARGET).join("lib");
    check("the library, copied beside Debian's compiler", || put(&built, &library))?;
    quiet(Command::new("rustup").args(["toolchain", "link", DEBIAN, "/usr"]))?;
    // What was compiled against another library would only say "can't find crate".
    remove(&place.wasm_target())?;
    remove(&place.tools.join("wasm-std-build"))
}

/// Builds std in an empty crate; returns the folder of the libraries.
///
/// The bitcode must be embedded, or a later build with link-time optimisation finds none; `test` is
/// what tests in the browser link to.
fn build(folder: &Path) -> Result<PathBuf> {
    remove(folder)?;
    fs::create_dir_all(folder.join("src")).when("making a folder for the build")?;
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), manifest).when("writing a manifest")?;
    fs::write(folder.join("src").join("lib.rs"), "#![no_std]\n").when("writing a source")?;
    let path = std::env::var("PATH").unwrap_or_default();
    let target = folder.join("target");
    loud(
        Command::new("/usr/bin/cargo")
            .args(["build", "--release", "-Zbuild-std=std,panic_abort,test,proc_macro", "--target", TARGET])
            .current_dir(folder)
            .env("PATH", format!("/usr/bin:{path}"))
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_RELEASE_LTO", "fat")
            .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
            .env_remove("RUSTUP_TOOLCHAIN"),
    )?;
    Ok(target.join(TARGET).join("release").join("deps"))
}

fn put(built: &Path, library: &Path) -> Result<()> {
    remove(library)?;
    fs::create_dir_all(library).when("making the library's folder")?;
    for entry in fs::read_dir(built).when("reading the built libraries")? {
        let file = entry.when("reading the built libraries")?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_library = file.extension().is_some_and(|extension| extension == "rlib");
        if is_library && !name.starts_with("libempty-") {
            fs::copy(&file, library.join(&name)).when(format!("copying {name}"))?;
        }
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).when(format!("removing {}", folder.display()))
    } else {
        Ok(())
    }
}
