//! Everything that runs without a browser.

use std::process::Command;

use super::score::{Runner, Score};
use crate::failure::Result;
use crate::place::Place;
use crate::postgres::{Durability, Postgres};
use crate::process::{on_path, shown_and_kept, succeeds};
use crate::setup::install_debian_packages;

/// Where the tests find the PostgreSQL that was started for them.
const POSTGRES_URL: &str = "PORTAL_TEST_POSTGRES_URL";
/// Where the API tests find the server that they start, kill and watch.
const SERVER: &str = "PORTAL_SERVER";
const PACKAGES: [&str; 3] = ["--workspace", "--exclude", "portal-app"];

/// Unit, store (on both databases), API and tidy tests, all in one go, so that everything is compiled once.
pub fn tests(place: &Place, filter: Option<&str>) -> Result<Score> {
    let postgres = Postgres::start(Durability::Forgetful)?;
    if !on_path("strace")
        && let Err(failure) = install_debian_packages(&["strace"])
    {
        println!("the test that watches what is synced is left out\n{failure}");
    }
    let nextest = succeeds(Command::new("cargo").args(["nextest", "--version"]));
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&place.root).env(POSTGRES_URL, postgres.url());
    // Built in the same go, because the server's package has tests of its own that start it.
    cargo.env(SERVER, place.target.join("debug").join("portal-server"));
    let runner = if nextest {
        cargo.args(["nextest", "run", "--no-fail-fast", "--no-tests=pass", "--color=never"]);
        cargo.args(["--status-level=fail", "--final-status-level=slow"]);
        Runner::Nextest
    } else {
        cargo.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]);
        Runner::Cargo
    };
    cargo.args(PACKAGES);
    let said = shown_and_kept(cargo.args(filter))?;
    Ok(Score::read(&said, runner))
}

/// The examples in doc comments, which nextest does not run.
pub fn examples(place: &Place) -> Result<Score> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--doc"]).args(PACKAGES).current_dir(&place.root);
    Ok(Score::read(&shown_and_kept(&mut cargo)?, Runner::Cargo))
}
