//! The proof of permission.

use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use portal_domain::access::{Act, Relation, acting_as};
use portal_domain::api::PersonRef;
use portal_domain::id::{AccountId, PersonId};
use portal_domain::time::london_date;

use crate::code::{inconsistent, person, variant};
use crate::database::{Conn, rows};
use crate::{Error, Result, Signed, Store};

/// Proof that somebody may do `A` with one direct payment: minted by [`Store::grant`] alone, and checked again inside each
/// transaction that writes, because a relation may end while a write waits.
pub struct Grant<A> {
    account: AccountId,
    person: PersonId,
    acting_as: Relation,
    act: PhantomData<fn() -> A>,
}

impl<A> Clone for Grant<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Grant<A> {}

impl<A> std::fmt::Debug for Grant<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grant({} as {:?} at {})", self.person, self.acting_as, self.account)
    }
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

/// What a person is to a payment on a day: what was agreed for this payment, and what their post makes them to every payment
/// of their council.
const RELATIONS: &str = "
    SELECT r.relation, p.name, p.called FROM relation r JOIN person p ON p.id = r.person
     WHERE r.account = $1 AND r.person = $2
       AND r.from_day <= $3 AND (r.until_day IS NULL OR r.until_day >= $3) AND r.ended_at IS NULL
    UNION ALL
    SELECT o.relation, p.name, p.called
      FROM account a JOIN staff w ON w.council = a.council JOIN post o ON o.person = w.person JOIN person p ON p.id = w.person
     WHERE a.id = $1 AND w.person = $2
       AND o.from_day <= $3 AND (o.until_day IS NULL OR o.until_day >= $3) AND o.ended_at IS NULL";

/// Somebody who may do it, by name.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    pub(crate) person: PersonRef,
    pub(crate) acting_as: Relation,
}

/// In what capacity the person may do `A` now, read on this connection.
async fn actor<A: Act>(
    conn: &mut Conn<'_>,
    account: AccountId,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<Actor> {
    let found =
        rows!(conn, (String, String, String), RELATIONS, account.uuid(), who.uuid(), london_date(now))?;
    let relations: Option<Vec<Relation>> = found.iter().map(|(relation, ..)| variant(relation)).collect();
    let relations = relations.ok_or(inconsistent("relation", account.uuid()))?;
    let acting_as = acting_as(&relations, A::ACTION).ok_or(Error::NotFound)?;
    let (_, name, called) = found.first().ok_or(Error::NotFound)?;
    let person = person(who.uuid(), name, called).ok_or(inconsistent("person", who.uuid()))?;
    Ok(Actor { person, acting_as })
}

impl<A: Act> Grant<A> {
    /// Checks the same again, inside the transaction that acts on it.
    pub(crate) async fn check(&self, conn: &mut Conn<'_>, now: DateTime<Utc>) -> Result<Actor> {
        actor::<A>(conn, self.account, self.person, now).await
    }
}

impl Store {
    /// Whether this person may do `A` with this payment today.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where they may not, or where there is no such payment: the two cannot be told apart.
    pub async fn grant<A: Act>(
        &self,
        signed: &Signed,
        account: AccountId,
        now: DateTime<Utc>,
    ) -> Result<Grant<A>> {
        let mut lent = self.database().lend().await?;
        let actor = actor::<A>(&mut lent.conn(), account, signed.person(), now).await?;
        Ok(Grant { account, person: signed.person(), acting_as: actor.acting_as, act: PhantomData })
    }
}
