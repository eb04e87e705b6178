//! Values that change, and what follows them: [`RwSignal`], [`ArcRwSignal`], [`ArcReadSignal`], [`Memo`], [`Signal`].
//!
//! They are Leptos's own, with one type of value inside ([`Held`]) whatever the type outside. Leptos's are generic all the
//! way down, and each of the hundred types that the pages keep in them brought its own copy of the whole machinery to the
//! phone. Here a type brings no more than its own comparison and its own clone. Names and habits are Leptos's: an
//! untracked read follows nothing, a memo tells its followers only when its value has changed.

mod held;
mod memo;
mod rw_signal;
mod signal;

pub use memo::Memo;
pub use rw_signal::{ArcReadSignal, ArcRwSignal, RwSignal};
pub use signal::Signal;

/// The ways of reading, the same for each kind.
macro_rules! reads {
    ($name:ident) => {
        impl<T: 'static> $name<T> {
            /// Looks at the value; follows it.
            pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                self.inner.get().with(look)
            }

            /// Looks at the value and follows nothing.
            pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                self.inner.get_untracked().with(look)
            }

            /// Looks at the value, if what held it is still there, and follows nothing.
            pub fn try_with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
                self.inner.try_get_untracked().map(|held| held.with(look))
            }

            /// Follows the value without looking at it.
            pub fn track(&self) {
                leptos::prelude::Track::track(&self.inner);
            }
        }

        impl<T: Clone + 'static> $name<T> {
            /// The value; follows it.
            pub fn get(&self) -> T {
                self.with(T::clone)
            }

            /// The value, following nothing.
            pub fn get_untracked(&self) -> T {
                self.with_untracked(T::clone)
            }

            /// The value, if what held it is still there; follows it.
            pub fn try_get(&self) -> Option<T> {
                self.inner.try_get().map(|held| held.with(T::clone))
            }

            /// The value, if what held it is still there, following nothing.
            pub fn try_get_untracked(&self) -> Option<T> {
                self.inner.try_get_untracked().map(|held| held.with(T::clone))
            }
        }

        impl<T: 'static> std::fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

/// The ways of changing, the same for each kind that can be changed.
macro_rules! writes {
    ($name:ident) => {
        impl<T: 'static> $name<T> {
            /// Puts another value in its place.
            pub fn set(&self, value: T) {
                self.inner.set(Held::new(value));
            }

            /// Puts another value in its place, if what held it is still there.
            pub fn try_set(&self, value: T) {
                // Nobody is left to whom it matters.
                drop(self.inner.try_set(Held::new(value)));
            }

            /// Changes the value, if what held it is still there.
            pub fn update(&self, change: impl FnOnce(&mut T)) {
                if let Some(held) = self.inner.try_get_untracked() {
                    held.change(change);
                    leptos::prelude::Notify::notify(&self.inner);
                }
            }

            /// Changes the value and tells nobody.
            pub fn update_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
                self.inner.get_untracked().change(change)
            }
        }

        impl<T: Default + 'static> Default for $name<T> {
            fn default() -> Self {
                Self::new(T::default())
            }
        }
    };
}

use {reads, writes};
