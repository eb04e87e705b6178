//! Every sentence that is kept is said somewhere: what nobody reads goes stale, and is translated for nothing.

use crate::house::{below, code, none, read};

#[test]
fn every_word_is_said_somewhere() {
    let app: String = below(&["app/src/"], ".rs").iter().map(|file| code(file)).collect();
    let server: String = below(&["server/src/"], ".rs").iter().map(|file| code(file)).collect();
    let mut offences = Vec::new();
    for file in below(&["app/locales/en/"], ".json") {
        for line in read(&file).lines() {
            let Some(key) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            let stem = key.trim_end_matches(".one").trim_end_matches(".other");
            let constant = format!("::{}", stem.to_uppercase());
            let whole = |at: usize| {
                let next = app[at..].chars().nth(constant.len());
                next.is_none_or(|next| !(next.is_alphanumeric() || next == '_'))
            };
            let said = app.match_indices(&constant).any(|(at, _)| whole(at));
            if !said && !server.contains(&format!("\"{stem}\"")) {
                offences.push(format!("{file}: {key}"));
            }
        }
    }
    offences.dedup();
    none(&offences, "words that nothing says");
}
