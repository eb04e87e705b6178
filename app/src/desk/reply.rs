//! The conversation about an entry, and the box to ask in. What is written stays in the box until the server has it.

use crate::markup::{Show, View, view};
use crate::reactive::{RwSignal, Signal};
use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{
    AccountView, AskBody, EntryRecord, GetEntry, GetThread, MessageBody, MessageRecord, PutMessage,
    PutQuestion,
};
use portal_domain::text::{MessageText, TextError};
use wasm_bindgen::JsCast;

use super::drafts::{Draft, Drafts};
use super::open::Open;
use super::trouble::why;
use crate::app::announcer::Announcer;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::thread::{Line, Message, Thread};
use crate::format::moment;
use crate::session::Session;
use crate::text::{t, t_with, words::desk as words, words::errors, words::shell};

/// The id of the box.
pub const BOX: &str = "ask";

/// Moves the focus to the element of this id; whether it is there.
pub fn focus(id: &str) -> bool {
    document()
        .get_element_by_id(id)
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

/// Whether what had the focus is gone: whoever is elsewhere by now stays there.
pub fn focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// The conversation.
#[component]
#[expect(
    clippy::too_many_lines,
    reason = "what is drawn is one piece: the words, the box, and what became of them"
)]
pub fn Reply(
    /// What is known of the person.
    open: Open,
    /// Their payment.
    view: Arc<AccountView>,
    /// The entry.
    record: EntryRecord,
) -> View {
    let account = open.account();
    let called = view.recipient.called.to_string();
    let me = Session::here().view_untracked().map(|view| view.person.id);
    let written = RwSignal::new(Vec::<MessageRecord>::new());
    let thread = record.thread.map(|mark| mark.thread);
    let session = Session::here();
    if let Some(thread) = thread {
        let session = session.clone();
        spawn_local(async move {
            if let Ok(found) = session.read(&GetThread { account, thread }).await {
                written.try_set(found.messages);
            }
        });
    }
    let lines = Signal::derive(move || {
        let today = clock::today();
        let line = |message: MessageRecord| {
            Line::Message(Message {
                from: message.by.name.to_string(),
                mine: Some(message.by.id) == me,
                time: moment(message.at, today),
                text: message.text.to_string(),
                state: None,
                note: None,
                again: None,
                delete: None,
            })
        };
        written.get().into_iter().map(line).collect::<Vec<_>>()
    });
    let (entry, drafts) = (record.id, Drafts::here());
    let begun = drafts.of(entry);
    let (ids, text) = (StoredValue::new(begun.ids), RwSignal::new(begun.text));
    let (problem, sending) = (RwSignal::new(None::<&'static str>), RwSignal::new(false));
    let announcer = Announcer::here();
    let write = move |words: String| {
        drafts.keep(entry, Draft { text: words.clone(), ids: ids.get_value() });
        text.set(words);
        problem.set(None);
    };
    let wrong = move |words| {
        problem.set(Some(t(words)));
        focus(BOX);
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if sending.get_untracked() {
            return;
        }
        let message = match MessageText::new(&text.get_untracked()) {
            Ok(message) => message,
            Err(TextError::Missing) => return wrong(errors::TEXT_MISSING),
            Err(TextError::TooLong) => return wrong(errors::TEXT_TOO_LONG),
        };
        let Some((id, begun)) = ids.get_value() else { return problem.set(Some(t(errors::FAULT))) };
        sending.set(true);
        let (session, open, announcer) = (session.clone(), open.clone(), announcer.clone());
        spawn_local(async move {
            let answer = if let Some(thread) = thread {
                let call = PutMessage { account, thread, message: id };
                session.call(&call, &MessageBody { text: message }).await
            } else {
                let call = PutQuestion { account, entry, message: id };
                session.call(&call, &AskBody { thread: begun, text: message }).await
            };
            sending.try_set(false);
            match answer {
                Ok(talk) => {
                    drafts.sent(entry);
                    text.try_set(String::new());
                    ids.try_set_value(drafts.of(entry).ids);
                    problem.try_set(None);
                    written.try_set(talk.messages);
                    announcer.say(t(words::SENT));
                    if let Ok(record) = session.read(&GetEntry { account, entry }).await {
                        open.replace(record);
                    }
                }
                Err(error) => {
                    problem.try_set(Some(why(&error)));
                }
            }
        });
    };
    view! {
        <div class="app-queue__head"><h2 class="app-queue__title" id="talk">{t(words::MESSAGES)}</h2></div>
        <div class="app-desk__talk">
            <Show when=move || !written.with(Vec::is_empty) fallback=move || view! { <p>{t(words::MESSAGES_NONE)}</p> }>
                <Thread lines dense=true/>
            </Show>
        </div>
        <form class="app-reply" on:submit=send>
            <div class="app-reply__head">
                <label class="app-reply__label" for=BOX>{t_with(words::ASK_ABOUT, [("name", &called)])}</label>
            </div>
            <p class="app-queue__sort" id="ask-hint">{t_with(words::ASK_HINT, [("name", &called)])}</p>
            <div id="ask-problem">
                {move || problem.get().map(|problem| view! {
                    <Banner tone=Tone::Wrong title=t(shell::PROBLEM) live=true><p>{problem}</p></Banner>
                })}
            </div>
            <textarea
                class="app-reply__box"
                id=BOX
                name="ask"
                rows="3"
                aria-describedby="ask-hint ask-problem"
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=text
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
            <button class="app-button app-button--primary" type="submit" aria-disabled=move || sending.get().then_some("true")>
                <span>{t_with(words::SEND_TO, [("name", &called)])}</span>
            </button>
        </form>
    }
}
