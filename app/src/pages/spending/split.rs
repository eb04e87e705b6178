//! A receipt with several things on it: each with its amount and what it was for, and by how much they miss the whole.

use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use portal_domain::account::PlanNeed;
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, PartForm, missing};

use super::faults::{MOST, part};
use super::fields::Fields;
use crate::app::announcer::Announcer;
use crate::components::button::Button;
use crate::components::error_summary::{Faults, focus};
use crate::components::field::{FieldError, MoneyField};
use crate::components::part::{Part, PartsSum};
use crate::components::select::Select;
use crate::format::{money, pennies};
use crate::text::{t, t_with, words::spending};
use crate::wording;

/// Takes apart what was for one thing: what was chosen goes with the first part.
pub fn split(fields: Fields) {
    let first = PartForm { category: fields.category.get_untracked(), ..PartForm::default() };
    fields.set_parts(vec![first, PartForm::default()]);
    request_animation_frame(|| focus(part::PART_AMOUNT[0]));
}

/// The parts.
#[component]
pub fn Parts(
    /// What each can be for.
    offered: Vec<Category>,
    /// The needs of the plan.
    needs: Vec<PlanNeed>,
    /// The fields.
    fields: Fields,
    /// What is wrong with them.
    faults: Faults,
) -> View {
    let announcer = Announcer::here();
    let answers = StoredValue::new(answers(offered));
    let needs = StoredValue::new(needs);
    let remove = Callback::new(move |place: usize| {
        let mut parts = untrack(|| fields.part_forms());
        parts.remove(place);
        fields.set_parts(parts);
        announcer.say(&t_with(spending::PART_REMOVED, [("number", &number(place))]));
        focus(part::PARTS);
    });
    let one = move |place: usize| {
        let shown = Memo::new(move |_| place < fields.split.get());
        let removable = Memo::new(move |_| fields.split.get() > 2);
        let of = fields.parts.at(place);
        View::live(move || match (shown.get(), of) {
            (true, Some(of)) => {
                let ids =
                    (part::PART_AMOUNT.get(place), part::PART_FOR.get(place), part::PART_NEED.get(place));
                let (Some(amount), Some(purpose), Some(need)) = ids else { return ().draw() };
                let (amount, purpose, need) = (*amount, *purpose, *need);
                let needs = needs.get_value().into_iter().map(|need| (need.id, need.title.to_string()));
                let needs: Vec<_> = needs.collect();
                let met = move || {
                    let private = of.category.get().is_some_and(Category::is_private);
                    (!private && !needs.is_empty()).then(|| view! {
                        <Select id=need label=t(spending::PART_NEED) answers=needs.clone() chosen=of.need/>
                    })
                };
                let take = move |()| remove.run(place);
                view! {
                    <Part title=t_with(spending::PART, [("number", &number(place))])>
                        <MoneyField id=amount label=t(spending::PART_AMOUNT) value=of.amount error=faults.of(amount)/>
                        <Rest fields place/>
                        <Select id=purpose label=t(spending::PART_FOR) answers=answers.get_value() chosen=of.category error=faults.of(purpose)/>
                        <Private of=of.amount category=of.category/>
                        {met}
                        <Show when=move || removable.get()>
                            <div><Button label=t_with(spending::PART_REMOVE, [("number", &number(place))]) on_press=Callback::new(take)/></div>
                        </Show>
                    </Part>
                }
            }
            (false, _) | (_, None) => ().draw(),
        })
    };
    let add = Callback::new(move |()| {
        let mut parts = untrack(|| fields.part_forms());
        let place = parts.len();
        parts.push(PartForm::default());
        fields.set_parts(parts);
        request_animation_frame(move || {
            if let Some(id) = part::PART_AMOUNT.get(place) {
                focus(id);
            }
        });
    });
    let undo = Callback::new(move |()| {
        fields.set_parts(Vec::new());
        request_animation_frame(|| focus(part::CATEGORY));
    });
    view! {
        <section class="app-stack app-stack--close" id=part::PARTS tabindex="-1" aria-labelledby="parts-title">
            <div>
                <h2 class="app-field__label" id="parts-title">{t(spending::PARTS)}</h2>
                <p class="app-field__hint">{t(spending::PARTS_WHY)}</p>
                <FieldError id=part::PARTS error=faults.of(part::PARTS)/>
            </div>
            {(0..MOST).map(one).collect_view()}
            <Sum fields/>
            <div class="app-cluster">
                <Show when=move || fields.split.get() < MOST>
                    <Button label=t(spending::PART_ADD) on_press=add/>
                </Show>
                <Button label=t(spending::UNSPLIT) on_press=undo/>
            </div>
        </section>
    }
}

/// What the parts come to, told while one types and announced when one stops.
#[component]
fn Sum(fields: Fields) -> View {
    let told = move || told(&fields.amount.get(), &fields.part_forms());
    view! { <PartsSum told=TextProp::from(told)/> }
}

/// By how much the parts miss the whole, in words.
fn told(whole: &str, parts: &[PartForm]) -> String {
    let Ok(whole) = Amount::parse(whole) else { return t(spending::PARTS_WHOLE_FIRST).to_owned() };
    let total = money(whole.pence());
    match missing(whole, amounts(parts)) {
        None => t_with(spending::PARTS_RIGHT, [("whole", &total)]),
        Some(over) if over.is_negative() => {
            let over = Pence::ZERO.checked_sub(over).unwrap_or_default();
            t_with(spending::PARTS_OVER, [("over", &pennies(over)), ("whole", &total)])
        }
        Some(short) => t_with(spending::PARTS_SHORT, [("missing", &pennies(short)), ("whole", &total)]),
    }
}

/// The amounts that can be read.
fn amounts(parts: &[PartForm]) -> impl Iterator<Item = Amount> {
    parts.iter().filter_map(|part| Amount::parse(&part.amount).ok())
}

/// Fills an empty part with what the others leave.
#[component]
fn Rest(fields: Fields, place: usize) -> View {
    let rest = Memo::new(move |_| {
        let parts = fields.part_forms();
        let empty = parts.get(place).is_some_and(|part| part.amount.trim().is_empty());
        let others = parts
            .iter()
            .enumerate()
            .all(|(other, part)| other == place || Amount::parse(&part.amount).is_ok());
        let whole = fields.amount.with(|whole| Amount::parse(whole)).ok()?;
        missing(whole, amounts(&parts)).filter(|left| empty && others && !left.is_negative())
    });
    View::live(move || {
        rest.get().map(|left| {
            let words = money(left);
            let typed = words.replace(['£', ','], "");
            let fill = move |()| {
                if let Some(part) = fields.parts.at(place) {
                    part.amount.set(typed.clone());
                }
                // The button goes.
                if let Some(id) = part::PART_FOR.get(place) {
                    focus(id);
                }
            };
            let label = t_with(spending::PART_REST, [("amount", &words)]);
            view! { <div><Button label on_press=Callback::new(fill)/></div> }
        })
    })
}

/// What becomes of something private.
#[component]
fn Private(of: RwSignal<String>, category: RwSignal<Option<Category>>) -> View {
    View::live(move || {
        let private = category.get().is_some_and(Category::is_private);
        let amount = of.with(|typed| Amount::parse(typed)).ok().filter(|_| private);
        amount.map(|amount| {
            let words = t_with(spending::PART_PRIVATE_WHY, [("amount", &money(amount.pence()))]);
            view! { <p>{words}</p> }
        })
    })
}

/// What a part can be for. Something private stands first: it is why most receipts are split.
fn answers(offered: Vec<Category>) -> Vec<(Category, String)> {
    let mut all = vec![Category::PrivatePaidInError];
    for category in offered {
        if !all.contains(&category) {
            all.push(category);
        }
    }
    all.into_iter().map(|category| (category, wording::category(category).to_owned())).collect()
}

fn number(place: usize) -> String {
    place.saturating_add(1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_by_how_much_the_parts_miss() {
        let part = |amount: &str| PartForm { amount: amount.to_owned(), ..PartForm::default() };
        let told = |rest: &str| told("46.37", &[part("31.20"), part(rest)]).replace('\u{a0}', " ");
        assert_eq!(told("15.16"), "1p short of £46.37.");
        assert_eq!(told("15.18"), "1p more than £46.37.");
        assert_eq!(told(""), "£15.17 short of £46.37.");
        assert_eq!(told("15.17"), "The parts come to £46.37. That is right.");
    }

    #[test]
    fn something_private_is_offered_first_and_each_once() {
        let all = answers(Category::USUAL.to_vec());
        assert_eq!((all.len(), all[0].0), (Category::USUAL.len(), Category::PrivatePaidInError));
    }
}
