//! What can be done with an entry: put it right, remove it, bring it back. Nothing asks "are you sure": each can be undone.

use crate::markup::{Draw, View, view};
use crate::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::{Action, permits};
use portal_domain::api::{ChangeBody, EntryRecord};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::money::Pence;
use portal_domain::spending::{Change, Entry};

use super::OfAccount;
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::chance;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::error_summary::focus;
use crate::components::link_row::LinkRow;
use crate::ledger::row::Row;
use crate::offline::{Content, DraftKey, Error, Parcel};
use crate::page::Page;
use crate::pages::spending::not_kept;
use crate::text::{t, words::spending};

/// The id of the ways.
const WAYS: &str = "ways";

/// Brings the focus to the ways as they are now: the button that was pressed is gone by then.
pub fn focus_ways() {
    request_animation_frame(|| focus(WAYS));
}

/// The ways; none for those who may not.
#[component]
pub fn Ways(
    /// Which entry.
    id: EntryId,
    /// Of which payment.
    account: AccountId,
    /// What is known of it.
    row: Memo<Option<Row>>,
    /// The payment.
    view: OfAccount,
) -> View {
    let may = Memo::new(move |_| {
        view.with(|view| view.as_ref().is_some_and(|view| permits(view.relation, Action::ChangeEntry)))
    });
    let removed = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.record.is_removed())));
    let is_spend = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| !row.is_money_in())));
    let (device, announcer) = (Device::here(), Announcer::here());
    let trouble = RwSignal::new(None::<Error>);
    let make = move |change: Change, said: &'static str| {
        let Some(record) = row.with_untracked(|row| row.as_ref().map(|row| row.record.clone())) else {
            return;
        };
        let (device, announcer) = (device.clone(), announcer.clone());
        spawn_local(async move {
            match post(&device, account, &record, change, None).await {
                Ok(()) => {
                    trouble.try_set(None);
                    announcer.say(said);
                    focus_ways();
                }
                Err(error) => trouble.try_set(Some(error)),
            }
        });
    };
    let make = Callback::new(move |(change, said)| make(change, said));
    let remove = Callback::new(move |()| make.run((Change::Removed, t(spending::REMOVED))));
    let restore = Callback::new(move |()| make.run((Change::Restored, t(spending::RESTORED))));
    let ways = move || {
        if !may.get() {
            ().draw()
        } else if removed.get() {
            view! {
                <Banner tone=Tone::Waiting title=t(spending::REMOVED)>
                    <p>{t(spending::REMOVED_WHY)}</p>
                    <p><Button label=t(spending::BRING_BACK) on_press=restore/></p>
                </Banner>
            }
        } else {
            view! {
                <div class="app-cluster">
                    {is_spend.get().then(|| view! {
                        <LinkRow label=t(spending::CHANGE) href=Page::Change(id)/>
                        <LinkRow label=t(spending::CAME_BACK) href=Page::CameBack(id)/>
                    })}
                    <Button label=t(spending::REMOVE) on_press=remove/>
                </div>
            }
        }
    };
    view! {
        <div id=WAYS tabindex="-1">{ways}</div>
        {move || trouble.get().map(|error| view! {
            <Banner tone=Tone::Wrong title=t(spending::NOT_SAVED) live=true><p>{not_kept(&error)}</p></Banner>
        })}
    }
}

/// Puts a change into the outbox, as the version after the one that is shown; the draft it comes from goes in the same moment.
///
/// # Errors
/// This device could not keep it.
pub async fn post(
    device: &Device,
    account: AccountId,
    record: &EntryRecord,
    change: Change,
    draft: Option<&DraftKey>,
) -> Result<(), Error> {
    let vault = device.vault_untracked().ok_or(Error::Unavailable)?;
    let version = record.version.checked_add(1).ok_or(Error::Unavailable)?;
    let effect = match &change {
        Change::To(entry) => entry.effect(),
        Change::Removed => Pence::ZERO,
        Change::Restored => Entry::effect(&record.entry),
    };
    let by = effect.checked_sub(record.effect()).unwrap_or_default();
    let id = uuid::Builder::from_random_bytes(chance::bytes()?).into_uuid();
    let content = Content::of(&ChangeBody(change))?;
    let parcel = Parcel::Change { id, entry: record.id, version, by, content };
    vault.outbox().post(account, vec![parcel], draft, clock::now()).await
}
