//! The officers' side.

use chrono::{DateTime, Utc};
use portal_domain::access::{Act as _, act, permits};
use portal_domain::api::{DeskPeople, DeskPerson, Found};
use portal_domain::budget::Balance;
use portal_domain::id::{AccountId, EntryId};
use portal_domain::money::Pence;
use portal_domain::receipt::Reference;
use portal_domain::time::london_date;
use uuid::Uuid;

use crate::code::{Document, count, folded, inconsistent, person, value, variant};
use crate::database::{row, rows};
use crate::{Error, Result, Signed, Store};

#[derive(sqlx::FromRow)]
struct Row {
    account: Uuid,
    relation: String,
    recipient: Uuid,
    name: String,
    called: String,
    communication: Document,
    balance: i64,
    new_spends: i64,
    new_receipts: i64,
    answers: i64,
}

/// The most letters that can be looked for, more than any name has: a database refuses a pattern without end.
const LONGEST: usize = 1000;

/// The payments of which somebody is the named officer, and those that their post reaches. `$3` is a pattern.
const PEOPLE: &str = r"
    SELECT x.account, x.relation, p.id AS recipient, p.name, p.called, a.communication,
           a.opening_amount + a.entries_sum AS balance, a.new_spends, a.new_receipts, a.answers
      FROM (SELECT r.account, r.relation FROM relation r
             WHERE r.person = $1
               AND r.from_day <= $2 AND (r.until_day IS NULL OR r.until_day >= $2) AND r.ended_at IS NULL
            UNION
            SELECT c.id, o.relation
              FROM staff w JOIN post o ON o.person = w.person JOIN account c ON c.council = w.council
             WHERE w.person = $1
               AND o.from_day <= $2 AND (o.until_day IS NULL OR o.until_day >= $2) AND o.ended_at IS NULL) x
      JOIN account a ON a.id = x.account
      JOIN person p ON p.id = a.recipient
     WHERE p.name_folded LIKE $3 ESCAPE '\'
     ORDER BY p.name_folded, x.account";

impl Row {
    fn person(self, as_at: DateTime<Utc>) -> Result<DeskPerson> {
        let id = self.account;
        let person = || {
            Some(DeskPerson {
                account: AccountId::from_uuid(self.account),
                recipient: person(self.recipient, &self.name, &self.called)?,
                relation: variant(&self.relation)?,
                communication: value(self.communication)?,
                balance: Balance { amount: Pence::new(self.balance), as_at },
                new_spends: count(self.new_spends)?,
                new_receipts: count(self.new_receipts)?,
                answers: count(self.answers)?,
            })
        };
        person().ok_or(inconsistent("account", id))
    }
}

/// The pattern of a part of a name: its own signs mean nothing but themselves.
fn pattern(find: &str) -> String {
    let mut pattern = "%".to_owned();
    for sign in folded(find).chars().filter(|sign| !sign.is_control()) {
        if matches!(sign, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}

impl Store {
    /// The people whom somebody at the council serves, those with something new first, then by name; `find` is a part of a
    /// name in any case, or empty. Whoever serves nobody gets an empty list.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn desk_people(&self, signed: &Signed, find: &str, now: DateTime<Utc>) -> Result<DeskPeople> {
        if find.chars().count() > LONGEST {
            return Ok(DeskPeople { people: Vec::new() });
        }
        let mut lent = self.database().lend().await?;
        let found =
            rows!(&mut lent.conn(), Row, PEOPLE, signed.person().uuid(), london_date(now), pattern(find))?;
        let mut people: Vec<DeskPerson> = Vec::new();
        for row in found {
            let person = row.person(now)?;
            if !person.relation.is_council() || !permits(person.relation, act::SeePayment::ACTION) {
                continue;
            }
            match people.last_mut() {
                // Somebody may be two things to a payment; they are listed as the first.
                Some(known) if known.account == person.account => {
                    known.relation = known.relation.min(person.relation);
                }
                Some(_) | None => people.push(person),
            }
        }
        // Stable: by name among their like.
        people.sort_by_key(|person| (person.new_spends, person.answers) == (0, 0));
        Ok(DeskPeople { people })
    }

    /// The entry of the receipt with this reference.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], also where the reader may not see it.
    pub async fn find_reference(
        &self,
        signed: &Signed,
        reference: Reference,
        now: DateTime<Utc>,
    ) -> Result<Found> {
        let mut lent = self.database().lend().await?;
        let found = row!(
            &mut lent.conn(),
            (Uuid, Uuid),
            "SELECT account, entry FROM receipt WHERE reference = $1",
            reference.to_string(),
        )?;
        drop(lent);
        let (account, entry) = found.ok_or(Error::NotFound)?;
        let (account, entry) = (AccountId::from_uuid(account), EntryId::from_uuid(entry));
        let grant = self.grant::<act::SeePayment>(signed, account, now).await?;
        Ok(Found { reference, account: grant.account(), entry })
    }
}
