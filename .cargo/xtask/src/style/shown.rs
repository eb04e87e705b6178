//! Which components a program of the people's shows, read from what its sources name, so that there is no list to keep.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Result, While};

/// What the door is made of, besides components.
pub const DOOR: &[&str] = &["door.rs", "door", "threshold.rs", "app"];
/// What the app is made of.
pub const PEOPLE: &[&str] = &[
    "pages.rs",
    "pages",
    "ledger",
    "chooser.rs",
    "trouble.rs",
    "wording.rs",
    "threshold.rs",
    "app.rs",
    "app",
];
/// What the program of what people open seldom is made of.
pub const RECORDS: &[&str] = &[
    "records.rs",
    "records",
    "ledger",
    "chooser.rs",
    "trouble.rs",
    "wording.rs",
    "threshold.rs",
    "app.rs",
    "app",
];

/// The names of the components that are shown by a program made of these, as their style sheets bear them; `source` is the
/// app's folder of sources.
pub fn by(source: &Path, sources: &[&str]) -> Result<BTreeSet<String>> {
    let components = source.join("components");
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    for from in sources {
        gather(&source.join(from), &mut files)?;
    }
    while let Some(file) = files.pop() {
        let text = fs::read_to_string(&file).when(file.display())?;
        // A component names its neighbours by the way over their folder.
        let ways: &[&str] =
            if file.starts_with(&components) { &["components::", "super::"] } else { &["components::"] };
        for name in ways.iter().flat_map(|way| named(&text, way)) {
            let part = components.join(&name);
            if part.with_extension("rs").is_file() && names.insert(name.replace('_', "-")) {
                gather(&part.with_extension("rs"), &mut files)?;
                gather(&part, &mut files)?;
            }
        }
    }
    Ok(names)
}

/// The names that follow `way` in a text.
fn named(text: &str, way: &str) -> Vec<String> {
    let letters = |sign: &char| sign.is_ascii_lowercase() || *sign == '_';
    text.split(way).skip(1).map(|rest| rest.chars().take_while(letters).collect()).collect()
}

/// A file, or every Rust file of a folder; nothing where there is none.
fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).when(path.display())? {
            gather(&entry.when(path.display())?.path(), files)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") && path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}
