//! Joins the style sheets, one a page: a request is dear on a slow line, and Trunk copies CSS as it is.
//!
//! In layer order: `tokens.css`, `base.css`, `layout.css`, every file of `components/` (for a program of the people's only those
//! of components that it shows), for the desk also every file of `desk/`, and `print.css`.

mod minify;
mod shown;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Result, While};
use crate::place::Place;
use minify::minified;

/// The folder of the components' style sheets.
const COMPONENTS: &str = "components";
/// The folder of the desk's own.
const DESK: &str = "desk";

/// Writes `people.css`, `records.css`, `door.css` and `desk.css` in `app/.style`.
pub fn join_all(place: &Place) -> Result<()> {
    let style = place.root.join("style");
    let out = place.root.join("app").join(".style");
    fs::create_dir_all(&out).when("making the folder of the joined style sheets")?;
    let components = sheets(&style.join(COMPONENTS))?;
    let shown = |sources: &[&str]| -> Result<Vec<PathBuf>> {
        let names = shown::by(&place.root.join("app/src"), sources)?;
        let is_shown = |file: &&PathBuf| {
            file.file_stem().and_then(|name| name.to_str()).is_some_and(|name| names.contains(name))
        };
        Ok(components.iter().filter(is_shown).cloned().collect())
    };
    let (people, records, door) = (shown(shown::PEOPLE)?, shown(shown::RECORDS)?, shown(shown::DOOR)?);
    let desk: Vec<PathBuf> = components.iter().cloned().chain(sheets(&style.join(DESK))?).collect();
    for (page, sheets) in
        [("people.css", people), ("records.css", records), ("door.css", door), ("desk.css", desk)]
    {
        let joined = joined(&style, sheets)?;
        let file = out.join(page);
        // Written only when it changed, so that a watching Trunk does not go round in circles.
        if fs::read_to_string(&file).ok().as_ref() != Some(&joined) {
            fs::write(&file, joined).when(file.display())?;
        }
    }
    Ok(())
}

fn joined(style: &Path, sheets: Vec<PathBuf>) -> Result<String> {
    let mut files: Vec<PathBuf> =
        ["tokens.css", "base.css", "layout.css"].map(|name| style.join(name)).into();
    files.extend(sheets);
    files.push(style.join("print.css"));
    let mut text = String::new();
    for file in files {
        text.push_str(&minified(&fs::read_to_string(&file).when(file.display())?));
    }
    Ok(text)
}

/// The style sheets of a folder by name; none when there is no such folder.
fn sheets(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).when(folder.display())? {
        let path = entry.when(folder.display())?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
