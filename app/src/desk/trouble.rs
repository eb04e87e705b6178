//! Why something did not work, in words: who is off-line is not told that it is our fault.

use portal_domain::api::ProblemCode;

use crate::api::Error;
use crate::text::{t, words::desk as words, words::errors};
use crate::wording;

/// The words for it. None of them speaks of a phone: the desk keeps nothing there.
pub fn why(error: &Error) -> &'static str {
    match error {
        Error::Offline => t(errors::OFFLINE_NEEDED),
        Error::SignedOut => wording::problem(ProblemCode::SignedOut),
        Error::Problem { problem, .. } if problem.code == ProblemCode::ChangedMeanwhile => {
            t(words::CHANGED_MEANWHILE)
        }
        Error::Problem { problem, .. } => match wording::problem(problem.code) {
            fault if fault == t(errors::FAULT) => t(words::FAILED),
            words => words,
        },
        Error::Broken => t(words::FAILED),
    }
}
