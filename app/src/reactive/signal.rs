//! What can be read, wherever it comes from.

use std::marker::PhantomData;

use leptos::prelude::{Get as _, GetUntracked as _};
use send_wrapper::SendWrapper;

use super::held::Held;
use super::memo::Memo;
use super::reads;
use super::rw_signal::{ArcRwSignal, RwSignal};

/// A value that can be followed: another signal, something worked out at each reading, or a value that stays.
pub struct Signal<T> {
    inner: leptos::prelude::Signal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> Signal<T> {
    /// Worked out at each reading.
    pub fn derive(work: impl Fn() -> T + 'static) -> Self {
        Self { inner: derived(Box::new(move || Held::new(work()))), of: PhantomData }
    }

    /// A value that stays.
    pub fn stored(value: T) -> Self {
        Self { inner: leptos::prelude::Signal::stored(Held::new(value)), of: PhantomData }
    }
}

/// Apart from the types, so that it is there once.
fn derived(work: Box<dyn Fn() -> Held>) -> leptos::prelude::Signal<Held> {
    let work = SendWrapper::new(work);
    leptos::prelude::Signal::derive(move || (*work)())
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Default + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self { inner: signal.inner.into(), of: PhantomData }
    }
}

impl<T> From<ArcRwSignal<T>> for Signal<T> {
    fn from(signal: ArcRwSignal<T>) -> Self {
        RwSignal::from(signal).into()
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self { inner: memo.inner.into(), of: PhantomData }
    }
}

impl<T: 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

reads!(Signal);
