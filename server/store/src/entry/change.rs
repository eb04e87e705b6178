use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::EntryRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Closing, Entry, Made, closing};

use super::facts::Facts;
use super::record::{about_is_known, miles, needs_are_known, to_pay_back};
use super::{Recorded, entries};
use crate::audit::{Book, Event};
use crate::code::{document, word};
use crate::command::{Command, Done};
use crate::database::{Conn, run};
use crate::{Error, Grant, Result};

/// Makes the next version of an entry.
pub(super) struct Alter {
    pub(super) grant: Grant<act::ChangeEntry>,
    pub(super) id: EntryId,
    pub(super) version: u32,
    pub(super) change: Change,
    pub(super) now: DateTime<Utc>,
}

impl Command for Alter {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let account = self.grant.account();
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let before = entries(conn, account, &[self.id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
        if self.version == before.version && self.is_made(&before) {
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        }
        if before.version.checked_add(1) != Some(self.version) {
            return Err(Error::ChangedMeanwhile);
        }
        let (made, since) = made(&before);
        if closing(made, since, self.now) != Closing::Open {
            return Err(Error::Closed);
        }
        let next = next(&before, &self.change)?;
        let facts = Facts::from(next);
        if facts.day < book.opening_day {
            return Err(Error::BeforeOpening);
        }
        needs_are_known(conn, account, next).await?;
        about_is_known(conn, account, next).await?;

        keep(conn, &self.grant, &before).await?;
        let effect = if self.change == Change::Removed { 0 } else { next.effect().get() };
        let counted = if before.is_removed() { 0 } else { before.entry.effect().get() };
        // What the council has said was of the version before, which stays in the history with it.
        let anew = matches!(self.change, Change::To(_));
        run!(
            conn,
            "UPDATE entry SET day = $3, amount = $4, effect = $5, payee = $6, category = $7, need = $8, paid_by = $9,
                    note = $10, no_receipt = $11, money_in = $12, version = $13, made = $14, made_at = $15,
                    made_by = $16, made_as = $17, detail = $18, about = $19, to_pay_back = $20, miles = $21
              WHERE account = $1 AND id = $2",
            account.uuid(),
            self.id.uuid(),
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
            i64::from(self.version),
            word(self.change.made()),
            self.now,
            actor.person.id.uuid(),
            word(actor.acting_as),
            &facts.detail,
            facts.about,
            to_pay_back(next),
            miles(next),
        )?;
        if anew {
            run!(
                conn,
                "UPDATE entry SET seen_at = NULL, seen_by = NULL, seen_as = NULL, accepted_at = NULL,
                        accepted_by = NULL, accepted_as = NULL
                  WHERE account = $1 AND id = $2",
                account.uuid(),
                self.id.uuid(),
            )?;
        }
        book.adds.entries_sum = effect.checked_sub(counted).ok_or(Error::Closed)?;
        if facts.is_spend() {
            let seen = before.review.seen.is_some();
            let (was, is) =
                (!seen && !before.is_removed(), (anew || !seen) && self.change != Change::Removed);
            let news = i64::from(is).saturating_sub(i64::from(was));
            let receipts = i64::try_from(before.receipts.len()).unwrap_or_default();
            book.adds.new_spends = news;
            book.adds.new_receipts = news.saturating_mul(receipts);
        }
        let kind = match self.change {
            Change::To(_) => EventKind::EntryChanged,
            Change::Removed => EventKind::EntryRemoved,
            Change::Restored => EventKind::EntryRestored,
        };
        let event = Event { entry: Some(self.id), content: Some(facts.hash()), ..Event::of(kind) };
        book.close(conn, &actor, event, self.now).await?;
        let record = entries(conn, account, &[self.id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}

impl Alter {
    /// Whether the entry is already what it is to become.
    fn is_made(&self, record: &EntryRecord) -> bool {
        let same = match &self.change {
            Change::To(entry) => *entry == record.entry,
            Change::Removed | Change::Restored => true,
        };
        same && made(record).0 == self.change.made()
    }
}

/// How the present version came to be, and when.
fn made(record: &EntryRecord) -> (Made, DateTime<Utc>) {
    match &record.changed {
        Some(changed) => (changed.made, changed.stamp.at),
        None => (Made::Recorded, record.recorded.at),
    }
}

/// What the entry says after the change.
fn next<'c>(before: &'c EntryRecord, change: &'c Change) -> Result<&'c Entry> {
    match (change, before.is_removed()) {
        (Change::To(entry), false) => match (entry, &before.entry) {
            (Entry::Spend(_), Entry::Spend(_)) | (Entry::MoneyIn(_), Entry::MoneyIn(_)) => Ok(entry),
            (Entry::Spend(_) | Entry::MoneyIn(_), _) => Err(Error::DifferentContent),
        },
        (Change::Removed, false) | (Change::Restored, true) => Ok(&before.entry),
        // It was removed, or brought back, by somebody who was faster.
        (Change::To(_) | Change::Removed, true) | (Change::Restored, false) => Err(Error::ChangedMeanwhile),
    }
}

/// Keeps the version that is there.
async fn keep(conn: &mut Conn<'_>, grant: &Grant<act::ChangeEntry>, before: &EntryRecord) -> Result<()> {
    let (made, stamp) = match &before.changed {
        Some(changed) => (changed.made, &changed.stamp),
        None => (Made::Recorded, &before.recorded),
    };
    run!(
        conn,
        "INSERT INTO entry_version (account, entry, version, made, made_at, made_by, made_as, said)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        grant.account().uuid(),
        before.id.uuid(),
        i64::from(before.version),
        word(made),
        stamp.at,
        stamp.by.id.uuid(),
        word(stamp.acting_as),
        document(&before.entry)?,
    )?;
    Ok(())
}
