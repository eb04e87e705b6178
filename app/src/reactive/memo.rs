//! What is worked out from other values.

use std::marker::PhantomData;

use leptos::prelude::{Get as _, GetUntracked as _};

use super::held::Held;
use super::reads;

/// Works out the next value from the one before.
type Work = Box<dyn Fn(Option<&Held>) -> Held>;

/// Worked out anew when a value that it read has changed, and told on only when the outcome has.
pub struct Memo<T> {
    pub(super) inner: leptos::prelude::Memo<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T: PartialEq + 'static> Memo<T> {
    /// Works out by `work`, which is given what it worked out before.
    pub fn new(work: impl Fn(Option<&T>) -> T + 'static) -> Self {
        Self::of(Box::new(move |before| {
            Held::comparable(match before {
                Some(before) => before.with(|before| work(Some(before))),
                None => work(None),
            })
        }))
    }

    fn of(work: Work) -> Self {
        Self { inner: memo(work), of: PhantomData }
    }
}

/// Apart from the types, so that it is there once.
fn memo(work: Work) -> leptos::prelude::Memo<Held> {
    let work = send_wrapper::SendWrapper::new(work);
    leptos::prelude::Memo::new(move |before| (*work)(before))
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

reads!(Memo);
