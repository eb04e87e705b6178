//! The fields, as signals, with the form that they make; and the forms that were begun, by person.

use std::collections::HashMap;

use leptos::prelude::*;
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::{Category, DayChoice, NoReceipt, OnBehalf, PaidBy, SpendForm};

use crate::birth::born;
use crate::reactive::RwSignal;

/// One signal a field.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// How much.
    pub amount: RwSignal<String>,
    /// Who was paid.
    pub payee: RwSignal<String>,
    /// The day.
    pub day: RwSignal<String>,
    /// A day of long ago is right.
    pub long_ago_is_right: RwSignal<bool>,
    /// What for.
    pub category: RwSignal<Option<Category>>,
    /// How it was paid.
    pub paid_by: RwSignal<Option<PaidBy>>,
    /// How it came.
    pub came: RwSignal<Option<OnBehalf>>,
    /// Why there is no receipt.
    pub no_receipt: RwSignal<Option<NoReceipt>>,
    /// The note.
    pub note: RwSignal<String>,
    /// What the form has besides: it stays as it was.
    rest: StoredValue<SpendForm>,
}

impl Fields {
    /// The fields filled as a form is.
    pub fn of(form: SpendForm, came: Option<OnBehalf>) -> Self {
        Self {
            rest: StoredValue::new(form.clone()),
            amount: RwSignal::new(form.amount),
            payee: RwSignal::new(form.payee),
            day: RwSignal::new(form.day),
            long_ago_is_right: RwSignal::new(form.long_ago_is_right),
            category: RwSignal::new(form.category),
            paid_by: RwSignal::new(form.paid_by),
            came: RwSignal::new(came),
            no_receipt: RwSignal::new(form.no_receipt),
            note: RwSignal::new(form.note),
        }
    }

    /// The form as it stands; follows changes.
    pub fn form(self) -> SpendForm {
        SpendForm {
            amount: self.amount.get(),
            payee: self.payee.get(),
            when: DayChoice::Another,
            day: self.day.get(),
            category: self.category.get(),
            paid_by: self.paid_by.get(),
            note: self.note.get(),
            no_receipt: self.no_receipt.get(),
            long_ago_is_right: self.long_ago_is_right.get(),
            ..self.rest.get_value()
        }
    }
}

/// A form that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Born once: sending it twice is sending it once. None where the browser gives no chance.
    pub entry: Option<EntryId>,
    /// The form.
    pub form: SpendForm,
    /// How it came.
    pub came: Option<OnBehalf>,
}

/// The forms that were begun, by person: an officer who looks at something meanwhile comes back to the words. Kept as long as
/// the desk is open and nowhere else, like what is written to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Forms(StoredValue<HashMap<AccountId, Begun>>);

impl Forms {
    /// Provides them; once, in the root.
    pub fn provide() {
        provide_context(Self(StoredValue::new(HashMap::new())));
    }

    /// The ones that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// What was begun about this person, or a beginning.
    pub fn of(self, account: AccountId) -> Begun {
        let kept = self.0.try_with_value(|kept| kept.get(&account).cloned()).flatten();
        kept.unwrap_or_else(|| Begun { entry: born(EntryId::born), form: SpendForm::default(), came: None })
    }

    /// Keeps it.
    pub fn keep(self, account: AccountId, begun: Begun) {
        self.0.try_update_value(|kept| kept.insert(account, begun));
    }

    /// It was saved.
    pub fn saved(self, account: AccountId) {
        self.0.try_update_value(|kept| kept.remove(&account));
    }
}
