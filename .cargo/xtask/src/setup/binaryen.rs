//! wasm-opt, from npm: Debian's is too old to read today's modules.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, on_path, succeeds};
use crate::step::{check, step};

/// Version of the npm package.
pub const VERSION: &str = "132";

/// The folder that holds `wasm-opt`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    let folder = place.tools.join(format!("binaryen-{VERSION}"));
    let programs = folder.join("node_modules").join(".bin");
    let name = format!("wasm-opt, binaryen {VERSION}");
    if !on_path("node") || !on_path("npm") {
        return Err(Failure::new(
            "Node.js and npm are missing: wasm-opt and the browser tests come from npm",
        )
        .by_hand("install Node.js 20 or newer, https://nodejs.org"));
    }
    if succeeds(Command::new(programs.join("wasm-opt")).arg("--version")) {
        check(&name, || Ok(()))?;
        return Ok(programs);
    }
    step(&format!("{name} is missing: installing it from npm"), || {
        fs::create_dir_all(&folder).when("making the tools' folder")?;
        let package = format!("binaryen@{VERSION}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", &package, "--prefix"]).arg(&folder);
        loud(npm.current_dir(&folder)).map_err(|failure| {
            Failure::new(failure.to_string())
                .by_hand(format!("npm install {package} --prefix {}", folder.display()))
        })
    })?;
    Ok(programs)
}
