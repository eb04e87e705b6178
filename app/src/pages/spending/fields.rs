//! The fields of the form as signals, and the form they make.

use crate::reactive::RwSignal;
use leptos::prelude::*;
use portal_domain::id::{EntryId, NeedId};
use portal_domain::spending::{Category, DayChoice, NoReceipt, PaidBy, PartForm, SpendForm};

use super::faults::MOST;

/// What was chosen for the need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// This one.
    Of(NeedId),
    /// None of those offered, or the person does not know.
    None,
}

impl Need {
    const fn id(self) -> Option<NeedId> {
        match self {
            Self::Of(id) => Some(id),
            Self::None => None,
        }
    }
}

/// One signal a field of a part.
#[derive(Clone, Copy, Debug, Default)]
pub struct PartFields {
    /// How much.
    pub amount: RwSignal<String>,
    /// What for.
    pub category: RwSignal<Option<Category>>,
    /// Which need.
    pub need: RwSignal<Option<NeedId>>,
}

impl PartFields {
    /// The part as it stands; follows changes.
    pub fn form(self) -> PartForm {
        PartForm { amount: self.amount.get(), category: self.category.get(), need: self.need.get() }
    }

    /// Fills the fields.
    pub fn set(self, form: PartForm) {
        put(self.amount, form.amount);
        put(self.category, form.category);
        put(self.need, form.need);
    }
}

/// The fields of every part there may be, kept in one place so that a form stays small to hand on.
#[derive(Clone, Copy, Debug, Default)]
pub struct PartsFields(StoredValue<[PartFields; MOST]>);

impl PartsFields {
    /// The fields of the part at this place.
    pub fn at(self, place: usize) -> Option<PartFields> {
        self.all().get(place).copied()
    }

    /// All of them; none once the form is gone.
    fn all(self) -> Vec<PartFields> {
        self.0.try_get_value().map(Vec::from).unwrap_or_default()
    }
}

/// One signal a field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields {
    /// How much.
    pub amount: RwSignal<String>,
    /// Who was paid.
    pub payee: RwSignal<String>,
    /// Which day was chosen.
    pub when: RwSignal<Option<DayChoice>>,
    /// The day, where another was chosen.
    pub day: RwSignal<String>,
    /// What for.
    pub category: RwSignal<Option<Category>>,
    /// Which need.
    pub need: RwSignal<Option<Need>>,
    /// How it was paid.
    pub paid_by: RwSignal<Option<PaidBy>>,
    /// The note.
    pub note: RwSignal<String>,
    /// Why there is no receipt.
    pub no_receipt: RwSignal<Option<NoReceipt>>,
    /// A day of long ago is right.
    pub long_ago_is_right: RwSignal<bool>,
    /// How many parts there are; none where it was for one thing.
    pub split: RwSignal<usize>,
    /// The parts; those after the first [`split`](Self::split) are empty.
    pub parts: PartsFields,
    /// How far it was.
    pub miles: RwSignal<String>,
    /// The one-off payment that it was paid from.
    pub about: RwSignal<Option<EntryId>>,
}

impl Fields {
    /// The form as it stands; follows changes.
    pub fn form(self) -> SpendForm {
        SpendForm {
            amount: self.amount.get(),
            payee: self.payee.get(),
            when: self.when.get().unwrap_or_default(),
            day: self.day.get(),
            category: self.category.get(),
            need: self.need.get().and_then(Need::id),
            paid_by: self.paid_by.get(),
            note: self.note.get(),
            no_receipt: self.no_receipt.get(),
            long_ago_is_right: self.long_ago_is_right.get(),
            parts: self.part_forms(),
            miles: self.miles.get(),
            about: self.about.get(),
        }
    }

    /// The parts as they stand; follows changes.
    pub fn part_forms(self) -> Vec<PartForm> {
        self.parts.all().into_iter().take(self.split.get()).map(PartFields::form).collect()
    }

    /// Fills the parts, and empties those that are not.
    pub fn set_parts(self, parts: Vec<PartForm>) {
        let count = parts.len().min(MOST);
        let mut parts = parts.into_iter();
        for fields in self.parts.all() {
            fields.set(parts.next().unwrap_or_default());
        }
        put(self.split, count);
    }

    /// Fills the fields. What is the same is left alone, so that nothing moves under somebody's finger.
    pub fn set(self, form: SpendForm) {
        put(self.amount, form.amount);
        put(self.payee, form.payee);
        put(self.when, (form.when != DayChoice::None).then_some(form.when));
        put(self.day, form.day);
        put(self.category, form.category);
        // That it is none of them is not kept: it says nothing.
        if let Some(need) = form.need {
            put(self.need, Some(Need::Of(need)));
        }
        put(self.paid_by, form.paid_by);
        put(self.note, form.note);
        put(self.no_receipt, form.no_receipt);
        put(self.long_ago_is_right, form.long_ago_is_right);
        self.set_parts(form.parts);
        put(self.miles, form.miles);
        put(self.about, form.about);
    }
}

fn put<T: PartialEq + Send + Sync + 'static>(field: RwSignal<T>, value: T) {
    if field.try_with_untracked(|now| *now != value) == Some(true) {
        field.set(value);
    }
}
