//! What lies where, and how large it may be.

use std::collections::BTreeSet;

use crate::house::{below, code, files, none, read, top};

#[test]
fn the_top_holds_only_what_belongs_there() {
    let known =
        ["Cargo.toml", "Cargo.lock", "Trunk.toml", "README.md", "LICENSE", "app", "server", "style", "tests"];
    let found: BTreeSet<String> = files()
        .iter()
        .filter_map(|file| file.split('/').next().map(str::to_owned))
        .filter(|name| !name.starts_with('.') && !known.contains(&name.as_str()))
        .collect();
    none(
        &found.into_iter().collect::<Vec<_>>(),
        "the top level holds packages, style, tests and what cargo and Trunk need",
    );
}

#[test]
fn a_file_is_one_idea() {
    let long: Vec<String> = below(&["app/", "server/", "tests/", ".cargo/"], ".rs")
        .into_iter()
        .filter_map(|file| {
            let lines = code(&file).lines().count();
            (lines > 400).then(|| format!("{file}: {lines} lines"))
        })
        .collect();
    none(&long, "no file has more than 400 lines without its tests");
}

#[test]
fn a_file_is_named_for_its_noun() {
    let vague = ["mod", "utils", "util", "helpers", "helper", "common", "services", "core", "misc"];
    let found: Vec<String> = below(&["app/", "server/", "tests/", ".cargo/"], ".rs")
        .into_iter()
        .filter(|file| file.split('/').any(|part| vague.contains(&part.trim_end_matches(".rs"))))
        .collect();
    none(&found, "names say what is inside");
}

#[test]
fn migrations_have_the_same_numbers_in_both_dialects() {
    let numbers = |dialect: &str| -> BTreeSet<String> {
        below(&[&format!("server/store/migrations/{dialect}/")], ".sql")
            .iter()
            .filter_map(|file| file.rsplit('/').next().map(str::to_owned))
            .collect()
    };
    let sqlite = numbers("sqlite");
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, numbers("postgres"));
}

#[test]
fn the_map_in_the_readme_is_true() {
    let readme = read("README.md");
    let rows: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|path| path.contains('/') && !path.contains(' '))
        .collect();
    assert!(rows.len() > 15, "the README has a map");
    let wrong: Vec<String> =
        rows.iter().filter(|path| !top().join(path).exists()).map(|path| (*path).to_owned()).collect();
    none(&wrong, "what the README's map names exists");
    let folders: BTreeSet<String> = below(&["app/", "server/", "tests/"], ".rs")
        .iter()
        .filter_map(|file| file.split("/src/").next().map(|package| format!("{package}/")))
        .filter(|package| !package.ends_with(".rs/"))
        .collect();
    let unnamed: Vec<String> = folders
        .into_iter()
        .filter(|package| !rows.iter().any(|row| row.starts_with(package.as_str())))
        .collect();
    none(&unnamed, "the README's map names each package");
}
