//! "Your receipt": what was given, the two buttons, or why there is none.

use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::id::ReceiptId;
use portal_domain::receipt::FileKind;
use portal_domain::spending::NoReceipt;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::draft::Draft;
use super::faults::part;
use super::shot::{Condition, Shot};
use super::shots::Shots;
use crate::app::announcer::Announcer;
use crate::components::button::Button;
use crate::components::choice::{Answer, Choice};
use crate::components::disclosure::Disclosure;
use crate::components::error_summary::focus;
use crate::components::field::FieldError;
use crate::components::look::{Look, Shown};
use crate::components::photo::{Photo, PhotoPicker};
use crate::pages::keeping::Keeper;
use crate::text::{t, t_with, words::spending};
use crate::wording;

/// The part of the form.
#[component]
pub fn Receipts(
    /// What was given.
    shots: Shots,
    /// Keeps the draft, before the camera opens.
    keeper: Keeper<Draft>,
    /// Why there is none.
    no_receipt: RwSignal<Option<NoReceipt>>,
    /// What is wrong, by the last try to save.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> View {
    let looked_at = RwSignal::new(None);
    let error = {
        let shots = shots.clone();
        Signal::derive(move || shots.refused().map(str::to_owned).or_else(|| error.get()))
    };
    announce_refusals(shots.clone());
    let any = {
        let shots = shots.clone();
        Memo::new(move |_| shots.any())
    };
    // A receipt is the better answer.
    Effect::new(move || {
        if any.get() {
            no_receipt.set(None);
        }
    });
    let given = {
        let shots = shots.clone();
        move || {
            let all = shots.all().into_iter().enumerate();
            all.map(|(place, shot)| one(shots.clone(), shot, place.saturating_add(1), looked_at))
                .collect_view()
        }
    };
    let take = Callback::new(move |files| shots.add(files, None));
    view! {
        <div
            class="app-stack app-stack--close"
            role="group"
            aria-labelledby=part::RECEIPT
            on:click=before_the_camera(keeper)
        >
            <h2 id=part::RECEIPT tabindex="-1">{t(spending::RECEIPT)}</h2>
            <FieldError id=part::RECEIPT error/>
            {given}
            <PhotoPicker on_files=take/>
            <Show when=move || !any.get()><NoneThere no_receipt/></Show>
            <Look shown=looked_at/>
        </div>
    }
}

/// Why there is no receipt; folded away until it is wanted.
#[component]
fn NoneThere(no_receipt: RwSignal<Option<NoReceipt>>) -> View {
    let reasons = NoReceipt::ALL.map(|reason| (reason, Answer::new(wording::no_receipt(reason)))).to_vec();
    let open = no_receipt.get_untracked().is_some();
    view! {
        <Disclosure words=t(spending::NO_RECEIPT) open=Signal::stored(open)>
            <div class="app-stack app-stack--close">
                <Choice
                    name="no-receipt"
                    legend=t(spending::NO_RECEIPT_WHY)
                    hint=t(spending::NO_RECEIPT_FINE)
                    answers=reasons
                    chosen=no_receipt
                />
                <Show when=move || no_receipt.with(Option::is_some)>
                    <div><Button label=t(spending::NO_RECEIPT_UNDO) on_press=Callback::new(move |()| no_receipt.set(None))/></div>
                </Show>
            </div>
        </Disclosure>
    }
}

/// One of those given, drawn anew with each step it takes.
pub fn one(shots: Shots, shot: Shot, number: usize, looked_at: RwSignal<Option<Shown>>) -> View {
    let announcer = Announcer::here();
    (move || {
        let condition = shot.condition();
        let (note, mark) = condition.note();
        let number = number.to_string();
        let is_file = matches!(condition, Condition::Kept(FileKind::Pdf));
        let name =
            t_with(if is_file { spending::PHOTO_FILE } else { spending::PHOTO }, [("number", &number)]);
        if !matches!(condition, Condition::Keeping) {
            announcer.say(&format!("{name}. {note}"));
        }
        let shown = shot.clone();
        let image = Signal::derive(move || shown.address());
        let looked = shot.clone();
        let look = Callback::new(move |()| {
            let address = looked.address();
            looked_at.set(address.map(|address| Shown { address, alt: t(spending::PHOTO_ALT).to_owned() }));
        });
        let look = (matches!(condition, Condition::Kept(_)) && !is_file).then_some(look);
        let (instead, id) = (shots.clone(), shot.id);
        let again = Callback::new(move |files| instead.add(files, Some(id)));
        let (removed, gone, announcer) = (shots.clone(), name.clone(), announcer.clone());
        let remove = Callback::new(move |()| {
            let place = removed.ids().iter().position(|known| *known == id);
            removed.remove(id);
            let next = place.and_then(|place| removed.ids().get(place).copied());
            let (gone, announcer) = (gone.clone(), announcer.clone());
            // After this turn, when the others are drawn with their new numbers, and have said them.
            request_animation_frame(move || {
                focus_after(next);
                announcer.say(&t_with(spending::PHOTO_REMOVED, [("name", &gone)]));
            });
        });
        let (keeping, kept) = (shots.clone(), shot.clone());
        let keep = Callback::new(move |()| keeping.keep_again(&kept));
        let in_hand = match &condition {
            Condition::InHand(file, _) => Some(file.name()),
            Condition::Keeping | Condition::Working | Condition::Kept(_) | Condition::Unreadable => None,
        };
        let keep = in_hand.is_some().then_some(keep);
        let saved = shot.clone();
        let copy = Signal::derive(move || saved.address().zip(in_hand.clone()));
        let wrong = condition.is_wrong();
        view! {
            <div id=place_of(id) role="group" aria-label=name.clone() tabindex="-1">
                <Photo
                    name
                    image
                    alt=t(spending::PHOTO_ALT)
                    note
                    mark
                    wrong
                    copy
                    on_keep=keep
                    on_look=look
                    on_again=again
                    on_remove=remove
                />
            </div>
        }
    })
    .draw()
}

/// The id of one of them in the page.
fn place_of(id: ReceiptId) -> String {
    format!("photo-{id}")
}

/// Where one was removed, the next takes the focus, or *Take a photo* after the last.
fn focus_after(next: Option<ReceiptId>) {
    if let Some(next) = next {
        focus(&place_of(next));
        return;
    }
    let take = document().query_selector(".app-button__file").ok().flatten();
    if let Some(take) = take.and_then(|take| take.dyn_into::<HtmlInputElement>().ok()) {
        drop(take.focus());
    }
}

/// The words that say why a file was not taken are read out; they stand in the page too.
fn announce_refusals(shots: Shots) {
    let announcer = Announcer::here();
    Effect::new(move || {
        if let Some(words) = shots.refused() {
            announcer.say(words);
        }
    });
}

/// Android may end this page while the camera is open, so the draft is kept before it opens: the press is held back until
/// then and made again.
fn before_the_camera(keeper: Keeper<Draft>) -> impl Fn(web_sys::MouseEvent) {
    let kept = StoredValue::new(false);
    move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = pressed.filter(|input| input.type_() == "file") else { return };
        if keeper.is_settled() || kept.try_get_value() == Some(true) {
            kept.set_value(false);
            return;
        }
        event.prevent_default();
        let keeper = keeper.clone();
        spawn_local(async move {
            keeper.settle().await;
            // What cannot be kept must not keep anybody from taking a photograph.
            kept.set_value(true);
            input.click();
        });
    }
}
