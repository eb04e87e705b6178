//! Tools that come from npm, kept by version in the tools' folder.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, succeeds};
use crate::step::{check, step};

/// The folder that holds `program` of the npm package at that version; installs it where it is missing.
pub fn find_or_install(place: &Place, package: &str, version: &str, program: &str) -> Result<PathBuf> {
    let folder = place.tools.join(format!("{package}-{version}"));
    let programs = folder.join("node_modules").join(".bin");
    let name = format!("{program}, {package} {version}");
    if succeeds(Command::new(programs.join(program)).arg("--version")) {
        check(&name, || Ok(()))?;
        return Ok(programs);
    }
    step(&format!("{name} is missing: installing it from npm"), || {
        fs::create_dir_all(&folder).when("making the tools' folder")?;
        let package = format!("{package}@{version}");
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", &package, "--prefix"]).arg(&folder);
        loud(npm.current_dir(&folder)).map_err(|failure| {
            Failure::new(failure.to_string())
                .by_hand(format!("npm install {package} --prefix {}", folder.display()))
        })
    })?;
    Ok(programs)
}
