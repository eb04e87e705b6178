//! Money in and out, newest first, by day, with what was left at the end of each.

use crate::components::icon::Icon;
use crate::components::tag::{State, Tag};
use crate::format::{money, money_in};
use crate::markup::{View, view};
use crate::text::{t, t_view, words::money as words};
use leptos::prelude::*;
use portal_domain::money::Pence;

/// One line: the whole row is one link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where more of it is.
    pub href: String,
    /// What it was for, as a picture.
    pub icon: Icon,
    /// Who was paid, or who paid.
    pub name: String,
    /// What it was for; empty where the name says it.
    pub purpose: String,
    /// How much, without a sign.
    pub amount: Pence,
    /// Money that came in; said in words and with a plus.
    pub money_in: bool,
    /// Where it is and what it needs.
    pub states: Vec<State>,
}

/// One day.
#[component]
pub fn LedgerDay(
    /// "Yesterday, Tuesday 31 March"
    #[prop(into)]
    title: String,
    /// What was left at its end, where that is known.
    #[prop(optional_no_strip, into)]
    left: Option<Pence>,
    lines: Vec<Line>,
    /// Where one is already: the line that leads there says so.
    #[prop(optional, into)]
    here: String,
) -> View {
    let left = left.map(|left| {
        let amount = view! { <bdi>{money(left)}</bdi> };
        view! { <p class="app-ledger__left">{t_view(words::LEFT, [("amount", amount)])}</p> }
    });
    view! {
        <section class="app-ledger__day">
            <div class="app-ledger__head">
                <h3 class="app-ledger__title">{title}</h3>
                {left}
            </div>
            <ul class="app-ledger__list">{lines.into_iter().map(|one| line(one, &here)).collect_view()}</ul>
        </section>
    }
}

fn line(line: Line, here: &str) -> View {
    let money_in = line.money_in;
    view! { <li class="app-ledger__item" class:app-ledger__item--in=money_in>{link(line, here)}</li> }
}

/// The link of a line, for a list that has more in its rows.
pub fn link(line: Line, here: &str) -> View {
    let current = (line.href == here).then_some("true");
    let amount = if line.money_in { money_in(line.amount) } else { money(line.amount) };
    let tags = line.states.into_iter().map(|state| view! { <Tag state/> " " });
    let tags = (tags.len() > 0).then(|| view! { <span class="app-ledger__tag">{tags.collect_view()}</span> });
    view! {
        <a class="app-ledger__link" href=line.href aria-current=current>
            <span class="app-ledger__icon">{line.icon.view()}</span>
            <span class="app-ledger__what">
                <span class="app-ledger__name">{line.name}</span>
                {(!line.purpose.is_empty()).then(|| view! { <span class="app-ledger__for">{line.purpose}</span> })}
            </span>
            <span class="app-ledger__amount">
                {line.money_in.then(|| view! { <span class="app-ledger__direction">{t(words::MONEY_IN)}</span> })}
                <bdi>{amount}</bdi>
            </span>
            {tags}
        </a>
    }
}
