//! What can be asked for.

use std::path::PathBuf;

use crate::failure::{Failure, Result};

/// The text of `cargo xtask help`.
pub const HELP: &str = "\
cargo xtask run   [--port N] [--data DIR] [--no-demo]
    Finds or installs what is missing, builds the four pages and the server in release, and starts it.
    --port N      listen there instead of 3000
    --data DIR    keep the database and the receipts there instead of data/
    --no-demo     without the demonstration council

cargo xtask test  [--quick] [FILTER]
    Formatting, clippy, unit, store (SQLite and PostgreSQL), API and tidy tests; then tests in a real
    browser against the release build. Ends with: N passed, N failed.
    --quick       no browsers and no release builds
    FILTER        only tests whose name contains it; leaves out formatting, clippy and sizes

cargo xtask bench
    Prints what is measured: sizes, loads, durable writes, memory, start.

cargo xtask style
    Joins the style sheets, one a page, into app/.style (Trunk calls it).";

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Say what can be done.
    Help,
    /// Build everything and start the server.
    Run(RunOptions),
    /// Run the checks.
    Test(TestOptions),
    /// Measure.
    Bench,
    /// Join the style sheets.
    Style,
}

/// How to start the server.
#[derive(Debug, PartialEq, Eq)]
pub struct RunOptions {
    /// The port to listen on.
    pub port: u16,
    /// Where database and receipts are kept; `data` in the checkout when not given.
    pub data: Option<PathBuf>,
    /// Whether to seed and serve the demonstration council.
    pub demo: bool,
}

/// Which checks to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    /// Without browsers and release builds.
    pub quick: bool,
    /// Only tests whose name contains this.
    pub filter: Option<String>,
}

impl Task {
    /// Reads the command line, without the program's name.
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self> {
        let mut words = words;
        match words.next().as_deref() {
            None | Some("help" | "--help" | "-h") => Ok(Self::Help),
            Some("run") => Ok(Self::Run(RunOptions::parse(words)?)),
            Some("test") => Ok(Self::Test(TestOptions::parse(words)?)),
            Some("bench") => no_more(words).map(|()| Self::Bench),
            Some("style") => no_more(words).map(|()| Self::Style),
            Some(other) => Err(unknown(other)),
        }
    }
}

impl RunOptions {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self { port: 3000, data: None, demo: true };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--port" => {
                    let port = words.next().and_then(|text| text.parse().ok());
                    options.port = port.ok_or_else(|| Failure::new("--port needs a number up to 65535"))?;
                }
                "--data" => {
                    let folder = words.next().ok_or_else(|| Failure::new("--data needs a folder"))?;
                    options.data = Some(PathBuf::from(folder));
                }
                "--no-demo" => options.demo = false,
                other => return Err(unknown(other)),
            }
        }
        Ok(options)
    }
}

impl TestOptions {
    fn parse(words: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self::default();
        for word in words {
            match word.as_str() {
                "--quick" => options.quick = true,
                other if other.starts_with('-') || options.filter.is_some() => return Err(unknown(other)),
                _ => options.filter = Some(word),
            }
        }
        Ok(options)
    }
}

fn no_more(mut words: impl Iterator<Item = String>) -> Result<()> {
    words.next().map_or(Ok(()), |word| Err(unknown(&word)))
}

fn unknown(word: &str) -> Failure {
    Failure::new(format!("“{word}” is not known here.\n\n{HELP}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Task> {
        Task::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn run_takes_a_port_a_folder_and_no_demo() {
        let options = RunOptions { port: 4000, data: Some("d".into()), demo: false };
        assert_eq!(parse("run --port 4000 --data d --no-demo").unwrap(), Task::Run(options));
    }

    #[test]
    fn test_takes_one_filter() {
        let options = TestOptions { quick: true, filter: Some("money".into()) };
        assert_eq!(parse("test --quick money").unwrap(), Task::Test(options));
        assert!(parse("test money more").is_err());
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for line in ["walk", "run --port", "run --port 70000", "run 3000", "bench 1", "test --slow"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
