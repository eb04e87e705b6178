//! What a task says when it cannot go on.

use std::fmt;

/// The outcome of everything here.
pub type Result<T> = std::result::Result<T, Failure>;

/// A task that cannot go on: what went wrong and, where a person can help, what to do by hand.
#[derive(Debug)]
pub struct Failure {
    what: String,
    by_hand: Option<String>,
}

impl Failure {
    /// A failure that nobody can put right by typing one command.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), by_hand: None }
    }

    /// Adds what to do by hand.
    #[must_use]
    pub fn by_hand(mut self, advice: impl Into<String>) -> Self {
        self.by_hand = Some(advice.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.what)?;
        match &self.by_hand {
            Some(advice) => write!(out, "\nBy hand: {advice}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

/// Says what was being done when the operating system refused.
pub trait While<T> {
    /// Turns the error into a [`Failure`] that names the deed.
    fn when(self, deed: impl fmt::Display) -> Result<T>;
}

impl<T> While<T> for std::io::Result<T> {
    fn when(self, deed: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Failure::new(format!("{deed}: {error}")))
    }
}
