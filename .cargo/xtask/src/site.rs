//! The built site: four Trunk pages, compressed beforehand, left where the server's build embeds them.
//!
//! The contract with the server: `app/dist/people` is served at `/`, `app/dist/records` at `/records/` and at the addresses
//! that people open seldom, `app/dist/door` at `/door/` and at the addresses open to everybody, `app/dist/desk` at `/desk/`.
//! A file that is worth compressing has a sibling `<name>.br` (Brotli, quality 11) and `<name>.gz`.

mod stamp;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{Result, While};
use crate::place::Place;
use crate::process::{loud, quiet};
use crate::setup::Kit;
use crate::step::{check, step};
use stamp::Stamp;

/// One page that Trunk builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Name of its folder in `app/dist` and of its style sheet.
    pub name: &'static str,
    source: &'static str,
    public_url: &'static str,
}

/// The people's app, what they open seldom, its door and the officers' desk, apart so that no phone downloads the desk, a
/// first visit the door alone, and an ordinary day nothing that is opened seldom.
pub const PAGES: [Page; 4] = [
    Page { name: PEOPLE, source: "app/index.html", public_url: "/" },
    Page { name: "records", source: "app/records.html", public_url: "/records/" },
    Page { name: DOOR, source: "app/door.html", public_url: "/door/" },
    Page { name: "desk", source: "app/desk.html", public_url: "/desk/" },
];

/// The page of the people's app of every day.
pub const PEOPLE: &str = "people";

/// The page of the door.
pub const DOOR: &str = "door";

/// Starts a page's program.
const STARTER: &str = "app/public/boot.js";

/// Shortens the names that the program and its script share, and joins the starter to that script.
const SHRINK: &str = include_str!("site/shrink.mjs");

/// Node's own compressors at their best, so that no package is needed for it.
const COMPRESS: &str = include_str!("site/compress.mjs");

/// Builds every page, unless nothing they are made from has changed.
pub fn build(place: &Place, kit: &Kit) -> Result<()> {
    let stamp = Stamp::of_sources(place, &kit.versions())?;
    if stamp.is_on(&place.dist()) {
        return check("site: nothing has changed since it was built", || Ok(()));
    }
    for page in PAGES {
        step(&format!("site: {}", page.name), || trunk(place, kit, page))?;
    }
    step("site: shortened and compressed", || {
        for page in PAGES {
            shrink(&place.dist().join(page.name), place, kit)?;
            compress(&place.dist().join(page.name))?;
        }
        Ok(())
    })?;
    stamp.put_on(&place.dist())
}

fn trunk(place: &Place, kit: &Kit, page: Page) -> Result<()> {
    let dist = place.dist().join(page.name);
    fs::create_dir_all(&dist).when("making the site's folder")?;
    let mut trunk = kit.command("trunk", place);
    kit.for_pages(&mut trunk, place);
    trunk.args(["build", page.source, "--release", "--offline", "--public-url", page.public_url]);
    trunk.arg("--dist").arg(&dist);
    // The hook in Trunk.toml joins the style sheets; this program is at hand already.
    if let Ok(this) = std::env::current_exe() {
        trunk.env("XTASK", this);
    }
    loud(&mut trunk)
}

/// What only a reader of the script needs is left out of it.
fn shrink(folder: &Path, place: &Place, kit: &Kit) -> Result<()> {
    let mut node = Command::new("node");
    node.args(["--input-type=module", "--eval", SHRINK]).arg(folder).arg(place.root.join(STARTER));
    let said = quiet(&mut node)?;
    print!("{said}");
    for entry in fs::read_dir(folder).when(folder.display())? {
        let path = entry.when(folder.display())?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let mut esbuild = kit.command("esbuild", place);
            esbuild.args([
                "--minify",
                "--format=esm",
                "--target=es2022",
                "--log-level=warning",
                "--allow-overwrite",
            ]);
            loud(esbuild.arg(format!("--outfile={}", path.display())).arg(&path))?;
        }
    }
    Ok(())
}

fn compress(folder: &Path) -> Result<()> {
    let said = quiet(Command::new("node").args(["--input-type=module", "--eval", COMPRESS]).arg(folder))?;
    print!("{said}");
    Ok(())
}
