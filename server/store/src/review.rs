//! How far the council has come with an entry.

use chrono::{DateTime, Utc};
use portal_domain::access::{Act, act};
use portal_domain::api::EntryRecord;
use portal_domain::audit::EventKind;
use portal_domain::id::EntryId;

use crate::audit::{Book, Event};
use crate::code::{kept, word};
use crate::command::{Command, Done};
use crate::database::{Conn, row};
use crate::entry::entries;
use crate::{Error, Grant, Recorded, Result, Store};

/// Marks an entry, if it has no such mark yet.
struct Mark<A> {
    grant: Grant<A>,
    entry: EntryId,
    now: DateTime<Utc>,
    kind: EventKind,
    /// The text that sets the mark, where there is none.
    sql: &'static str,
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

impl<A: Act> Command for Mark<A> {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let (account, id) = (self.grant.account(), self.entry.uuid());
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let before = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        if before.is_removed() {
            // It counts no more, so there is nothing to look at; brought back, it is new again.
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        }
        let marked = row!(
            conn,
            (bool, i64),
            self.sql,
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
        book.close(conn, &actor, Event { entry: Some(self.entry), ..Event::of(self.kind) }, self.now).await?;
        let record = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}

impl Store {
    /// Marks an entry as seen. Only the first mark is kept.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mark_seen(
        &self,
        grant: &Grant<act::MarkSeen>,
        entry: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Mark { grant: *grant, entry, now: kept(now), kind: EventKind::EntrySeen, sql: SEEN }).await
    }

    /// Accepts an entry. Only the first mark is kept; what is accepted was seen.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn mark_accepted(
        &self,
        grant: &Grant<act::AcceptEntry>,
        entry: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Recorded<EntryRecord>> {
        self.write(Mark {
            grant: *grant,
            entry,
            now: kept(now),
            kind: EventKind::EntryAccepted,
            sql: ACCEPTED,
        })
        .await
    }
}
