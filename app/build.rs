//! Turns `locales/` into Rust: one constant for each text, so that a text that does not exist does not compile, and a text
//! that nothing shows is not in the browser's download.
//!
//! `locales/<language>/<area>.json` is a flat map from a key to a sentence. `{name}` is a gap. `key.one` and `key.other`
//! are the two forms of one text that counts. English is the source; every other language must have the same keys and gaps.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

const SOURCE: &str = "en";

type Language = BTreeMap<(String, String), String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let locales = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let english = language(&locales.join(SOURCE))?;
    for folder in folders(&locales)? {
        if !folder.ends_with(SOURCE) {
            compare(&english, &language(&folder)?, &folder)?;
        }
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), rust(&english)?)?;
    Ok(())
}

fn folders(locales: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(locales)? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    Ok(found)
}

/// Every text of a language, by area (the name of the file) and key.
fn language(folder: &Path) -> Result<Language, Box<dyn Error>> {
    let mut words = Language::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let area =
            path.file_stem().and_then(|stem| stem.to_str()).ok_or("a name that is not text")?.to_owned();
        println!("cargo::rerun-if-changed={}", path.display());
        let Texts(texts) = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        for (key, text) in texts {
            if text.trim().is_empty()
                || key.is_empty()
                || !key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.')
            {
                return Err(format!(
                    "{}: {key}: keys are small letters, digits, _ and .; texts are not empty",
                    path.display()
                )
                .into());
            }
            gaps(&text).map_err(|why| format!("{}: {key}: {why}", path.display()))?;
            words.insert((area.clone(), key), text);
        }
    }
    Ok(words)
}

/// A map that refuses a key that is there twice.
struct Texts(BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Texts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from keys to texts")
            }
            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Texts, M::Error> {
                let mut texts = BTreeMap::new();
                while let Some((key, text)) = map.next_entry::<String, String>()? {
                    if texts.contains_key(&key) {
                        return Err(serde::de::Error::custom(format!("{key} is there twice")));
                    }
                    texts.insert(key, text);
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// The gaps of a text, each once.
fn gaps(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or("a { without its }")?;
        if before.contains('}')
            || name.is_empty()
            || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        {
            return Err(format!("a gap looks like {{name}}, not {{{name}}}"));
        }
        found.insert(name);
        rest = tail;
    }
    if rest.contains('}') { Err("a } without its {".to_owned()) } else { Ok(found) }
}

fn compare(english: &Language, other: &Language, folder: &Path) -> Result<(), Box<dyn Error>> {
    let place = folder.display();
    for ((area, key), text) in english {
        let Some(translated) = other.get(&(area.clone(), key.clone())) else {
            return Err(format!("{place}/{area}.json has no {key}").into());
        };
        let (wanted, given) = (gaps(text)?, gaps(translated)?);
        // A form for one thing may leave the number out.
        if without_count(&wanted) != without_count(&given) {
            return Err(format!("{place}/{area}.json: {key} has other gaps than the English text").into());
        }
    }
    for (area, key) in other.keys() {
        if !english.contains_key(&(area.clone(), key.clone())) {
            return Err(format!("{place}/{area}.json: there is no {key} in English").into());
        }
    }
    Ok(())
}

fn without_count<'a>(gaps: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    gaps.iter().copied().filter(|gap| *gap != "count").collect()
}

fn rust(english: &Language) -> Result<String, Box<dyn Error>> {
    let mut areas: BTreeMap<&str, String> = BTreeMap::new();
    for ((area, key), text) in english {
        let code = areas.entry(area).or_default();
        if key.strip_suffix(".one").is_some() {
            continue;
        }
        if let Some(base) = key.strip_suffix(".other") {
            let Some(one) = english.get(&(area.clone(), format!("{base}.one"))) else {
                return Err(format!("{area}.json: {base}.other has no {base}.one").into());
            };
            let (one_gaps, gaps) = (without_count(&gaps(one)?), without_count(&gaps(text)?));
            if one_gaps != gaps {
                return Err(format!("{area}.json: {base}.one and {base}.other have different gaps").into());
            }
            constant(
                code,
                area,
                base,
                text,
                &format!("Plural<{}>", gaps.len()),
                &format!(
                    "Plural {{ one: {}, other: {} }}",
                    value(area, &format!("{base}.one"), one),
                    value(area, key, text)
                ),
            )?;
        } else {
            constant(code, area, key, text, &format!("Key<{}>", gaps(text)?.len()), &value(area, key, text))?;
        }
    }
    for (area, key) in english.keys() {
        if let Some(base) = key.strip_suffix(".one")
            && !english.contains_key(&(area.clone(), format!("{base}.other")))
        {
            return Err(format!("{area}.json: {key} has no {base}.other").into());
        }
    }
    let mut code = String::new();
    for (area, constants) in areas {
        let used: Vec<&str> =
            ["Key", "Plural"].into_iter().filter(|name| constants.contains(&format!("{name} {{"))).collect();
        write!(
            code,
            "/// The words of `{area}.json`.\npub mod {area} {{\n    use super::{{{}}};\n{constants}}}\n",
            used.join(", ")
        )?;
    }
    Ok(code)
}

fn value(area: &str, key: &str, text: &str) -> String {
    format!("Key {{ id: {:?}, english: {text:?} }}", format!("{area}.{key}"))
}

fn constant(code: &mut String, area: &str, key: &str, text: &str, kind: &str, value: &str) -> fmt::Result {
    let name = key.replace('.', "_").to_uppercase();
    let shown = text.replace('\n', " ");
    writeln!(
        code,
        "    /// `{area}.{key}`\n    /// ```text\n    /// {shown}\n    /// ```\n    pub const {name}: {kind} = {value};"
    )
}
