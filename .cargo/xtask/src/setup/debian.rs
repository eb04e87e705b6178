//! Debian's packages.

use std::process::Command;
use std::sync::Once;

use crate::failure::{Failure, Result};
use crate::process::{loud, on_path, quiet};

static UPDATED: Once = Once::new();

/// Installs packages where we may, that is as root on Debian; elsewhere the failure says the command.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get install -y --no-install-recommends {list}");
    if !on_path("apt-get") {
        let what = format!("missing, and this is not Debian: install what Debian calls {list}");
        return Err(Failure::new(what));
    }
    if !is_root() {
        return Err(Failure::new(format!("missing: {list}")).by_hand(by_hand));
    }
    println!("… apt-get install {list}");
    UPDATED.call_once(|| {
        // A list that cannot be refreshed may still do; the install below has the last word.
        let _ = quiet(Command::new("apt-get").args(["update", "-qq"]));
    });
    loud(
        Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map_err(|failure| Failure::new(failure.to_string()).by_hand(by_hand))
}

/// Whether this process may install packages and change users.
pub fn is_root() -> bool {
    quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
