//! Few, calm things to do. The whole row is the link.

use crate::components::date_leaf::{DateLeaf, IconLeaf};
use crate::components::icon::Icon;
use crate::markup::{View, view};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What stands at the start of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The day by which it is due.
    Day(NaiveDate),
    /// What it is about, where no day matters.
    About(Icon),
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// Where it is done.
    pub href: String,
    /// What to do, in words.
    pub title: String,
    /// Since when, by when, why.
    pub hint: String,
    /// The leaf.
    pub lead: Lead,
}

/// The rows; give it something, an empty list says nothing.
#[component]
pub fn TodoList(things: Vec<Todo>) -> View {
    let row = |todo: Todo| {
        let lead = match todo.lead {
            Lead::Day(date) => view! { <DateLeaf date/> },
            Lead::About(icon) => view! { <IconLeaf icon/> },
        };
        view! {
            <li class="app-todo__item">
                <a class="app-todo__link" href=todo.href>
                    {lead}
                    <span class="app-todo__text">
                        <span class="app-todo__title">{todo.title}</span>
                        <span class="app-visually-hidden">". "</span>
                        <span class="app-todo__hint">{todo.hint}</span>
                    </span>
                    {Icon::CHEVRON_END.with("app-todo__chevron")}
                </a>
            </li>
        }
    };
    view! { <ul class="app-todo">{things.into_iter().map(row).collect_view()}</ul> }
}
