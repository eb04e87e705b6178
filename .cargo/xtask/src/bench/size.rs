//! Bytes that each page brings to a phone.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result, While};
use crate::place::Place;
use crate::site::{DOOR, PAGES, PEOPLE};

/// What program, script, style and page weigh at most together: what is read by a person with a cheap
/// phone and a poor signal must arrive in a few seconds. Fonts come after the first paint and are counted apart.
pub const GATE: u64 = 250 * 1024;

/// What they are to weigh, and what the door weighs at most: it is what everybody's first visit brings.
pub const AIM: u64 = 160 * 1024;

/// What the app of every day weighs at most for now. It is over [`GATE`] since receipts in full came to it; what is to leave it,
/// and what that waits for, is in `.github/decisions/0010`. Only ever to be lowered.
const PEOPLE_FOR_NOW: u64 = 300_000;

/// What a page weighs at most.
fn gate_of(page: &str) -> u64 {
    match page {
        DOOR => AIM,
        PEOPLE => PEOPLE_FOR_NOW,
        _ => GATE,
    }
}

/// Sorts of files, in the order they are printed.
const SORTS: [(&str, &[&str]); 5] =
    [("wasm", &["wasm"]), ("script", &["js"]), ("style", &["css"]), ("page", &["html"]), (FONT, &["woff2"])];

const FONT: &str = "font";

/// The bytes of one sort of file.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Bytes {
    raw: u64,
    brotli: u64,
}

/// A table of sizes of every page.
pub fn table(place: &Place) -> Result<String> {
    let mut table = format!("{:<8} {:<8} {:>12} {:>12}\n", "page", "what", "raw", "Brotli");
    for page in PAGES {
        let rows = measure(&place.dist().join(page.name))?;
        for (sort, bytes) in &rows {
            line(&mut table, page.name, sort, *bytes);
        }
        let sum = total(&rows);
        line(&mut table, page.name, "total", sum);
        if let Some(over) = sum.brotli.checked_sub(AIM).filter(|over| *over > 0) {
            // A String takes everything that is written to it.
            let _written = writeln!(
                table,
                "{:<8} {over} bytes over the aim of {AIM}; the gate is {}",
                page.name,
                gate_of(page.name)
            );
        }
    }
    Ok(table)
}

/// The gate: what everything of a page weighs together, compressed.
pub fn gate(place: &Place) -> Result<()> {
    for page in PAGES {
        let brotli = total(&measure(&place.dist().join(page.name))?).brotli;
        let allowed = gate_of(page.name);
        if brotli > allowed {
            return Err(Failure::new(format!(
                "the page “{}” weighs {brotli} bytes compressed, {allowed} are allowed:\n{}",
                page.name,
                table(place)?
            )));
        }
    }
    Ok(())
}

/// Everything but fonts, which hold up nothing.
fn total(rows: &[(&'static str, Bytes)]) -> Bytes {
    rows.iter().filter(|(sort, _)| *sort != FONT).fold(Bytes::default(), |sum, (_, bytes)| Bytes {
        raw: sum.raw.saturating_add(bytes.raw),
        brotli: sum.brotli.saturating_add(bytes.brotli),
    })
}

fn line(table: &mut String, page: &str, what: &str, bytes: Bytes) {
    // Writing to a String cannot fail.
    let _ = writeln!(table, "{page:<8} {what:<8} {:>12} {:>12}", bytes.raw, bytes.brotli);
}

fn measure(folder: &Path) -> Result<Vec<(&'static str, Bytes)>> {
    let mut rows = SORTS.map(|(sort, _)| (sort, Bytes::default()));
    add(folder, &mut rows)?;
    Ok(rows.into())
}

fn add(folder: &Path, rows: &mut [(&'static str, Bytes)]) -> Result<()> {
    for entry in fs::read_dir(folder).when(folder.display())? {
        let path = entry.when(folder.display())?.path();
        if path.is_dir() {
            add(&path, rows)?;
            continue;
        }
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let Some((sort, _)) = SORTS.iter().find(|(_, extensions)| extensions.contains(&extension)) else {
            continue;
        };
        let raw = fs::metadata(&path).when(path.display())?.len();
        let compressed = path.with_extension(format!("{extension}.br"));
        // What is not compressed beforehand counts as it is: a font, and the page, which the server fills in first.
        let brotli = fs::metadata(compressed).map_or(raw, |file| file.len());
        for (_, bytes) in rows.iter_mut().filter(|(name, _)| name == sort) {
            bytes.raw = bytes.raw.saturating_add(raw);
            bytes.brotli = bytes.brotli.saturating_add(brotli);
        }
    }
    Ok(())
}
