use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{History, Removed, Stamp, Version};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::{Entry, Made, REMOVED_DAYS};
use uuid::Uuid;

use super::facts::Facts;
use super::{EntryRow, entries, entry_query, with_receipts};
use crate::audit::Canon;
use crate::code::{Document, count, inconsistent, person, value, variant};
use crate::database::{Conn, row, rows};
use crate::receipt::removed_of;
use crate::{Error, Grant, Result, Store};

/// The most that the list of what was removed holds.
pub(crate) const MOST_REMOVED: i64 = 100;

/// A version that is not the present one.
#[derive(sqlx::FromRow)]
struct Before {
    version: i64,
    made: String,
    made_at: DateTime<Utc>,
    made_by: Uuid,
    made_as: String,
    name: String,
    called: String,
    said: Document,
}

impl Before {
    fn version(self) -> Option<Version> {
        Some(Version {
            version: count(self.version)?,
            made: variant(&self.made)?,
            stamp: Stamp {
                at: self.made_at,
                by: person(self.made_by, &self.name, &self.called)?,
                acting_as: variant(&self.made_as)?,
            },
            entry: value(self.said)?,
        })
    }
}

impl Store {
    /// Every version of an entry, the first one first.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn history(&self, grant: &Grant<act::SeePayment>, id: EntryId) -> Result<History> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let account = grant.account();
        let record = entries(conn, account, &[id.uuid()]).await?.pop().ok_or(Error::NotFound)?;
        let before = rows!(
            conn,
            Before,
            "SELECT v.version, v.made, v.made_at, v.made_by, v.made_as, p.name, p.called, v.said
               FROM entry_version v JOIN person p ON p.id = v.made_by
              WHERE v.account = $1 AND v.entry = $2 AND v.version < $3 ORDER BY v.version",
            account.uuid(),
            id.uuid(),
            i64::from(record.version),
        )?;
        let mut versions = before
            .into_iter()
            .map(|before| before.version().ok_or(inconsistent("entry_version", id.uuid())))
            .collect::<Result<Vec<_>>>()?;
        let (made, stamp) = match record.changed {
            Some(changed) => (changed.made, changed.stamp),
            None => (Made::Recorded, record.recorded),
        };
        versions.push(Version { version: record.version, made, stamp, entry: record.entry });
        Ok(History { versions, on_behalf: record.on_behalf })
    }

    /// What was removed and can still be brought back, the last removed first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn removed(&self, grant: &Grant<act::SeePayment>, now: DateTime<Utc>) -> Result<Removed> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let since = now - chrono::TimeDelta::days(REMOVED_DAYS);
        let found = rows!(
            conn,
            EntryRow,
            entry_query!(
                "WHERE e.account = $1 AND e.made = 'removed' AND e.made_at >= $2
                 ORDER BY e.made_at DESC, e.id DESC LIMIT $3"
            ),
            grant.account().uuid(),
            since,
            MOST_REMOVED,
        )?;
        let entries = with_receipts(conn, grant.account(), found).await?;
        Ok(Removed { entries, receipts: removed_of(conn, grant.account(), since).await? })
    }
}

/// The hash of what an entry said in this version, and of how it came where somebody wrote it down for the person; `None`
/// where it is gone.
pub(crate) async fn content(
    conn: &mut Conn<'_>,
    account: AccountId,
    entry: Uuid,
    version: i64,
) -> Result<Option<[u8; 32]>> {
    let found = row!(
        conn,
        (Option<String>,),
        "SELECT on_behalf FROM entry WHERE account = $1 AND id = $2",
        account.uuid(),
        entry,
    )?;
    let Some((on_behalf,)) = found else { return Ok(None) };
    let said = row!(
        conn,
        (Document,),
        "SELECT said FROM entry_version WHERE account = $1 AND entry = $2 AND version = $3",
        account.uuid(),
        entry,
        version,
    )?;
    let facts = match said {
        Some((said,)) => value::<Entry>(said).map(|entry| Facts::from(&entry)),
        None => row!(
            conn,
            Facts,
            "SELECT kind, day, amount, payee, category, need, paid_by, note, no_receipt, money_in, detail, about
               FROM entry
              WHERE account = $1 AND id = $2 AND version = $3",
            account.uuid(),
            entry,
            version,
        )?,
    };
    Ok(facts.map(|facts| audited(&facts, on_behalf.as_deref())))
}

/// The hash by which the audit knows what an entry says, and how it came where somebody wrote it down for the person.
pub(super) fn audited(facts: &Facts, on_behalf: Option<&str>) -> [u8; 32] {
    match on_behalf {
        None => facts.hash(),
        Some(came) => Canon::new("on_behalf").bytes("entry", &facts.hash()).text("came", came).finish(),
    }
}
