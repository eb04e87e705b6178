use chrono::{DateTime, Utc};
use portal_domain::api::{EntryRecord, TakeBack};
use portal_domain::audit::EventKind;
use portal_domain::id::EntryId;

use super::{Says, Word};
use crate::audit::{Book, Event};
use crate::command::{self, Done};
use crate::database::{Conn, row};
use crate::entry::entries;
use crate::{Error, Grant, Recorded, Result};

/// Takes a mark of one's own back, if it is still that mark. The audit keeps both: that it was made, and that it was taken
/// back.
pub(super) struct Command<A> {
    pub(super) grant: Grant<A>,
    pub(super) entry: EntryId,
    pub(super) mark: TakeBack,
    pub(super) now: DateTime<Utc>,
}

const SEEN: &str = "
    UPDATE entry SET seen_at = NULL, seen_by = NULL, seen_as = NULL
     WHERE account = $1 AND id = $2
    RETURNING kind = 'spend', receipts, TRUE";

/// Where accepting it was also what had it seen, it is unseen again.
const ACCEPTED: &str = "
    UPDATE entry SET seen_by = CASE WHEN seen_at = accepted_at AND seen_by = accepted_by THEN NULL ELSE seen_by END,
           seen_as = CASE WHEN seen_at = accepted_at AND seen_by = accepted_by THEN NULL ELSE seen_as END,
           seen_at = CASE WHEN seen_at = accepted_at AND seen_by = accepted_by THEN NULL ELSE seen_at END,
           accepted_at = NULL, accepted_by = NULL, accepted_as = NULL
     WHERE account = $1 AND id = $2
    RETURNING kind = 'spend', receipts, seen_at IS NULL";

impl<A: Says> command::Command for Command<A> {
    type Answer = Recorded<EntryRecord>;

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<Self::Answer>> {
        let (account, id) = (self.grant.account(), self.entry.uuid());
        let mut book = Book::open(conn, account).await?;
        let actor = self.grant.check(conn, self.now).await?;
        let before = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        let (mark, free, sql, kind) = match A::WORD {
            // What somebody accepted since was seen.
            Word::Seen => {
                (&before.review.seen, before.review.accepted.is_none(), SEEN, EventKind::SeenTakenBack)
            }
            Word::Accepted => (&before.review.accepted, true, ACCEPTED, EventKind::AcceptanceTakenBack),
        };
        let Some(mark) = mark else {
            return Ok(Done::Unchanged(Recorded { record: before, fresh: false }));
        };
        let same = mark.at == self.mark.at && mark.by.id == actor.person.id;
        if !(same && free && before.version == self.mark.version) {
            return Err(Error::ChangedMeanwhile);
        }
        let (is_spend, receipts, is_unseen) =
            row!(conn, (bool, i64, bool), sql, account.uuid(), id)?.ok_or(Error::NotFound)?;
        if is_spend && is_unseen && !before.is_removed() {
            book.adds.new_spends = 1;
            book.adds.new_receipts = receipts;
        }
        book.close(conn, &actor, Event { entry: Some(self.entry), ..Event::of(kind) }, self.now).await?;
        let record = entries(conn, account, &[id]).await?.pop().ok_or(Error::NotFound)?;
        Ok(Done::Changed(Recorded { record, fresh: true }))
    }
}
