//! esbuild, from npm: writes the pages' script without what only a reader of it needs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, succeeds};
use crate::step::{check, step};

/// Version of the npm package.
pub const VERSION: &str = "0.28.2";

/// The folder that holds `esbuild`.
pub fn find_or_install(place: &Place) -> Result<PathBuf> {
    let folder = place.tools.join(format!("esbuild-{VERSION}"));
    let programs = folder.join("node_modules").join(".bin");
    let name = format!("esbuild {VERSION}");
    if succeeds(Command::new(programs.join("esbuild")).arg("--version")) {
        check(&name, || Ok(()))?;
        return Ok(programs);
    }
    step(&format!("{name} is missing: installing it from npm"), || {
        fs::create_dir_all(&folder).when("making the tools' folder")?;
        let package = format!("esbuild@{VERSION}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", &package, "--prefix"]).arg(&folder);
        loud(npm.current_dir(&folder)).map_err(|failure| {
            Failure::new(failure.to_string())
                .by_hand(format!("npm install {package} --prefix {}", folder.display()))
        })
    })?;
    Ok(programs)
}
