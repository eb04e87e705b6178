//! More: what is not in the bar, and the way out.

use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::account::Account;
use crate::app::unlock::Device;
use crate::components::banner::{Banner, Tone};
use crate::components::button::{Button, Tone as ButtonTone};
use crate::components::heading::Heading;
use crate::components::link_row::LinkRow;
use crate::offline::Queue;
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::{t, t_count, t_view, words::account as words, words::errors, words::help};

/// The page.
#[component]
pub fn More() -> View {
    let (session, account) = (Session::here(), Account::here());
    let person = {
        let session = session.clone();
        Memo::new(move |before: Option<&Option<(String, bool)>>| match session.signed() {
            Signed::In(view) => Some((view.person.name.to_string(), view.accounts.len() > 1)),
            Signed::Unknown | Signed::Out | Signed::Ended(_) => before.cloned().flatten(),
        })
    };
    let signed_in_as = move || {
        person.get().map(|(name, _)| {
            let name = view! { <strong>{name}</strong> };
            view! { <p>{t_view(words::SIGNED_IN_AS, [("name", name)])}</p> }
        })
    };
    let helps_several = Memo::new(move |_| person.get().is_some_and(|(_, several)| several));
    let link = |label: &'static str, page: Page| view! { <li><LinkRow label href=page/></li> };
    view! {
        <div class="app-stack app-stack--wide">
            <Heading text=t(words::MORE)/>
            <section class="app-stack app-stack--close" aria-labelledby="you">
                <h2 id="you">{t(words::MORE_YOU)}</h2>
                {signed_in_as}
                <ul class="app-stack app-stack--tight">
                    <Show when=move || helps_several.get()>{link(t(words::WHO_YOU_HELP), Page::WhoYouHelp)}</Show>
                    <Show when=move || account.view().is_some()>{link(t(words::WHO_LOOKED), Page::WhoLooked)}</Show>
                    {link(t(words::SESSIONS), Page::Sessions)}
                    {link(t(words::CHANGE_PASSWORD), Page::ChangePassword)}
                </ul>
                <SignOut/>
            </section>
            <section class="app-stack app-stack--close" aria-labelledby="about">
                <h2 id="about">{t(words::MORE_ABOUT)}</h2>
                <ul class="app-stack app-stack--tight">
                    {link(t(help::TITLE), Page::Help)}
                    {link(t(help::WHAT), Page::WhatIsADirectPayment)}
                    {link(t(help::ACCESSIBILITY), Page::Accessibility)}
                    {link(t(help::PRIVACY), Page::Privacy)}
                    {link(t(help::COMPLAINTS), Page::Complaints)}
                </ul>
            </section>
        </div>
    }
}

/// Signs out. Where something has not gone to the council, it says so first and asks.
#[component]
fn SignOut() -> View {
    let (session, device) = (Session::here(), Device::here());
    let waiting = Memo::new(move |_| device.vault().map_or(0, |vault| vault.outbox().queue().with(things)));
    let asked = RwSignal::new(false);
    let going = ArcRwSignal::new(false);
    let failed = ArcRwSignal::new(false);
    let leave = {
        let (session, going, failed) = (StoredValue::new(session), going.clone(), failed.clone());
        Callback::new(move |()| {
            let (session, going, failed) = (session.get_value(), going.clone(), failed.clone());
            if going.get_untracked() {
                return;
            }
            going.set(true);
            failed.set(false);
            spawn_local(async move {
                // Signed out, this page is left, and what was drawn of it is gone before it could follow.
                if session.sign_out().await.is_err() {
                    failed.set(true);
                    going.set(false);
                }
            });
        })
    };
    let press = Callback::new(move |()| {
        if waiting.get_untracked() == 0 {
            leave.run(());
        } else {
            asked.set(true);
        }
    });
    let stay = Callback::new(move |()| asked.set(false));
    let not_yet = Signal::derive(move || going.get());
    view! {
        <Show when=move || failed.get()>
            <Banner tone=Tone::Offline title=t(words::SIGN_OUT_FAILED) live=true><p>{t(errors::OFFLINE_NEEDED)}</p></Banner>
        </Show>
        <Show
            when=move || asked.get()
            fallback=move || view! { <div><Button label=t(words::SIGN_OUT) not_yet on_press=press/></div> }
        >
            <Banner tone=Tone::Waiting title=TextProp::from(move || t_count(words::SIGN_OUT_WAITING, waiting.get(), [])) live=true>
                <div class="app-stack app-stack--close">
                    <p>{t(words::SIGN_OUT_WAITING_WHY)}</p>
                    <div class="app-cluster">
                        <Button label=t(words::SIGN_OUT_STAY) tone=ButtonTone::Primary on_press=stay/>
                        <Button label=t(words::SIGN_OUT_ANYWAY) not_yet on_press=leave/>
                    </div>
                </div>
            </Banner>
        </Show>
    }
}

/// How many things of this person have not gone, whatever payment they belong to. A spend with its receipts is one.
fn things(queue: &Queue) -> usize {
    let mut accounts: Vec<_> = queue.items().iter().map(|item| item.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let counts =
        accounts.into_iter().map(|account| crate::ledger::on_device::OnDevice::of(queue, account).count());
    counts.sum::<usize>().saturating_add(queue.unreadable())
}
