//! The question about an entry: who asked what, and the way to the answer.

use crate::markup::{View, view};
use leptos::prelude::*;
use portal_domain::api::{AccountView, MessageRecord, ThreadMark};
use portal_domain::message::Side;
use portal_domain::time::london_date;
use std::sync::Arc;

use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::{ButtonLink, Tone as ButtonTone};
use crate::components::icon::Icon;
use crate::components::link_row::LinkRow;
use crate::format::date;
use crate::page::Page;
use crate::pages::money::row::Row;
use crate::text::{t, t_with, words::money as words, words::spending};

/// The question of a row that has one.
pub fn question(row: &Row, mark: ThreadMark, view: Option<&Arc<AccountView>>) -> View {
    let href = Page::Question(mark.thread);
    if !row.has_question() {
        return view! {
            <div class="app-stack app-stack--tight">
                {row.answer_here.then(|| view! { <p>{t(words::QUESTION_WAITS)}</p> })}
                <div><LinkRow label=t(words::QUESTION_SEE) href/></div>
            </div>
        };
    }
    let asked = view.and_then(|view| asked(view, mark));
    let officer = view.map_or_else(String::new, |view| view.officer.officer.called.to_string());
    let who = asked.as_ref().map_or(officer, |message| message.by.called.to_string());
    let words_of_it = asked.map(|message| {
        let day = date(london_date(message.at), clock::today());
        let asked = t_with(words::QUESTION_ASKED, [("name", &who), ("date", &day)]);
        let lines = message.text.as_str().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
        view! {
            <p>{asked}</p>
            <blockquote class="app-stack app-stack--tight">{lines.map(|line| view! { <p>{line}</p> }).collect_view()}</blockquote>
        }
    });
    let label = t_with(words::QUESTION_ANSWER, [("name", &who)]);
    view! {
        <Banner tone=Tone::Waiting title=t(spending::ENTRY_QUESTION)>
            <div class="app-stack app-stack--close">
                {words_of_it}
                <div><ButtonLink label href tone=ButtonTone::Primary icon=Icon::MESSAGE/></div>
            </div>
        </Banner>
    }
}

/// The last thing that the council wrote there.
fn asked(view: &AccountView, mark: ThreadMark) -> Option<MessageRecord> {
    let thread = view.todo.questions.iter().find(|thread| thread.id == mark.thread)?;
    thread.messages.iter().rev().find(|message| Side::from(message.acting_as) == Side::Council).cloned()
}
