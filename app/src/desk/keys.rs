//! Single keys for what an officer does two hundred times a day. They are off until the officer turns them on, because a
//! key without a modifier is pressed by accident by those who speak to their computer (WCAG 2.1.4); the choice is kept
//! on this device.

use crate::reactive::ArcRwSignal;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

const KEPT: &str = "desk-keys";

/// Whether the keys are on.
#[derive(Clone, Debug)]
pub struct Keys(ArcRwSignal<bool>);

impl Keys {
    /// As this device remembers it.
    pub fn recalled() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
        Self(ArcRwSignal::new(kept.as_deref() == Some("on")))
    }

    /// The ones that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether they are on; follows changes.
    pub fn are_on(&self) -> bool {
        self.0.get()
    }

    /// Turns them on or off, and remembers it where the browser remembers anything.
    pub fn turn(&self) {
        self.0.update(|on| *on = !*on);
        if let Some(storage) = storage() {
            drop(storage.set_item(KEPT, if self.0.get_untracked() { "on" } else { "off" }));
        }
    }

    /// Calls back with each key that is pressed while they are on and nobody is writing; as long as the caller's view
    /// lives.
    pub fn listen(&self, pressed: impl Fn(&str) + 'static) {
        let on = self.0.clone();
        let listening = window_event_listener(ev::keydown, move |event| {
            // A key that is held down is one press: nobody marks ten by resting a finger.
            let modified = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
            if !modified && on.try_get_untracked() == Some(true) && !is_writing(&event) {
                pressed(&event.key());
            }
        });
        on_cleanup(move || listening.remove());
    }
}

fn is_writing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        // A tick takes no letters.
        let is_tick = element.get_attribute("type").as_deref() == Some("checkbox");
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_tick
    })
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
