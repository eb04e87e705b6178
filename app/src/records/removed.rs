//! *Removed*: what counts no more, for thirty days, each with the way back.

use crate::markup::{Show, View, view};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{self, Endpoint, GetReceiptPage, ListRemoved, RemovedReceipt};
use portal_domain::id::AccountId;

use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::components::ledger::LedgerDay;
use crate::components::link_row::BackLink;
use crate::components::photo::Photo;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::format::{moment, relative_date};
use crate::offline::{Filing, Parcel};
use crate::page::Page;
use crate::reactive::{Memo, Signal};
use crate::text::{t, t_with, words::errors, words::money, words::shell, words::spending};

use crate::fetched::Fetched;
use crate::ledger::filing::Cabinet;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::acting_account;
use crate::ledger::row::{Row, alt};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn Removed() -> View {
    let (account, device) = (acting_account(), OnDevice::here());
    let delivered = Memo::new(move |_| device.with(OnDevice::delivered_count));
    let fetched = Fetched::<api::Removed>::here();
    let load = {
        let fetched = fetched.clone();
        Callback::new(move |()| {
            if let Some(account) = account.get_untracked() {
                fetched.load(ListRemoved { account });
            }
        })
    };
    Effect::new(move || {
        account.get();
        delivered.get();
        load.run(());
    });
    let (known, failed) = (fetched.clone(), fetched.clone());
    let waits = move || !known.is_known() && known.trouble().is_none();
    let list = move || {
        let removed = fetched.answer()?;
        let rows = removed.entries.into_iter().map(|record| device.with(|device| Row::new(record, device)));
        let rows: Vec<Row> = rows.filter(|row| row.record.is_removed()).collect();
        let today = clock::today();
        let receipts: Vec<RemovedReceipt> = device
            .with(|device| removed.receipts.into_iter().filter(|one| !comes_back(device, one)).collect());
        Some(if rows.is_empty() && receipts.is_empty() {
            view! { <Empty picture=Picture::ALL_DONE title=t(spending::REMOVED_NONE) words=t(spending::REMOVED_NONE_WHY)/> }
        } else {
            let days = rows.into_iter().map(|row| {
                let title = relative_date(row.record.entry.date(), today);
                view! { <LedgerDay title lines=vec![row.line("")]/> }
            });
            let receipts = (!receipts.is_empty()).then(|| view! { <Papers account receipts/> });
            view! {
                <h2>{t(spending::REMOVED_LIST)}</h2>
                {(days.len() > 0).then(|| view! { <div class="app-ledger">{days.collect_view()}</div> })}
                {receipts}
            }
        })
    };
    view! {
        <div class="app-stack">
            <BackLink label=t(shell::BACK_MONEY) href=Page::Money/>
            <Heading text=t(spending::REMOVED_TITLE)/>
            <p>{t(spending::REMOVED_INTRO)}</p>
            {move || failed.trouble().map(|error| view! { <Trouble error again=load/> })}
            <Show when=waits><Skeleton words=t(spending::ENTRY_LOADING)/></Show>
            {list}
        </div>
    }
}

/// Whether it was brought back on this device, and that waits.
fn comes_back(device: &OnDevice, removed: &RemovedReceipt) -> bool {
    let (id, known) = (removed.receipt.id, removed.receipt.version);
    device.filings(removed.entry.id).any(|item| match &item.parcel {
        Parcel::Filing { filing: Filing::Version { receipt, version }, .. } => {
            receipt.id == id && *version > known
        }
        Parcel::Filing { .. }
        | Parcel::Spend { .. }
        | Parcel::MoneyIn { .. }
        | Parcel::Receipt { .. }
        | Parcel::Answer { .. }
        | Parcel::Change { .. } => false,
    })
}

/// Receipts of spends that stand, each with the way back.
#[component]
fn Papers(account: Memo<Option<AccountId>>, receipts: Vec<RemovedReceipt>) -> View {
    let (device, announcer, today) = (Device::here(), Announcer::here(), clock::today());
    let restore = Callback::new(move |(account, removed): (AccountId, RemovedReceipt)| {
        let cabinet = Cabinet { account, entry: removed.entry.id, device: device.clone() };
        let announcer = announcer.clone();
        spawn_local(async move {
            let done = cabinet.bring_back(&removed.receipt).await;
            announcer.say(t(if done.is_ok() { money::RECEIPT_RESTORED } else { errors::NOT_KEPT }));
        });
    });
    let line = move |removed: RemovedReceipt| {
        let account = account.get_untracked()?;
        let (name, picture) = (
            alt(&removed.entry, today),
            GetReceiptPage { account, receipt: removed.receipt.id, page: 0 }.url(),
        );
        let (who, at) = (removed.removed.by.called.to_string(), moment(removed.removed.at, today));
        let note = t_with(money::RECEIPT_REMOVED_BY, [("name", &who), ("moment", &at)]);
        let back = Callback::new(move |()| restore.run((account, removed.clone())));
        let more = vec![(t(spending::BRING_BACK), back)];
        Some(
            view! { <li><Photo name=name.clone() image=Signal::stored(Some(picture)) alt=name note mark=Icon::BIN more/></li> },
        )
    };
    view! {
        <h3>{t(spending::ENTRY_RECEIPTS)}</h3>
        <ul class="app-stack app-stack--close">{receipts.into_iter().filter_map(line).collect_view()}</ul>
    }
}
