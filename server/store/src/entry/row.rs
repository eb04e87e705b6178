use chrono::{DateTime, Utc};
use portal_domain::api::{Changed, EntryRecord, Linked, ReceiptRecord, Review, Stamp, ThreadMark};
use portal_domain::id::{AccountId, EntryId, ThreadId};
use portal_domain::money::Pence;
use uuid::Uuid;

use super::facts::Facts;
use crate::code::{count, inconsistent, person, variant};
use crate::database::Conn;
use crate::receipt::receipts_of;
use crate::{Error, Result};

/// Entries with the names of whoever recorded, saw and accepted them, and their conversation. What follows says which:
/// the entry is `e`. (All joins are outer ones, so that a planner begins with the entries.)
macro_rules! entry_query {
    ($($rest:expr),*) => {
        concat!(
            "SELECT e.id, e.kind, e.day, e.amount, e.payee, e.category, e.need, e.paid_by, e.note, e.no_receipt,
                    e.money_in, e.detail, e.about, e.version, e.receipts,
                    e.recorded_at, e.recorded_by, e.recorded_as, r.name AS recorded_name, r.called AS recorded_called,
                    e.seen_at, e.seen_by, e.seen_as, s.name AS seen_name, s.called AS seen_called,
                    e.accepted_at, e.accepted_by, e.accepted_as, a.name AS accepted_name, a.called AS accepted_called,
                    t.id AS thread, t.waits_for,
                    e.made, e.made_at, e.made_by, e.made_as, m.name AS made_name, m.called AS made_called,
                    (SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM entry l
                      WHERE l.account = e.account AND l.about = e.id AND l.made <> 'removed'
                        AND l.money_in = 'refund_from_provider') AS refunded,
                    (SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM entry l
                      WHERE l.account = e.account AND l.about = e.id AND l.made <> 'removed'
                        AND l.money_in = 'correction_repaid_by_me') AS repaid,
                    (SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM entry l
                      WHERE l.account = e.account AND l.about = e.id AND l.made <> 'removed'
                        AND l.kind = 'spend') AS spent
               FROM entry e
               LEFT JOIN person r ON r.id = e.recorded_by
               LEFT JOIN person s ON s.id = e.seen_by
               LEFT JOIN person a ON a.id = e.accepted_by
               LEFT JOIN person m ON m.id = e.made_by
               LEFT JOIN thread t ON t.account = e.account AND t.subject_kind = 'entry' AND t.subject = e.id ",
            $($rest),*
        )
    };
}
pub(crate) use entry_query;

/// A row of [`entry_query`].
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct EntryRow {
    id: Uuid,
    #[sqlx(flatten)]
    facts: Facts,
    version: i64,
    receipts: i64,
    recorded_at: Option<DateTime<Utc>>,
    recorded_by: Option<Uuid>,
    recorded_as: Option<String>,
    recorded_name: Option<String>,
    recorded_called: Option<String>,
    seen_at: Option<DateTime<Utc>>,
    seen_by: Option<Uuid>,
    seen_as: Option<String>,
    seen_name: Option<String>,
    seen_called: Option<String>,
    accepted_at: Option<DateTime<Utc>>,
    accepted_by: Option<Uuid>,
    accepted_as: Option<String>,
    accepted_name: Option<String>,
    accepted_called: Option<String>,
    thread: Option<Uuid>,
    waits_for: Option<String>,
    made: String,
    made_at: Option<DateTime<Utc>>,
    made_by: Option<Uuid>,
    made_as: Option<String>,
    made_name: Option<String>,
    made_called: Option<String>,
    refunded: i64,
    repaid: i64,
    spent: i64,
}

/// Who did something, when and as what: `Some(None)` where nobody did, `None` where the columns say nothing whole.
#[expect(
    clippy::option_option,
    reason = "that nobody did it and that the row is broken are different things"
)]
fn stamp(
    at: Option<DateTime<Utc>>,
    by: Option<Uuid>,
    acting_as: Option<&str>,
    name: Option<&str>,
    called: Option<&str>,
) -> Option<Option<Stamp>> {
    match (at, by, acting_as, name, called) {
        (None, None, None, None, None) => Some(None),
        (Some(at), Some(by), Some(acting_as), Some(name), Some(called)) => {
            Some(Some(Stamp { at, by: person(by, name, called)?, acting_as: variant(acting_as)? }))
        }
        _ => None,
    }
}

impl EntryRow {
    fn record(&self) -> Option<EntryRecord> {
        let recorded = stamp(
            self.recorded_at,
            self.recorded_by,
            self.recorded_as.as_deref(),
            self.recorded_name.as_deref(),
            self.recorded_called.as_deref(),
        )??;
        let seen = stamp(
            self.seen_at,
            self.seen_by,
            self.seen_as.as_deref(),
            self.seen_name.as_deref(),
            self.seen_called.as_deref(),
        )?;
        let accepted = stamp(
            self.accepted_at,
            self.accepted_by,
            self.accepted_as.as_deref(),
            self.accepted_name.as_deref(),
            self.accepted_called.as_deref(),
        )?;
        let made = stamp(
            self.made_at,
            self.made_by,
            self.made_as.as_deref(),
            self.made_name.as_deref(),
            self.made_called.as_deref(),
        )?;
        let changed = match made {
            Some(stamp) => Some(Changed { made: variant(&self.made)?, stamp }),
            None => None,
        };
        let thread = match (self.thread, self.waits_for.as_deref()) {
            (Some(thread), Some(side)) => {
                Some(ThreadMark { thread: ThreadId::from_uuid(thread), waits_for: variant(side)? })
            }
            (_, _) => None,
        };
        Some(EntryRecord {
            id: EntryId::from_uuid(self.id),
            entry: self.facts.entry()?,
            version: count(self.version)?,
            recorded,
            receipts: Vec::new(),
            review: Review { seen, accepted },
            thread,
            changed,
            linked: Linked {
                refunded: Pence::new(self.refunded),
                repaid: Pence::new(self.repaid),
                spent: Pence::new(self.spent),
            },
        })
    }
}

impl TryFrom<EntryRow> for EntryRecord {
    type Error = Error;
    fn try_from(row: EntryRow) -> Result<Self> {
        row.record().ok_or(inconsistent("entry", row.id))
    }
}

/// The rows as records, each with its receipts.
pub(crate) async fn with_receipts(
    conn: &mut Conn<'_>,
    account: AccountId,
    rows: Vec<EntryRow>,
) -> Result<Vec<EntryRecord>> {
    let having: Vec<Uuid> = rows.iter().filter(|row| row.receipts > 0).map(|row| row.id).collect();
    let receipts: Vec<(EntryId, ReceiptRecord)> = receipts_of(conn, account, &having).await?;
    let mut records = rows.into_iter().map(EntryRecord::try_from).collect::<Result<Vec<_>>>()?;
    for (entry, receipt) in receipts {
        if let Some(record) = records.iter_mut().find(|record| record.id == entry) {
            record.receipts.push(receipt);
        }
    }
    Ok(records)
}

/// These entries of a payment, newest day first.
pub(crate) async fn entries(
    conn: &mut Conn<'_>,
    account: AccountId,
    ids: &[Uuid],
) -> Result<Vec<EntryRecord>> {
    let mut found = Vec::new();
    for twenty in crate::twenty::twenties(ids) {
        found.extend(crate::twenty::rows_of!(
            conn,
            EntryRow,
            entry_query!("WHERE e.account = $1 AND e.id IN (", crate::twenty::places!(), ")"),
            account.uuid(),
            twenty
        )?);
    }
    found.sort_by_key(|row: &EntryRow| std::cmp::Reverse((row.facts.day, row.id)));
    with_receipts(conn, account, found).await
}
