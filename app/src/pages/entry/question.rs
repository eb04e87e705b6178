//! The question about an entry: who asked what, and the box for the answer.

use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use portal_domain::api::{AccountView, MessageRecord};
use portal_domain::id::{AccountId, ThreadId};
use portal_domain::message::Side;
use portal_domain::time::london_date;
use std::sync::Arc;

use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::link_row::LinkRow;
use crate::format::date;
use crate::ledger::row::Row;
use crate::page::Page;
use crate::pages::question::asker::Asker;
use crate::pages::question::reply::Reply;
use crate::text::{t, t_with, words::money as words, words::spending};

/// The conversation about a row: the question with its box while it waits for an answer, afterwards the way to it.
#[component]
pub fn Question(account: AccountId, row: Memo<Option<Row>>, view: Memo<Option<Arc<AccountView>>>) -> View {
    let thread = Memo::new(move |_| row.with(|row| row.as_ref()?.record.thread.map(|mark| mark.thread)));
    let waits = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(Row::has_question)));
    let answer_here = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.answer_here)));
    View::live(move || {
        let thread = thread.get()?;
        Some(if waits.get() {
            view! { <Asked thread account view/> }
        } else {
            view! {
                <div class="app-stack app-stack--tight">
                    {move || answer_here.get().then(|| view! { <p>{t(words::QUESTION_WAITS)}</p> })}
                    <div><LinkRow label=t(words::QUESTION_SEE) href=Page::Question(thread)/></div>
                </div>
            }
        })
    })
}

/// What was asked, and the box.
#[component]
fn Asked(thread: ThreadId, account: AccountId, view: Memo<Option<Arc<AccountView>>>) -> View {
    let record = move |view: &Option<Arc<AccountView>>| {
        view.as_ref().and_then(|view| view.todo.questions.iter().find(|record| record.id == thread).cloned())
    };
    let asker = Memo::new(move |_| view.with(record).as_ref().and_then(Asker::of));
    let said = move || {
        let message = asked(view.with(record)?.messages)?;
        let day = date(london_date(message.at), clock::today());
        let asked = t_with(words::QUESTION_ASKED, [("name", message.by.called.as_str()), ("date", &day)]);
        let lines = message.text.as_str().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
        Some(view! {
            <p>{asked}</p>
            <blockquote class="app-stack app-stack--tight">{lines.map(|line| view! { <p>{line}</p> }).collect_view()}</blockquote>
        })
    };
    let wrong = RwSignal::new(None::<String>);
    view! {
        <Banner tone=Tone::Waiting title=t(spending::ENTRY_QUESTION)>
            <div class="app-stack app-stack--close">
                {said}
                <Reply thread account asker wrong/>
                <div><LinkRow label=t(words::QUESTION_SEE) href=Page::Question(thread)/></div>
            </div>
        </Banner>
    }
}

/// The last thing that the council wrote there.
fn asked(messages: Vec<MessageRecord>) -> Option<MessageRecord> {
    messages.into_iter().rev().find(|message| Side::from(message.acting_as) == Side::Council)
}
