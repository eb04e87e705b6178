//! [`View`], and what can become one.

use crate::reactive::{Memo, RwSignal, Signal};
use std::borrow::Cow;

use leptos::oco::Oco;
use leptos::text_prop::TextProp;
use send_wrapper::SendWrapper;

use super::template::Template;

/// What is drawn in one place.
#[must_use]
pub struct View(pub(super) SendWrapper<Drawing>);

/// The sorts of view.
pub(super) enum Drawing {
    Nothing,
    Text(Cow<'static, str>),
    Template(Box<Template>),
    Many(Vec<View>),
    /// Drawn anew when a signal that it read changes.
    Live(Box<dyn FnMut() -> View>),
}

impl View {
    pub(super) fn new(drawing: Drawing) -> Self {
        Self(SendWrapper::new(drawing))
    }

    /// Nothing to be seen.
    pub fn nothing() -> Self {
        Self::new(Drawing::Nothing)
    }

    /// Several, one after the other.
    pub fn many(views: Vec<View>) -> Self {
        Self::new(Drawing::Many(views))
    }

    /// Drawn anew when a signal that it read changes.
    pub fn live<D: Draw>(mut draw: impl FnMut() -> D + 'static) -> Self {
        Self::new(Drawing::Live(Box::new(move || draw().draw())))
    }
}

/// What can be drawn.
pub trait Draw {
    /// The view of it.
    fn draw(self) -> View;
}

impl Draw for View {
    fn draw(self) -> View {
        self
    }
}

impl Draw for () {
    fn draw(self) -> View {
        View::nothing()
    }
}

impl Draw for Cow<'static, str> {
    fn draw(self) -> View {
        View::new(Drawing::Text(self))
    }
}

impl Draw for &'static str {
    fn draw(self) -> View {
        Cow::Borrowed(self).draw()
    }
}

impl Draw for String {
    fn draw(self) -> View {
        Cow::<'static, str>::Owned(self).draw()
    }
}

impl Draw for Oco<'static, str> {
    fn draw(self) -> View {
        match self {
            Oco::Borrowed(text) => text.draw(),
            other @ (Oco::Counted(_) | Oco::Owned(_)) => String::from(other).draw(),
        }
    }
}

impl Draw for u32 {
    fn draw(self) -> View {
        self.to_string().draw()
    }
}

impl Draw for usize {
    fn draw(self) -> View {
        self.to_string().draw()
    }
}

impl<D: Draw> Draw for Option<D> {
    fn draw(self) -> View {
        self.map_or_else(View::nothing, Draw::draw)
    }
}

impl<D: Draw> Draw for Vec<D> {
    fn draw(self) -> View {
        View::many(self.into_iter().map(Draw::draw).collect())
    }
}

impl<F, D> Draw for F
where
    F: FnMut() -> D + 'static,
    D: Draw,
{
    fn draw(self) -> View {
        View::live(self)
    }
}

impl Draw for TextProp {
    fn draw(self) -> View {
        View::live(move || self.get())
    }
}

macro_rules! follows {
    ($($signal:ident),*) => {$(
        impl<T: Draw + Clone + Send + Sync + 'static> Draw for $signal<T> {
            fn draw(self) -> View {
                View::live(move || self.get())
            }
        }
    )*};
}

follows!(Signal, RwSignal, Memo);
