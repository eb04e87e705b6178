//! A value of any type.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use send_wrapper::SendWrapper;

/// What every signal holds. A clone is the same value, not a second one.
#[derive(Clone)]
pub(super) struct Held {
    value: SendWrapper<Rc<dyn Any>>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl Held {
    /// Holds a value that counts as another one each time.
    pub(super) fn new<T: 'static>(value: T) -> Self {
        Self::of(Rc::new(RefCell::new(value)), |_, _| false)
    }

    /// Holds a value that can be compared.
    pub(super) fn comparable<T: PartialEq + 'static>(value: T) -> Self {
        Self::of(Rc::new(RefCell::new(value)), |one, other| {
            match (one.downcast_ref::<RefCell<T>>(), other.downcast_ref::<RefCell<T>>()) {
                (Some(one), Some(other)) => *one.borrow() == *other.borrow(),
                _ => false,
            }
        })
    }

    fn of(value: Rc<dyn Any>, same: fn(&dyn Any, &dyn Any) -> bool) -> Self {
        Self { value: SendWrapper::new(value), same }
    }

    /// Looks at the value.
    pub(super) fn with<T: 'static, R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.cell::<T>().borrow())
    }

    /// Changes the value.
    pub(super) fn change<T: 'static, R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        change(&mut self.cell::<T>().borrow_mut())
    }

    #[expect(clippy::expect_used, reason = "a signal of a type is only ever given values of that type")]
    fn cell<T: 'static>(&self) -> &RefCell<T> {
        self.value.downcast_ref().expect("a value of the signal's type")
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&**self.value, &**other.value)
    }
}
