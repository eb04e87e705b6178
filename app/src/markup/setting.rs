//! A value that an element has been given.

use leptos::prelude::RenderEffect;
use wasm_bindgen::{JsValue, UnwrapThrowExt as _};
use web_sys::Element;

use super::value::Value;

/// Where a value goes.
#[derive(Clone, Copy)]
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
    /// Held for as long as it is to follow.
    Follows {
        _effect: RenderEffect<Value>,
    },
}

impl Setting {
    pub(super) fn new(element: &Element, place: Place, name: &'static str, value: Value) -> Self {
        let element = element.clone();
        let now = follow(&element, place, name, value, None);
        Self { element, place, name, now }
    }

    /// The same place with what is to be there now.
    pub(super) fn change(&mut self, value: Value) {
        let before = match &self.now {
            Now::Fixed(before) => Some(before),
            Now::Follows { .. } => None,
        };
        self.now = follow(&self.element, self.place, self.name, value, before);
    }
}

fn follow(element: &Element, place: Place, name: &'static str, value: Value, before: Option<&Value>) -> Now {
    match value {
        Value::Live(mut ask) => {
            let element = element.clone();
            let effect = RenderEffect::new(move |before: Option<Value>| {
                let value = settled(ask());
                put(&element, place, name, &value, before.as_ref());
                value
            });
            Now::Follows { _effect: effect }
        }
        fixed @ (Value::None | Value::Text(_) | Value::Flag(_)) => {
            put(element, place, name, &fixed, before);
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
            // Also where it was not there before: a closure that is drawn anew does not know what the one before it set.
            Value::None | Value::Flag(false) => element.remove_attribute(name).unwrap_throw(),
            Value::Live(_) => {}
        },
        Place::Class if before != Some(value) => {
            let there = matches!(value, Value::Flag(true) | Value::Text(_));
            element.class_list().toggle_with_force(name, there).unwrap_throw();
        }
        Place::Property => {
            let value = match value {
                Value::Text(text) => JsValue::from_str(text),
                Value::Flag(flag) => JsValue::from_bool(*flag),
                Value::None | Value::Live(_) => JsValue::UNDEFINED,
            };
            let name = JsValue::from_str(name);
            // Somebody may have changed it since; and setting what is there already would move the caret.
            if js_sys::Reflect::get(element, &name).unwrap_throw() != value {
                js_sys::Reflect::set(element, &name, &value).unwrap_throw();
            }
        }
        Place::Attribute | Place::Class => {}
    }
}
