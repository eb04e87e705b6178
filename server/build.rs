//! Puts the built site into the program: every file of `app/dist/people`, `records`, `door` and `desk` with its
//! compressed forms, as one sorted table. Without a built site, a table that is empty: the server then says so in a plain page.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folders of the site and the addresses below which they are served.
const PAGES: [(&str, &str); 4] =
    [("people", "/"), ("records", "/records/"), ("door", "/door/"), ("desk", "/desk/")];

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-env-changed=PORTAL_SITE_DIR");
    let site = match env::var_os("PORTAL_SITE_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => manifest.join("../app/dist"),
    };
    // Cargo runs a build again and again for a folder that is not there; an empty one is looked at once.
    fs::create_dir_all(&site)?;
    println!("cargo::rerun-if-changed={}", site.canonicalize()?.display());

    let mut files = BTreeMap::new();
    for (folder, address) in PAGES {
        let folder = site.join(folder);
        if folder.join("index.html").is_file() {
            collect(&folder, address, &mut files)?;
        }
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("site.rs"), table(&files)?)?;
    Ok(())
}

fn collect(
    folder: &Path,
    address: &str,
    files: &mut BTreeMap<String, PathBuf>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file name that is not text")?;
        if path.is_dir() {
            collect(&path, &format!("{address}{name}/"), files)?;
        } else if !name.starts_with('.') {
            files.insert(format!("{address}{name}"), path.canonicalize()?);
        }
    }
    Ok(())
}

fn table(files: &BTreeMap<String, PathBuf>) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("&[\n");
    for (address, path) in files {
        // A compressed form stands with the file that it is made from.
        let original = address.strip_suffix(".br").or_else(|| address.strip_suffix(".gz"));
        if original.is_some_and(|original| files.contains_key(original)) {
            continue;
        }
        let form = |suffix: &str| match files.get(&format!("{address}{suffix}")) {
            Some(path) => format!("Some(include_bytes!({:?}))", path.display().to_string()),
            None => "None".to_owned(),
        };
        writeln!(
            text,
            "    Asset {{ path: {address:?}, etag: \"\\\"{:016x}\\\"\", plain: include_bytes!({:?}), brotli: {}, gzip: {} }},",
            fingerprint(&fs::read(path)?),
            path.display().to_string(),
            form(".br"),
            form(".gz"),
        )?;
    }
    text.push_str("]\n");
    Ok(text)
}

/// FNV-1a: it tells one build of a file from another, and guards nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
