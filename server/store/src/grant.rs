//! The proof of permission.

use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use portal_domain::access::{Act, Relation};
use portal_domain::id::{AccountId, PersonId};

use crate::{Result, Signed, Store};

/// Proof that somebody may do `A` with one direct payment: minted by [`Store::grant`] alone, and checked again inside each
/// transaction that writes, because a relation may end while a write waits.
pub struct Grant<A> {
    account: AccountId,
    person: PersonId,
    acting_as: Relation,
    act: PhantomData<fn() -> A>,
}

impl<A> Grant<A> {
    /// The direct payment.
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// Who acts.
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// In what capacity.
    pub const fn acting_as(&self) -> Relation {
        self.acting_as
    }
}

impl Store {
    /// Whether this person may do `A` with this payment today.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they may not, or where there is no such payment: the two cannot be told apart.
    pub async fn grant<A: Act>(&self, signed: &Signed, account: AccountId, now: DateTime<Utc>) -> Result<Grant<A>> {
        let _ = (signed, account, now, PhantomData::<A>);
        todo!()
    }
}
