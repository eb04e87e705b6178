//! The picture of a receipt: page by page, closer and farther, turned. Buttons do all of it; dragging is never needed.

use crate::markup::{View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use portal_domain::api::{Endpoint, GetReceiptFile, GetReceiptPage, ReceiptRecord};
use portal_domain::id::AccountId;
use portal_domain::receipt::FileKind;

use super::kbd::Kbd;
use super::keys::Keys;
use crate::text::{t, t_with, words::desk as words};

/// How close it can be looked at.
const CLOSEST: u8 = 3;

/// The picture with its tools.
#[component]
pub fn Paper(
    /// Whose payment.
    account: AccountId,
    /// Which receipt.
    receipt: ReceiptRecord,
    /// What it shows, in words.
    alt: String,
) -> View {
    let (page, zoom, turn) = (RwSignal::new(1_u32), RwSignal::new(0_u8), RwSignal::new(0_u8));
    let last = receipt.pages.max(1);
    let id = receipt.id;
    let src = move || GetReceiptPage { account, receipt: id, page: page.get() }.url();
    let closer = move || zoom.update(|zoom| *zoom = zoom.saturating_add(1).min(CLOSEST));
    let farther = move || zoom.update(|zoom| *zoom = zoom.saturating_sub(1));
    let around = move || turn.update(|turn| *turn = turn.wrapping_add(1) % 4);
    Keys::here().listen(move |key| match key {
        "+" | "=" => closer(),
        "-" | "\u{2212}" => farther(),
        "r" | "R" => around(),
        _ => {}
    });
    let class = move || {
        format!(
            "app-review__image app-review__image--zoom-{} app-review__image--turn-{}",
            zoom.get(),
            turn.get()
        )
    };
    let pager = (last > 1).then(|| {
        view! {
            <div class="app-review__tools">
                <button class="app-review__tool" type="button" on:click=move |_| page.update(|page| *page = page.saturating_sub(1).max(1))>
                    {t(words::RECEIPT_BEFORE)}
                </button>
                <p role="status" class="app-review__page">
                    {move || t_with(words::RECEIPT_PAGE, [("number", &page.get().to_string()), ("pages", &last.to_string())])}
                </p>
                <button class="app-review__tool" type="button" on:click=move |_| page.update(|page| *page = page.saturating_add(1).min(last))>
                    {t(words::RECEIPT_NEXT)}
                </button>
            </div>
        }
    });
    let file = (receipt.kind == FileKind::Pdf).then(|| {
        let href = GetReceiptFile { account, receipt: id }.url();
        view! { <p><a href=href rel="external" download="">{t(words::FILE)}</a></p> }
    });
    view! {
        <div class="app-review__paper">
            <div class="app-review__view" role="region" aria-label=t(words::RECEIPT_PICTURE) tabindex="0">
                <img class=class src=src alt=alt/>
            </div>
            <div class="app-review__tools" role="group" aria-label=t(words::RECEIPT_PICTURE)>
                <button class="app-review__tool" type="button" on:click=move |_| closer()>{t(words::CLOSER)}" "<Kbd key="+"/></button>
                <button class="app-review__tool" type="button" on:click=move |_| farther()>{t(words::FARTHER)}" "<Kbd key="−"/></button>
                <button class="app-review__tool" type="button" on:click=move |_| around()>{t(words::TURN)}" "<Kbd key="R"/></button>
            </div>
            {pager}
            {file}
        </div>
    }
}
