//! Chromium and its driver.

use std::path::{Path, PathBuf};

use super::debian;
use crate::failure::{Failure, Result};
use crate::step::check;

/// Where the browser is.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Chromium itself.
    pub chromium: PathBuf,
    /// The program that steers it.
    pub driver: PathBuf,
}

/// Chromium and its driver, installed where we may.
pub fn for_browsers() -> Result<Browser> {
    check("Chromium and its driver", || {
        if let Some(browser) = find() {
            return Ok(browser);
        }
        debian::install(&["chromium", "chromium-driver"])?;
        find().ok_or_else(|| Failure::new("chromium is installed, but is not in /usr/bin"))
    })
}

fn find() -> Option<Browser> {
    let first =
        |names: &[&str]| names.iter().map(Path::new).find(|path| path.exists()).map(Path::to_path_buf);
    Some(Browser {
        chromium: first(&["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"])?,
        driver: first(&["/usr/bin/chromedriver", "/usr/local/bin/chromedriver"])?,
    })
}
