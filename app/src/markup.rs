//! What is drawn: one kind of view for every page, made by [`view!`](portal_markup::view).
//!
//! A [`View`] is a text, a piece of HTML with gaps in it (a [`Template`]), several of these, or something that lives: a
//! closure that is drawn anew when a signal in it changes. It is a view to Leptos too, whose signals, effects and
//! components stay what they are. Why there is one kind and not a type for every element: the code of the types was most
//! of the download, see `.github/decisions/`.
//!
//! Drawing anew keeps what is there: the same template only gets its gaps filled again, so that focus, an open disclosure
//! and what somebody types stay.
//!
//! - [`Draw`] is what may stand in `{…}`, [`ToValue`] what may stand behind `name=`.
//! - [`Children`] and [`ChildrenFn`] are what stands between the tags of a component, [`Show`] draws it on a condition.

mod children;
mod draw;
mod gap;
mod leptos_view;
mod listener;
mod mounted;
mod setting;
mod show;
mod template;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod value;

pub use children::{Children, ChildrenFn, ToChildren};
pub use draw::{Draw, View};
pub use portal_markup::view;
pub use show::{Condition, Show};
pub use template::Template;
pub use value::{ToValue, Value};
