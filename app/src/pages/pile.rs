//! *Receipts to fill in*: several pictures given at once, each of which becomes a form of its own on this phone. They are
//! filled in one after the other, now or another day.

use std::cell::Cell;
use std::sync::Arc;

use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use web_sys::File;

use super::spending::refused;
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::birth::born;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{ButtonLink, FileButton, Shape, Tone};
use crate::components::error_summary::focus;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::link_row::{BackLink, LinkRow};
use crate::components::photo::{PICTURES, PICTURES_AND_PDF, Photo};
use crate::components::viewer::place_of;
use crate::ledger::reader::acting_account;
use crate::offline::{DraftKey, Error, Form, PhotoError, Preview, Vault};
use crate::page::Page;
use crate::text::{t, t_count, t_with, words::errors, words::shell, words::spending};

thread_local! {
    /// How many were filled in since the list was seen last.
    static DONE: Cell<usize> = const { Cell::new(0) };
}

/// What is to be filled in of a payment, oldest first.
pub async fn waiting(vault: &Vault, account: AccountId) -> Vec<ReceiptId> {
    // What cannot be read now stays where it is.
    vault.photos().piled(account).await.unwrap_or_default()
}

/// Where one stands among those to be filled in: which, of how many, counted from 1, with those done already.
pub async fn place(vault: &Vault, account: AccountId, of: ReceiptId) -> (usize, usize) {
    let all = waiting(vault, account).await;
    let at = all.iter().position(|known| *known == of).unwrap_or_default();
    let done = DONE.get();
    (done.saturating_add(at).saturating_add(1), done.saturating_add(all.len()).max(1))
}

/// The one after this, from the first again after the last; the list where there is no other.
pub async fn after(vault: &Vault, account: AccountId, of: ReceiptId) -> Page {
    let others = || async { waiting(vault, account).await.into_iter().filter(move |other| *other != of) };
    let later = others().await.find(|other| *other > of);
    match later {
        Some(next) => Page::FillIn(next),
        None => others().await.next().map_or(Page::Pile, Page::FillIn),
    }
}

/// Where one goes after a spend was saved: to the next of the pile it came from, or to see where it is.
pub async fn after_saving(device: &Device, key: DraftKey, entry: EntryId) -> Page {
    match (key.form, device.vault_untracked()) {
        (Form::Pile(of), Some(vault)) => {
            DONE.set(DONE.get().saturating_add(1));
            after(&vault, key.account, of).await
        }
        (
            Form::Pile(_) | Form::Spend | Form::Answer(_) | Form::Receipt(_) | Form::Change(_) | Form::Find,
            _,
        ) => Page::Saved(entry),
    }
}

/// "5 receipts to fill in", or the way to give several at once.
#[component]
pub fn ToFillIn() -> View {
    let all = follow();
    let label = move || match all.with(Vec::len) {
        0 => t(spending::PILE_GIVE).to_owned(),
        count => t_count(spending::PILE_WAITS, count, []),
    };
    view! { <div><LinkRow label=TextProp::from(label) href=Page::Pile/></div> }
}

/// What is to be filled in of the payment acted on, once this device's storage is open.
fn follow() -> RwSignal<Vec<ReceiptId>> {
    let all = RwSignal::new(Vec::new());
    let (device, account) = (Device::here(), acting_account());
    Effect::new(move || {
        if let (Some(vault), Some(account)) = (device.vault(), account.get()) {
            spawn_local(async move {
                all.try_set(waiting(&vault, account).await);
            });
        }
    });
    all
}

/// A file that this device could not keep: only this page has it.
#[derive(Clone)]
struct InHand {
    name: String,
    why: &'static str,
    copy: Option<Arc<Preview>>,
}

/// The page.
#[component]
pub fn Pile() -> View {
    DONE.set(0);
    let all = follow();
    let (device, account, announcer) = (Device::here(), acting_account(), Announcer::here());
    let troubles = ArcRwSignal::new(Vec::<InHand>::new());
    let take = {
        let (device, troubles, announcer) = (device.clone(), troubles.clone(), announcer.clone());
        Callback::new(move |files: Vec<File>| {
            let Some(account) = account.get_untracked() else { return };
            troubles.set(Vec::new());
            let (device, troubles, announcer) = (device.clone(), troubles.clone(), announcer.clone());
            spawn_local(async move {
                for file in files {
                    if let Err(trouble) = keep(&device, account, file).await {
                        troubles.update(|all| all.push(trouble));
                    }
                    if let Some(vault) = device.vault_untracked() {
                        all.try_set(waiting(&vault, account).await);
                    }
                }
                let count = all.try_with_untracked(Vec::len).unwrap_or_default();
                announcer.say(&t_count(spending::PILE_WAITS, count, []));
            });
        })
    };
    let remove = Callback::new(move |id: ReceiptId| {
        let (Some(vault), Some(account)) = (device.vault_untracked(), account.get_untracked()) else {
            return;
        };
        let announcer = announcer.clone();
        spawn_local(async move {
            // Where it could not be deleted, it stands there still.
            drop(vault.photos().discard_pile(account, id).await);
            all.try_set(waiting(&vault, account).await);
            announcer.say(t(spending::PILE_REMOVED));
            request_animation_frame(|| focus("pile"));
        });
    });
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let first = move || {
        all.with(|all| all.first().copied()).map(|first| {
            view! {
                <ButtonLink
                    label=t(spending::PILE_BEGIN)
                    href=Page::FillIn(first)
                    tone=Tone::Primary
                    shape=Shape::Large
                    icon=Icon::PENCIL
                />
            }
        })
    };
    let cards = move || {
        let all = all.get();
        (1..).zip(all).map(|(number, id)| view! { <li><Card id number remove/></li> }).collect_view()
    };
    let lost = move || {
        let all = troubles.get();
        all.into_iter().map(|InHand { name, why, copy }| {
            let link = copy.map(|copy| {
                let (address, file) = (copy.url().to_owned(), name.clone());
                view! { <p><a class="app-link-row" href=address download=file>{t(spending::SAVE_COPY)}</a></p> }
            });
            view! { <Banner tone=BannerTone::Wrong title=name live=true><p>{why}</p>{link}</Banner> }
        }).collect_view()
    };
    view! {
        <div class="app-stack app-form">
            <BackLink label=t(shell::BACK_HOME) href=Page::Home/>
            <Heading text=t(spending::PILE_TITLE)/>
            <p>{t(spending::PILE_WHY)}</p>
            {lost}
            <div class="app-pair">
                <FileButton label=t(spending::TAKE_PHOTO) icon=Icon::CAMERA accept=PICTURES camera=true on_files=take/>
                <FileButton label=t(spending::PILE_CHOOSE) icon=Icon::PAGE accept=PICTURES_AND_PDF multiple=true on_files=take/>
            </div>
            <Show when=any>
                <section class="app-stack app-stack--close" aria-labelledby="pile">
                    <h2 id="pile" tabindex="-1">{move || t_count(spending::PILE_WAITS, all.with(Vec::len), [])}</h2>
                    {first}
                    <ul class="app-stack app-stack--close">{cards}</ul>
                </section>
            </Show>
        </div>
    }
}

/// Keeps a file as the beginning of a form of its own.
async fn keep(device: &Device, account: AccountId, file: File) -> Result<(), InHand> {
    let in_hand = |why: &'static str| InHand {
        name: file.name(),
        why,
        copy: Preview::of_file(&file).ok().map(Arc::new),
    };
    let (Some(vault), Some(id)) = (device.vault_untracked(), born(ReceiptId::born)) else {
        return Err(in_hand(t(errors::PHOTO_NOT_KEPT)));
    };
    let draft = DraftKey { account, form: Form::Pile(id) };
    match vault.photos().keep(id, draft, &file).await {
        Ok(_) => {
            // Its smaller copy is made meanwhile; where that fails, the form says so.
            spawn_local(async move { drop(vault.photos().ready(id).await) });
            Ok(())
        }
        Err(PhotoError::Refused(refusal)) => Err(InHand { copy: None, ..in_hand(refused(refusal)) }),
        Err(PhotoError::Storage(Error::Full)) => Err(in_hand(t(errors::PHONE_FULL))),
        Err(PhotoError::Storage(_)) => Err(in_hand(t(errors::PHOTO_NOT_KEPT))),
    }
}

/// One that is to be filled in.
#[component]
fn Card(id: ReceiptId, number: usize, remove: Callback<ReceiptId>) -> View {
    let preview = ArcRwSignal::new(None::<Arc<Preview>>);
    let (device, account, loaded) = (Device::here(), acting_account(), preview.clone());
    Effect::new(move || {
        if let (Some(vault), Some(account)) = (device.vault(), account.get()) {
            let loaded = loaded.clone();
            spawn_local(async move {
                // A PDF has no picture; a drawn page stands in its place.
                let draft = DraftKey { account, form: Form::Pile(id) };
                if let Ok(Some(found)) = vault.photos().cover(&draft).await {
                    loaded.set(Some(Arc::new(found)));
                }
            });
        }
    });
    let image = Signal::derive(move || preview.get().map(|preview| preview.url().to_owned()));
    let name = t_with(spending::PILE_ONE, [("number", &number.to_string())]);
    let remove = Callback::new(move |()| remove.run(id));
    let spoken = name.clone();
    view! {
        <div id=place_of(id) role="group" aria-label=name.clone() tabindex="-1">
            <Photo name image alt=t(spending::PHOTO_ALT) note=t(spending::PHOTO_KEPT) on_remove=remove>
                <a class="app-link-row" href=Page::FillIn(id).path()>
                    {t(spending::PILE_FILL)} <span class="app-visually-hidden">", " {spoken}</span>
                </a>
            </Photo>
        </div>
    }
}

/// Above the form of one of the pile: which it is, the way past it, and its picture, which stays in sight.
#[component]
pub fn Filling(
    /// Of which payment.
    account: AccountId,
    /// Which.
    of: ReceiptId,
    /// The address of the picture.
    #[prop(into)]
    picture: Signal<Option<String>>,
    /// What a person who does not see it should know.
    alt: Memo<String>,
) -> View {
    let (where_it_is, next) = (RwSignal::new(None::<(usize, usize)>), RwSignal::new(Page::Pile));
    let device = Device::here();
    Effect::new(move || {
        if let Some(vault) = device.vault() {
            spawn_local(async move {
                where_it_is.try_set(Some(place(&vault, account, of).await));
                next.try_set(after(&vault, account, of).await);
            });
        }
    });
    let which = move || {
        let (number, count) = where_it_is.get()?;
        let (number, count) = (number.to_string(), count.to_string());
        Some(t_with(spending::PILE_OF, [("number", &number), ("count", &count)]))
    };
    let image = move || {
        picture.get().map(|address| {
            view! {
                <div class="app-sight" role="region" aria-label=t(spending::PILE_PICTURE) tabindex="0">
                    <img class="app-sight__image" src=address alt=move || alt.get()/>
                </div>
            }
        })
    };
    view! {
        <div class="app-cluster">
            <p>{which}</p>
            {move || view! { <LinkRow label=t(spending::PILE_SKIP) href=next.get().path()/> }}
        </div>
        {image}
    }
}
