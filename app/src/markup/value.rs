//! What stands behind the name of an attribute, a property or a class.

use crate::reactive::{Memo, RwSignal, Signal};
use std::borrow::Cow;

use leptos::oco::Oco;
use leptos::text_prop::TextProp;

/// A value that is, or that follows signals.
pub enum Value {
    /// Not there: an attribute is left out.
    None,
    /// Words.
    Text(Cow<'static, str>),
    /// There or not, without words.
    Flag(bool),
    /// Asked again when a signal that it read changes.
    Live(Box<dyn FnMut() -> Value>),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Flag(a), Self::Flag(b)) => a == b,
            (Self::None | Self::Text(_) | Self::Flag(_) | Self::Live(_), _) => false,
        }
    }
}

/// What can be a value.
pub trait ToValue {
    /// The value of it.
    fn to_value(self) -> Value;
}

impl ToValue for Value {
    fn to_value(self) -> Value {
        self
    }
}

impl ToValue for &'static str {
    fn to_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for String {
    fn to_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl ToValue for Oco<'static, str> {
    fn to_value(self) -> Value {
        match self {
            Oco::Borrowed(text) => text.to_value(),
            other @ (Oco::Counted(_) | Oco::Owned(_)) => String::from(other).to_value(),
        }
    }
}

impl ToValue for bool {
    fn to_value(self) -> Value {
        Value::Flag(self)
    }
}

impl<V: ToValue> ToValue for Option<V> {
    fn to_value(self) -> Value {
        self.map_or(Value::None, ToValue::to_value)
    }
}

impl<F, V> ToValue for F
where
    F: FnMut() -> V + 'static,
    V: ToValue,
{
    fn to_value(mut self) -> Value {
        Value::Live(Box::new(move || self().to_value()))
    }
}

impl ToValue for TextProp {
    fn to_value(self) -> Value {
        (move || self.get()).to_value()
    }
}

macro_rules! follows {
    ($($signal:ident),*) => {$(
        impl<T: ToValue + Clone + Send + Sync + 'static> ToValue for $signal<T> {
            fn to_value(self) -> Value {
                (move || self.get()).to_value()
            }
        }
    )*};
}

follows!(Signal, RwSignal, Memo);
