//! *Save a copy of the photo*, for as long as the photograph is only on this device.

use crate::markup::{View, view};
use crate::reactive::{ArcRwSignal, Memo};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::FileKind;

use crate::app::unlock::Device;
use crate::components::icon::Icon;
use crate::ledger::on_device::OnDevice;
use crate::offline::{Error, Preview, Vault};
use crate::text::{t, words::spending};

/// A photograph that can be saved.
#[derive(Clone)]
struct Copy {
    id: ReceiptId,
    bytes: Arc<Preview>,
    ending: &'static str,
}

/// A link for each photograph that has not gone.
#[component]
pub fn Copies(
    /// Of which spend.
    id: EntryId,
    /// What is on this device.
    device: Memo<OnDevice>,
) -> View {
    let here =
        Memo::new(move |_| device.with(|device| device.receipts(id).map(|(id, _)| id).collect::<Vec<_>>()));
    let copies = ArcRwSignal::new(Vec::<Copy>::new());
    let (storage, loaded) = (Device::here(), copies.clone());
    Effect::new(move || {
        let Some(vault) = storage.vault() else { return };
        for id in here.get() {
            if loaded.with_untracked(|copies| copies.iter().all(|copy| copy.id != id)) {
                let (vault, loaded) = (vault.clone(), loaded.clone());
                spawn_local(async move {
                    // Where it cannot be read there is nothing to save; what hinders it is said elsewhere.
                    if let Ok(copy) = load(&vault, id).await {
                        loaded.update(|copies| copies.push(copy));
                    }
                });
            }
        }
    });
    View::live(move || {
        let here = here.get();
        let several = here.len() > 1;
        let links = here.into_iter().enumerate().filter_map(|(place, id)| {
            let copy = copies.with(|copies| copies.iter().find(|copy| copy.id == id).cloned())?;
            let number = place.saturating_add(1);
            let label = if several {
                format!("{} {number}", t(spending::SAVE_COPY))
            } else {
                t(spending::SAVE_COPY).to_owned()
            };
            let name = format!("receipt-{number}.{}", copy.ending);
            let address = copy.bytes.url().to_owned();
            Some(view! {
                <a class="app-button app-button--quiet" href=address download=name>
                    {Icon::PAGE.view()}
                    <span>{label}</span>
                </a>
            })
        });
        links.collect_view()
    })
}

async fn load(vault: &Vault, id: ReceiptId) -> Result<Copy, Error> {
    let photo = vault.photos().get(id).await?;
    let ending = match photo.kind {
        FileKind::Pdf => "pdf",
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => "jpg",
    };
    Ok(Copy { id, bytes: Arc::new(vault.photos().preview(id).await?), ending })
}
