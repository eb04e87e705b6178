//! Values that are put in from outside.

use std::marker::PhantomData;

use leptos::prelude::{Get as _, GetUntracked as _, Set as _};

use super::held::Held;
use super::{reads, writes};

/// A value that can be changed; gone with the owner in which it was made.
pub struct RwSignal<T> {
    pub(super) inner: leptos::prelude::RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> RwSignal<T> {
    /// With this value at first.
    pub fn new(value: T) -> Self {
        Self { inner: leptos::prelude::RwSignal::new(Held::new(value)), of: PhantomData }
    }
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

reads!(RwSignal);
writes!(RwSignal);

/// A value that can be changed; there for as long as anybody has it.
pub struct ArcRwSignal<T> {
    inner: leptos::prelude::ArcRwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T: 'static> ArcRwSignal<T> {
    /// With this value at first.
    pub fn new(value: T) -> Self {
        Self { inner: leptos::prelude::ArcRwSignal::new(Held::new(value)), of: PhantomData }
    }
}

impl<T> ArcRwSignal<T> {
    /// The same value for somebody who may only read it.
    pub fn read_only(&self) -> ArcReadSignal<T> {
        ArcReadSignal { inner: self.inner.read_only(), of: PhantomData }
    }
}

impl<T> Clone for ArcRwSignal<T> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), of: PhantomData }
    }
}

impl<T> From<ArcRwSignal<T>> for RwSignal<T> {
    fn from(signal: ArcRwSignal<T>) -> Self {
        Self { inner: signal.inner.into(), of: PhantomData }
    }
}

reads!(ArcRwSignal);
writes!(ArcRwSignal);

/// A value that others change.
pub struct ArcReadSignal<T> {
    inner: leptos::prelude::ArcReadSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for ArcReadSignal<T> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), of: PhantomData }
    }
}

reads!(ArcReadSignal);
