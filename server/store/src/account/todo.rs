use chrono::NaiveDate;
use portal_domain::api::{RecentPayee, Todo};
use portal_domain::id::AccountId;
use portal_domain::message::Side;
use portal_domain::spending::Category;
use portal_domain::text::Payee;
use portal_domain::time::tax_year_start;
use uuid::Uuid;

use crate::Result;
use crate::code::{count, inconsistent, variant, word};
use crate::database::{Conn, row, rows};
use crate::entry::{EntryRow, entry_query, with_receipts};
use crate::thread::threads;

/// How many of those who were paid are offered.
const PAYEES: usize = 8;

/// Who was paid lately, the last first, with how it was the last time.
pub(super) async fn recent_payees(conn: &mut Conn<'_>, account: AccountId) -> Result<Vec<RecentPayee>> {
    let found = rows!(
        conn,
        (Uuid, Option<String>, Option<String>, Option<String>),
        "SELECT id, payee, category, paid_by FROM entry WHERE account = $1 AND kind = 'spend' AND made <> 'removed'
          ORDER BY day DESC, id DESC LIMIT 100",
        account.uuid(),
    )?;
    let mut payees: Vec<RecentPayee> = Vec::with_capacity(PAYEES);
    for (id, payee, category, paid_by) in found {
        let recent = || {
            Some(RecentPayee {
                payee: Payee::new(payee.as_deref()?).ok()?,
                category: Category::from_id(category.as_deref()?)?,
                paid_by: variant(paid_by.as_deref()?)?,
            })
        };
        let recent = recent().ok_or(inconsistent("entry", id))?;
        if payees.iter().all(|known| known.payee != recent.payee) {
            payees.push(recent);
        }
        if payees.len() == PAYEES {
            break;
        }
    }
    Ok(payees)
}

/// What somebody on the person's side has to do.
pub(super) async fn of(conn: &mut Conn<'_>, account: AccountId) -> Result<Todo> {
    let id = account.uuid();
    let (missing,) = row!(
        conn,
        (i64,),
        "SELECT COUNT(*) FROM entry WHERE account = $1 AND kind = 'spend' AND no_receipt IS NULL AND receipts = 0
            AND made <> 'removed'",
        id,
    )?
    .unwrap_or_default();
    let unproven = rows!(
        conn,
        EntryRow,
        entry_query!(
            "WHERE e.account = $1 AND e.kind = 'spend' AND e.no_receipt IS NULL AND e.receipts = 0 AND e.made <> 'removed'
             ORDER BY e.day DESC, e.id DESC LIMIT 20"
        ),
        id,
    )?;
    let owed = rows!(
        conn,
        EntryRow,
        entry_query!(
            "WHERE e.account = $1 AND e.made <> 'removed' AND e.to_pay_back > (
                SELECT COALESCE(SUM(l.amount), 0) FROM entry l
                 WHERE l.account = e.account AND l.about = e.id AND l.made <> 'removed'
                   AND l.money_in = 'correction_repaid_by_me')
             ORDER BY e.day, e.id LIMIT 20"
        ),
        id,
    )?;
    let one_offs = rows!(
        conn,
        EntryRow,
        entry_query!(
            "WHERE e.account = $1 AND e.made <> 'removed' AND e.money_in = 'one_off' AND e.amount > (
                SELECT COALESCE(SUM(l.amount), 0) FROM entry l
                 WHERE l.account = e.account AND l.about = e.id AND l.made <> 'removed' AND l.kind = 'spend')
             ORDER BY e.day, e.id LIMIT 20"
        ),
        id,
    )?;
    let asked = rows!(
        conn,
        (Uuid,),
        "SELECT id FROM thread WHERE account = $1 AND waits_for = $2 ORDER BY last_no LIMIT 100",
        id,
        word(Side::Person),
    )?;
    let asked: Vec<Uuid> = asked.into_iter().map(|(id,)| id).collect();
    Ok(Todo {
        receipts_missing: with_receipts(conn, account, unproven).await?,
        receipts_missing_count: count(missing).ok_or(inconsistent("account", id))?,
        questions: threads(conn, account, &asked).await?,
        to_pay_back: with_receipts(conn, account, owed).await?,
        one_offs: with_receipts(conn, account, one_offs).await?,
    })
}

/// How far was driven for pay in the tax year of this day, in tenths of a mile.
pub(super) async fn miles_claimed(conn: &mut Conn<'_>, account: AccountId, today: NaiveDate) -> Result<u32> {
    let (tenths,) = row!(
        conn,
        (i64,),
        "SELECT CAST(COALESCE(SUM(miles), 0) AS BIGINT) FROM entry
          WHERE account = $1 AND day >= $2 AND miles > 0 AND made <> 'removed'",
        account.uuid(),
        tax_year_start(today),
    )?
    .unwrap_or_default();
    count(tenths).ok_or(inconsistent("account", account.uuid()))
}
