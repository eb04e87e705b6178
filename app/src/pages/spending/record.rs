//! *Add a spend*. What was begun on a former visit is there again, silently.

use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::AccountView;
use portal_domain::id::EntryId;

use super::draft::Draft;
use super::fields::Fields;
use super::form::Entering;
use super::receipts::described;
use super::saving::Begun;
use super::shot::Shot;
use super::shots::Shots;
use super::twin::{Around, Others};
use crate::account::Account;
use crate::address::{Address, Going};
use crate::app::unlock::Device;
use crate::birth::born;
use crate::clock;
use crate::components::error_summary::{ErrorSummary, Faults};
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::skeleton::Skeleton;
use crate::ledger::reader::Voice;
use crate::offline::{DraftKey, Form};
use crate::page::Page;
use crate::pages::keeping::Keeper;
use crate::pages::pile::Filling;
use crate::text::{t, t_with, words::shell, words::spending};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn AddSpend(
    /// Which form: an empty one, or one of a pile.
    form: Form,
) -> View {
    let which = form;
    let (account, device, around) = (Account::here(), Device::here(), Around::here());
    let (fields, faults, today) = (Fields::default(), Faults::default(), clock::today());
    let loading = account.clone();
    // A session that ended takes nothing away from somebody in the middle of the form.
    let view = Memo::new(move |before: Option<&Option<Arc<AccountView>>>| {
        loading.view().or_else(|| before.cloned().flatten())
    });
    let begun = RwSignal::new(None::<Begun>);
    begin_when_ready(device, around, which, view, fields, today, begun);

    let title = move || match view.with(|view| view.as_deref().map(Voice::of)) {
        Some(Voice::Helping(name)) => t_with(spending::TITLE_FOR, [("name", &name)]),
        Some(Voice::Own) | None => t(spending::TITLE).to_owned(),
    };
    let comfort = move || {
        let photo = begun.with(|begun| begun.as_ref().is_some_and(|begun| begun.shots.are_kept()));
        if photo { t(spending::COMFORT_PHOTO) } else { t(spending::COMFORT) }.to_owned()
    };
    let trouble = account.clone();
    // Drawn once: the payment may be read anew while somebody types.
    let ready = Memo::new(move |_| begun.with(Option::is_some));
    let form = move || match (ready.get(), begun.get_untracked(), view.get_untracked()) {
        (true, Some(begun), Some(opened)) => {
            let filling = filling(&begun, fields, today);
            view! {
                {filling}
                <Entering begun opened view fields faults today/>
            }
        }
        _ => match trouble.trouble() {
            Some(error) => {
                let account = account.clone();
                view! { <Trouble error again=Callback::new(move |()| account.reload())/> }
            }
            None => view! { <Skeleton words=t(shell::LOADING)/> },
        },
    };
    view! {
        <div class="app-stack app-stack--wide app-form">
            <div class="app-stack app-stack--near">
                <BackLink label=t(shell::BACK_HOME) href=Page::Home/>
                <ErrorSummary faults comfort=TextProp::from(comfort)/>
                <Heading text=TextProp::from(title) wrong=faults.any()/>
            </div>
            {form}
        </div>
    }
}

/// What stands above the form of one of a pile.
fn filling(begun: &Begun, fields: Fields, today: NaiveDate) -> Option<View> {
    let DraftKey { account, form: Form::Pile(of) } = begun.keeper.key() else { return None };
    let shots = begun.shots.clone();
    let picture = Signal::derive(move || shots.all().first().and_then(Shot::address));
    Some(view! { <Filling account of picture alt=described(fields, today)/> })
}

/// Begins once the payment is known and the device's storage is open, or is known not to open.
fn begin_when_ready(
    device: Device,
    around: Around,
    form: Form,
    view: Memo<Option<Arc<AccountView>>>,
    fields: Fields,
    today: NaiveDate,
    begun: RwSignal<Option<Begun>>,
) {
    let (beginning, address) = (StoredValue::new(false), Address::here());
    Effect::new(move || {
        let Some(account) = view.with(|view| view.as_ref().map(|view| view.account)) else { return };
        let open = device.vault().is_some() || device.trouble().is_some();
        if !open || beginning.get_value() {
            return;
        }
        beginning.set_value(true);
        let (device, others) = (device.clone(), around.clone().of(account));
        let (key, address) = (DraftKey { account, form }, address);
        spawn_local(async move {
            let begins = begin(device, key, others, fields, today).await;
            let empty = begins.as_ref().is_some_and(|begun| begun.shots.ids().is_empty());
            if empty && matches!(form, Form::Pile(_)) {
                // It was saved, or thrown away.
                address.go(&Page::Pile.path(), Going::Instead);
                return;
            }
            begun.try_set(begins);
        });
    });
}

/// None where the browser has no secure source of chance, as no browser lacks that runs this app.
async fn begin(
    device: Device,
    key: DraftKey,
    others: Others,
    fields: Fields,
    today: NaiveDate,
) -> Option<Begun> {
    let (keeper, shots) = (Keeper::new(device.clone(), key), Shots::new(device.clone(), key, others));
    let mut entry = born(EntryId::born)?;
    if let Some(vault) = device.vault_untracked() {
        // A draft that an older version of the app wrote otherwise is none.
        if let Ok(Some(draft)) = vault.drafts().load::<Draft>(&key).await {
            entry = draft.entry;
            fields.set(draft.seen_on(today).form);
        }
        shots.restore(&vault).await;
    }
    Some(Begun { entry, keeper, shots })
}
