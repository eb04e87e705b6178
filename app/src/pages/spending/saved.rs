//! A spend just saved: where it is, live from the queue on this device, until the council has it.

use crate::address::{Address, Going};
use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, Signal};
use leptos::prelude::*;
use portal_domain::api::{EntryRecord, GetEntry, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::Proof;
use portal_domain::time::london_date;

use super::copies::Copies;
use super::facts::Facts;
use super::set_aside::SetAside;
use super::way::Way;
use crate::account::Account;
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::components::banner::{Banner, Tone};
use crate::components::button::{Button, ButtonLink, Shape};
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::link_row::LinkRow;
use crate::components::progress::Progress;
use crate::components::reference::Reference;
use crate::components::skeleton::Skeleton;
use crate::components::trail::Trail;
use crate::fetched::Fetched;
use crate::format::{full_date, time};
use crate::ledger::on_device::{Custody, OnDevice};
use crate::ledger::reader::{Reader, Voice};
use crate::offline::{Item, Standing, State};
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::words::{account, messages, shell, spending};
use crate::text::{t, t_with};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn Saved(
    /// Which spend.
    id: EntryId,
) -> View {
    let (device, reader, session) = (OnDevice::here(), Reader::here(), Session::here());
    let account = Memo::new(move |before: Option<&Option<AccountId>>| {
        session.acting_for().map(|summary| summary.account).or_else(|| before.copied().flatten())
    });
    let fetched = Fetched::<EntryRecord>::here();
    let asked = fetched.clone();
    let known = Memo::new(move |_| {
        let author = reader.author();
        let here = author.and_then(|author| device.with(|device| device.entry(id, &author)));
        let record = here.or_else(|| asked.answer())?;
        Some(device.with(|device| device.with_receipts(record)))
    });
    ask_the_council(id, account, known, fetched.clone());

    let way = Memo::new(move |_| device.with(|device| Way::of(device, id, standing())));
    let helped = helped();
    let title = move || way.with(|way| title(way.custody, helped.get().as_deref()));
    announce(way, known);
    let shown = move || match (known.with(Option::is_some), fetched.trouble()) {
        (true, _) => view! { <Whereabouts id known way device helped/> },
        (false, Some(error)) => {
            let fetched = fetched.clone();
            let again = Callback::new(move |()| {
                if let Some(account) = account.get_untracked() {
                    fetched.load(GetEntry { account, entry: id });
                }
            });
            view! { <Trouble error again/> }
        }
        (false, None) => view! { <Skeleton words=t(spending::ENTRY_LOADING)/> },
    };
    let is_known = Memo::new(move |_| known.with(Option::is_some));
    let heading = move || if is_known.get() { title() } else { t(spending::TITLE).to_owned() };
    view! {
        <div class="app-stack app-form">
            <Heading text=TextProp::from(heading)/>
            {shown}
        </div>
    }
}

/// How the sender stands.
fn standing() -> Standing {
    Device::here().vault().map_or(Standing::Well, |vault| vault.sync().standing().get())
}

/// The name of the person who is helped.
fn helped() -> Memo<Option<String>> {
    let account = Account::here();
    Memo::new(move |before: Option<&Option<String>>| match account.view() {
        Some(view) => Voice::of(&view).helped().map(str::to_owned),
        None => before.cloned().flatten(),
    })
}

/// After a reload this device may know nothing of it any more: then the council does.
fn ask_the_council(
    id: EntryId,
    account: Memo<Option<AccountId>>,
    known: Memo<Option<EntryRecord>>,
    fetched: Fetched<EntryRecord>,
) {
    let device = Device::here();
    Effect::new(move || {
        let open = device.vault().is_some() || device.trouble().is_some();
        if let (true, true, Some(account)) = (open, known.with(Option::is_none), account.get()) {
            fetched.load(GetEntry { account, entry: id });
        }
    });
}

fn title(custody: Custody, helped: Option<&str>) -> String {
    match (custody, helped) {
        (Custody::Here | Custody::NotSent, Some(name)) => t_with(spending::SAVED_HERE_FOR, [("name", name)]),
        (Custody::Here | Custody::NotSent, None) => t(spending::SAVED_HERE).to_owned(),
        (Custody::Sending, _) => t(spending::SENDING_TITLE).to_owned(),
        (Custody::Council, _) => t(spending::WITH_COUNCIL_TITLE).to_owned(),
    }
}

/// Each step is read out once, when it is come to.
fn announce(way: Memo<Way>, known: Memo<Option<EntryRecord>>) {
    let announcer = Announcer::here();
    let custody = Memo::new(move |_| way.with(|way| way.custody));
    Effect::new(move |before: Option<Option<Custody>>| {
        let custody = custody.get();
        let known = known.with(Option::is_some);
        let before = before.flatten();
        if known && before.is_some_and(|before| before != custody) {
            announcer.say(&title(custody, None));
        }
        known.then_some(custody)
    });
}

/// The trail and what belongs to the place where it is.
#[component]
fn Whereabouts(
    id: EntryId,
    known: Memo<Option<EntryRecord>>,
    way: Memo<Way>,
    device: Memo<OnDevice>,
    helped: Memo<Option<String>>,
) -> View {
    let custody = Memo::new(move |_| way.with(|way| way.custody));
    let place = Signal::derive(move || custody.get().place());
    let photos = Memo::new(move |_| way.with(|way| way.receipts > 0));
    let ended = has_ended();
    let state = move || match custody.get() {
        Custody::NotSent => view! { <Aside id device/> },
        Custody::Here => view! { <Here id photos/> },
        Custody::Sending => view! { <Sending way photos/> },
        Custody::Council => view! { <There known/> },
    };
    let after = move || match custody.get() {
        Custody::Council => view! { <NothingElse id known/> },
        Custody::Sending => photos.get().then(keep_paper).draw(),
        Custody::NotSent | Custody::Here => ().draw(),
    };
    view! {
        <Trail place/>
        {state}
        <Facts known way helped/>
        {after}
        <div class="app-stack app-stack--close">
            <div class="app-pair">
                <ButtonLink label=t(spending::ADD_ANOTHER) href=Page::AddSpend shape=Shape::Stacked icon=Icon::PLUS/>
                <ButtonLink label=t(shell::BACK_HOME) href=Page::Home shape=Shape::Stacked icon=Icon::HOME/>
            </div>
            <div class="app-cluster app-cluster--tight">
                <Show when=move || custody.get() == Custody::Here && !ended.get()><TryNow/></Show>
                <Copies id device/>
            </div>
        </div>
    }
}

fn keep_paper() -> View {
    view! { <p>{t(spending::KEEP_PAPER)}</p> }
}

/// Only on this phone: why, and that it goes by itself or after signing in.
#[component]
fn Here(id: EntryId, photos: Memo<bool>) -> View {
    let (device, ended) = (Device::here(), has_ended());
    View::live(move || {
        let paper = photos.get().then(keep_paper);
        if !device.connected() || standing() == Standing::NoWay {
            view! {
                <Banner tone=Tone::Offline title=t(spending::NO_SIGNAL) live=true>
                    <p>{t(spending::NO_SIGNAL_WHY)}</p>
                    {paper}
                </Banner>
            }
        } else if ended.get() {
            let href = format!("{}?next={}", Page::SignIn.path(), Page::Saved(id).path());
            view! {
                <p>{t(spending::SIGN_IN_SENDS)}</p>
                <div><LinkRow label=t(account::SIGN_IN) href/></div>
                {paper}
            }
        } else {
            view! { <p>{t(spending::GOES_BY_ITSELF)}</p> {paper} }
        }
    })
}

/// Whether the session has ended: nothing goes before they sign in.
fn has_ended() -> Memo<bool> {
    let session = Session::here();
    Memo::new(move |_| matches!(session.signed(), Signed::Ended(_)))
}

/// On its way: how much of the photographs has gone.
#[component]
fn Sending(way: Memo<Way>, photos: Memo<bool>) -> View {
    let percent = Memo::new(move |_| way.with(|way| way.percent));
    let words = move || {
        let words = match percent.get() {
            0..10 => spending::SENT_NONE,
            10..50 => spending::SENT_SOME,
            50.. => spending::SENT_MOST,
        };
        t(words).to_owned()
    };
    view! {
        <div class="app-stack app-stack--tight">
            <Show when=move || photos.get()>
                <Progress id="sent" words=TextProp::from(words) done=percent/>
            </Show>
            <p class="app-field__hint">{t(spending::SENT_CLOSE)}</p>
        </div>
    }
}

/// With the council: the reference of each receipt, and since when.
#[component]
fn There(known: Memo<Option<EntryRecord>>) -> View {
    let stored = |at| {
        let date = full_date(london_date(at));
        t_with(spending::STORED, [("time", &time(at)), ("date", &date)])
    };
    View::live(move || {
        let record = known.get()?;
        if record.receipts.is_empty() {
            return Some(view! { <p>{stored(record.recorded.at)}</p> });
        }
        let each = |receipt: ReceiptRecord| {
            view! { <Reference code=receipt.reference.to_string() stored=stored(receipt.stored_at)/> }
        };
        Some(record.receipts.into_iter().map(each).collect_view().draw())
    })
}

/// Nothing else to do; or the receipt that is missing.
#[component]
fn NothingElse(id: EntryId, known: Memo<Option<EntryRecord>>) -> View {
    let account = Account::here();
    let officer = Memo::new(move |before: Option<&Option<String>>| {
        let called = account.view().map(|view| view.officer.officer.called.to_string());
        called.or_else(|| before.cloned().flatten())
    });
    View::live(move || {
        let proof = known.with(|known| known.as_ref().and_then(EntryRecord::proof));
        if proof == Some(Proof::Needed) {
            view! {
                <div class="app-stack app-stack--tight">
                    <p>{t(spending::RECEIPT_LATER)}</p>
                    <div><LinkRow label=t(messages::SEE_SPEND) href=Page::Spend(id)/></div>
                </div>
            }
        } else {
            officer
                .get()
                .map(|officer| view! { <p>{t_with(spending::NOTHING_ELSE, [("officer", &officer)])}</p> })
                .draw()
        }
    })
}

/// What was set aside, and the ways out.
#[component]
fn Aside(id: EntryId, device: Memo<OnDevice>) -> View {
    let address = Address::here();
    let aside = Memo::new(move |_| {
        device.with(|device| {
            let all = device.spend(id).into_iter().chain(device.receipts(id).map(|(_, item)| item));
            all.filter(|item| matches!(item.state, State::SetAside(_))).cloned().collect::<Vec<Item>>()
        })
    });
    // When the spend itself was thrown away there is nothing left to show here.
    let deleted = Callback::new(move |()| {
        address.go(&Page::Money.path(), Going::Instead);
    });
    View::live(move || view! { <SetAside items=aside.get() on_deleted=deleted/> })
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
