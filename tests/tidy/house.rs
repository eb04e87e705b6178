//! The files of this checkout.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The top of the checkout.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the checkout").to_owned()
}

/// Every tracked file that exists, and every new one that is not ignored, from the top.
pub fn files() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(top())
        .output()
        .expect("git lists the files");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).expect("names are text");
    listed.lines().map(str::to_owned).filter(|file| top().join(file).is_file()).collect()
}

/// Every file below one of these folders with this ending.
pub fn below(folders: &[&str], ending: &str) -> Vec<String> {
    files()
        .into_iter()
        .filter(|file| file.ends_with(ending) && folders.iter().any(|folder| file.starts_with(folder)))
        .collect()
}

/// What a file holds.
pub fn read(file: &str) -> String {
    fs::read_to_string(top().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A Rust file without its tests and comments.
pub fn code(file: &str) -> String {
    let text = read(file);
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Each line of these files' code in which one of the words stands, as `file: line`.
pub fn lines_with(files: &[String], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let code = code(file);
        let offences = code.lines().filter(|line| words.iter().any(|word| line.contains(word)));
        found.extend(offences.map(|line| format!("{file}: {}", line.trim())));
    }
    found
}

/// Fails with the list where there is one.
pub fn none(offences: &[String], rule: &str) {
    assert!(offences.is_empty(), "{rule}:\n{}", offences.join("\n"));
}
