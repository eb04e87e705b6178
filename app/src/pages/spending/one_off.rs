//! Whether a spend was paid from a one-off payment.

use std::sync::Arc;

use crate::markup::{Draw, View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use portal_domain::api::{AccountView, EntryRecord};

use super::fields::Fields;
use crate::components::choice::{Answer, Choice};
use crate::format::money;
use crate::text::{t, t_with, words::spending};

/// Whether it was paid from a one-off payment that is not spent yet; not asked where there is none.
#[component]
pub fn FromOneOff(
    /// The payment.
    view: Arc<AccountView>,
    /// The fields.
    fields: Fields,
) -> View {
    let open = &view.todo.one_offs;
    if open.is_empty() {
        return ().draw();
    }
    let answer = |record: &EntryRecord| {
        let words = t_with(spending::ONE_OFF_YES, [("amount", &money(record.entry.amount().pence()))]);
        let hint = record.entry.note().as_ref().map(ToString::to_string);
        let answer = Answer::new(words);
        (Some(record.id), hint.into_iter().fold(answer, Answer::hint))
    };
    let answers: Vec<_> =
        open.iter().map(answer).chain([(None, Answer::new(t(spending::ONE_OFF_NO)))]).collect();
    let chosen = RwSignal::new(fields.about.get_untracked().map(Some));
    Effect::new(move |before: Option<()>| {
        let about = chosen.get().flatten();
        if before.is_some() {
            fields.about.set(about);
        }
    });
    view! { <Choice name="one-off" legend=t(spending::ONE_OFF) answers chosen/> }
}
