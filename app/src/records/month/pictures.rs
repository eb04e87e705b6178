//! The receipts of a month as small pictures, and what has none.

use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Signal};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Endpoint as _, GetReceiptPage};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::FileKind;
use portal_domain::spending::Entry;
use std::sync::Arc;

use super::known::Known;
use super::{lines, officer};
use crate::app::unlock::Device;
use crate::clock;
use crate::components::empty::Empty;
use crate::components::gallery::{Gallery, Shown};
use crate::components::ledger::LedgerDay;
use crate::components::picture::Picture;
use crate::format::{day_and_month, money, relative_date};
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::acting_account;
use crate::ledger::row::{Row, amount, name};
use crate::offline::Preview;
use crate::page::Page;
use crate::text::{t, t_with, words::records as words, words::shell};

/// The small picture of a receipt; the pages are counted from 1.
const SMALL: u32 = 0;

/// The pictures, and below them the spends without one.
#[component]
pub fn Pictures(known: Known) -> View {
    let (account, device, officer) = (acting_account(), OnDevice::here(), officer());
    let bare: Vec<Row> = known.rows.iter().filter(|row| is_bare(row)).cloned().collect();
    let any = !bare.is_empty();
    let pictures = move || {
        let account = account.get()?;
        let shown: Vec<Shown> =
            device.with(|device| known.rows.iter().flat_map(|row| of_row(row, account, device)).collect());
        Some(if shown.is_empty() {
            let title = t(words::PICTURES_NONE);
            view! { <Empty picture=Picture::FIRST_RECEIPT title words=""/> }
        } else {
            view! { <Gallery pictures=shown/> }
        })
    };
    let without = move || {
        let today = clock::today();
        let days = bare.chunk_by(|one, other| one.record.entry.date() == other.record.entry.date());
        let days = days.filter_map(|rows| {
            let title = relative_date(rows.first()?.record.entry.date(), today);
            Some(view! { <LedgerDay title lines=lines(rows, &officer.get())/> })
        });
        days.collect_view()
    };
    view! {
        <section class="app-stack app-stack--close" aria-labelledby="pictures">
            <h2 id="pictures">{t(words::PICTURES)}</h2>
            {pictures}
        </section>
        <Show when=move || any>
            <section class="app-stack app-stack--close" aria-labelledby="bare">
                <h2 id="bare">{t(words::WITHOUT_PICTURE)}</h2>
                <div class="app-ledger">{without.clone()}</div>
            </section>
        </Show>
    }
}

/// A spend without a receipt, here or with the council.
fn is_bare(row: &Row) -> bool {
    matches!(row.record.entry, Entry::Spend(_)) && row.record.receipts.is_empty() && row.receipts_here == 0
}

/// Its pictures: those of the council, then those of this device.
fn of_row(row: &Row, account: AccountId, device: &OnDevice) -> Vec<Shown> {
    let (id, date) = (row.record.id, row.record.entry.date());
    let (name, amount) = (name(&row.record.entry), money(amount(&row.record.entry)));
    let shown = |image, place| Shown {
        href: Page::Spend(id).path(),
        image,
        alt: alt(&name, &amount, date),
        name: name.clone(),
        amount: amount.clone(),
        when: day_and_month(date),
        place,
    };
    let stored = row.record.receipts.iter().map(|receipt| {
        let address = GetReceiptPage { account, receipt: receipt.id, page: SMALL }.url();
        shown(Signal::stored(Some(address)), None)
    });
    let here = here(id, device).map(|receipt| shown(preview(receipt), Some(t(shell::ON_THIS_PHONE))));
    stored.chain(here).collect()
}

fn here(entry: EntryId, device: &OnDevice) -> impl Iterator<Item = ReceiptId> {
    device.receipts(entry).map(|(id, _)| id)
}

/// "Receipt, Green Lane Pharmacy, £46.37, 31 March"
fn alt(name: &str, amount: &str, date: NaiveDate) -> String {
    t_with(words::PICTURE_ALT, [("payee", name), ("amount", amount), ("date", &day_and_month(date))])
}

/// The address of one that is on this device, once it is opened. A PDF has none.
fn preview(receipt: ReceiptId) -> Signal<Option<String>> {
    let loaded = ArcRwSignal::new(None::<Arc<Preview>>);
    if let Some(vault) = Device::here().vault_untracked() {
        let loaded = loaded.clone();
        spawn_local(async move {
            // Where it cannot be read, a drawn page stands in its place.
            if let (Ok(photo), Ok(preview)) =
                (vault.photos().get(receipt).await, vault.photos().preview(receipt).await)
                && photo.kind != FileKind::Pdf
            {
                loaded.set(Some(Arc::new(preview)));
            }
        });
    }
    Signal::derive(move || loaded.with(|preview| preview.as_ref().map(|preview| preview.url().to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{money_in_record, spend_record, stored_receipt};
    use portal_domain::api::EntryRecord;

    #[test]
    fn a_picture_is_told_by_what_is_known_of_it() {
        let alt = alt("Green Lane Pharmacy", "£46.37", "2026-03-31".parse().unwrap());
        assert_eq!(alt.replace('\u{a0}', " "), "Receipt, Green Lane Pharmacy, £46.37, 31 March");
    }

    #[test]
    fn only_spends_lack_a_picture() {
        let row = |record| Row::new(record, &OnDevice::default());
        let bare = spend_record(1, "2026-03-27", 100);
        assert!(is_bare(&row(bare.clone())));
        assert!(!is_bare(&Row { receipts_here: 1, ..row(bare.clone()) }));
        assert!(!is_bare(&row(EntryRecord { receipts: vec![stored_receipt(1)], ..bare })));
        assert!(!is_bare(&row(money_in_record(2, "2026-03-20", 4125))));
    }
}
