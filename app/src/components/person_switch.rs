//! Who are you helping now? One large row each.

use crate::components::avatar::Avatar;
use crate::components::icon::Icon;
use crate::markup::{Draw, View, view};
use leptos::prelude::*;

/// One person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The whole name.
    pub name: String,
    /// What they are to the reader, what the reader may do, and until when: a line each.
    pub facts: Vec<String>,
    /// That this one is chosen, in words: "You are helping now".
    pub now: Option<&'static str>,
}

/// The rows; pressing one chooses it, by its place in the list.
#[component]
pub fn PersonSwitch(people: Vec<Person>, #[prop(into)] on_choose: Callback<usize>) -> View {
    let row = |(at, person): (usize, Person)| {
        let facts = person.facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view();
        let is_now = person.now.is_some();
        let now = person
            .now
            .map(|words| view! { <span class="app-person-switch__now">{Icon::TICK.small()}{words}</span> });
        view! {
            <li>
                <button
                    class="app-person-switch__link"
                    type="button"
                    aria-current=is_now.then_some("true")
                    on:click=move |_| on_choose.run(at)
                >
                    <Avatar name=person.name.clone()/>
                    <span class="app-person-switch__text">
                        <span class="app-person-switch__name">{person.name}</span>
                        {now}
                        {facts}
                    </span>
                </button>
            </li>
        }
    };
    view! { <ul class="app-person-switch">{people.into_iter().enumerate().map(row).collect_view()}</ul> }
        .draw()
}
