//! The pages of a receipt, as large as the screen, over the page: a native `dialog`, which Escape and Back close. Buttons
//! bring it closer and turn the page; nothing needs dragging or two fingers.

use crate::components::button::{Button, Shape};
use crate::components::icon::Icon;
use crate::markup::{Show, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::text::{t, t_with, words::money};
use leptos::prelude::*;

/// How close it can be looked at: each step is a class.
const CLOSEST: u8 = 3;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The addresses of the pages, in order; nothing is shown of a paper without pages.
    pub pages: Vec<String>,
    /// What a person who does not see it should know, page by page the same.
    pub alt: String,
}

/// The paper, while there is one.
#[component]
pub fn Viewer(shown: RwSignal<Option<Paper>>) -> View {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let (page, zoom) = (RwSignal::new(0_usize), RwSignal::new(0_u8));
    Effect::new(move || {
        if let (Some(dialog), true) = (dialog.get(), shown.with(Option::is_some))
            && !dialog.open()
        {
            page.set(0);
            zoom.set(0);
            let _: Result<(), _> = dialog.show_modal();
        }
    });
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    });
    let pages = Memo::new(move |_| shown.with(|shown| shown.as_ref().map_or(0, |paper| paper.pages.len())));
    let label = Memo::new(move |_| {
        let (number, pages) = (page.get().saturating_add(1), pages.get());
        t_with(money::PAGE_OF, [("number", &number.to_string()), ("pages", &pages.to_string())])
    });
    let picture = move || {
        let class = format!("app-viewer__image app-viewer__image--zoom-{}", zoom.get());
        shown.with(|shown| {
            let paper = shown.as_ref()?;
            let address = paper.pages.get(page.get())?.clone();
            Some(view! { <img class=class src=address alt=paper.alt.clone()/> })
        })
    };
    let button = |label: &'static str, icon: Icon, not_yet: Signal<bool>, press: Callback<()>| {
        view! { <Button label shape=Shape::Stacked icon=icon not_yet on_press=press/> }
    };
    view! {
        <dialog class="app-viewer" node_ref=dialog aria-label=t(money::RECEIPT) on:close=move |_| shown.set(None)>
            <div class="app-viewer__body">
                <div class="app-viewer__tools">
                    {button(t(money::CLOSE), Icon::CROSS, Signal::stored(false), close)}
                    {button(
                        t(money::CLOSER),
                        Icon::PLUS,
                        Signal::derive(move || zoom.get() >= CLOSEST),
                        Callback::new(move |()| zoom.update(|zoom| *zoom = zoom.saturating_add(1).min(CLOSEST))),
                    )}
                    {button(
                        t(money::FARTHER),
                        Icon::MINUS,
                        Signal::derive(move || zoom.get() == 0),
                        Callback::new(move |()| zoom.update(|zoom| *zoom = zoom.saturating_sub(1))),
                    )}
                </div>
                <div class="app-viewer__sheet" role="region" aria-label=t(money::RECEIPT) tabindex="0">{picture}</div>
                <Show when=move || { pages.get() > 1 }>
                    <div class="app-viewer__tools">
                        {button(
                            t(money::PAGE_BEFORE),
                            Icon::ARROW_BACK,
                            Signal::derive(move || page.get() == 0),
                            Callback::new(move |()| page.update(|page| *page = page.saturating_sub(1))),
                        )}
                        <p class="app-viewer__page" role="status">{move || label.get()}</p>
                        {button(
                            t(money::PAGE_NEXT),
                            Icon::ARROW_END,
                            Signal::derive(move || page.get().saturating_add(1) >= pages.get()),
                            Callback::new(move |()| page.update(|page| *page = page.saturating_add(1))),
                        )}
                    </div>
                </Show>
            </div>
        </dialog>
    }
}
