//! Who may know whom inside a package.

use portal_domain::api::ENDPOINTS;

use crate::house::{below, code, lines_with, none, read};

#[test]
fn components_know_no_page_and_no_server() {
    let found = lines_with(
        &below(&["app/src/components"], ".rs"),
        &[
            "crate::pages",
            "crate::records",
            "crate::ledger",
            "crate::door",
            "crate::desk",
            "crate::api",
            "crate::session",
            "crate::offline",
        ],
    );
    none(&found, "a component takes plain data");
}

#[test]
fn the_programs_pages_never_meet() {
    let sides = ["pages", "records", "door", "desk"];
    let mut found = Vec::new();
    for side in sides {
        let others: Vec<String> =
            sides.iter().filter(|other| **other != side).map(|other| format!("crate::{other}")).collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        found.extend(lines_with(&below(&[&format!("app/src/{side}")], ".rs"), &others));
    }
    none(&found, "no side's pages import another's");
}

#[test]
fn only_the_api_fetches() {
    let files: Vec<String> =
        below(&["app/src"], ".rs").into_iter().filter(|file| !file.starts_with("app/src/api")).collect();
    let words = ["gloo_net", "XmlHttpRequest", "fetch_with", "send_beacon", "EventSource", "WebSocket"];
    none(&lines_with(&files, &words), "fetching is in app/src/api only");
}

#[test]
fn only_the_store_writes_sql() {
    let files: Vec<String> = below(&["app/", "server/src", "tests/"], ".rs")
        .into_iter()
        .filter(|file| !file.starts_with("tests/tidy"))
        .collect();
    let words = ["sqlx::", "SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
    none(&lines_with(&files, &words), "SQL is in server/store only");
}

#[test]
fn dialects_are_told_apart_in_one_file() {
    let files: Vec<String> = below(&["server/store/src"], ".rs")
        .into_iter()
        .filter(|file| file != "server/store/src/dialect.rs" && !file.ends_with("/tests.rs"))
        .collect();
    let words = [
        "PRAGMA",
        "BEGIN IMMEDIATE",
        "FOR UPDATE",
        "FOR SHARE",
        "ISOLATION LEVEL",
        "json_extract",
        "strftime",
    ];
    none(&lines_with(&files, &words), "words of one dialect are in dialect.rs only");
}

#[test]
fn words_for_people_come_from_the_locales() {
    let mut found = Vec::new();
    for file in below(
        &[
            "app/src/pages",
            "app/src/records",
            "app/src/ledger",
            "app/src/door",
            "app/src/desk",
            "app/src/components",
        ],
        ".rs",
    ) {
        for line in code(&file).lines() {
            // Text between two tags, written out: `<p>Some words</p>`.
            let plain = line.split('>').skip(1).filter_map(|rest| rest.split("</").next());
            let sentence = plain.into_iter().any(|text| {
                let text = text.trim().trim_matches('"');
                text.len() > 3
                    && text.contains(' ')
                    && text.chars().all(|c| c.is_alphabetic() || " ,.’'".contains(c))
            });
            if sentence && line.contains("</") {
                found.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    none(&found, "what a person reads is in app/locales");
}

#[test]
fn each_endpoint_has_a_test_of_its_own() {
    let tests: String = below(&["tests/api", "tests/support"], ".rs").iter().map(|file| read(file)).collect();
    let untested: Vec<String> = ENDPOINTS
        .iter()
        .filter(|route| !tests.contains(route.name))
        .map(|route| route.name.to_owned())
        .collect();
    none(&untested, "each endpoint is named in a test of the API");
}

#[test]
fn no_rule_is_switched_off() {
    let files: Vec<String> = below(&["app/", "server/", "tests/", ".cargo/"], ".rs")
        .into_iter()
        .filter(|file| !file.starts_with("tests/tidy"))
        .collect();
    let found = lines_with(&files, &["#[allow(", "#![allow(", "todo!(", "unimplemented!(", "dbg!("]);
    none(&found, "a lint is expected with its reason, never allowed; nothing is left to do");
}
