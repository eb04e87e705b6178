//! *Change this spend*: the form with what stands there now. What was begun is kept, and nothing is overwritten: the spend as
//! it was stays in its history.

use crate::address::{Address, Going};
use crate::markup::{Draw, View, view};
use crate::reactive::{Memo, RwSignal};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, EntryRecord};
use portal_domain::id::EntryId;
use portal_domain::spending::{self as domain, Entry, SpendForm};
use portal_domain::time::is_long_ago;

use super::checking::{checked, show};
use super::fields::Fields;
use super::form::{Facts, More};
use super::shot::not_kept;
use crate::account::Account;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{Button, Shape, Tone};
use crate::components::error_summary::{ErrorSummary, Faults};
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::skeleton::Skeleton;
use crate::ledger::on_device::OnDevice;
use crate::offline::{DraftKey, Error, Form};
use crate::page::Page;
use crate::pages::entry::Asked;
use crate::pages::entry::ways::post;
use crate::pages::keeping::Keeper;
use crate::text::{t, words::shell, words::spending};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn Change(
    /// Which spend.
    id: EntryId,
) -> View {
    let (payment, faults) = (Account::here(), Faults::default());
    let Asked { row, fetched, load } = Asked::about(id, OnDevice::here());
    // What is drawn is what was there first: the record may be read anew while somebody types.
    let opened = Memo::new(move |before: Option<&Option<(EntryRecord, Arc<AccountView>)>>| {
        let known = before.cloned().flatten();
        known.or_else(|| row.with(|row| row.as_ref().map(|row| row.record.clone())).zip(payment.view()))
    });
    let ready = Memo::new(move |_| opened.with(Option::is_some));
    // Drawn once: what is asked for again must not take away what somebody types.
    let form = move || match (ready.get(), opened.get_untracked()) {
        (true, Some((record, view))) if !record.is_removed() => view! { <Changing record view faults/> },
        (true, _) => view! { <p>{t(spending::REMOVED_WHY)}</p> },
        (false, _) => match fetched.trouble() {
            Some(error) => view! { <Trouble error again=load/> },
            None => view! { <Skeleton words=t(spending::ENTRY_LOADING)/> },
        },
    };
    view! {
        <div class="app-stack app-stack--wide app-form">
            <div class="app-stack app-stack--near">
                <BackLink label=t(shell::BACK) href=Page::Spend(id)/>
                <ErrorSummary faults/>
                <Heading text=t(spending::CHANGE) wrong=faults.any()/>
            </div>
            {form}
        </div>
    }
}

/// The form.
#[component]
fn Changing(record: EntryRecord, view: Arc<AccountView>, faults: Faults) -> View {
    let Entry::Spend(spend) = &record.entry else { return ().draw() };
    let (fields, today, device) = (Fields::default(), clock::today(), Device::here());
    // That a day of long ago is right was said when it was written down.
    let stands = SpendForm { long_ago_is_right: is_long_ago(spend.date, today), ..SpendForm::from(spend) };
    fields.set(stands.clone());
    let key = DraftKey { account: view.account, form: Form::Change(record.id) };
    let keeper = Keeper::new(device.clone(), key);
    restore(device.clone(), key, fields, stands);
    let keeping = keeper.clone();
    Effect::new(move |before: Option<()>| {
        let form = fields.form();
        // The first run is the form as it was opened.
        if before.is_some() {
            keeping.keep(form);
        }
    });
    let (asks, trouble, saving) = (RwSignal::new(false), RwSignal::new(None::<Error>), RwSignal::new(false));
    let address = Address::here();
    let (page, opened) = (Page::Spend(record.id).path(), Arc::clone(&view));
    let save = move || {
        let form = untrack(|| fields.form());
        let checked = checked(&form, &opened, clock::today(), None);
        let (Some(spend), false) = (show(checked, faults, asks), saving.get_untracked()) else { return };
        saving.set(true);
        trouble.set(None);
        let (device, keeper, record) = (device.clone(), keeper.clone(), record.clone());
        let page = page.clone();
        spawn_local(async move {
            keeper.close().await;
            let now = Entry::Spend(spend);
            let done = if now == record.entry {
                discard(&device, &key).await
            } else {
                post(&device, key.account, &record, domain::Change::To(now), Some(&key)).await
            };
            match done {
                Ok(()) => address.go(&page, Going::Instead),
                Err(error) => {
                    trouble.try_set(Some(error));
                    keeper.reopen();
                }
            }
            saving.try_set(false);
        });
    };
    view! {
        <form
            class="app-stack app-stack--wide"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Facts opened=Arc::clone(&view) fields faults today asks/>
            <More view fields faults/>
            <div class="app-stack app-stack--near">
                {move || trouble.get().map(|error| view! {
                    <Banner tone=BannerTone::Wrong title=t(spending::NOT_SAVED) live=true><p>{not_kept(&error)}</p></Banner>
                })}
                <Button label=t(spending::SAVE_CHANGE) tone=Tone::Primary shape=Shape::Large submit=true/>
                <p>{t(spending::SAVE_CHANGE_WHY)}</p>
            </div>
        </form>
    }
}

/// What was begun on a former visit is there again, as soon as this device's storage is open. What was typed meanwhile is
/// newer.
fn restore(device: Device, key: DraftKey, fields: Fields, stands: SpendForm) {
    let asked = StoredValue::new(false);
    Effect::new(move || {
        let Some(vault) = device.vault().filter(|_| !asked.get_value()) else { return };
        asked.set_value(true);
        let stands = stands.clone();
        spawn_local(async move {
            let begun = vault.drafts().load::<SpendForm>(&key).await;
            // The page may have gone, and its fields with it, while storage was read.
            if asked.try_get_value().is_none() {
                return;
            }
            if let Ok(Some(form)) = begun
                && untrack(|| fields.form()) == stands
            {
                fields.set(form);
            }
        });
    });
}

async fn discard(device: &Device, key: &DraftKey) -> Result<(), Error> {
    match device.vault_untracked() {
        Some(vault) => vault.drafts().discard(key).await,
        None => Ok(()),
    }
}
