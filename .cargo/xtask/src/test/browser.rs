//! Tests in a real Chromium: the app's own parts inside it, and the release build end to end.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use super::score::{Runner, Score};
use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::process::{loud, shown_and_kept};
use crate::setup::{Browser, Kit};

/// The app's own tests, compiled to WebAssembly and run in a page.
pub fn inside(place: &Place, kit: &Kit, browser: &Browser, filter: Option<&str>) -> Result<Score> {
    let mut cargo = kit.command("cargo", place);
    cargo.args(["test", "--package", "portal-app", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--no-fail-fast", "--lib"]).args(filter);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", &browser.driver);
    // Seconds: a debug build is tens of megabytes, which a busy machine takes its time to start.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    Ok(Score::read(&shown_and_kept(&mut cargo)?, Runner::Cargo))
}

/// The whole journey against the real server with its real site, at every width.
pub fn end_to_end(place: &Place, browser: &Browser, filter: Option<&str>) -> Result<Score> {
    let e2e = place.e2e();
    install(&e2e)?;
    let mut playwright = Command::new("npx");
    playwright.args(["--no-install", "playwright", "test"]);
    if let Some(filter) = filter {
        playwright.args(["--grep", filter, "--pass-with-no-tests"]);
    }
    let data = env::temp_dir().join(format!("portal-e2e-{}", std::process::id()));
    fs::create_dir_all(&data).when(data.display())?;
    playwright
        .current_dir(&e2e)
        .env("PORTAL_E2E_DATA", &data)
        .env("PORTAL_SERVER", place.server())
        .env("CHROMIUM", &browser.chromium)
        .env("CI", "true");
    let said = shown_and_kept(&mut playwright)?;
    fs::remove_dir_all(&data).when(data.display())?;
    Ok(Score::read(&said, Runner::Playwright))
}

/// The npm packages, unless the last installation was of this very lock file.
fn install(e2e: &Path) -> Result<()> {
    let lock = e2e.join("package-lock.json");
    let mark = e2e.join("node_modules").join(".installed-lock.json");
    let same = fs::read(&lock).ok().is_some_and(|text| fs::read(&mark).ok() == Some(text));
    if same {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(e2e).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    loud(&mut npm).map_err(|failure| {
        Failure::new(failure.to_string()).by_hand(format!("npm ci, in {}", e2e.display()))
    })?;
    fs::copy(&lock, &mark).map_err(|error| Failure::new(format!("{}: {error}", mark.display())))?;
    Ok(())
}
