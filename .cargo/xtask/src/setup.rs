//! Finds what is needed and installs what is missing, each with its time and what to do by hand.

mod binaryen;
mod bindgen;
mod browser;
mod cargo_tool;
mod debian;
mod esbuild;
mod npm_tool;
mod rust;
mod std_source;
mod trunk;
mod wasm_std;

use std::env;
use std::ffi::OsString;
use std::process::Command;

pub use browser::{Browser, for_browsers};
pub use debian::{install as install_debian_packages, is_root};

use crate::failure::{Failure, Result};
use crate::place::Place;

/// What builds the browser's half.
#[derive(Debug)]
pub struct Kit {
    path: OsString,
    toolchain: Option<&'static str>,
    builds_std: bool,
}

impl Kit {
    /// A command that sees the tools, and the compiler and target folder of browser builds.
    pub fn command(&self, program: &str, place: &Place) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&place.root)
            .env("PATH", &self.path)
            .env("CARGO_TARGET_DIR", place.wasm_target())
            // Trunk reads this variable as its own flag and stumbles over the usual value 1.
            .env_remove("NO_COLOR")
            // With it, Trunk buries the compiler's message under its own stack.
            .env_remove("RUST_BACKTRACE");
        if let Some(toolchain) = self.toolchain {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }

    /// Makes a command of this kit build pages for phones: in a target folder of their own, as they are compiled in a way of
    /// their own.
    pub fn for_pages(&self, command: &mut Command, place: &Place) {
        command.env("CARGO_TARGET_DIR", place.pages_target());
        if self.builds_std {
            std_source::build_it_too(command);
        }
    }

    /// What the site's build depends on besides the sources.
    pub fn versions(&self) -> String {
        format!(
            "{:?} {} trunk {} bindgen {} binaryen {} esbuild {}",
            self.toolchain,
            self.builds_std,
            trunk::VERSION,
            bindgen::VERSION,
            binaryen::VERSION,
            esbuild::VERSION
        )
    }
}

/// Everything that checking the code without a browser needs.
pub fn for_checking(place: &Place) -> Result<Kit> {
    rust::find()?;
    rust::fetch(place)?;
    let toolchain = wasm_std::find_or_install(place)?;
    Ok(Kit { path: env::var_os("PATH").unwrap_or_default(), toolchain, builds_std: false })
}

/// Everything that a release build needs.
pub fn for_building(place: &Place) -> Result<Kit> {
    let kit = for_checking(place)?;
    let folders = [
        trunk::find_or_install(place)?,
        bindgen::find_or_install(place)?,
        binaryen::find_or_install(place)?,
        esbuild::find_or_install(place)?,
    ];
    let builds_std = std_source::find_or_install(place, kit.toolchain);
    let path = env::join_paths(folders.into_iter().chain(env::split_paths(&kit.path)))
        .map_err(|error| Failure::new(format!("the tools' folder cannot be put on the path: {error}")))?;
    Ok(Kit { path, builds_std, ..kit })
}
