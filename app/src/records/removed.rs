//! *Removed*: what counts no more, for thirty days, each with the way back.

use crate::markup::{Show, View, view};
use leptos::prelude::*;
use portal_domain::api::{self, ListRemoved};

use crate::clock;
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::ledger::LedgerDay;
use crate::components::link_row::BackLink;
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::format::relative_date;
use crate::page::Page;
use crate::reactive::Memo;
use crate::text::{t, words::shell, words::spending};

use crate::fetched::Fetched;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::acting_account;
use crate::ledger::row::Row;
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
        Some(if rows.is_empty() {
            view! { <Empty picture=Picture::ALL_DONE title=t(spending::REMOVED_NONE) words=t(spending::REMOVED_NONE_WHY)/> }
        } else {
            let days = rows.into_iter().map(|row| {
                let title = relative_date(row.record.entry.date(), today);
                view! { <LedgerDay title lines=vec![row.line("")]/> }
            });
            view! {
                <h2>{t(spending::REMOVED_LIST)}</h2>
                <div class="app-ledger">{days.collect_view()}</div>
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
