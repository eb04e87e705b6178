//! Loads under Lighthouse's phone profile: 150 ms, 1.6 Mbit/s, a processor four times slower.

use std::fs;
use std::process::Command;

use super::server::{Server, empty_folder};
use crate::failure::{Result, While};
use crate::place::Place;
use crate::process::{loud, succeeds};
use crate::setup::for_browsers;
use crate::step::step;

/// The last that runs on Node.js 20.
const VERSION: &str = "12.8.2";
const SCRIPT: &str = include_str!("phone.mjs");

/// Prints first and second load of the sign-in page (the door), of Home (the app) and of the desk.
pub fn print(place: &Place) -> Result<()> {
    let browser = for_browsers()?;
    let tool = place.tools.join(format!("lighthouse-{VERSION}"));
    fs::create_dir_all(&tool).when(tool.display())?;
    if !succeeds(Command::new("npm").args(["ls", "lighthouse"]).current_dir(&tool)) {
        step("Lighthouse is missing: installing it from npm", || {
            let package = format!("lighthouse@{VERSION}");
            loud(
                Command::new("npm")
                    .args(["install", "--no-audit", "--no-fund", &package, "--prefix"])
                    .arg(&tool)
                    .current_dir(&tool),
            )
        })?;
    }
    let server = Server::start(place, &empty_folder(place, "phone")?, None)?;
    let person = server.sign_in("recipient@demo.example")?.cookie.unwrap_or_default();
    let officer = server.sign_in("officer@demo.example")?.cookie.unwrap_or_default();
    let origin = format!("http://localhost:{}", server.port);
    loud(
        Command::new("node")
            .args(["--input-type=module", "--eval", SCRIPT])
            .args(["sign-in", &format!("{origin}/sign-in"), ""])
            .args(["home", &format!("{origin}/"), &person])
            .args(["desk", &format!("{origin}/desk/"), &officer])
            .env("CHROME_PATH", &browser.chromium)
            .current_dir(&tool),
    )
}
