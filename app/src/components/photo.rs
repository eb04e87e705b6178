//! Receipts on their way in: one [`Photo`] each, and the two buttons of [`PhotoPicker`].

use crate::components::button::FileButton;
use crate::components::error_summary::focus;
use crate::components::icon::Icon;
use crate::components::viewer::place_of;
use crate::markup::{Children, View, view};
use crate::reactive::Signal;
use crate::text::{t, words::spending};
use leptos::prelude::*;
use portal_domain::id::ReceiptId;
use wasm_bindgen::JsCast as _;

/// What the camera may give: any picture, or some browsers show their files instead of it.
pub const PICTURES: &str = "image/*";
/// What may be chosen: iPhones hand over JPEG where HEIC is not in the list.
pub const PICTURES_AND_PDF: &str = "image/jpeg,image/png,image/webp,application/pdf";

/// A receipt that was taken or chosen: what it looks like, what we think of it, what can be done.
#[component]
pub fn Photo(
    /// "Photo 1"
    #[prop(into)]
    name: String,
    /// The address of the small picture (a `blob:`), once there is one. A PDF shows a page instead.
    #[prop(into)]
    image: Signal<Option<String>>,
    /// What a person who does not see it should know: "Your photo of a receipt".
    #[prop(into)]
    alt: TextProp,
    /// What we think of it and where it is.
    #[prop(into)]
    note: TextProp,
    /// Beside the note.
    #[prop(default = Icon::TICK)]
    mark: Icon,
    /// Something is wrong with it, which the note says.
    #[prop(optional)]
    wrong: bool,
    /// The address of its bytes and a name for them, where a copy can be saved.
    #[prop(optional, into)]
    copy: Signal<Option<(String, String)>>,
    /// Tries again to keep it on this device.
    #[prop(into, default = None)]
    on_keep: Option<Callback<()>>,
    #[prop(into, default = None)] on_look: Option<Callback<()>>,
    #[prop(optional, into)] on_again: Option<Callback<Vec<web_sys::File>>>,
    #[prop(optional, into)] on_remove: Option<Callback<()>>,
    /// What else can be done, in words.
    #[prop(default = Vec::new())]
    more: Vec<(&'static str, Callback<()>)>,
    /// What is asked or told about it.
    #[prop(optional)]
    children: Option<Children>,
) -> View {
    let spoken = name.clone();
    let of = move || view! { <span class="app-visually-hidden">", " {spoken.clone()}</span> };
    let after = of.clone();
    let action = move |words: &'static str, run: Callback<()>| {
        let of = after.clone();
        view! {
            <button class="app-photo__action" type="button" data-act=words on:click=move |_| run.run(())>
                {words} {of()}
            </button>
        }
    };
    let picture = move || match image.get() {
        Some(address) => {
            let alt = alt.clone();
            view! { <img class="app-photo__image" src=address alt=move || alt.get() width="84" height="112"/> }
        }
        None => {
            view! { <span class="app-photo__image app-photo__image--none">{Icon::PAGE.large()}</span> }
        }
    };
    let whose = of.clone();
    let again = on_again.map(|run| {
        let chosen = move |event| {
            let input = event_target::<web_sys::HtmlInputElement>(&event);
            let files: Vec<_> = input.files().and_then(|list| list.get(0)).into_iter().collect();
            input.set_value("");
            if !files.is_empty() {
                run.run(files);
            }
        };
        view! {
            <label class="app-photo__action app-photo__action--file">
                {t(spending::PHOTO_AGAIN)} {whose()}
                <input class="app-photo__file" type="file" accept=PICTURES capture="environment" on:change=chosen/>
            </label>
        }
    });
    let save = move || {
        copy.get().map(|(address, file)| {
            view! { <a class="app-photo__action" href=address download=file>{t(spending::SAVE_COPY)} {of()}</a> }
        })
    };
    view! {
        <div class="app-photo" class:app-photo--wrong=wrong>
            {picture}
            <div class="app-photo__body">
                <p class="app-photo__name">{name}</p>
                <p class="app-photo__note">
                    {if wrong { Icon::PROBLEM } else { mark }.small()}
                    <span>{move || note.get()}</span>
                </p>
                <div class="app-photo__actions">
                    {on_look.map(|run| action(t(spending::PHOTO_LOOK), run))}
                    {save}
                    {on_keep.map(|run| action(t(spending::PHOTO_KEEP), run))}
                    {more.into_iter().map(|(words, run)| action(words, run)).collect_view()}
                    {again}
                    {on_remove.map(|run| action(t(spending::PHOTO_REMOVE), run))}
                </div>
            </div>
            {children.map(|children| view! { <div class="app-photo__below">{children.view()}</div> })}
        </div>
    }
}

/// Brings the focus to what can be done with a receipt, by its words, or to the receipt where it cannot be done any more.
pub fn focus_on(id: ReceiptId, words: &str) {
    let place = place_of(id);
    let found = document().get_element_by_id(&place);
    let act = found.and_then(|card| card.query_selector(&format!("[data-act='{words}']")).ok().flatten());
    match act.and_then(|act| act.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(act) => drop(act.focus()),
        None => focus(&place),
    }
}

/// *Take a photo* opens the camera, *Choose photo or PDF* the files. `before` runs first, when either is pressed: keep the
/// draft there, for the browser's tab may be ended while the camera is open.
#[component]
pub fn PhotoPicker(
    #[prop(into)] on_files: Callback<Vec<web_sys::File>>,
    #[prop(optional, into)] before: Option<Callback<()>>,
) -> View {
    view! {
        <div class="app-pair" on:click=move |_| if let Some(before) = before { before.run(()) }>
            <FileButton label=t(spending::TAKE_PHOTO) icon=Icon::CAMERA accept=PICTURES camera=true on_files/>
            <FileButton label=t(spending::CHOOSE_FILE) icon=Icon::PAGE accept=PICTURES_AND_PDF on_files/>
        </div>
    }
}
