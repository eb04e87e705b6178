//! `cargo xtask run`: from a fresh clone to a server that listens.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::arguments::RunOptions;
use crate::failure::{Failure, Result};
use crate::place::Place;
use crate::process::{line, loud};
use crate::setup::{self, Kit};
use crate::site;
use crate::step::step;

/// Builds what is out of date and becomes the server. This process is replaced, so Ctrl-C and SIGTERM
/// reach the server itself, which ends its work within ten seconds.
pub fn run(place: &Place, options: &RunOptions) -> Result<()> {
    let kit = setup::for_building(place)?;
    build(place, &kit)?;
    let data = options.data.clone().unwrap_or_else(|| place.root.join("data"));
    let mut server = Command::new(place.server());
    server.arg("--data").arg(data).arg("--port").arg(options.port.to_string());
    if options.demo {
        server.arg("--demo");
    }
    println!("\n{}\n", line(&server));
    Err(Failure::new(format!("the server could not be started: {}", server.exec())))
}

/// Builds the site, then the server that carries it.
pub fn build(place: &Place, kit: &Kit) -> Result<()> {
    site::build(place, kit)?;
    step("server, release build", || {
        loud(
            Command::new("cargo")
                .args(["build", "--release", "--package", "portal-server"])
                .current_dir(&place.root),
        )
    })
}
