//! Adds a receipt to a spend that was saved without one.

use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::id::{AccountId, EntryId};

use crate::app::unlock::Device;
use crate::clock;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{Button, Shape, Tone};
use crate::components::disclosure::Disclosure;
use crate::components::photo::PhotoPicker;
use crate::offline::{DraftKey, Form, Parcel};
use crate::pages::spending::receipts::Given;
use crate::pages::spending::saving::given;
use crate::pages::spending::shots::Shots;
use crate::pages::spending::twin::Others;
use crate::text::{t, t_with, words::errors, words::money as words};

/// What the spend lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A receipt.
    Needed,
    /// A receipt, and a reason was given why there is none: then nobody asks for it.
    Reason,
    /// Nothing; a receipt may have more pages.
    Nothing,
}

/// The two buttons, what was given, and the button that saves it.
#[component]
pub fn AddReceipt(
    /// Of which payment.
    account: AccountId,
    /// To which spend.
    id: EntryId,
    /// The name of the person who is helped.
    helped: Memo<Option<String>>,
    /// What a person who does not see one should know.
    alt: Memo<Option<String>>,
    /// What it lacks.
    lack: Lack,
) -> View {
    let device = Device::here();
    let shots =
        Shots::new(device.clone(), DraftKey { account, form: Form::Receipt(id) }, Others::of(account));
    let (storage, restored) = (device.clone(), shots.clone());
    // What was kept before this page was ended comes back.
    Effect::new(move |before: Option<bool>| match (storage.vault(), before) {
        (Some(vault), None | Some(false)) => {
            let restored = restored.clone();
            spawn_local(async move { restored.restore(&vault).await });
            true
        }
        (_, before) => before.unwrap_or_default(),
    });
    let trouble = ArcRwSignal::new(None::<&'static str>);
    let busy = ArcRwSignal::new(false);
    let save = {
        let (shots, trouble, busy) = (shots.clone(), trouble.clone(), busy.clone());
        Callback::new(move |()| {
            let (shots, trouble, busy) = (shots.clone(), trouble.clone(), busy.clone());
            if busy.get_untracked() {
                return;
            }
            let vault = device.vault_untracked();
            busy.set(true);
            spawn_local(async move {
                shots.settle().await;
                let done = match (shots.fault(), vault) {
                    (Some(fault), _) => Err(fault),
                    (None, None) => Err(t(errors::STORAGE)),
                    (None, Some(vault)) => {
                        let ids = shots.ids();
                        // More pages come after those that are there; where they belong is said there.
                        let parcels = if lack == Lack::Nothing {
                            Ok(ids
                                .into_iter()
                                .map(|receipt| Parcel::Receipt { id: receipt, spend: id })
                                .collect())
                        } else {
                            given(id, ids)
                        };
                        let posted = match parcels {
                            Ok(parcels) => vault.outbox().post(account, parcels, None, clock::now()).await,
                            Err(error) => Err(error),
                        };
                        posted.or(Err(t(errors::NOT_KEPT)))
                    }
                };
                trouble.set(done.err());
                busy.set(false);
            });
        })
    };
    let described = Memo::new(move |_| alt.get().unwrap_or_default());
    let cards = view! { <Given shots=shots.clone() alt=described/> };
    let any = {
        let shots = shots.clone();
        Memo::new(move |_| shots.any())
    };
    let refused = {
        let shots = shots.clone();
        move || trouble.get().or_else(|| shots.refused())
    };
    let label = move || match helped.get() {
        Some(name) => t_with(words::SAVE_RECEIPT_FOR, [("name", &name)]),
        None => t(words::SAVE_RECEIPT).to_owned(),
    };
    let take = Callback::new(move |files| shots.add(files, None));
    let inside = view! {
        {move || refused().map(|words| view! { <Banner tone=BannerTone::Wrong title=words live=true/> })}
        {cards}
        <PhotoPicker on_files=take/>
        <Show when=move || any.get()>
            <Button label=TextProp::from(label) tone=Tone::Primary shape=Shape::Large on_press=save/>
        </Show>
    };
    let folded = match lack {
        Lack::Needed => None,
        Lack::Reason => Some(t(words::ADD_RECEIPT_FOUND)),
        Lack::Nothing => Some(t(words::ADD_PAGE)),
    };
    if let Some(folded) = folded {
        return view! {
            <Disclosure words=folded open=any>
                <div class="app-stack app-stack--close">{inside}</div>
            </Disclosure>
        };
    }
    view! {
        <section class="app-stack app-stack--close" aria-labelledby="add-receipt">
            <h2 id="add-receipt">{t(words::ADD_RECEIPT)}</h2>
            <p>{t(words::ADD_RECEIPT_WHY)}</p>
            {inside}
        </section>
    }
}
