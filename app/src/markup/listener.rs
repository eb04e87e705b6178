//! Something that listens to an element.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{Element, Event};

use super::template::Handler;

/// Listens until it is dropped.
pub(super) struct Listener {
    element: Element,
    event: Cow<'static, str>,
    handler: Rc<RefCell<Handler>>,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    pub(super) fn new(element: &Element, event: Cow<'static, str>, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let called = Rc::clone(&handler);
        let closure = Closure::<dyn Fn(Event)>::new(move |event| {
            // A handler that causes its own event is not called within itself.
            if let Ok(mut handler) = called.try_borrow_mut() {
                handler(event);
            }
        });
        element.add_event_listener_with_callback(&event, closure.as_ref().unchecked_ref()).unwrap_throw();
        Self { element: element.clone(), event, handler, closure }
    }

    /// Whether it listens to this event.
    pub(super) fn hears(&self, event: &str) -> bool {
        self.event == event
    }

    /// From now on this is called.
    pub(super) fn change(&self, handler: Handler) {
        if let Ok(mut called) = self.handler.try_borrow_mut() {
            *called = handler;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.closure.as_ref().unchecked_ref();
        self.element.remove_event_listener_with_callback(&self.event, call).unwrap_throw();
    }
}
