//! What stands between the tags of a component.

use std::rc::Rc;

use send_wrapper::SendWrapper;

use super::draw::{Draw, View};

/// Drawn once.
pub struct Children(SendWrapper<Box<dyn FnOnce() -> View>>);

/// Drawn as often as it is wanted.
#[derive(Clone)]
pub struct ChildrenFn(SendWrapper<Rc<dyn Fn() -> View>>);

impl Children {
    /// Draws it.
    pub fn view(self) -> View {
        (self.0.take())()
    }
}

impl ChildrenFn {
    /// Draws it.
    pub fn view(&self) -> View {
        (self.0)()
    }
}

/// What the macro makes of the markup between two tags.
pub trait ToChildren<F> {
    /// The children that the closure draws.
    fn to_children(draw: F) -> Self;
}

impl<F, D> ToChildren<F> for Children
where
    F: FnOnce() -> D + 'static,
    D: Draw,
{
    fn to_children(draw: F) -> Self {
        Self(SendWrapper::new(Box::new(move || draw().draw())))
    }
}

impl<F, D> ToChildren<F> for ChildrenFn
where
    F: Fn() -> D + 'static,
    D: Draw,
{
    fn to_children(draw: F) -> Self {
        Self(SendWrapper::new(Rc::new(move || draw().draw())))
    }
}

impl<F, D> From<F> for ChildrenFn
where
    F: Fn() -> D + 'static,
    D: Draw,
{
    fn from(draw: F) -> Self {
        Self::to_children(draw)
    }
}
