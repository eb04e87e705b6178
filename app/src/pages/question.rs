//! One question about a spend: who asks, what about, what was said, and the box for an answer.

use crate::markup::{Draw, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;
use portal_domain::api::{GetThread, ThreadRecord};
use portal_domain::id::{AccountId, ThreadId};
use portal_domain::message::Side;
use portal_domain::spending::Entry;

use super::messages::subject::about;
use crate::account::Account;
use crate::app::frame::Frame;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::avatar::Avatar;
use crate::components::emergency::Emergency;
use crate::components::exit::Exit;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::link_row::BackLink;
use crate::components::phone::Phone;
use crate::components::skeleton::Skeleton;
use crate::components::thread::Thread;
use crate::components::todo::{Lead, Todo, TodoList};
use crate::fetched::{Fetched, look_again};
use crate::format::date;
use crate::ledger::on_device::OnDevice;
use crate::page::Page;
use crate::session::Session;
use crate::text::words::{messages, shell};
use crate::text::{t, t_with};
use crate::trouble::Trouble;
use crate::wording;
use asker::Asker;
use lines::{Ways, lines};
use reply::Reply;

pub(super) mod asker;
mod lines;
pub(super) mod reply;

/// The page.
#[component]
pub fn Question(
    /// Which conversation.
    id: ThreadId,
) -> View {
    let (session, device) = (Session::here(), OnDevice::here());
    let account = Memo::new(move |before: Option<&Option<AccountId>>| {
        session.acting_for().map(|summary| summary.account).or_else(|| before.copied().flatten())
    });
    let fetched = Fetched::<ThreadRecord>::here();
    let asking = fetched.clone();
    let load = move || {
        if let Some(Some(account)) = account.try_get_untracked() {
            asking.load(GetThread { account, thread: id });
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

    let answer = fetched.clone();
    let thread = Memo::new(move |_| answer.answer());
    let asker = Memo::new(move |_| thread.with(|thread| thread.as_ref().and_then(Asker::of)));
    let wrong = RwSignal::new(None::<String>);
    let name = move || {
        asker
            .with(|asker| asker.as_ref().map(|asker| asker.name.clone()))
            .unwrap_or_else(|| t(messages::TITLE).to_owned())
    };
    let title = move || {
        let subject = thread.with(|thread| thread.as_ref().map(|thread| about(&thread.entry.entry)));
        subject.map_or_else(name, |subject| {
            t_with(messages::PAGE_TITLE, [("officer", &name()), ("subject", &subject)])
        })
    };
    let is_known = Memo::new(move |_| thread.with(Option::is_some));
    let trouble = fetched.clone();
    let body = move || {
        let account = account.get();
        match (is_known.get(), account) {
            (true, Some(account)) => {
                view! { <Conversation id account thread asker wrong device/> }
            }
            (true, None) | (false, _) if fetched.trouble().is_some() => ().draw(),
            (true, None) | (false, _) => view! { <Skeleton words=t(messages::LOADING)/> },
        }
    };
    let again = Callback::new(move |()| load());
    let night = Frame::here().of_council(|council| council.out_of_hours.clone());
    view! {
        <Exit/>
        <div class="app-stack app-form">
            <BackLink label=t(shell::BACK_MESSAGES) href=Page::Messages/>
            <div class="app-officer-card__head">
                {move || asker.get().map(|asker| view! { <Avatar name=asker.name/> })}
                <div class="app-officer-card__who">
                    <Heading
                        text=TextProp::from(name)
                        title=TextProp::from(title)
                        wrong=Signal::derive(move || wrong.with(Option::is_some))
                    />
                    <Role asker/>
                </div>
            </div>
            {move || trouble.trouble().map(|error| view! { <Trouble error again/> })}
            {body}
            <Emergency night_phone=night/>
        </div>
    }
}

/// What the one who asks is to the reader, and their number.
#[component]
fn Role(asker: Memo<Option<Asker>>) -> View {
    let account = Account::here();
    View::live(move || {
        let (asker, view) = (asker.get()?, account.view()?);
        let role = asker.role(&view);
        let number = asker.telephone(&view);
        Some(view! { <p>{role}</p> <p>{Icon::PHONE.small()} " " <Phone number/></p> })
    })
}

/// What was said, and the answer.
#[component]
fn Conversation(
    id: ThreadId,
    account: AccountId,
    thread: Memo<Option<ThreadRecord>>,
    asker: Memo<Option<Asker>>,
    wrong: RwSignal<Option<String>>,
    device: Memo<OnDevice>,
) -> View {
    let session = Session::here();
    let me = session.view_untracked().map(|view| view.person.id);
    let ways = Ways::of(Device::here());
    let said = Signal::derive(move || {
        thread
            .with(|thread| {
                thread
                    .as_ref()
                    .map(|thread| device.with(|device| lines(thread, me, device, ways, clock::today())))
            })
            .unwrap_or_default()
    });
    let turn = move || {
        let yours =
            thread.with(|thread| thread.as_ref().is_some_and(|thread| thread.waits_for == Side::Person));
        if yours && !device.with(|device| device.answers(id)) {
            return t(messages::YOURS).to_owned();
        }
        let called = asker.with(|asker| asker.as_ref().map(|asker| asker.called.clone())).unwrap_or_default();
        t_with(messages::THEIRS, [("officer", &called)])
    };
    let card = Memo::new(move |_| thread.with(|thread| thread.as_ref().map(card)));
    view! {
        {move || card.get().map(|card| view! { <TodoList things=vec![card]/> })}
        <h2 class="app-visually-hidden">{t(messages::TITLE)}</h2>
        <Thread lines=said/>
        <p><strong>{turn}</strong></p>
        <Reply thread=id account asker wrong/>
    }
}

/// The spend it is about.
fn card(thread: &ThreadRecord) -> Todo {
    let entry = &thread.entry.entry;
    let day = date(entry.date(), clock::today());
    let (words, icon) = match entry {
        Entry::Spend(spend) => (wording::category(spend.category), wording::category_icon(spend.category)),
        Entry::MoneyIn(money) => (wording::money_in(money.kind), Icon::POUND),
    };
    Todo {
        href: Page::Spend(thread.entry.id).path(),
        title: about(entry),
        hint: t_with(messages::SPEND_FACTS, [("date", &day), ("category", words)]),
        lead: Lead::About(icon),
    }
}
