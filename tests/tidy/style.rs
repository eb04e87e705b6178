//! Style and components bear the same names, and only tokens know colours.

use std::collections::BTreeSet;

use crate::house::{below, none, read};

/// Styles of things that are not components of their own: the desk's frame is drawn by `desk.rs`.
const FRAMES: [&str; 1] = ["desk"];

fn stems(folder: &str, ending: &str) -> BTreeSet<String> {
    below(&[folder], ending)
        .iter()
        .filter(|file| !file.trim_start_matches(folder).contains('/') && !file.ends_with("/tests.rs"))
        .filter_map(|file| Some(file.rsplit('/').next()?.trim_end_matches(ending).replace('_', "-")))
        .collect()
}

#[test]
fn each_component_has_its_style() {
    let (parts, styles) = (stems("app/src/components/", ".rs"), stems("style/components/", ".css"));
    assert_eq!(
        parts.difference(&styles).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "components without a style"
    );
    assert_eq!(
        styles.difference(&parts).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "styles without a component"
    );
}

#[test]
fn each_style_of_the_desk_has_its_component() {
    let (parts, styles) = (stems("app/src/desk/", ".rs"), stems("style/desk/", ".css"));
    let orphans: Vec<_> =
        styles.difference(&parts).filter(|style| !FRAMES.contains(&style.as_str())).collect();
    assert_eq!(orphans, Vec::<&String>::new(), "styles of the desk without a component");
}

#[test]
fn colours_are_tokens_and_sides_are_logical() {
    let mut found = Vec::new();
    for file in below(&["style/components/", "style/desk/", "style/base.css", "style/layout.css"], ".css") {
        for line in read(&file).lines() {
            let rule = line.split("/*").next().unwrap_or_default();
            let raw = ["#fff", "#000", "rgb(", "hsl("].iter().any(|colour| rule.contains(colour));
            let physical = [
                "margin-left",
                "margin-right",
                "padding-left",
                "padding-right",
                "text-align: left",
                "text-align: right",
                "border-left",
                "border-right",
            ];
            if raw || physical.iter().any(|side| rule.contains(side)) {
                found.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    none(&found, "colours are tokens; sides are logical");
}

#[test]
fn nothing_is_inline_in_the_pages() {
    let found: Vec<String> = below(&["app/"], ".html")
        .into_iter()
        .filter(|file| {
            let text = read(file);
            text.contains(" style=\"")
                || text.contains("<style")
                || text.contains(" onclick=")
                || text.contains("<script>")
        })
        .collect();
    none(&found, "the content policy forbids inline script and style");
}
