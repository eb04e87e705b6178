use chrono::{DateTime, Utc};
use portal_domain::api::EntryRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::EntryId;

use super::{Says, Word};
use crate::audit::{Book, Event};
use crate::code::word;
use crate::command::{Command, Done};
use crate::database::{Conn, row};
use crate::entry::entries;
use crate::{Error, Grant, Recorded, Result};

/// Marks an entry, if it has no such mark yet.
pub(super) struct Mark<A> {
    pub(super) grant: Grant<A>,
    pub(super) entry: EntryId,
    /// Which version was looked at; any, where nobody says.
    pub(super) version: Option<u32>,
    pub(super) now: DateTime<Utc>,
}

const SEEN: &str = "
    UPDATE entry SET seen_at = $3, seen_by = $4, seen_as = $5
     WHERE account = $1 AND id = $2 AND seen_at IS NULL
    RETURNING kind = 'spend', receipts";

/// What is accepted was seen: by whoever accepted it, if by nobody before.
const ACCEPTED: &str = "
    UPDATE entry SET accepted_at = $3, accepted_by = $4, accepted_as = $5,
           seen_at = COALESCE(seen_at, $3), seen_by = COALESCE(seen_by, $4), seen_as = COALESCE(seen_as, $5)
     WHERE account = $1 AND id = $2 AND accepted_at IS NULL
    RETURNING kind = 'spend', receipts";

impl<A: Says> Command for Mark<A> {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let (account, id) = (self.grant.account(), self.entry.uuid());
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let before = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        if self.version.is_some_and(|version| version != before.version) {
            return Err(Error::ChangedMeanwhile);
        }
        if before.is_removed() {
            // It counts no more, so there is nothing to look at; brought back, it is new again.
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        }
        let (sql, kind) = match A::WORD {
            Word::Accepted if before.is_own(actor.person.id) => return Err(Error::OwnEntry),
            Word::Accepted => (ACCEPTED, EventKind::EntryAccepted),
            Word::Seen => (SEEN, EventKind::EntrySeen),
        };
        let marked = row!(
            conn,
            (bool, i64),
            sql,
            account.uuid(),
            id,
            self.now,
            actor.person.id.uuid(),
            word(actor.acting_as),
        )?;
        let Some((is_spend, receipts)) = marked else {
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        };
        if is_spend && before.review.seen.is_none() {
            book.adds.new_spends = -1;
            book.adds.new_receipts = receipts.saturating_neg();
        }
        book.close(conn, &actor, Event { entry: Some(self.entry), ..Event::of(kind) }, self.now).await?;
        let record = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}
