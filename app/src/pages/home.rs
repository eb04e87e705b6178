//! Home: how the money stands, the one main thing to press, what is only here, what is to be done, and who is there.

use crate::markup::{Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use portal_domain::api::AccountView;
use std::sync::Arc;

use crate::account::Account;
use crate::clock;
use crate::components::greeting::Greeting;
use crate::components::link_row::LinkRow;
use crate::components::officer_card::{Officer, OfficerCard};
use crate::components::outbox::OutboxNotice;
use crate::components::skeleton::Skeleton;
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::{t, t_with, words::home as words};
use crate::wording;
use greeting::{hello, line};
use todo::ThingsToDo;

use super::money::AddSpend;
use super::money::show::Show as Shown;
use super::money::standing::MoneyPanel;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::Voice;
use crate::trouble::Trouble;

mod greeting;
mod todo;

/// The page.
#[component]
pub fn Home() -> View {
    let (account, session) = (Account::here(), Session::here());
    let view = {
        let account = account.clone();
        Signal::derive(move || account.view())
    };
    let device = OnDevice::here();
    let called = Memo::new(move |before: Option<&String>| match session.signed() {
        Signed::In(view) => view.person.called.to_string(),
        Signed::Unknown | Signed::Out | Signed::Ended(_) => before.cloned().unwrap_or_default(),
    });
    let below =
        move || view.with(|view| view.as_ref().map_or_else(String::new, |view| line(view, clock::now())));
    let trouble = {
        let account = account.clone();
        move || {
            let account = account.clone();
            account
                .trouble()
                .map(|error| view! { <Trouble error again=Callback::new(move |()| account.reload())/> })
        }
    };
    let waits = move || view.with(Option::is_none) && account.trouble().is_none();
    view! {
        <div class="app-stack">
            <Greeting
                text=TextProp::from(move || hello(&called.get(), clock::now()))
                title=t(words::TITLE)
                line=TextProp::from(below)
            />
            {trouble}
            <div class="app-columns app-columns--even">
                <div class="app-stack">
                    <Show when=waits><Skeleton words=t(words::LOADING) panel=true/></Show>
                    <MoneyPanel view device>
                        <LinkRow label=t(words::SEE_MONEY) href=Page::Money/>
                    </MoneyPanel>
                    <AddSpend view/>
                    <OutboxNotice waiting=Signal::derive(move || device.with(OnDevice::count)) href=Shown::Here.path()/>
                </div>
                <div class="app-stack">
                    <ThingsToDo view device/>
                    {move || view.get().map(|view| view! { <OfficerCard officer=officer(&view) messages=Page::Messages/> })}
                </div>
            </div>
        </div>
    }
}

/// The card of the named officer.
fn officer(view: &Arc<AccountView>) -> Officer {
    let card = &view.officer;
    Officer {
        name: card.officer.name.to_string(),
        called: card.officer.called.to_string(),
        role: match Voice::of(view) {
            Voice::Own => t(words::OFFICER_ROLE).to_owned(),
            Voice::Helping(name) => t_with(words::OFFICER_ROLE_HELPING, [("name", &name)]),
        },
        hours: wording::hours(&card.hours),
        cover: None,
        phone: card.telephone.clone(),
    }
}
