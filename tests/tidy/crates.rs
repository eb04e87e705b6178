//! The arrows between packages.

use std::collections::BTreeSet;

use crate::house::read;

/// The workspace's packages that a package needs, tests left out.
fn needs(manifest: &str) -> BTreeSet<String> {
    let text = read(manifest);
    let mut inside = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line == "[dependencies]" || line.ends_with(".dependencies]");
        } else if inside && line.starts_with("portal-") {
            found.extend(line.split(['.', ' ', '=']).next().map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_arrows_are_as_drawn() {
    for (manifest, known) in [
        ("app/domain/Cargo.toml", vec![]),
        ("app/markup/Cargo.toml", vec![]),
        ("app/Cargo.toml", vec!["portal-domain", "portal-markup"]),
        ("server/store/Cargo.toml", vec!["portal-domain"]),
        ("server/Cargo.toml", vec!["portal-domain", "portal-store"]),
    ] {
        let known: BTreeSet<String> = known.into_iter().map(str::to_owned).collect();
        assert_eq!(needs(manifest), known, "{manifest}");
    }
}

#[test]
fn the_domain_carries_no_database_and_no_web() {
    let manifest = read("app/domain/Cargo.toml");
    for word in ["sqlx", "axum", "leptos", "tokio", "web-sys", "wasm-bindgen", "rand", "getrandom"] {
        assert!(!manifest.contains(word), "the domain must not know {word}");
    }
}
