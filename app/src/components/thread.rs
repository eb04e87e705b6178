//! One conversation, oldest first. Who spoke is said by name, side, shape and edge.

use crate::components::tag::{State, Tag};
use crate::markup::{View, view};
use crate::reactive::Signal;
use crate::text::{t, words::messages};
use leptos::prelude::*;

/// One message.
#[derive(Clone, Debug)]
pub struct Message {
    /// "You", or the whole name and where they are from.
    pub from: String,
    /// Written by the reader's side.
    pub mine: bool,
    /// The time of day, or day and time where no day stands above.
    pub time: String,
    /// What was written; its lines are kept.
    pub text: String,
    /// Where it is, for one's own messages.
    pub state: Option<State>,
    /// More about it: "Read by Ama today at 8:50".
    pub note: Option<String>,
    /// Tries again to send what could not be sent.
    pub again: Option<Callback<()>>,
    /// Throws away what has not been sent.
    pub delete: Option<Callback<()>>,
}

/// A line of the conversation.
#[derive(Clone, Debug)]
pub enum Line {
    /// A new day begins: "Tuesday 24 March".
    Day(String),
    /// Somebody wrote.
    Message(Message),
}

/// The conversation. New messages are read out.
#[component]
pub fn Thread(
    #[prop(into)] lines: Signal<Vec<Line>>,
    /// Closer together, for the desk.
    #[prop(optional)]
    dense: bool,
) -> View {
    let drawn = move || {
        lines
            .get()
            .into_iter()
            .map(|line| match line {
                Line::Day(day) => view! { <li><h3 class="app-thread__day">{day}</h3></li> },
                Line::Message(message) => drawn(message),
            })
            .collect_view()
    };
    view! {
        <div role="log" aria-label=t(messages::THREAD)>
            <ol class="app-thread" class:app-thread--dense=dense>{drawn}</ol>
        </div>
    }
}

fn drawn(message: Message) -> View {
    let unsent = matches!(message.state, Some(State::OnThisPhone | State::Sending | State::NotSent));
    let side = if message.mine { "app-thread__message--mine" } else { "app-thread__message--theirs" };
    let unsent = if unsent { " app-thread__message--unsent" } else { "" };
    let paragraphs: Vec<_> = message
        .text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let line = line.to_owned();
            view! { <p>{line}</p> }
        })
        .collect();
    let state = (message.state.is_some() || message.note.is_some()).then(|| {
        view! {
            <div class="app-thread__state">
                {message.state.map(|state| view! { <Tag state/> })}
                {message.note.map(|note| view! { <span>{note}</span> })}
            </div>
        }
    });
    let action = |words: &'static str, run: Callback<()>| {
        view! { <button class="app-thread__action" type="button" on:click=move |_| run.run(())>{words}</button> }
    };
    let actions = (message.again.is_some() || message.delete.is_some()).then(|| {
        view! {
            <div class="app-thread__actions">
                {message.again.map(|run| action(t(messages::TRY_AGAIN), run))}
                {message.delete.map(|run| action(t(messages::DELETE), run))}
            </div>
        }
    });
    view! {
        <li class=format!("app-thread__message {side}{unsent}")>
            <p class="app-thread__from">
                <span class="app-thread__name">{message.from}</span>
                " "
                <span class="app-thread__time">{message.time}</span>
            </p>
            <div class="app-thread__bubble">{paragraphs}</div>
            {state}
            {actions}
        </li>
    }
}
