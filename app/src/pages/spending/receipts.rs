//! "Your receipt": what was given, the two buttons, or why there is none.

use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::id::ReceiptId;
use portal_domain::money::Amount;
use portal_domain::receipt::FileKind;
use portal_domain::spending::NoReceipt;
use portal_domain::text::Payee;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

use super::draft::Draft;
use super::faults::part;
use super::fields::Fields;
use super::same::question;
use super::shot::{Condition, Shot};
use super::shots::Shots;
use crate::app::announcer::Announcer;
use crate::components::banner::{Banner, Tone};
use crate::components::button::{Button, FileButton};
use crate::components::choice::{Answer, Choice};
use crate::components::disclosure::Disclosure;
use crate::components::error_summary::focus;
use crate::components::field::FieldError;
use crate::components::icon::Icon;
use crate::components::photo::{PICTURES, Photo, PhotoPicker, focus_on};
use crate::components::viewer::{Paper, Sheet, Viewer, place_of};
use crate::format::{money, plain_date};
use crate::offline::Hint;
use crate::pages::keeping::Keeper;
use crate::text::{t, t_with, words::money as words, words::spending};
use crate::wording;

/// The part of the form.
#[component]
pub fn Receipts(
    /// What was given.
    shots: Shots,
    /// What a person who does not see one should know, from the fields.
    alt: Memo<String>,
    /// Keeps the draft, before the camera opens.
    keeper: Keeper<Draft>,
    /// Why there is none.
    no_receipt: RwSignal<Option<NoReceipt>>,
    /// What is wrong, by the last try to save.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> View {
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
    let given = view! { <Given shots=shots.clone() alt/> };
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

/// What somebody who does not see the picture should know, as far as it is written down: "Receipt, Green Lane Pharmacy,
/// £46.37, 31 March".
pub fn described(fields: Fields, today: NaiveDate) -> Memo<String> {
    Memo::new(move |_| {
        let form = fields.form();
        let payee = Payee::new(form.payee.trim()).ok();
        let known = payee.zip(Amount::parse(&form.amount).ok()).zip(form.date(today).ok());
        known.map_or_else(
            || t(spending::PHOTO_ALT).to_owned(),
            |((payee, amount), day)| {
                let (amount, day) = (money(amount.pence()), plain_date(day, today));
                let values = [("payee", payee.as_str()), ("amount", &amount), ("date", &day)];
                t_with(words::RECEIPT_ALT, values)
            },
        )
    })
}

/// Those given, in order, and the one that is looked at.
#[component]
pub fn Given(
    /// What was given.
    shots: Shots,
    /// What a person who does not see one should know.
    alt: Memo<String>,
) -> View {
    let looked_at = RwSignal::new(None::<Paper>);
    let look = {
        let shots = shots.clone();
        Callback::new(move |first| {
            let sheet = |shot: Shot| untrack(|| shot.address()).map(|address| Sheet { of: shot.id, address });
            let sheets = untrack(|| shots.all()).into_iter().filter_map(sheet).collect();
            looked_at.set(Some(Paper { sheets, first, alt: alt.get_untracked() }));
        })
    };
    let (instead, removed) = (shots.clone(), shots.clone());
    let replace = Callback::new(move |(id, files)| instead.add(files, Some(id)));
    let announcer = Announcer::here();
    let remove = Callback::new(move |id| remove_one(&removed, id, &announcer));
    let given = move || {
        let all = shots.all();
        let last = all.len();
        let one = |(number, shot): (usize, Shot)| {
            let place = Place { number, last };
            one(shots.clone(), shot, place, alt, look)
        };
        (1..).zip(all).map(one).collect_view()
    };
    view! {
        {given}
        <Viewer shown=looked_at on_replace=Some(replace) on_remove=Some(remove)/>
    }
}

/// Where one stands among the others, counted from 1.
#[derive(Clone, Copy)]
struct Place {
    number: usize,
    last: usize,
}

fn name_of(number: usize) -> String {
    t_with(spending::PHOTO, [("number", &number.to_string())])
}

fn remove_one(shots: &Shots, id: ReceiptId, announcer: &Announcer) {
    let place = shots.ids().iter().position(|known| *known == id);
    shots.remove(id);
    let next = place.and_then(|place| shots.ids().get(place).copied());
    let (gone, announcer) = (place.map(|place| name_of(place.saturating_add(1))), announcer.clone());
    // After this turn, when the others are drawn with their new numbers, and have said them.
    request_animation_frame(move || {
        focus_after(next);
        announcer.say(&t_with(spending::PHOTO_REMOVED, [("name", &gone.unwrap_or_default())]));
    });
}

/// One of those given, drawn anew with each step it takes.
fn one(shots: Shots, shot: Shot, place: Place, alt: Memo<String>, look: Callback<ReceiptId>) -> View {
    let announcer = Announcer::here();
    let Place { number, last } = place;
    let id = shot.id;
    (move || {
        let condition = shot.condition();
        let (note, mark) = condition.note();
        let count = number.to_string();
        let is_file = matches!(condition, Condition::Kept(FileKind::Pdf));
        let name = t_with(if is_file { spending::PHOTO_FILE } else { spending::PHOTO }, [("number", &count)]);
        if !matches!(condition, Condition::Keeping) {
            announcer.say(&format!("{name}. {note}"));
        }
        let shown = shot.clone();
        let image = Signal::derive(move || shown.address());
        let look = Callback::new(move |()| look.run(id));
        let look = (matches!(condition, Condition::Kept(_)) && !is_file).then_some(look);
        let instead = shots.clone();
        let again = Callback::new(move |files| instead.add(files, Some(id)));
        let (removed, speaker) = (shots.clone(), announcer.clone());
        let remove = Callback::new(move |()| remove_one(&removed, id, &speaker));
        let order = |words: &'static str, later: bool| {
            let (shots, announcer) = (shots.clone(), announcer.clone());
            let run = move |()| {
                if let Some((from, to)) = shots.move_by(id, later) {
                    let said = (name_of(from), to.to_string(), last.to_string());
                    let said = [("name", said.0.as_str()), ("number", &said.1), ("count", &said.2)];
                    let (said, announcer) = (t_with(spending::PHOTO_MOVED, said), announcer.clone());
                    request_animation_frame(move || {
                        focus_on(id, words);
                        announcer.say(&said);
                    });
                }
            };
            (words, Callback::new(run))
        };
        let mut more = Vec::new();
        more.extend((number > 1).then(|| order(t(spending::PHOTO_EARLIER), false)));
        more.extend((number < last).then(|| order(t(spending::PHOTO_LATER), true)));
        let asks = asks(shots.clone(), shot.clone(), remove);
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
                    alt=TextProp::from(move || alt.get())
                    note
                    mark
                    wrong
                    copy
                    on_keep=keep
                    on_look=look
                    on_again=again
                    on_remove=remove
                    more
                >
                    {asks}
                </Photo>
            </div>
        }
    })
    .draw()
}

/// What is asked about it, if anything: whether it is there already, or whether it can be read. Never more than one thing.
fn asks(shots: Shots, shot: Shot, leave_out: Callback<()>) -> View {
    let announcer = Announcer::here();
    View::live(move || {
        if let Some(same) = shot.same() {
            announcer.say(t(spending::TWIN_TITLE));
            let (shots, other) = (shots.clone(), shot.clone());
            let is_other = Callback::new(move |()| {
                shots.is_other(&other);
                focus(&place_of(other.id));
            });
            return question(&shot, same, is_other, leave_out);
        }
        let Some(hint) = shot.hint() else { return View::nothing() };
        let (title, why) = match hint {
            Hint::Dark => (spending::HINT_DARK, spending::HINT_DARK_WHY),
            Hint::Blurred => (spending::HINT_BLURRED, spending::HINT_BLURRED_WHY),
            Hint::CutOff => (spending::HINT_CUT_OFF, spending::HINT_CUT_OFF_WHY),
        };
        announcer.say(t(title));
        let (will_do, instead, id, it) = (shots.clone(), shots.clone(), shot.id, shot.clone());
        let use_it = Callback::new(move |()| {
            will_do.will_do(&it);
            focus(&place_of(id));
        });
        let again = Callback::new(move |files| instead.add(files, Some(id)));
        view! {
            <Banner tone=Tone::Waiting title=t(title)>
                <p>{t(why)}</p>
                <div class="app-pair">
                    <Button label=t(spending::HINT_USE) on_press=use_it/>
                    <FileButton label=t(spending::PHOTO_AGAIN) icon=Icon::CAMERA accept=PICTURES camera=true on_files=again/>
                </div>
            </Banner>
        }
    })
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
