//! The pages of receipts, as large as the screen, over the page: a native `dialog`, which Escape and Back close. Buttons and
//! keys bring a page closer and turn the page; nothing needs dragging or two fingers.

use crate::components::button::{Button, FileButton, Shape};
use crate::components::error_summary::focus;
use crate::components::icon::Icon;
use crate::components::photo::PICTURES_AND_PDF;
use crate::markup::{Show, View, view};
use crate::reactive::{RwSignal, Signal};
use crate::text::{t, t_with, words::money};
use leptos::prelude::*;
use portal_domain::id::ReceiptId;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, File, KeyboardEvent};

/// How close it can be looked at: each step is a class.
const CLOSEST: u8 = 3;
/// So far an arrow moves what is looked at closely, in pixels.
const STEP: f64 = 80.0;

/// A page of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The receipt.
    pub of: ReceiptId,
    /// The address of its picture.
    pub address: String,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The pages, in order.
    pub sheets: Vec<Sheet>,
    /// Whose first page is shown first.
    pub first: ReceiptId,
    /// What a person who does not see it should know: "Receipt, Green Lane Pharmacy, £46.37, 31 March".
    pub alt: String,
}

/// Which page is looked at, and how close.
#[derive(Clone, Copy)]
struct Sight {
    shown: RwSignal<Option<Paper>>,
    page: RwSignal<usize>,
    zoom: RwSignal<u8>,
}

impl Sight {
    fn begin(self) {
        let first = self.shown.with(|shown| {
            shown.as_ref().and_then(|paper| paper.sheets.iter().position(|sheet| sheet.of == paper.first))
        });
        self.page.set(first.unwrap_or_default());
        self.zoom.set(0);
    }

    fn sheet(self) -> Option<Sheet> {
        self.shown.with(|shown| shown.as_ref()?.sheets.get(self.page.get()).cloned())
    }

    /// How many pages there are; follows changes.
    fn pages(self) -> usize {
        self.shown.with(|shown| shown.as_ref().map_or(0, |paper| paper.sheets.len()))
    }

    /// "Page 2 of 3"
    fn label(self) -> String {
        let (number, pages) = (self.page.get().saturating_add(1), self.pages());
        t_with(money::PAGE_OF, [("number", &number.to_string()), ("pages", &pages.to_string())])
    }

    fn alt(self) -> String {
        let alt = self.shown.with(|shown| shown.as_ref().map(|paper| paper.alt.clone())).unwrap_or_default();
        if self.pages() > 1 { format!("{alt}. {}", self.label()) } else { alt }
    }

    fn nearer(self) {
        self.zoom.set(self.zoom.get_untracked().saturating_add(1).min(CLOSEST));
    }

    fn farther(self) {
        self.zoom.set(self.zoom.get_untracked().saturating_sub(1));
    }

    fn fit(self) {
        self.zoom.set(0);
    }

    fn before(self) {
        self.page.set(self.page.get_untracked().saturating_sub(1));
    }

    fn next(self) {
        let last = untrack(|| self.pages()).saturating_sub(1);
        self.page.set(self.page.get_untracked().saturating_add(1).min(last));
    }

    fn pressed(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match (event.key().as_str(), self.zoom.get_untracked()) {
            ("+" | "=", _) => self.nearer(),
            ("-", _) => self.farther(),
            ("0", _) => self.fit(),
            ("ArrowLeft", 0) => self.before(),
            ("ArrowRight", 0) => self.next(),
            ("ArrowLeft", _) => pan(event, -STEP, 0.0),
            ("ArrowRight", _) => pan(event, STEP, 0.0),
            ("ArrowUp", _) => pan(event, 0.0, -STEP),
            ("ArrowDown", _) => pan(event, 0.0, STEP),
            (_, _) => {}
        }
    }
}

/// The paper, while there is one. What is offered to be done is done with the receipt whose page is shown.
#[component]
pub fn Viewer(
    shown: RwSignal<Option<Paper>>,
    /// Gets the receipt and the file that takes its place.
    #[prop(into, default = None)]
    on_replace: Option<Callback<(ReceiptId, Vec<File>)>>,
    #[prop(into, default = None)] on_remove: Option<Callback<ReceiptId>>,
) -> View {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let sight = Sight { shown, page: RwSignal::new(0), zoom: RwSignal::new(0) };
    Effect::new(move || {
        if let (Some(dialog), true) = (dialog.get(), shown.with(Option::is_some))
            && !dialog.open()
        {
            untrack(|| sight.begin());
            let _: Result<(), _> = dialog.show_modal();
        }
    });
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    let of = move || untrack(|| sight.sheet()).map(|sheet| sheet.of);
    let replace = on_replace.map(|run| {
        let instead = Callback::new(move |files| {
            if let Some(of) = of() {
                close.run(());
                run.run((of, files));
            }
        });
        view! { <FileButton label=t(money::REPLACE) icon=Icon::CAMERA accept=PICTURES_AND_PDF on_files=instead/> }
    });
    let remove = on_remove.map(|run| {
        let remove = Callback::new(move |()| {
            if let Some(of) = of() {
                close.run(());
                run.run(of);
            }
        });
        button(t(money::REMOVE_RECEIPT), Icon::BIN, Signal::stored(false), remove)
    });
    let acts = (replace.is_some() || remove.is_some())
        .then(|| view! { <div class="app-viewer__tools">{replace}{remove}</div> });
    let closed = move |_| {
        let of = of();
        shown.set(None);
        request_animation_frame(move || give_back_focus(of));
    };
    let picture = move || {
        let class = format!("app-viewer__image app-viewer__image--zoom-{}", sight.zoom.get());
        let alt = move || sight.alt();
        sight.sheet().map(|Sheet { address, .. }| view! { <img class=class src=address alt=alt/> })
    };
    view! {
        <dialog
            class="app-viewer"
            node_ref=dialog
            aria-label=move || sight.alt()
            on:close=closed
            on:keydown=move |event: KeyboardEvent| sight.pressed(&event)
        >
            <div class="app-viewer__body">
                <Closeness sight close/>
                <div class="app-viewer__sheet" role="region" aria-label=t(money::RECEIPT) tabindex="0">{picture}</div>
                <Show when=move || { sight.pages() > 1 }><Pages sight/></Show>
                {acts}
            </div>
        </dialog>
    }
}

fn button(label: &'static str, icon: Icon, not_yet: Signal<bool>, press: Callback<()>) -> View {
    view! { <Button label shape=Shape::Stacked icon=icon not_yet on_press=press/> }
}

/// *Close*, and the buttons that bring it closer.
#[component]
fn Closeness(sight: Sight, close: Callback<()>) -> View {
    let closest = Signal::derive(move || sight.zoom.get() >= CLOSEST);
    let whole = Signal::derive(move || sight.zoom.get() == 0);
    view! {
        <div class="app-viewer__tools">
            {button(t(money::CLOSE), Icon::CROSS, Signal::stored(false), close)}
            {button(t(money::CLOSER), Icon::PLUS, closest, Callback::new(move |()| sight.nearer()))}
            {button(t(money::FARTHER), Icon::MINUS, whole, Callback::new(move |()| sight.farther()))}
            {button(t(money::FIT), Icon::PAGE, whole, Callback::new(move |()| sight.fit()))}
        </div>
    }
}

/// Which page of how many, and the way to the others.
#[component]
fn Pages(sight: Sight) -> View {
    let first = Signal::derive(move || sight.page.get() == 0);
    let last = Signal::derive(move || sight.page.get() >= sight.pages().saturating_sub(1));
    view! {
        <div class="app-viewer__tools">
            {button(t(money::PAGE_BEFORE), Icon::ARROW_BACK, first, Callback::new(move |()| sight.before()))}
            <p class="app-viewer__page" role="status">{move || sight.label()}</p>
            {button(t(money::PAGE_NEXT), Icon::ARROW_END, last, Callback::new(move |()| sight.next()))}
        </div>
    }
}

/// Moves the page under the frame. Where the frame itself has the focus, the browser does.
fn pan(event: &KeyboardEvent, across: f64, down: f64) {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = event.current_target().and_then(|dialog| dialog.dyn_into::<Element>().ok());
    let sheet = dialog.and_then(|dialog| dialog.query_selector(".app-viewer__sheet").ok().flatten());
    if let Some(sheet) = sheet.filter(|sheet| on.as_ref() != Some(sheet)) {
        event.prevent_default();
        sheet.scroll_by_with_x_and_y(across, down);
    }
}

/// The browser gives the focus back to what was pressed. Where that was drawn anew meanwhile, the receipt takes it.
fn give_back_focus(of: Option<ReceiptId>) {
    let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if let Some(of) = of.filter(|_| lost) {
        focus(&place_of(of));
    }
}

/// The id of a receipt in the page.
pub fn place_of(id: ReceiptId) -> String {
    format!("photo-{id}")
}
