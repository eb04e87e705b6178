//! Where things lie: the checkout, Cargo's target folder, the tools that are kept between checkouts.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// The folders every task works in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The root of the checkout.
    pub root: PathBuf,
    /// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the checkout.
    pub target: PathBuf,
    /// Tools by name and version, shared by every checkout of this user.
    pub tools: PathBuf,
}

impl Place {
    /// Finds the checkout from Cargo's environment or, when started by a hook, from the current folder.
    pub fn find() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir().map_err(|error| Failure::new(format!("current folder: {error}")))?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file())
            .ok_or_else(|| Failure::new("this is not inside the portal's checkout: no Trunk.toml above"))?
            .to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        let cache = env::var_os("XDG_CACHE_HOME")
            .filter(|dir| Path::new(dir).is_absolute())
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .ok_or_else(|| Failure::new("neither HOME nor XDG_CACHE_HOME is set"))?;
        Ok(Self { root, target, tools: cache.join("direct-payment-portal").join("tools") })
    }

    /// The target folder of browser builds: its own, or two compilers would spoil each other's work.
    pub fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// The target folder of the pages' release builds, which also build the standard library.
    pub fn pages_target(&self) -> PathBuf {
        self.target.join("pages")
    }

    /// The built server.
    pub fn server(&self) -> PathBuf {
        self.target.join("release").join("portal-server")
    }

    /// The built site: a folder for each of `people`, `records`, `door` and `desk`.
    pub fn dist(&self) -> PathBuf {
        self.root.join("app").join("dist")
    }

    /// The browser tests.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }
}
