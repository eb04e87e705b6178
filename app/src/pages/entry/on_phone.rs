//! What is still on this phone of an entry: where it is, how to hurry it, and a way out for what was not taken.

use crate::address::{Address, Going};
use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use portal_domain::id::EntryId;

use super::conflict::is_conflict;
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::components::progress::Progress;
use crate::components::trail::Trail;
use crate::ledger::on_device::{Custody, OnDevice};
use crate::offline::{Item, Reason, Standing, State};
use crate::pages::money::show::Show as Shown;
use crate::pages::spending::copies::Copies;
use crate::pages::spending::set_aside::SetAside;
use crate::pages::spending::way::Way;
use crate::text::{t, words::shell, words::spending};

/// The trail and what can be done; nothing when the council has all of it.
#[component]
pub fn OnPhone(
    /// Which entry.
    id: EntryId,
    /// What is on this device.
    device: Memo<OnDevice>,
) -> View {
    let way = Memo::new(move |_| device.with(|device| Way::of(device, id, standing())));
    let custody = Memo::new(move |_| way.with(|way| way.custody));
    announce(custody);
    let aside = Memo::new(move |_| device.with(|device| aside(device, id)));
    let state = move || match custody.get() {
        Custody::NotSent if aside.with(Vec::is_empty) => ().draw(),
        Custody::NotSent => view! { <Aside id device/> },
        Custody::Here => view! { <Here/> },
        Custody::Sending => view! { <Sending way/> },
        Custody::Council => ().draw(),
    };
    let paper = Memo::new(move |_| custody.get() != Custody::Council && way.with(|way| way.receipts > 0));
    view! {
        <Show when=move || custody.get() != Custody::Council>
            <div class="app-stack app-stack--close">
                <Trail place=Signal::derive(move || custody.get().place())/>
                {state}
                <Show when=move || paper.get()><p>{t(spending::KEEP_PAPER)}</p></Show>
                <div class="app-cluster app-cluster--tight">
                    <Show when=move || custody.get() == Custody::Here><TryNow/></Show>
                    <Copies id device/>
                </div>
            </div>
        </Show>
    }
}

fn standing() -> Standing {
    Device::here().vault().map_or(Standing::Well, |vault| vault.sync().standing().get())
}

/// Says where it is now, when that changes while the page is open.
fn announce(custody: Memo<Custody>) {
    let announcer = Announcer::here();
    Effect::new(move |before: Option<Custody>| {
        let now = custody.get();
        if before.is_some_and(|before| before != now) {
            announcer.say(t(match now {
                Custody::NotSent => shell::NOT_SENT,
                Custody::Here => shell::ON_THIS_PHONE,
                Custody::Sending => shell::SENDING,
                Custody::Council => shell::WITH_COUNCIL,
            }));
        }
        now
    });
}

/// Only on this phone; it goes by itself.
#[component]
fn Here() -> View {
    let device = Device::here();
    View::live(move || {
        if !device.connected() || standing() == Standing::NoWay {
            view! {
                <Banner tone=Tone::Offline title=t(spending::NO_SIGNAL) live=true><p>{t(spending::NO_SIGNAL_WHY)}</p></Banner>
            }
        } else {
            view! { <p>{t(spending::GOES_BY_ITSELF)}</p> }
        }
    })
}

/// On its way: how much of the photographs has gone.
#[component]
fn Sending(way: Memo<Way>) -> View {
    let percent = Memo::new(move |_| way.with(|way| way.percent));
    let words = move || match percent.get() {
        0..10 => t(spending::SENT_NONE),
        10..50 => t(spending::SENT_SOME),
        50.. => t(spending::SENT_MOST),
    };
    view! {
        <Show when=move || way.with(|way| way.receipts > 0)>
            <div class="app-stack app-stack--tight">
                <Progress id="sent" words=TextProp::from(move || words().to_owned()) done=percent/>
            </div>
        </Show>
    }
}

/// What was not taken, and the ways out.
#[component]
fn Aside(id: EntryId, device: Memo<OnDevice>) -> View {
    let address = Address::here();
    let aside = Memo::new(move |_| device.with(|device| aside(device, id)));
    let was_spend = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || device.with(|device| device.spend(id).is_some())
    });
    let deleted = Callback::new(move |()| {
        // Where the spend itself was thrown away nothing is left to show.
        if was_spend.try_get_untracked() == Some(true) {
            address.go(&Shown::All.path(), Going::Instead);
        }
    });
    View::live(move || view! { <SetAside items=aside.get() on_deleted=deleted/> })
}

fn aside(device: &OnDevice, id: EntryId) -> Vec<Item> {
    let parts = device.spend(id).into_iter().chain(device.receipts(id).map(|(_, item)| item));
    // Between two changes a person chooses elsewhere on the page.
    let changes = device.changes(id).filter(|item| !is_conflict(item));
    parts
        .chain(changes)
        .chain(device.filings(id))
        .filter(|item| needs_a_person(&item.state))
        .cloned()
        .collect()
}

/// What the person stopped is asked about beside its picture.
fn needs_a_person(state: &State) -> bool {
    matches!(state, State::SetAside(reason) if *reason != Reason::Stopped)
}

/// Tries to send at once.
#[component]
fn TryNow() -> View {
    let (device, announcer) = (Device::here(), Announcer::here());
    let send = Callback::new(move |()| {
        if let Some(vault) = device.vault_untracked() {
            announcer.say(t(spending::TRYING));
            vault.sync().wake();
        }
    });
    view! { <Button label=t(spending::TRY_SEND) icon=Icon::ARROW_UP on_press=send/> }
}
