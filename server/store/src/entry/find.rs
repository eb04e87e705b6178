use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::act;
use portal_domain::api::{Cursor, FindBody, FoundEntries};
use portal_domain::id::EntryId;
use portal_domain::money::Pence;
use portal_domain::receipt::Reference;
use portal_domain::spending::{Candidate, Entry};
use uuid::Uuid;

use super::entries;
use super::facts::Facts;
use crate::code::inconsistent;
use crate::database::{Conn, row, rows};
use crate::{Grant, Result, Store};

/// How many of what was found are shown at once.
const SHOWN: usize = 20;

/// The newest lines that are looked through: a lifetime of one payment, and an end for whoever makes more.
const LOOKED_THROUGH: i64 = 20_000;

/// A line with no more than finding needs.
#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    #[sqlx(flatten)]
    facts: Facts,
    receipts: i64,
}

/// A line that was found.
struct Hit {
    date: NaiveDate,
    id: Uuid,
    amount: Pence,
    is_spend: bool,
}

/// The days are an index's; the rest of the rule is the domain's, since neither database folds letters as it does.
const CANDIDATES: &str =
    "SELECT e.id, e.kind, e.day, e.amount, e.payee, e.category, e.need, e.paid_by, e.note, e.no_receipt, e.money_in, e.detail, e.about, e.receipts
       FROM entry e
      WHERE e.account = $1 AND e.day >= $2 AND e.day <= $3 AND e.made <> 'removed'
      ORDER BY e.day DESC, e.id DESC LIMIT $4";

impl Store {
    /// What is found of a payment's lines, newest day first, some at a time; how much it is in all.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn find_entries(
        &self,
        grant: &Grant<act::SeePayment>,
        asked: &FindBody,
        now: DateTime<Utc>,
    ) -> Result<FoundEntries> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let hits = hits(conn, grant, asked).await?;
        let sums = |spends: bool| {
            let these = hits.iter().filter(move |hit| hit.is_spend == spends);
            let sum = Pence::try_sum(these.clone().map(|hit| hit.amount)).unwrap_or_default();
            (u32::try_from(these.count()).unwrap_or(u32::MAX), sum)
        };
        let ((spends, paid), (came, came_in)) = (sums(true), sums(false));
        let place = |hit: &Hit| (hit.date, hit.id);
        let after =
            |hit: &&Hit| asked.before.is_none_or(|before| place(hit) < (before.date, before.entry.uuid()));
        let mut shown: Vec<&Hit> = hits.iter().filter(after).take(SHOWN.saturating_add(1)).collect();
        let more = shown.len() > SHOWN;
        shown.truncate(SHOWN);
        let cursor = |hit: &&Hit| Cursor { date: hit.date, entry: EntryId::from_uuid(hit.id) };
        let next = shown.last().filter(|_| more).map(cursor);
        let ids: Vec<Uuid> = shown.iter().map(|hit| hit.id).collect();
        let entries = entries(conn, grant.account(), &ids).await?;
        Ok(FoundEntries { entries, next, spends, paid, came, came_in, as_at: now })
    }
}

async fn hits(conn: &mut Conn<'_>, grant: &Grant<act::SeePayment>, asked: &FindBody) -> Result<Vec<Hit>> {
    let account = grant.account().uuid();
    let rule = asked.query.rule();
    let told = match rule.reference() {
        Some(reference) => receipt_of(conn, account, reference).await?.map(|entry| (entry, reference)),
        None => None,
    };
    let (first, last) = match asked.query.month {
        Some(month) => (month.first(), month.last()),
        None => ALL_DAYS,
    };
    let rows = rows!(conn, Row, CANDIDATES, account, first, last, LOOKED_THROUGH)?;
    let mut hits = Vec::new();
    for Row { id, facts, receipts } in rows {
        let entry = facts.entry().ok_or(inconsistent("entry", id))?;
        let reference = told.filter(|(of, _)| *of == id).map(|(_, reference)| reference);
        let candidate = Candidate {
            entry: &entry,
            receipts: usize::try_from(receipts).unwrap_or_default(),
            references: reference.as_slice(),
        };
        if rule.finds(&candidate) {
            let is_spend = matches!(entry, Entry::Spend(_));
            hits.push(Hit { date: entry.date(), id, amount: entry.amount().pence(), is_spend });
        }
    }
    Ok(hits)
}

/// Days that both databases and the wire can write, and no line lies outside.
const ALL_DAYS: (NaiveDate, NaiveDate) =
    (NaiveDate::from_ymd_opt(1, 1, 1).expect("a day"), NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day"));

/// The entry of the receipt with this reference, where it is of this payment.
async fn receipt_of(conn: &mut Conn<'_>, account: Uuid, reference: Reference) -> Result<Option<Uuid>> {
    let found = row!(
        conn,
        (Uuid,),
        "SELECT entry FROM receipt WHERE reference = $1 AND account = $2",
        reference.to_string(),
        account,
    )?;
    Ok(found.map(|(entry,)| entry))
}
