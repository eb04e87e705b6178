//! A program that cargo compiles once a machine and keeps in the user's cache.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, succeeds};
use crate::step::{check, step};

/// What to install and how.
#[derive(Debug)]
pub struct CargoTool {
    /// The package in the registry.
    pub package: &'static str,
    /// Its exact version.
    pub version: &'static str,
    /// The programs it brings.
    pub programs: &'static [&'static str],
    /// Arguments of `cargo install`, tried in order until one works.
    pub attempts: &'static [&'static [&'static str]],
    /// Settings of the build.
    pub environment: &'static [(&'static str, &'static str)],
    /// About how long it takes on two cores.
    pub minutes: u8,
}

impl CargoTool {
    /// The folder that holds the programs, which are installed there when they are not.
    pub fn find_or_install(&self, place: &Place) -> Result<PathBuf> {
        let name = format!("{} {}", self.package, self.version);
        // Named after its first program: wasm-bindgen, not wasm-bindgen-cli.
        let short = self.programs.first().unwrap_or(&self.package);
        let folder = place.tools.join(format!("{short}-{}", self.version));
        let programs = folder.join("bin");
        let there =
            || self.programs.iter().all(|name| succeeds(Command::new(programs.join(name)).arg("--version")));
        if there() {
            check(&name, || Ok(()))?;
            return Ok(programs);
        }
        step(&format!("{name} is missing: installing it, about {} minutes", self.minutes), || {
            let build = place.tools.join("build");
            fs::create_dir_all(&build).when("making the tools' folder")?;
            let attempt = |arguments: &&&[&str]| {
                let mut cargo = Command::new("cargo");
                cargo.args(["install", self.package, "--version", self.version]).args(**arguments);
                cargo.arg("--root").arg(&folder).current_dir(&build).env("CARGO_TARGET_DIR", &build);
                cargo.envs(self.environment.iter().copied());
                loud(&mut cargo).is_ok()
            };
            if self.attempts.iter().find(attempt).is_none() {
                let arguments = self.attempts.last().map(|last| last.join(" ")).unwrap_or_default();
                let root = folder.display();
                return Err(Failure::new(format!("{name} could not be installed")).by_hand(format!(
                    "cargo install {} --version {} {arguments} --root {root}",
                    self.package, self.version
                )));
            }
            fs::remove_dir_all(&build).when("clearing up after the build")
        })?;
        Ok(programs)
    }
}
