//! A mark on the built site that says what it was built from.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use super::PAGES;
use crate::failure::{Result, While};
use crate::place::Place;

const FILE: &str = ".stamp";
/// What goes into a page.
const SOURCES: [&str; 6] = ["app", "style", "Cargo.toml", "Cargo.lock", "Trunk.toml", ".cargo/config.toml"];
/// What a build writes among its sources.
const OUTPUTS: [&str; 3] = ["dist", ".style", ".stage"];

/// A digest of every source of the site and of the tools that build it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stamp(String);

impl Stamp {
    /// Reads every source: a megabyte or two, so that neither a clone nor a touched file misleads.
    pub fn of_sources(place: &Place, tools: &str) -> Result<Self> {
        let mut files = Vec::new();
        for source in SOURCES {
            gather(&place.root.join(source), &mut files)?;
        }
        files.sort();
        let mut digest = DefaultHasher::new();
        digest.write(tools.as_bytes());
        digest.write(super::COMPRESS.as_bytes());
        digest.write(super::SHRINK.as_bytes());
        for file in &files {
            let bytes = fs::read(file).when(file.display())?;
            digest.write(file.strip_prefix(&place.root).unwrap_or(file).as_os_str().as_encoded_bytes());
            digest.write_usize(bytes.len());
            digest.write(&bytes);
        }
        Ok(Self(format!("{:016x}\n", digest.finish())))
    }

    /// Whether the site was built from just these, and is still there.
    pub fn is_on(&self, dist: &Path) -> bool {
        let whole = PAGES.iter().all(|page| dist.join(page.name).join("index.html").is_file());
        whole && fs::read_to_string(dist.join(FILE)).is_ok_and(|text| text == self.0)
    }

    /// Marks the site, as the last thing of a build.
    pub fn put_on(&self, dist: &Path) -> Result<()> {
        fs::write(dist.join(FILE), &self.0).when("marking the built site")
    }
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).when(path.display())? {
            let entry = entry.when(path.display())?;
            if !OUTPUTS.iter().any(|output| entry.file_name() == *output) {
                gather(&entry.path(), files)?;
            }
        }
    } else if path.exists() {
        files.push(path.to_path_buf());
    }
    Ok(())
}
