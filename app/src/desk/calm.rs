//! That nothing waits: the end of the row, and where to go from there.

use leptos::prelude::*;

use super::open::Open;
use super::place::Place;
use super::queue::People;
use crate::components::banner::{Banner, Tone};
use crate::markup::{View, view};
use crate::reactive::Memo;
use crate::text::{t_count, t_with, words::desk as words};

/// The id of the sentence.
pub const CALM: &str = "calm";

/// The sentence that says it of this person.
pub fn sentence(open: &Open) -> Option<String> {
    open.view().map(|view| t_with(words::CALM, [("name", view.recipient.called.as_str())]))
}

/// The sentence, while nothing waits, with the next of the people who have something new.
#[component]
pub fn Calm(
    /// What is known of the person.
    open: Open,
) -> View {
    let (people, account) = (People::here(), open.account());
    let is_calm = {
        let open = open.clone();
        Memo::new(move |_| open.is_calm())
    };
    let next = Memo::new(move |_| {
        let person = people.next_with_news(account)?;
        let news = t_count(words::NEW_SPENDS, usize::try_from(person.new_spends).unwrap_or_default(), []);
        let words = t_with(words::CALM_NEXT, [("name", person.recipient.name.as_str()), ("news", &news)]);
        Some((Place::Person(person.account).path(), words))
    });
    View::live(move || {
        let title = is_calm.get().then(|| untrack(|| sentence(&open)))??;
        let link = move || next.get().map(|(href, words)| view! { <p><a href=href>{words}</a></p> });
        Some(view! {
            <div id=CALM tabindex="-1"><Banner tone=Tone::Fine title>{link}</Banner></div>
        })
    })
}
