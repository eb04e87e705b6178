use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::act;
use portal_domain::api::{DaySum, MonthView};
use portal_domain::money::Pence;
use portal_domain::time::Month;

use super::{EntryRow, entry_query, with_receipts};
use crate::code::{count, inconsistent};
use crate::database::{row, rows};
use crate::{Error, Grant, Result, Store};

/// The most lines of a month that are listed. Its sums are of all.
const LISTED: i64 = 300;

/// What a day comes to.
#[derive(sqlx::FromRow)]
struct Day {
    date: NaiveDate,
    lines: i64,
    came_in: i64,
    went_out: i64,
}

impl Store {
    /// A month of a payment: its lines, and what they come to.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn month(
        &self,
        grant: &Grant<act::SeePayment>,
        month: Month,
        now: DateTime<Utc>,
    ) -> Result<MonthView> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let account = grant.account();
        let days = rows!(
            conn,
            Day,
            "SELECT day AS date, COUNT(*) AS lines,
                    CAST(SUM(CASE WHEN effect > 0 THEN effect ELSE 0 END) AS BIGINT) AS came_in,
                    CAST(SUM(CASE WHEN effect < 0 THEN -effect ELSE 0 END) AS BIGINT) AS went_out
               FROM entry WHERE account = $1 AND day >= $2 AND day <= $3 AND made <> 'removed'
              GROUP BY day ORDER BY day",
            account.uuid(),
            month.first(),
            month.last(),
        )?;
        // What was removed has no effect.
        let (opening_day, rest) = row!(
            conn,
            (NaiveDate, i64),
            "SELECT opening_day, opening_amount + (SELECT CAST(COALESCE(SUM(effect), 0) AS BIGINT)
                                                     FROM entry WHERE account = $1 AND day <= $2)
               FROM account WHERE id = $1",
            account.uuid(),
            month.last(),
        )?
        .ok_or(Error::NotFound)?;
        let found = rows!(
            conn,
            EntryRow,
            entry_query!(
                "WHERE e.account = $1 AND e.day >= $2 AND e.day <= $3 AND e.made <> 'removed'
                 ORDER BY e.day DESC, e.id DESC LIMIT $4"
            ),
            account.uuid(),
            month.first(),
            month.last(),
            LISTED,
        )?;
        let sum = |day: &Day| {
            let lines = count(day.lines)?;
            let (came_in, went_out) = (Pence::new(day.came_in), Pence::new(day.went_out));
            Some(DaySum { date: day.date, lines, came_in, went_out })
        };
        let days: Option<Vec<DaySum>> = days.iter().map(sum).collect();
        Ok(MonthView {
            month,
            first: Month::of(opening_day),
            entries: with_receipts(conn, account, found).await?,
            days: days.ok_or(inconsistent("entry", account.uuid()))?,
            left: Pence::new(rest),
            as_at: now,
        })
    }
}
