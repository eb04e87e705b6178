//! "Already added?", by the picture: the same bytes are on this phone or with the council already. Both are shown, and the
//! person says; nothing is refused.

use crate::markup::{Draw, View, view};
use std::sync::Arc;

use leptos::prelude::*;
use portal_domain::api::{Endpoint, EntryRecord, GetReceiptPage};
use portal_domain::receipt::hex;

use super::shot::Shot;
use super::twin::{Others, line_of};
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::link_row::LinkRow;
use crate::offline::{Parcel, Photo, Preview, Vault};
use crate::page::Page;
use crate::text::{t, t_with, words::spending};

/// The other one.
#[derive(Clone, Debug)]
pub struct Same {
    /// The spend that it shows, where it is saved.
    pub record: Option<EntryRecord>,
    address: String,
    /// Keeps the picture of one on this phone.
    _preview: Option<Arc<Preview>>,
}

impl Same {
    /// Another photograph with the same bytes, on this phone or with the council.
    pub async fn find(vault: &Vault, photo: &Photo, others: &Others) -> Option<Self> {
        let sha256 = photo.sha256().filter(|_| !photo.is_other)?;
        // What cannot be read cannot be compared; the council's list can.
        let here = vault.photos().same_as(photo).await.unwrap_or_default();
        let queue = vault.outbox().queue();
        for other in here {
            let spend = queue.with_untracked(|queue| match queue.find(other.id.uuid())?.parcel {
                Parcel::Receipt { spend, .. } => Some(spend),
                Parcel::Spend { .. }
                | Parcel::MoneyIn { .. }
                | Parcel::Answer { .. }
                | Parcel::Change { .. }
                | Parcel::Filing { .. } => None,
            });
            // Of two that are being given, the second is asked about.
            if spend.is_none() && other.id > photo.id {
                continue;
            }
            if let Ok(preview) = vault.photos().preview(other.id).await {
                let record = spend.and_then(|spend| others.on_device(spend));
                let address = preview.url().to_owned();
                return Some(Self { record, address, _preview: Some(Arc::new(preview)) });
            }
        }
        let (record, receipt) = others.with_picture(&hex(&sha256), photo.id)?;
        let account = photo.draft.account;
        let address = GetReceiptPage { account, receipt, page: 0 }.url();
        Some(Self { record: Some(record), address, _preview: None })
    }
}

/// The question, with both pictures.
pub fn question(shot: &Shot, same: Same, is_other: Callback<()>, leave_out: Callback<()>) -> View {
    let Same { record, address, .. } = same;
    let what = match &record {
        Some(record) => t_with(spending::SAME_AS, [("what", &line_of(record))]),
        None => t(spending::SAME_HERE).to_owned(),
    };
    let look = record.map(|record| {
        view! { <LinkRow label=t(spending::TWIN_LOOK) href=Page::Spend(record.id)/> }
    });
    let figure = |address: Option<String>, words: &'static str| {
        address.map(|address| {
            view! {
                <figure class="app-photo__one">
                    <img class="app-photo__image" src=address alt="" width="84" height="112"/>
                    <figcaption>{words}</figcaption>
                </figure>
            }
            .draw()
        })
    };
    let mine = shot.clone();
    view! {
        <Banner tone=Tone::Waiting title=t(spending::TWIN_TITLE)>
            <p>{what}</p>
            <div class="app-photo__two">
                {move || figure(mine.address(), t(spending::SAME_THIS))}
                {figure(Some(address), t(spending::SAME_THAT))}
            </div>
            <div class="app-cluster">
                {look}
                <Button label=t(spending::SAME_OTHER) on_press=is_other/>
                <Button label=t(spending::SAME_LEAVE) on_press=leave_out/>
            </div>
        </Banner>
    }
}
