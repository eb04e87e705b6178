//! Setting up a direct payment.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::Relation;
use portal_domain::account::{AccountKind, Communication, Funder, PlanNeed, Rates};
use portal_domain::api::PersonRef;
use portal_domain::audit::EventKind;
use portal_domain::budget::OpeningBalance;
use portal_domain::id::{AccountId, CouncilId, PersonId};
use portal_domain::money::Pence;
use uuid::Uuid;

use crate::audit::{Book, Event, ORIGIN};
use crate::code::{document, inconsistent, kept, person, word};
use crate::command::{Command, Done};
use crate::database::{Conn, row, rows, run};
use crate::grant::Actor;
use crate::{Error, Result, Store};

/// What somebody is to a payment, from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewRelation {
    /// Who. Somebody of the council's side must work for the payment's council.
    pub person: PersonId,
    /// What they are to it; of the council's side only the named officer.
    pub relation: Relation,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, where there is one.
    pub until: Option<NaiveDate>,
}

/// A direct payment to set up.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// Its id.
    pub id: AccountId,
    /// Which council pays.
    pub council: CouncilId,
    /// Whose it is in law.
    pub kind: AccountKind,
    /// For whom the money is.
    pub recipient: PersonId,
    /// What is in the account at first.
    pub opening: OpeningBalance,
    /// Its weekly rates.
    pub rates: Rates,
    /// What may be kept for when things go wrong, in pence.
    pub agreed_contingency: Pence,
    /// Who pays.
    pub funders: Vec<Funder>,
    /// The needs in the plan, in order.
    pub needs: Vec<PlanNeed>,
    /// How the person wants the council to communicate.
    pub communication: Communication,
    /// Everybody who has to do with it; one of them must be the named officer.
    pub people: Vec<NewRelation>,
    /// Who sets it up: somebody who works for the council.
    pub by: PersonId,
    /// In what capacity.
    pub acting_as: Relation,
}

struct SetUp(NewPayment, DateTime<Utc>);

impl Command for SetUp {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let Self(payment, now) = self;
        let actor = Actor { person: worker(conn, payment, payment.by).await?, acting_as: payment.acting_as };
        account(conn, payment, *now).await?;
        money(conn, payment).await?;
        people(conn, payment).await?;
        let book = Book::open(conn, payment.id).await?;
        book.close(conn, &actor, Event::of(EventKind::PaymentSetUp), *now).await?;
        Ok(Done::Changed(()))
    }
}

/// Somebody who works for the council that pays.
async fn worker(conn: &mut Conn<'_>, payment: &NewPayment, who: PersonId) -> Result<PersonRef> {
    let (name, called) = row!(
        conn,
        (String, String),
        "SELECT p.name, p.called FROM staff w JOIN person p ON p.id = w.person WHERE w.person = $1 AND w.council = $2",
        who.uuid(),
        payment.council.uuid(),
    )?
    .ok_or(Error::NotFound)?;
    person(who.uuid(), &name, &called).ok_or(inconsistent("person", who.uuid()))
}

async fn account(conn: &mut Conn<'_>, payment: &NewPayment, now: DateTime<Utc>) -> Result<()> {
    run!(
        conn,
        "INSERT INTO account (id, council, kind, recipient, opening_amount, opening_day, agreed_contingency, communication,
                set_up_at, event_no, event_hash, entries_sum, new_spends, new_receipts, answers)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, 0, 0, 0, 0)",
        payment.id.uuid(),
        payment.council.uuid(),
        word(payment.kind),
        payment.recipient.uuid(),
        payment.opening.amount.get(),
        payment.opening.date,
        payment.agreed_contingency.get(),
        document(&payment.communication)?,
        now,
        ORIGIN.as_slice(),
    )?;
    Ok(())
}

async fn money(conn: &mut Conn<'_>, payment: &NewPayment) -> Result<()> {
    let id = payment.id.uuid();
    for rate in payment.rates.iter() {
        run!(
            conn,
            "INSERT INTO rate (account, from_day, gross, contribution) VALUES ($1, $2, $3, $4)",
            id,
            rate.from,
            rate.gross.get(),
            rate.contribution.get(),
        )?;
    }
    for (place, funder) in (0_i64..).zip(&payment.funders) {
        run!(
            conn,
            "INSERT INTO funder (account, place, name, funding, share) VALUES ($1, $2, $3, $4, $5)",
            id,
            place,
            funder.name.as_str(),
            word(funder.funding),
            i64::from(funder.share),
        )?;
    }
    for (place, need) in (0_i64..).zip(&payment.needs) {
        run!(
            conn,
            "INSERT INTO need (account, id, place, title) VALUES ($1, $2, $3, $4)",
            id,
            need.id.uuid(),
            place,
            need.title.as_str(),
        )?;
    }
    Ok(())
}

async fn people(conn: &mut Conn<'_>, payment: &NewPayment) -> Result<()> {
    let is_officer = |one: &NewRelation| one.relation == Relation::NamedOfficer;
    if !payment.people.iter().any(is_officer) {
        return Err(Error::NotFound);
    }
    for one in &payment.people {
        if one.relation.is_council() {
            worker(conn, payment, one.person).await?;
        }
        if one.relation.is_council() && !is_officer(one) {
            // The others' posts reach every payment; a relation of their own would outlive them.
            return Err(Error::NotFound);
        }
        run!(
            conn,
            "INSERT INTO relation (account, person, relation, from_day, until_day) VALUES ($1, $2, $3, $4, $5)",
            payment.id.uuid(),
            one.person.uuid(),
            word(one.relation),
            one.from,
            one.until,
        )?;
    }
    Ok(())
}

impl Store {
    /// Sets up a direct payment.
    ///
    /// # Errors
    /// [`crate::Error::Taken`] where the id is taken, [`crate::Error::NotFound`] without such a council, people, or a named
    /// officer who works for the council.
    pub async fn set_up_payment_unscoped(&self, payment: NewPayment, now: DateTime<Utc>) -> Result<()> {
        self.write(SetUp(payment, kept(now))).await
    }

    /// Every direct payment: for verification and maintenance.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn accounts_unscoped(&self) -> Result<Vec<AccountId>> {
        let mut lent = self.database().lend().await?;
        let found = rows!(&mut lent.conn(), (Uuid,), "SELECT id FROM account ORDER BY id")?;
        Ok(found.into_iter().map(|(id,)| AccountId::from_uuid(id)).collect())
    }
}
