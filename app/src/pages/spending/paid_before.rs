//! Who was paid before: choosing one fills in what is known of it, and the amount of the last time if that is wanted.

use crate::markup::{Draw, View, view};
use crate::reactive::Signal;
use leptos::prelude::*;
use portal_domain::api::RecentPayee;
use portal_domain::money::Amount;

use super::faults::part;
use super::fields::Fields;
use super::payees;
use crate::components::button::Button;
use crate::components::chip::{Chip, Chips};
use crate::components::error_summary::focus;
use crate::format::money;
use crate::text::{t, t_with, words::spending};

/// Those paid before.
#[component]
pub fn PaidBefore(
    /// Who, the last one first.
    recent: Vec<RecentPayee>,
    /// The fields.
    fields: Fields,
) -> View {
    if recent.is_empty() {
        return ().draw();
    }
    let all = StoredValue::new(recent.clone());
    let same = move || {
        let empty = fields.amount.with(|amount| amount.trim().is_empty());
        let known = fields.payee.with(|payee| {
            all.with_value(|all| all.iter().find(|known| known.payee.as_str() == payee.trim()).cloned())
        });
        known.filter(|_| empty).map(|known| view! { <SameAgain amount=known.amount fields/> })
    };
    let chips = recent.into_iter().take(payees::OFFERED).map(|one| {
        let name = one.payee.to_string();
        let shown = name.clone();
        let pressed = Signal::derive(move || fields.payee.with(|payee| payee.trim() == name));
        let choose = move |()| {
            let form = untrack(|| fields.form());
            fields.set(all.with_value(|all| payees::fill(form, all, &one)));
        };
        view! { <Chip label=shown pressed on_press=Callback::new(choose)/> }
    });
    let chips: Vec<View> = chips.collect();
    view! {
        <div>
            <p class="app-field__hint app-field__hint--above" aria-hidden="true">{t(spending::PAYEE_RECENT)}</p>
            <Chips label=t(spending::PAYEE_RECENT) chips/>
            {same}
        </div>
    }
}

/// The amount of the last time, for who pays the same each week.
#[component]
fn SameAgain(amount: Amount, fields: Fields) -> View {
    let words = money(amount.pence());
    let typed = words.replace(['£', ','], "");
    let fill = move |()| {
        fields.amount.set(typed.clone());
        // The button goes.
        focus(part::PAYEE);
    };
    let label = t_with(spending::SAME_AGAIN, [("amount", &words)]);
    view! { <div class="app-cluster"><Button label on_press=Callback::new(fill)/></div> }
}
