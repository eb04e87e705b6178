//! Joins the style sheets, one a page: a request is dear on a slow line, and Trunk copies CSS as it is.
//!
//! In layer order: `tokens.css`, `base.css`, `layout.css`, every file of `components/`, for the desk
//! also every file of `desk/`, and `print.css`.

mod minify;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Result, While};
use crate::place::Place;
use minify::minified;

const PEOPLE: [&str; 1] = ["components"];
const DESK: [&str; 2] = ["components", "desk"];

/// Writes `app/.style/people.css` and `app/.style/desk.css`.
pub fn join_all(place: &Place) -> Result<()> {
    let style = place.root.join("style");
    let out = place.root.join("app").join(".style");
    fs::create_dir_all(&out).when("making the folder of the joined style sheets")?;
    for (page, folders) in [("people.css", PEOPLE.as_slice()), ("desk.css", &DESK)] {
        let joined = joined(&style, folders)?;
        let file = out.join(page);
        // Written only when it changed, so that a watching Trunk does not go round in circles.
        if fs::read_to_string(&file).ok().as_ref() != Some(&joined) {
            fs::write(&file, joined).when(file.display())?;
        }
    }
    Ok(())
}

fn joined(style: &Path, folders: &[&str]) -> Result<String> {
    let mut files: Vec<PathBuf> =
        ["tokens.css", "base.css", "layout.css"].map(|name| style.join(name)).into();
    for folder in folders {
        files.extend(sheets(&style.join(folder))?);
    }
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
