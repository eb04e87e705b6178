//! The fields of the form as signals, and the form they make.

use crate::reactive::RwSignal;
use portal_domain::id::NeedId;
use portal_domain::spending::{Category, DayChoice, NoReceipt, PaidBy, SpendForm};

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
        }
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
    }
}

fn put<T: PartialEq + Send + Sync + 'static>(field: RwSignal<T>, value: T) {
    if field.try_with_untracked(|now| *now != value) == Some(true) {
        field.set(value);
    }
}
