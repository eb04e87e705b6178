use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{Cursor, EntryPage};
use portal_domain::budget::Balance;
use portal_domain::money::Pence;

use super::{EntryRow, entry_query, with_receipts};
use crate::database::{Conn, row, rows};
use crate::{Error, Grant, Result, Store};

/// The most entries of one page.
pub const MOST_ENTRIES: u32 = 100;

/// An entry of a page, with the balance after the first entry of the page: one statement, so that both are of one moment.
#[derive(sqlx::FromRow)]
struct Row {
    top: i64,
    #[sqlx(flatten)]
    entry: EntryRow,
}

/// Puts the balance beside each entry. The sum of all entries stands in the account's row; what is newer than the page is
/// taken away from it, which an index answers.
macro_rules! page_query {
    ($top:literal, $within:literal) => {
        concat!(
            "SELECT x.*, b.opening_amount + b.entries_sum",
            $top,
            " AS top
               FROM (",
            entry_query!(
                "WHERE e.account = $1 AND e.made <> 'removed'",
                $within,
                " ORDER BY e.day DESC, e.id DESC LIMIT $2"
            ),
            ") x
               JOIN account b ON b.id = $1
              ORDER BY x.day DESC, x.id DESC"
        )
    };
}

const FIRST: &str = page_query!("", "");
const AFTER: &str = page_query!(
    " - (SELECT CAST(COALESCE(SUM(n.effect), 0) AS BIGINT) FROM entry n WHERE n.account = $1 AND (n.day, n.id) >= ($3, $4))",
    " AND (e.day, e.id) < ($3, $4)"
);

impl Store {
    /// A page of entries, newest day first, of one day the last recorded first; `limit` is cut to 1 to [`MOST_ENTRIES`].
    ///
    /// # Errors
    /// Those of the database.
    pub async fn entries(
        &self,
        grant: &Grant<act::SeePayment>,
        before: Option<Cursor>,
        limit: u32,
        now: DateTime<Utc>,
    ) -> Result<EntryPage> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let limit = limit.clamp(1, MOST_ENTRIES);
        // One more than asked tells whether there is another page.
        let mut found = found(conn, grant, before, i64::from(limit) + 1).await?;
        let more = usize::try_from(limit).is_ok_and(|limit| found.len() > limit);
        if more {
            found.pop();
        }
        let amount = match found.first() {
            Some(row) => Pence::new(row.top),
            None => opening(conn, grant).await?,
        };
        let rows = found.into_iter().map(|row| row.entry).collect();
        let entries = with_receipts(conn, grant.account(), rows).await?;
        let next =
            entries.last().filter(|_| more).map(|last| Cursor { date: last.entry.date(), entry: last.id });
        Ok(EntryPage { entries, balance: Balance { amount, as_at: now }, next })
    }
}

async fn found(
    conn: &mut Conn<'_>,
    grant: &Grant<act::SeePayment>,
    before: Option<Cursor>,
    most: i64,
) -> Result<Vec<Row>> {
    let account = grant.account().uuid();
    match before {
        None => rows!(conn, Row, FIRST, account, most),
        Some(Cursor { date, entry }) => rows!(conn, Row, AFTER, account, most, date, entry.uuid()),
    }
}

/// What was there before every entry: the balance of a page without any.
async fn opening(conn: &mut Conn<'_>, grant: &Grant<act::SeePayment>) -> Result<Pence> {
    let account = grant.account().uuid();
    let (amount,) = row!(conn, (i64,), "SELECT opening_amount FROM account WHERE id = $1", account)?
        .ok_or(Error::NotFound)?;
    Ok(Pence::new(amount))
}
