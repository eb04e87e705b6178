//! Which program draws an address. The server answers an address with its program, and each of the people's programs leaves
//! to the others what they draw: one table for all, as a program that thinks otherwise than the server would load the same
//! page for ever.

use chrono::NaiveDate;

use crate::door;
use crate::time::Month;
use crate::wire::Wire as _;

/// A program that is sent to a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// What is open to everybody, and one's own way in.
    Door,
    /// What people open every day: what there is, a new spend, questions.
    People,
    /// What they open seldom: what was spent, seen in other ways.
    Records,
    /// The council's side.
    Desk,
}

impl Program {
    /// The program of an address, for somebody who is signed in; as everywhere, one more stroke makes no other address.
    pub fn at(path: &str) -> Self {
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        match steps.as_slice() {
            ["desk", ..] => Self::Desk,
            _ if door::has(path) => Self::Door,
            ["removed" | "who-looked" | "find"] | ["money", _, "history"] => Self::Records,
            ["money", when] if when.parse::<Month>().is_ok() || NaiveDate::read(when).is_some() => {
                Self::Records
            }
            ["money", month, "calendar" | "pictures"] if month.parse::<Month>().is_ok() => Self::Records,
            _ => Self::People,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_program() {
        for (path, program) in [
            ("/", Program::People),
            ("/money", Program::People),
            ("/money/01960000-0000-7000-8000-000000000001", Program::People),
            ("/money/01960000-0000-7000-8000-000000000001/change", Program::People),
            ("/money/01960000-0000-7000-8000-000000000001/history", Program::Records),
            ("/money/2026-03", Program::Records),
            ("/money/2026-03/", Program::Records),
            ("/money/2026-03/calendar", Program::Records),
            ("/money/2026-03/pictures", Program::Records),
            ("/money/2026-03-31", Program::Records),
            ("/money/2026-02-30", Program::People),
            ("/money/2026-13", Program::People),
            ("/money/2026-03/change", Program::People),
            ("/removed", Program::Records),
            ("/removed/me", Program::People),
            ("/find", Program::Records),
            ("/who-looked", Program::Records),
            ("/help", Program::Door),
            ("/sign-in/", Program::Door),
            ("/desk", Program::Desk),
            ("/desk/people/1", Program::Desk),
            ("/desktop", Program::People),
        ] {
            assert_eq!(Program::at(path), program, "{path}");
        }
    }
}
