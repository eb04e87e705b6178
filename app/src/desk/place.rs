//! Where somebody is on the desk.

use portal_domain::id::{AccountId, EntryId};

/// A place on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Nobody is chosen.
    People,
    /// One person's payment.
    Person(AccountId),
    /// One of its entries.
    Entry(AccountId, EntryId),
    /// Where a spend is written down for the person.
    WriteDown(AccountId),
    /// Where what was written down is put right.
    PutRight(AccountId, EntryId),
}

/// The last steps of the addresses at which somebody writes.
const WRITE_DOWN: &str = "write-down";
const PUT_RIGHT: &str = "put-right";

impl Place {
    /// Its address.
    pub fn path(self) -> String {
        match self {
            Self::People => "/desk/".to_owned(),
            Self::Person(account) => format!("/desk/people/{account}"),
            Self::Entry(account, entry) => format!("/desk/people/{account}/{entry}"),
            Self::WriteDown(account) => format!("/desk/people/{account}/{WRITE_DOWN}"),
            Self::PutRight(account, entry) => format!("/desk/people/{account}/{entry}/{PUT_RIGHT}"),
        }
    }

    /// The place at an address; whatever is no place is the people.
    pub fn at(path: &str) -> Self {
        let mut steps = path.split('/').filter(|step| !step.is_empty()).skip_while(|step| *step == "desk");
        match (steps.next(), steps.next(), steps.next()) {
            (Some("people"), Some(account), entry) => match (account.parse(), entry.map(str::parse)) {
                (Ok(account), Some(Ok(entry))) if steps.next() == Some(PUT_RIGHT) => {
                    Self::PutRight(account, entry)
                }
                (Ok(account), Some(Ok(entry))) => Self::Entry(account, entry),
                (Ok(account), Some(Err(_))) if entry == Some(WRITE_DOWN) => Self::WriteDown(account),
                (Ok(account), None | Some(Err(_))) => Self::Person(account),
                (Err(_), _) => Self::People,
            },
            _ => Self::People,
        }
    }

    /// Whose payment is chosen.
    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::People => None,
            Self::Person(account)
            | Self::Entry(account, _)
            | Self::WriteDown(account)
            | Self::PutRight(account, _) => Some(account),
        }
    }

    /// Which entry is chosen.
    pub const fn entry(self) -> Option<EntryId> {
        match self {
            Self::People | Self::Person(_) | Self::WriteDown(_) => None,
            Self::Entry(_, entry) | Self::PutRight(_, entry) => Some(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_at_its_own_address() {
        let account = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        let entry = "01960000-0000-7000-8000-000000000002".parse().unwrap();
        for place in [
            Place::People,
            Place::Person(account),
            Place::Entry(account, entry),
            Place::WriteDown(account),
            Place::PutRight(account, entry),
        ] {
            assert_eq!(Place::at(&place.path()), place);
        }
        assert_eq!(Place::at("/desk"), Place::People);
        assert_eq!(Place::at("/desk/people/nobody"), Place::People);
        assert_eq!(Place::at(&format!("/desk/people/{account}/nothing")), Place::Person(account));
    }
}
