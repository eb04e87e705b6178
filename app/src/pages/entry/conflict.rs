//! An entry that was changed in two places: both are shown, and the person chooses. Until then nothing is lost.

use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{ChangeBody, EntryRecord};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::{Change, differences};

use super::ways::{focus_ways, post};
use crate::app::unlock::Device;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::ledger::difference::told_of;
use crate::ledger::on_device::OnDevice;
use crate::offline::{Error, Item, Parcel, Reason, State};
use crate::pages::spending::not_kept;
use crate::text::{t, words::spending};

/// Both, and the two ways on; nothing where nothing is in conflict.
#[component]
pub fn Conflict(
    /// Of which payment.
    account: AccountId,
    /// Which entry.
    id: EntryId,
    /// The entry as the council has it now.
    council: Memo<Option<EntryRecord>>,
    /// What is on this device.
    device: Memo<OnDevice>,
) -> View {
    let mine =
        Memo::new(move |_| device.with(|device| device.changes(id).find(|item| is_conflict(item)).cloned()));
    let (storage, trouble) = (Device::here(), RwSignal::new(None::<Error>));
    let choose = move |use_mine: bool| {
        let Some((item, council)) = mine.get_untracked().zip(council.get_untracked()) else { return };
        let Some(vault) = storage.vault_untracked() else { return };
        let storage = storage.clone();
        spawn_local(async move {
            let again = match change_of(&item) {
                Some(change) if use_mine => post(&storage, account, &council, change, None).await,
                Some(_) | None => Ok(()),
            };
            // What was set aside goes only when the new one is safe.
            let done = match again {
                Ok(()) => vault.outbox().discard(item.id()).await,
                Err(error) => Err(error),
            };
            vault.sync().wake();
            if done.is_ok() {
                focus_ways();
            }
            trouble.try_set(done.err());
        });
    };
    let choose = Callback::new(choose);
    let both = move || {
        let (item, council) = mine.get().zip(council.get())?;
        let lines = lines(&item, &council).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        Some(view! {
            <Banner tone=Tone::Waiting title=t(spending::CONFLICT) live=true>
                <p>{t(spending::CONFLICT_WHY)}</p>
                <ul>{lines}</ul>
                <div class="app-cluster">
                    <Button label=t(spending::CONFLICT_MINE) on_press=Callback::new(move |()| choose.run(true))/>
                    <Button label=t(spending::CONFLICT_THEIRS) on_press=Callback::new(move |()| choose.run(false))/>
                </div>
            </Banner>
        })
    };
    view! {
        {both}
        {move || trouble.get().map(|error| view! {
            <Banner tone=Tone::Wrong title=t(spending::NOT_SAVED) live=true><p>{not_kept(&error)}</p></Banner>
        })}
    }
}

/// Whether a person must choose between this change and another.
pub fn is_conflict(item: &Item) -> bool {
    matches!(item.parcel, Parcel::Change { .. })
        && matches!(item.state, State::SetAside(Reason::Conflict { .. }))
}

fn change_of(item: &Item) -> Option<Change> {
    let Parcel::Change { content, .. } = &item.parcel else { return None };
    content.read().ok().map(|ChangeBody(change)| change)
}

/// In what the two differ, one line each.
fn lines(mine: &Item, council: &EntryRecord) -> Vec<String> {
    match change_of(mine) {
        Some(Change::To(entry)) => {
            let today = clock::today();
            let told = |difference| told_of(spending::CONFLICT_LINE, difference, today);
            differences(&council.entry, &entry).into_iter().map(told).collect()
        }
        Some(Change::Removed) => vec![t(spending::CONFLICT_REMOVED).to_owned()],
        Some(Change::Restored) => vec![t(spending::CONFLICT_RESTORED).to_owned()],
        None => Vec::new(),
    }
}
