//! Counting what passed and failed, whatever ran it.

use std::fmt;
use std::time::{Duration, Instant};

use crate::failure::Result;
use crate::process::Said;
use crate::step::seconds;

/// Tests that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// How many passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
}

impl Score {
    /// So many passed and none failed.
    pub fn passed(passed: usize) -> Self {
        Self { passed, failed: 0 }
    }

    /// Reads the closing lines of a runner. One that ended badly counts as one failure at least, for it
    /// may have died before it could count.
    pub fn read(said: &Said, runner: Runner) -> Self {
        let mut score = Self::default();
        for line in said.text.lines() {
            score.add(runner.read(line.trim()));
        }
        if !said.well {
            score.failed = score.failed.max(1);
        }
        score
    }

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed = self.passed.saturating_add(other.passed);
        self.failed = self.failed.saturating_add(other.failed);
    }
}

/// Who ran the tests, as each closes in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// `Summary [ 1.2s] 12 tests run: 11 passed, 1 failed, 0 skipped`
    Nextest,
    /// `test result: ok. 3 passed; 0 failed; 0 ignored`, once a program
    Cargo,
    /// `2 failed` and `10 passed (3.4s)`, each on a line of its own
    Playwright,
}

impl Runner {
    fn read(self, line: &str) -> Score {
        match self {
            Self::Nextest if line.starts_with("Summary [") => Score {
                passed: before(line, "passed"),
                failed: ["failed", "timed out", "exec failed"]
                    .iter()
                    .map(|word| before(line, word))
                    .max()
                    .unwrap_or(0),
            },
            Self::Cargo if line.starts_with("test result:") => {
                Score { passed: before(line, "passed"), failed: before(line, "failed") }
            }
            Self::Playwright => match line.split_once(' ') {
                Some((count, rest)) if rest == "passed" || rest.starts_with("passed (") => {
                    Score::passed(count.parse().unwrap_or(0))
                }
                Some((count, "failed" | "interrupted" | "did not run")) => {
                    Score { passed: 0, failed: count.parse().unwrap_or(0) }
                }
                Some(_) | None => Score::default(),
            },
            Self::Nextest | Self::Cargo => Score::default(),
        }
    }
}

/// The number that stands before a word: 3 in `ok. 3 passed; 0 failed`.
fn before(line: &str, word: &str) -> usize {
    line.split_once(&format!(" {word}"))
        .and_then(|(start, _)| start.rsplit(' ').next()?.parse().ok())
        .unwrap_or(0)
}

/// What ran, how it ended and how long it took.
#[derive(Debug, Default)]
pub struct Report {
    steps: Vec<(String, Duration, Score)>,
}

impl Report {
    /// Runs a step and counts it; a step that could not be run counts as one failure.
    pub fn run(&mut self, name: &str, work: impl FnOnce() -> Result<Score>) {
        println!("\n… {name}");
        let start = Instant::now();
        let score = work().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Score { passed: 0, failed: 1 }
        });
        let time = start.elapsed();
        println!("{} {name} ({})", mark(score), seconds(time));
        self.steps.push((name.to_owned(), time, score));
    }

    /// The sum over all steps.
    pub fn total(&self) -> Score {
        let mut total = Score::default();
        for (_, _, score) in &self.steps {
            total.add(*score);
        }
        total
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, time, score) in &self.steps {
            let Score { passed, failed } = score;
            let time = seconds(*time);
            writeln!(out, "{} {name:<34} {time:>9} {passed:>6} passed {failed:>4} failed", mark(*score))?;
        }
        let Score { passed, failed } = self.total();
        write!(out, "\n{passed} passed, {failed} failed")
    }
}

fn mark(score: Score) -> char {
    if score.failed == 0 { '✓' } else { '✗' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str, well: bool, runner: Runner) -> (usize, usize) {
        let score = Score::read(&Said { text: text.into(), well }, runner);
        (score.passed, score.failed)
    }

    #[test]
    fn nextest_closes_with_a_summary() {
        let text = "        PASS [   0.1s] a::b 3 passed\n     Summary [   0.9s] 12 tests run: 11 passed (1 slow), 1 failed, 4 skipped\n";
        assert_eq!(score(text, false, Runner::Nextest), (11, 1));
        let text = "     Summary [   0.9s] 2/5 tests run: 1 passed, 1 timed out, 0 skipped\n";
        assert_eq!(score(text, false, Runner::Nextest), (1, 1));
    }

    #[test]
    fn cargo_closes_each_program() {
        let text =
            "test result: ok. 3 passed; 0 failed; 0 ignored\nx\ntest result: FAILED. 1 passed; 2 failed;";
        assert_eq!(score(text, false, Runner::Cargo), (4, 2));
    }

    #[test]
    fn playwright_closes_with_a_line_a_kind() {
        let text =
            "  2 failed\n    [phone] › spend.spec.ts:3:1 › 4 passed\n  1 did not run\n  10 passed (3.4s)\n";
        assert_eq!(score(text, false, Runner::Playwright), (10, 3));
    }

    #[test]
    fn a_runner_that_dies_has_failed() {
        assert_eq!(score("error: could not compile", false, Runner::Nextest), (0, 1));
        assert_eq!(score("", true, Runner::Cargo), (0, 0));
    }
}
