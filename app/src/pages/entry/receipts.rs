//! The receipts of an entry: those that the council has, with their references, and those still on this phone.

use crate::markup::{Draw, Show, View, view};
use crate::reactive::{ArcRwSignal, Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Endpoint, EntryRecord, GetReceiptFile, GetReceiptPage, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::FileKind;
use std::sync::Arc;

use crate::app::unlock::Device;
use crate::clock;
use crate::components::photo::Photo;
use crate::components::viewer::{Paper, Viewer};
use crate::format::moment;
use crate::ledger::on_device::OnDevice;
use crate::ledger::row::alt;
use crate::offline::{Preview, State};
use crate::text::{t, t_with, words::money as words, words::shell, words::spending};

/// The small picture of a receipt; the pages are counted from 1.
const SMALL: u32 = 0;

/// The receipts; nothing where there is none.
#[component]
pub fn Receipts(
    /// Of which payment.
    account: AccountId,
    /// The entry.
    record: Memo<Option<EntryRecord>>,
    /// What is on this device.
    device: Memo<OnDevice>,
) -> View {
    let looked_at = RwSignal::new(None::<Paper>);
    let entry = Memo::new(move |_| record.with(|record| record.as_ref().map(|record| record.id)));
    let here = Memo::new(move |_| {
        let Some(entry) = entry.get() else { return Vec::new() };
        device.with(|device| waiting(device, entry))
    });
    let stored = Memo::new(move |_| {
        record.with(|record| record.as_ref().map(|record| record.receipts.clone())).unwrap_or_default()
    });
    let any =
        Memo::new(move |_| here.with(|here| !here.is_empty()) || stored.with(|stored| !stored.is_empty()));
    let cards = move || {
        let record = record.get_untracked()?;
        let (stored, here) = (stored.get(), here.get());
        let first = stored.len().saturating_add(1);
        let stored = stored.into_iter().enumerate().map(|(place, receipt)| {
            with_council(account, &record, &receipt, place.saturating_add(1), looked_at)
        });
        let here = here.into_iter().enumerate().map(|(place, (id, where_it_is))| {
            view! { <Here id number=first.saturating_add(place) where_it_is alt=alt(&record, clock::today()) looked_at/> }
        });
        Some(stored.chain(here).collect_view())
    };
    view! {
        <Show when=move || any.get()>
            <section class="app-stack app-stack--close" aria-labelledby="receipts">
                <h2 id="receipts">{t(spending::ENTRY_RECEIPTS)}</h2>
                {cards}
            </section>
        </Show>
        <Viewer shown=looked_at/>
    }
}

/// The receipts that wait, each with where it is in words. How much of one has gone is said elsewhere.
fn waiting(device: &OnDevice, entry: EntryId) -> Vec<(ReceiptId, &'static str)> {
    let where_it_is = |state: &State| match state {
        State::Waiting => t(spending::ENTRY_RECEIPT_HERE),
        State::Sending { .. } => t(shell::SENDING),
        State::SetAside(_) => t(shell::NOT_SENT),
    };
    device.receipts(entry).map(|(id, item)| (id, where_it_is(&item.state))).collect()
}

fn name(kind: FileKind, number: usize) -> String {
    let words = match kind {
        FileKind::Pdf => spending::PHOTO_FILE,
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => spending::PHOTO,
    };
    t_with(words, [("number", &number.to_string())])
}

/// One that the council has.
fn with_council(
    account: AccountId,
    record: &EntryRecord,
    receipt: &ReceiptRecord,
    number: usize,
    looked_at: RwSignal<Option<Paper>>,
) -> View {
    let page = |page| GetReceiptPage { account, receipt: receipt.id, page }.url();
    let stored = moment(receipt.stored_at, clock::today());
    let note =
        t_with(words::RECEIPT_STORED, [("moment", &stored), ("reference", &receipt.reference.to_string())]);
    let paper =
        Paper { pages: (1..=receipt.pages.max(1)).map(page).collect(), alt: alt(record, clock::today()) };
    let alt = paper.alt.clone();
    let look = Callback::new(move |()| looked_at.set(Some(paper.clone())));
    let file = (receipt.kind == FileKind::Pdf).then(|| {
        let href = GetReceiptFile { account, receipt: receipt.id }.url();
        view! { <div><a class="app-link-row" href=href rel="external" download="">{t(words::RECEIPT_SAVE_PDF)}</a></div> }
    });
    view! {
        <Photo name=name(receipt.kind, number) image=Signal::stored(Some(page(SMALL))) alt note on_look=look/>
        {file}
    }
}

/// One that is on this phone.
#[component]
fn Here(
    id: ReceiptId,
    number: usize,
    where_it_is: &'static str,
    alt: String,
    looked_at: RwSignal<Option<Paper>>,
) -> View {
    let preview = ArcRwSignal::new(None::<(FileKind, Arc<Preview>)>);
    let (device, loaded) = (Device::here(), preview.clone());
    Effect::new(move || {
        if let (Some(vault), true) = (device.vault(), loaded.with_untracked(Option::is_none)) {
            let loaded = loaded.clone();
            spawn_local(async move {
                // Where it cannot be read, a drawn page stands in its place; what hinders it is said above.
                if let (Ok(photo), Ok(bytes)) =
                    (vault.photos().get(id).await, vault.photos().preview(id).await)
                {
                    loaded.set(Some((photo.kind, Arc::new(bytes))));
                }
            });
        }
    });
    let picture = {
        let preview = preview.clone();
        Signal::derive(move || {
            let shown = preview.get().filter(|(kind, _)| *kind != FileKind::Pdf);
            shown.map(|(_, preview)| preview.url().to_owned())
        })
    };
    View::live(move || {
        let kind = preview.with(|preview| preview.as_ref().map_or(FileKind::Jpeg, |(kind, _)| *kind));
        let words = alt.clone();
        let look = Callback::new(move |()| {
            let paper = picture.get_untracked().map(|page| Paper { pages: vec![page], alt: words.clone() });
            looked_at.set(paper);
        });
        let look = picture.with(Option::is_some).then_some(look);
        view! { <Photo name=name(kind, number) image=picture alt=alt.clone() note=where_it_is mark=crate::components::icon::Icon::DEVICE on_look=look/> }
            .draw()
    })
}
