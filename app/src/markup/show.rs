//! What is drawn on a condition.

use crate::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::component;
use send_wrapper::SendWrapper;

use super::children::ChildrenFn;
use super::draw::View;

/// Something that holds or not; follows signals.
pub struct Condition(SendWrapper<Box<dyn Fn() -> bool>>);

impl<F: Fn() -> bool + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(SendWrapper::new(Box::new(holds)))
    }
}

macro_rules! from_signals {
    ($($signal:ident),*) => {$(
        impl From<$signal<bool>> for Condition {
            fn from(signal: $signal<bool>) -> Self {
                Self::from(move || signal.get())
            }
        }
    )*};
}

from_signals!(Signal, RwSignal, Memo);

/// Draws the children while the condition holds, and else what falls back. Drawn again only when the condition changes.
#[component]
pub fn Show(
    #[prop(into)] when: Condition,
    #[prop(optional, into)] fallback: Option<ChildrenFn>,
    children: ChildrenFn,
) -> View {
    let holds = Memo::new(move |_| (when.0)());
    View::live(move || {
        if holds.get() {
            children.view()
        } else {
            fallback.as_ref().map_or_else(View::nothing, ChildrenFn::view)
        }
    })
}
