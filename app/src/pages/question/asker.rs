//! The person at the council who asks: the last one of them who wrote.

use portal_domain::access::Relation;
use portal_domain::api::{AccountView, ThreadRecord};
use portal_domain::council::Telephone;
use portal_domain::id::PersonId;

use crate::ledger::reader::Voice;
use crate::text::words::messages;
use crate::text::{t, t_with};
use crate::wording;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// The whole name.
    pub name: String,
    /// What they are called.
    pub called: String,
    id: PersonId,
    acting_as: Relation,
}

impl Asker {
    /// Of this conversation; none while nobody from the council has written.
    pub fn of(thread: &ThreadRecord) -> Option<Self> {
        let last = thread.messages.iter().rev().find(|message| message.acting_as.is_council())?;
        Some(Self {
            name: last.by.name.to_string(),
            called: last.by.called.to_string(),
            id: last.by.id,
            acting_as: last.acting_as,
        })
    }

    /// What they are to the reader.
    pub fn role(&self, view: &AccountView) -> String {
        if self.id != view.officer.officer.id {
            return wording::relation(self.acting_as).to_owned();
        }
        match Voice::of(view) {
            Voice::Own => t(messages::YOUR_OFFICER).to_owned(),
            Voice::Helping(name) => t_with(messages::OFFICER_OF, [("name", &name)]),
        }
    }

    /// Their own number where it is the named officer, or the team's.
    pub fn telephone(&self, view: &AccountView) -> Telephone {
        if self.id == view.officer.officer.id { &view.officer.telephone } else { &view.profile.telephone }
            .clone()
    }
}
