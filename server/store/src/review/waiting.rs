use portal_domain::access::{Act as _, act, permits};
use portal_domain::api::Waiting;

use crate::code::{count, inconsistent};
use crate::database::{row, rows};
use crate::entry::{EntryRow, entry_query, with_receipts};
use crate::{Error, Grant, Result, Store};

/// The most entries that are told of at once.
pub const MOST_WAITING: i64 = 100;

/// What waits for the reader, `$2`: to be accepted where they accept, `$3`, and it is not their own; else to be seen.
macro_rules! waiting {
    () => {
        "WHERE e.account = $1 AND e.kind = 'spend' AND e.made <> 'removed'
           AND (($3 AND e.accepted_at IS NULL AND e.recorded_by <> $2 AND (e.made_by IS NULL OR e.made_by <> $2))
                OR (NOT $3 AND e.seen_at IS NULL))"
    };
}

impl Store {
    /// The spends that wait for whoever asks ([`portal_domain::api::EntryRecord::waits_for`]), newest day first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn waiting(&self, grant: &Grant<act::MarkSeen>) -> Result<Waiting> {
        let (account, reader) = (grant.account(), grant.person().uuid());
        let accepts = permits(grant.acting_as(), act::AcceptEntry::ACTION);
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let (all,) = row!(
            conn,
            (i64,),
            concat!("SELECT COUNT(*) FROM entry e ", waiting!()),
            account.uuid(),
            reader,
            accepts
        )?
        .ok_or(Error::NotFound)?;
        let found = rows!(
            conn,
            EntryRow,
            entry_query!(waiting!(), " ORDER BY e.day DESC, e.id DESC LIMIT $4"),
            account.uuid(),
            reader,
            accepts,
            MOST_WAITING,
        )?;
        let entries = with_receipts(conn, account, found).await?;
        Ok(Waiting { entries, count: count(all).ok_or(inconsistent("account", account.uuid()))? })
    }
}
