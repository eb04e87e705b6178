//! "What was it for?", in pictures: a few at first, all of them when they are wanted.

use crate::markup::{Show, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;
use portal_domain::spending::Category;

use super::faults::part;
use crate::components::button::Button;
use crate::components::choice::{Answer, Arrangement, Choice};
use crate::components::error_summary::focus;
use crate::text::words::spending;
use crate::text::{t, t_with};
use crate::wording;

/// As many as are shown at first, with "Not sure" as the eighth.
const AT_FIRST: usize = 7;

/// The tiles.
#[component]
pub fn Purpose(
    /// What the council offers, then what was paid for before.
    offered: Vec<Category>,
    /// What the officer is called.
    officer: String,
    /// What was chosen.
    chosen: RwSignal<Option<Category>>,
    /// What is wrong.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> View {
    let whole = RwSignal::new(false);
    let shown = Memo::new(move |before: Option<&Vec<Category>>| {
        let chosen = chosen.get();
        match before {
            // Nothing moves under a finger: what can be seen stays where it is.
            Some(before) if !whole.get() && chosen.is_none_or(|chosen| before.contains(&chosen)) => {
                before.clone()
            }
            _ => shown(&offered, chosen, whole.get()),
        }
    });
    let tiles = move || {
        let answers = shown.get().into_iter().map(|category| {
            let words = if category == Category::NotSure {
                t_with(spending::CATEGORY_NOT_SURE, [("officer", &officer)])
            } else {
                wording::category(category).to_owned()
            };
            (category, Answer::new(words).icon(wording::category_icon(category)))
        });
        view! {
            <Choice
                name=part::CATEGORY
                legend=t(spending::CATEGORY)
                answers=answers.collect()
                chosen
                arrangement=Arrangement::Tiles
                error
            />
        }
    };
    let show_all = Callback::new(move |()| {
        whole.set(true);
        // The button goes, so the focus needs another place.
        request_animation_frame(|| focus(part::CATEGORY));
    });
    view! {
        <div class="app-stack app-stack--close">
            {tiles}
            <Show when=move || !whole.get()>
                <div><Button label=t(spending::CATEGORY_MORE) on_press=show_all/></div>
            </Show>
        </div>
    }
}

/// Which can be seen: the first of those offered and the chosen one, or all; "Not sure" always, at the end.
fn shown(offered: &[Category], chosen: Option<Category>, whole: bool) -> Vec<Category> {
    let most = if whole { usize::MAX } else { AT_FIRST };
    let mut all: Vec<Category> = Vec::new();
    for category in offered.iter().copied().filter(|category| *category != Category::NotSure) {
        if all.len() < most && !all.contains(&category) {
            all.push(category);
        }
    }
    all.extend(chosen.filter(|chosen| *chosen != Category::NotSure && !all.contains(chosen)));
    all.push(Category::NotSure);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_are_shown_at_first() {
        let first = shown(&Category::USUAL, None, false);
        assert_eq!(first.len(), 8);
        assert_eq!(first.last(), Some(&Category::NotSure));
        assert_eq!(shown(&Category::USUAL, Some(Category::AgencyCare), false), first);
    }

    #[test]
    fn what_was_chosen_is_always_shown() {
        let with = shown(&Category::USUAL, Some(Category::Pension), false);
        assert_eq!(with.len(), 9);
        assert!(with.contains(&Category::Pension));
    }

    #[test]
    fn all_are_shown_when_they_are_wanted_each_once() {
        let offered = [Category::PaWagesNet, Category::NotSure, Category::Mileage, Category::PaWagesNet];
        assert_eq!(shown(&offered, None, true), [Category::PaWagesNet, Category::Mileage, Category::NotSure]);
    }
}
