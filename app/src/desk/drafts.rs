//! What is being written, by entry: an officer who looks at another entry comes back to the words begun. Kept as long as the
//! desk is open and nowhere else: it is about somebody, and the desk may be a shared computer.

use std::collections::HashMap;

use leptos::prelude::*;
use portal_domain::id::{EntryId, MessageId, ThreadId};

use crate::birth::born;

/// Words that are not sent yet.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// Born once for them: sending them twice is sending them once. None where the browser gives no chance.
    pub ids: Option<(MessageId, ThreadId)>,
}

impl Draft {
    fn begun() -> Self {
        Self { text: String::new(), ids: born(MessageId::born).zip(born(ThreadId::born)) }
    }
}

/// All that is being written.
#[derive(Clone, Copy, Debug)]
pub struct Drafts(StoredValue<HashMap<EntryId, Draft>>);

impl Drafts {
    /// Provides them; once, in the root.
    pub fn provide() {
        provide_context(Self(StoredValue::new(HashMap::new())));
    }

    /// The ones that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// What was begun about this entry, or a beginning.
    pub fn of(self, entry: EntryId) -> Draft {
        self.0.try_with_value(|kept| kept.get(&entry).cloned()).flatten().unwrap_or_else(Draft::begun)
    }

    /// Keeps it.
    pub fn keep(self, entry: EntryId, draft: Draft) {
        self.0.try_update_value(|kept| kept.insert(entry, draft));
    }

    /// It was sent.
    pub fn sent(self, entry: EntryId) {
        self.0.try_update_value(|kept| kept.remove(&entry));
    }
}
