use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{EntryRecord, Linked, Review, Stamp};
use portal_domain::audit::EventKind;
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::{Entry, MoneyInKind};

use super::facts::{Facts, SPEND};
use super::{Recorded, content, entries};
use crate::audit::{Book, Event};
use crate::code::word;
use crate::command::{Command, Done};
use crate::database::{Conn, row, run};
use crate::{Error, Grant, Result};

/// Records a line of money.
pub(super) struct Record {
    pub(super) grant: Grant<act::RecordEntry>,
    pub(super) id: EntryId,
    pub(super) entry: Entry,
    pub(super) now: DateTime<Utc>,
}

impl Command for Record {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let account = self.grant.account();
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let facts = Facts::from(&self.entry);
        if facts.day < book.opening_day {
            return Err(Error::BeforeOpening);
        }
        needs_are_known(conn, account, &self.entry).await?;
        about_is_known(conn, account, &self.entry).await?;
        let effect = self.entry.effect().get();
        let fresh = run!(
            conn,
            "INSERT INTO entry (account, id, kind, day, amount, effect, payee, category, need, paid_by, note, no_receipt,
                    money_in, version, recorded_at, recorded_by, recorded_as, receipts, detail, about, to_pay_back, miles)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16, 0, $17, $18, $19, $20)
             ON CONFLICT (account, id) DO NOTHING",
            account.uuid(),
            self.id.uuid(),
            &facts.kind,
            facts.day,
            facts.amount,
            effect,
            &facts.payee,
            &facts.category,
            facts.need,
            &facts.paid_by,
            &facts.note,
            &facts.no_receipt,
            &facts.money_in,
            self.now,
            actor.person.id.uuid(),
            word(actor.acting_as),
            &facts.detail,
            facts.about,
            to_pay_back(&self.entry),
            miles(&self.entry),
        )?;
        if fresh == 0 {
            let record = entries(conn, account, &[self.id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
            // Also when it was put right since: a phone that heard no answer sends again what it sent first.
            let first = content(conn, account, self.id.uuid(), 1).await?;
            return if first == Some(facts.hash()) {
                Ok(Done::Unchanged(Recorded { record, fresh: false }))
            } else {
                Err(Error::DifferentContent)
            };
        }
        book.adds.entries_sum = effect;
        book.adds.new_spends = i64::from(facts.is_spend());
        let kind = match &self.entry {
            Entry::Spend(_) => EventKind::SpendRecorded,
            Entry::MoneyIn(_) => EventKind::MoneyInRecorded,
        };
        let event = Event { entry: Some(self.id), content: Some(facts.hash()), ..Event::of(kind) };
        book.close(conn, &actor, event, self.now).await?;
        let record = EntryRecord {
            id: self.id,
            entry: self.entry.clone(),
            version: 1,
            recorded: Stamp { at: self.now, by: actor.person, acting_as: actor.acting_as },
            receipts: Vec::new(),
            review: Review::default(),
            thread: None,
            changed: None,
            linked: Linked::default(),
        };
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}

/// The needs must stand in the plan of this payment.
pub(super) async fn needs_are_known(conn: &mut Conn<'_>, account: AccountId, entry: &Entry) -> Result<()> {
    let Entry::Spend(spend) = entry else { return Ok(()) };
    for need in spend.parts().into_iter().filter_map(|part| part.need) {
        let known = row!(
            conn,
            (i64,),
            "SELECT place FROM need WHERE account = $1 AND id = $2",
            account.uuid(),
            need.uuid()
        )?;
        known.map(drop).ok_or(Error::UnknownNeed)?;
    }
    Ok(())
}

/// What money came back of must be a spend of this payment, and what a spend was paid from a one-off payment of it.
pub(super) async fn about_is_known(conn: &mut Conn<'_>, account: AccountId, entry: &Entry) -> Result<()> {
    let Some(about) = entry.about() else { return Ok(()) };
    let found = row!(
        conn,
        (String, Option<String>),
        "SELECT kind, money_in FROM entry WHERE account = $1 AND id = $2",
        account.uuid(),
        about.uuid(),
    )?;
    let (kind, money_in) = found.ok_or(Error::UnknownEntry)?;
    let fits = match entry {
        Entry::MoneyIn(money) => money.kind.gives_back() && kind == SPEND,
        Entry::Spend(_) => money_in == Some(word(MoneyInKind::OneOff)),
    };
    if fits { Ok(()) } else { Err(Error::UnknownEntry) }
}

/// What is owed back to the account of a spend, in pence.
pub(super) fn to_pay_back(entry: &Entry) -> i64 {
    match entry {
        Entry::Spend(spend) => spend.to_pay_back().get(),
        Entry::MoneyIn(_) => 0,
    }
}

/// How far was driven, in tenths of a mile.
pub(super) fn miles(entry: &Entry) -> i64 {
    match entry {
        Entry::Spend(spend) => spend.miles.map_or(0, |miles| i64::from(miles.tenths())),
        Entry::MoneyIn(_) => 0,
    }
}
