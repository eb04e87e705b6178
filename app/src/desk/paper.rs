//! The pictures of an entry's receipts, one at a time: the next and the one before, closer and farther, turned. Buttons do all
//! of it; dragging is never needed.

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

/// A picture: a page of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sheet {
    /// Which receipt, the first one 0.
    receipt: usize,
    /// Its page, the first one 1.
    page: u32,
}

/// All pages of all receipts, in order.
fn sheets(receipts: &[ReceiptRecord]) -> Vec<Sheet> {
    let pages = |(receipt, record): (usize, &ReceiptRecord)| {
        (1..=record.pages.max(1)).map(move |page| Sheet { receipt, page })
    };
    receipts.iter().enumerate().flat_map(pages).collect()
}

/// "Receipt 1 of 2, page 3 of 4": only what there is more than one of.
fn told(sheet: Sheet, receipts: &[ReceiptRecord]) -> String {
    let pages = receipts.get(sheet.receipt).map_or(1, |record| record.pages.max(1));
    let of = |key, number: &str, all: &str| t_with(key, [("number", number), ("count", all)]);
    let receipt = (receipts.len() > 1).then(|| {
        of(words::RECEIPT_OF, &sheet.receipt.saturating_add(1).to_string(), &receipts.len().to_string())
    });
    let page = (pages > 1).then(|| of(words::PAGE_OF, &sheet.page.to_string(), &pages.to_string()));
    receipt.into_iter().chain(page).collect::<Vec<_>>().join(", ")
}

/// The pictures with their tools; of an entry that has receipts.
#[component]
pub fn Paper(
    /// Whose payment.
    account: AccountId,
    /// The receipts.
    receipts: Vec<ReceiptRecord>,
    /// What they show, in words.
    alt: String,
) -> View {
    let (at, zoom, turn) = (RwSignal::new(0_usize), RwSignal::new(0_u8), RwSignal::new(0_u8));
    let all = StoredValue::new(sheets(&receipts));
    let last = all.with_value(Vec::len).saturating_sub(1);
    let receipts = StoredValue::new(receipts);
    let sheet =
        move || all.with_value(|all| all.get(at.get()).copied()).unwrap_or(Sheet { receipt: 0, page: 1 });
    let id = move |sheet: Sheet| receipts.with_value(|all| all.get(sheet.receipt).map(|record| record.id));
    let src = move || {
        let sheet = sheet();
        id(sheet).map(|receipt| GetReceiptPage { account, receipt, page: sheet.page }.url())
    };
    let closer = move || zoom.update(|zoom| *zoom = zoom.saturating_add(1).min(CLOSEST));
    let farther = move || zoom.update(|zoom| *zoom = zoom.saturating_sub(1));
    let around = move || turn.update(|turn| *turn = turn.wrapping_add(1) % 4);
    // Another picture is looked at as a whole, and upright, at first.
    let go = move |to: usize| {
        if to != at.get_untracked() {
            at.set(to);
            zoom.set(0);
            turn.set(0);
        }
    };
    let on = move || go(at.get_untracked().saturating_add(1).min(last));
    let back = move || go(at.get_untracked().saturating_sub(1));
    Keys::here().listen(move |key| match key {
        "+" | "=" => closer(),
        "-" | "\u{2212}" => farther(),
        "r" | "R" => around(),
        "n" | "N" => on(),
        "p" | "P" => back(),
        _ => {}
    });
    let class = move || {
        format!(
            "app-review__image app-review__image--zoom-{} app-review__image--turn-{}",
            zoom.get(),
            turn.get()
        )
    };
    let pager = (last > 0).then(|| {
        let told = move || receipts.with_value(|receipts| told(sheet(), receipts));
        view! {
            <div class="app-review__tools">
                <button class="app-review__tool" type="button" aria-disabled=move || (at.get() == 0).then_some("true") on:click=move |_| back()>
                    {t(words::PICTURE_BEFORE)}" "<Kbd key="P"/>
                </button>
                <p role="status" class="app-review__page">{told}</p>
                <button class="app-review__tool" type="button" aria-disabled=move || (at.get() == last).then_some("true") on:click=move |_| on()>
                    {t(words::PICTURE_NEXT)}" "<Kbd key="N"/>
                </button>
            </div>
        }
    });
    let file = move || {
        let sheet = sheet();
        let is_document = receipts
            .with_value(|all| all.get(sheet.receipt).is_some_and(|record| record.kind == FileKind::Pdf));
        let receipt = id(sheet).filter(|_| is_document)?;
        let href = GetReceiptFile { account, receipt }.url();
        Some(view! { <p><a href=href rel="external" download="">{t(words::FILE)}</a></p> })
    };
    view! {
        <div class="app-review__paper">
            {pager}
            <div class="app-review__view" role="region" aria-label=t(words::RECEIPT_PICTURE) tabindex="0">
                <img class=class src=src alt=alt/>
            </div>
            <div class="app-review__tools" role="group" aria-label=t(words::RECEIPT_PICTURE)>
                <button class="app-review__tool" type="button" on:click=move |_| closer()>{t(words::CLOSER)}" "<Kbd key="+"/></button>
                <button class="app-review__tool" type="button" on:click=move |_| farther()>{t(words::FARTHER)}" "<Kbd key="−"/></button>
                <button class="app-review__tool" type="button" on:click=move |_| around()>{t(words::TURN)}" "<Kbd key="R"/></button>
            </div>
            {file}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::id::ReceiptId;
    use portal_domain::receipt::Reference;
    use uuid::Uuid;

    fn receipt(number: u128, pages: u32) -> ReceiptRecord {
        ReceiptRecord {
            id: ReceiptId::from_uuid(Uuid::from_u128(number)),
            reference: Reference::from_number(1),
            stored_at: "2026-04-01T08:12:00Z".parse().unwrap(),
            kind: FileKind::Jpeg,
            pages,
            received_sha256: "ab".repeat(32),
            version: 1,
        }
    }

    #[test]
    fn pictures_are_told_by_what_there_is_more_than_one_of() {
        let all = [receipt(1, 1), receipt(2, 3)];
        let lines: Vec<String> = sheets(&all).into_iter().map(|sheet| told(sheet, &all)).collect();
        let expected = [
            "Receipt 1 of 2",
            "Receipt 2 of 2, page 1 of 3",
            "Receipt 2 of 2, page 2 of 3",
            "Receipt 2 of 2, page 3 of 3",
        ];
        assert_eq!(lines, expected);
        let one = [receipt(1, 2)];
        let lines: Vec<String> = sheets(&one).into_iter().map(|sheet| told(sheet, &one)).collect();
        assert_eq!(lines, ["page 1 of 2", "page 2 of 2"]);
    }
}
