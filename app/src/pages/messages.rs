//! The questions about spends: those that wait for the reader first.

use crate::markup::{Draw, View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::api::{ListThreads, ThreadPage, ThreadRecord};
use portal_domain::id::AccountId;
use portal_domain::message::Side;
use portal_domain::time::london_date;

use crate::account::Account;
use crate::clock;
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::components::todo::{Lead, Todo, TodoList};
use crate::fetched::{Fetched, look_again};
use crate::format::date;
use crate::ledger::on_device::OnDevice;
use crate::page::Page;
use crate::session::Session;
use crate::text::words::messages;
use crate::text::{t, t_with};
use crate::trouble::Trouble;
use subject::about;

pub mod subject;

/// The page.
#[component]
pub fn Messages() -> View {
    let (session, device) = (Session::here(), OnDevice::here());
    let account = Memo::new(move |before: Option<&Option<AccountId>>| {
        session.acting_for().map(|summary| summary.account).or_else(|| before.copied().flatten())
    });
    let fetched = Fetched::<ThreadPage>::here();
    let asked = fetched.clone();
    let load = move || {
        if let Some(Some(account)) = account.try_get_untracked() {
            asked.load(ListThreads { account });
        }
    };
    let delivered = Memo::new(move |_| device.with(OnDevice::delivered_count));
    let first = load.clone();
    Effect::new(move || {
        // Read and not only tracked: a memo that nobody reads follows nothing.
        account.get();
        delivered.get();
        first();
    });
    look_again(load.clone());

    let page = fetched.clone();
    let rows =
        Memo::new(move |_| page.answer().map(|page| device.with(|device| rows(&page.threads, device))));
    let trouble = fetched.clone();
    let list = move || match rows.get() {
        Some(rows) if rows.is_empty() => view! { <Nothing/> },
        Some(Rows { yours, others }) => view! {
            <Group id="yours" title=t(messages::GROUP_YOURS) things=yours/>
            <Group id="others" title=t(messages::GROUP_OTHERS) things=others/>
        },
        None if fetched.trouble().is_some() => ().draw(),
        None => view! { <Skeleton words=t(messages::LOADING)/> },
    };
    let again = Callback::new(move |()| load());
    view! {
        <div class="app-stack">
            <Heading text=t(messages::TITLE)/>
            <p>{t(messages::INTRO)}</p>
            {move || trouble.trouble().map(|error| view! { <Trouble error again/> })}
            {list}
        </div>
    }
}

/// The two groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rows {
    yours: Vec<Todo>,
    others: Vec<Todo>,
}

impl Rows {
    fn is_empty(&self) -> bool {
        self.yours.is_empty() && self.others.is_empty()
    }
}

/// An answer that waits on this device is an answer.
fn rows(threads: &[ThreadRecord], device: &OnDevice) -> Rows {
    let mut rows = Rows::default();
    for thread in threads {
        let answered = device.answers(thread.id);
        if thread.waits_for == Side::Person && !answered {
            rows.yours.push(row(thread, t(messages::YOURS), Icon::QUESTION));
        } else if answered {
            rows.others.push(row(thread, t(messages::ANSWER_HERE), Icon::DEVICE));
        } else {
            let officer = asker(thread);
            let next = t_with(messages::THEIRS, [("officer", &officer)]);
            rows.others.push(row(thread, &next, Icon::MESSAGE));
        }
    }
    rows
}

fn row(thread: &ThreadRecord, state: &str, icon: Icon) -> Todo {
    let day = thread.messages.first().map(|message| date(london_date(message.at), clock::today()));
    let asked = t_with(messages::ASKED, [("officer", &asker(thread)), ("date", &day.unwrap_or_default())]);
    Todo {
        href: Page::Question(thread.id).path(),
        title: about(&thread.entry.entry),
        hint: format!("{asked}. {state}."),
        lead: Lead::About(icon),
    }
}

/// What the one who asked is called.
fn asker(thread: &ThreadRecord) -> String {
    thread.messages.first().map(|message| message.by.called.to_string()).unwrap_or_default()
}

/// One group; nothing where it has nothing.
#[component]
fn Group(id: &'static str, title: &'static str, things: Vec<Todo>) -> View {
    (!things.is_empty())
        .then(|| {
            view! {
                <section class="app-stack app-stack--close" aria-labelledby=id>
                    <h2 id=id>{title}</h2>
                    <TodoList things/>
                </section>
            }
        })
        .draw()
}

/// When nobody has asked anything.
#[component]
fn Nothing() -> View {
    let account = Account::here();
    let words = move || {
        let officer = account.view().map(|view| view.officer.officer.called.to_string());
        officer.map(|officer| t_with(messages::EMPTY_WHY, [("officer", &officer)])).unwrap_or_default()
    };
    view! { <Empty picture=Picture::ALL_DONE title=t(messages::EMPTY) words=TextProp::from(words)/> }
}
