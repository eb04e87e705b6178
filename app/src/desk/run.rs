//! What is gone through in a row: the spends that waited when the person was opened, and those that came since, in the order
//! of the list. What was marked keeps its place, so that one can go back to it.

use chrono::NaiveDate;
use portal_domain::api::{EntryRecord, Waiting};
use portal_domain::id::EntryId;

/// The row.
#[derive(Clone, Debug, Default)]
pub struct Run {
    ids: Vec<EntryId>,
    /// How many more wait than the server has told of.
    beyond: usize,
}

impl Run {
    /// Takes in what the server says waits.
    pub fn learn(&mut self, waiting: &Waiting) {
        let told = usize::try_from(waiting.count).unwrap_or(usize::MAX);
        self.beyond = told.saturating_sub(waiting.entries.len());
        let new: Vec<_> =
            waiting.entries.iter().map(|record| record.id).filter(|id| !self.has(*id)).collect();
        self.ids.extend(new);
    }

    /// Whether an entry is one of them.
    pub fn has(&self, entry: EntryId) -> bool {
        self.ids.contains(&entry)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len().saturating_add(self.beyond)
    }
}

/// An entry of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it stands: later days come first, and of one day what was recorded last.
    at: (NaiveDate, EntryId),
    /// Whether it waits still.
    waits: bool,
}

impl Step {
    /// The step of a record.
    pub fn of(record: &EntryRecord, waits: bool) -> Self {
        Self { at: (record.entry.date(), record.id), waits }
    }
}

/// The one after this place in the list, or the one before it.
pub fn beside(steps: &[Step], here: Step, forward: bool) -> Option<EntryId> {
    let found = if forward {
        steps.iter().find(|step| step.at < here.at)
    } else {
        steps.iter().rev().find(|step| step.at > here.at)
    };
    found.map(|step| step.at.1)
}

/// The next one that waits: after this place, or else from the top.
pub fn next(steps: &[Step], here: Step) -> Option<EntryId> {
    let others = || steps.iter().filter(|step| step.waits && step.at != here.at);
    others().find(|step| step.at < here.at).or_else(|| others().next()).map(|step| step.at.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(number: u128) -> EntryId {
        EntryId::from_uuid(Uuid::from_u128(number))
    }

    /// Days of March, the last one first.
    fn step(day: u32, waits: bool) -> Step {
        Step { at: (NaiveDate::from_ymd_opt(2026, 3, day).unwrap(), id(day.into())), waits }
    }

    #[test]
    fn one_goes_to_and_fro_also_from_a_place_between() {
        let steps = [step(31, false), step(30, true), step(20, true)];
        assert_eq!(beside(&steps, steps[1], true), Some(id(20)));
        assert_eq!(beside(&steps, steps[1], false), Some(id(31)));
        assert_eq!(beside(&steps, steps[2], true), None);
        assert_eq!(beside(&steps, step(25, false), true), Some(id(20)));
        assert_eq!(beside(&steps, step(25, false), false), Some(id(30)));
    }

    #[test]
    fn the_next_that_waits_comes_after_this_one_or_from_the_top() {
        let steps = [step(31, true), step(30, true), step(29, false), step(20, true)];
        assert_eq!(next(&steps, steps[1]), Some(id(20)));
        assert_eq!(next(&steps, steps[3]), Some(id(31)));
        let last = [step(31, false), step(30, true), step(20, false)];
        assert_eq!(next(&last, last[1]), None);
    }
}
