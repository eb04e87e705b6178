//! Whom somebody chose to act for, kept for this tab alone: Android may end the page while the camera is open. Only the two
//! ids are kept, and where the browser keeps nothing the person chooses again.

use portal_domain::api::SessionView;
use portal_domain::id::{AccountId, PersonId};

const PLACE: &str = "acting-for";

/// Who chose, and which payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub person: PersonId,
    pub account: AccountId,
}

impl Choice {
    /// The payment, if the one who chose it is here and may still act on it.
    pub fn still_for(self, view: &SessionView) -> Option<AccountId> {
        let is_theirs = view.accounts.iter().any(|summary| summary.account == self.account);
        (self.person == view.person.id && is_theirs).then_some(self.account)
    }

    fn of(text: &str) -> Option<Self> {
        let (person, account) = text.split_once(' ')?;
        Some(Self { person: person.parse().ok()?, account: account.parse().ok()? })
    }
}

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.person, self.account)
    }
}

/// Keeps it.
pub fn keep(choice: Choice) {
    if let Some(storage) = storage() {
        drop(storage.set_item(PLACE, &choice.to_string()));
    }
}

/// What was kept.
pub fn recall() -> Option<Choice> {
    Choice::of(&storage()?.get_item(PLACE).ok()??)
}

/// Keeps it no longer.
pub fn forget() {
    if let Some(storage) = storage() {
        drop(storage.remove_item(PLACE));
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_back_as_it_was_kept() {
        let (person, account) =
            ("019d4700-0000-7000-8000-000000000001", "019d4700-0000-7000-8000-000000000002");
        let choice = Choice { person: person.parse().unwrap(), account: account.parse().unwrap() };
        assert_eq!(Choice::of(&choice.to_string()), Some(choice));
        for other in ["", person, "a b", &format!("{person} {account} {account}")] {
            assert_eq!(Choice::of(other), None, "{other}");
        }
    }
}
