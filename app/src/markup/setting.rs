//! A value that an element has been given.

use leptos::prelude::RenderEffect;
use wasm_bindgen::{JsValue, UnwrapThrowExt as _};
use web_sys::Element;

use super::value::Value;

/// Where a value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Attribute,
    Property,
    Class,
}

/// An element's value, as it is now.
pub(super) struct Setting {
    element: Element,
    place: Place,
    name: &'static str,
    now: Now,
}

enum Now {
    Fixed(Value),
    /// Held for as long as it is to follow; it knows what it set last.
    Follows(RenderEffect<Value>),
}

impl Setting {
    pub(super) fn new(element: &Element, place: Place, name: &'static str, value: Value) -> Self {
        let element = element.clone();
        let now = follow(&element, place, name, value, None);
        Self { element, place, name, now }
    }

    /// The same place with what is to be there now.
    pub(super) fn change(&mut self, value: Value) {
        let before = match std::mem::replace(&mut self.now, Now::Fixed(Value::None)) {
            Now::Fixed(before) => Some(before),
            Now::Follows(effect) => effect.take_value(),
        };
        self.now = follow(&self.element, self.place, self.name, value, before);
    }

    /// Whether a step of this sort is about the same place.
    pub(super) fn is_at(&self, place: Place, name: &str) -> bool {
        self.place == place && self.name == name
    }
}

fn follow(element: &Element, place: Place, name: &'static str, value: Value, before: Option<Value>) -> Now {
    match value {
        Value::Live(mut ask) => {
            let element = element.clone();
            let tell = move |before: Option<Value>| {
                let value = settled(ask());
                put(&element, place, name, &value, before.as_ref());
                value
            };
            Now::Follows(RenderEffect::new_with_value(tell, before))
        }
        fixed @ (Value::None | Value::Text(_) | Value::Flag(_)) => {
            put(element, place, name, &fixed, before.as_ref());
            Now::Fixed(fixed)
        }
    }
}

/// A closure that gives a closure is asked twice.
fn settled(mut value: Value) -> Value {
    while let Value::Live(mut ask) = value {
        value = ask();
    }
    value
}

fn put(element: &Element, place: Place, name: &str, value: &Value, before: Option<&Value>) {
    match place {
        Place::Attribute if before != Some(value) => match value {
            Value::Text(text) => element.set_attribute(name, text).unwrap_throw(),
            Value::Flag(true) => element.set_attribute(name, "").unwrap_throw(),
            Value::None | Value::Flag(false) => element.remove_attribute(name).unwrap_throw(),
            Value::Live(_) => {}
        },
        Place::Class if before != Some(value) => {
            let there = matches!(value, Value::Flag(true) | Value::Text(_));
            element.class_list().toggle_with_force(name, there).unwrap_throw();
        }
        // What somebody types or ticks changes without us, so it is compared with what stands there; anything else, as that
        // a disclosure is open, is theirs once it is drawn.
        Place::Property if is_typed(name) || before != Some(value) => {
            let value = match value {
                Value::Text(text) => JsValue::from_str(text),
                Value::Flag(flag) => JsValue::from_bool(*flag),
                Value::None | Value::Live(_) => JsValue::from_str(""),
            };
            let name = JsValue::from_str(name);
            // Setting what is there already would move the caret.
            if js_sys::Reflect::get(element, &name).unwrap_throw() != value {
                js_sys::Reflect::set(element, &name, &value).unwrap_throw();
            }
        }
        Place::Attribute | Place::Class | Place::Property => {}
    }
}

fn is_typed(property: &str) -> bool {
    matches!(property, "value" | "checked")
}
