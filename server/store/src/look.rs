//! Looks: the person can read who looked at their payment.

use chrono::{DateTime, Utc};
use portal_domain::access::act;
use portal_domain::api::{Look, Looks};
use portal_domain::audit::{EventKind, quarter_hour};
use portal_domain::id::EntryId;
use uuid::Uuid;

use crate::audit::{Book, Event};
use crate::code::{inconsistent, kept, person, variant, word};
use crate::command::{Command, Done};
use crate::database::{Conn, row, rows};
use crate::{Error, Grant, Result, Store};

/// At what somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookAt {
    /// The payment: balance and entries.
    Payment,
    /// A receipt of this entry.
    Receipt(EntryId),
    /// The messages.
    Messages,
}

impl LookAt {
    const fn kind(self) -> EventKind {
        match self {
            Self::Payment => EventKind::LookedAtPayment,
            Self::Receipt(_) => EventKind::LookedAtReceipt,
            Self::Messages => EventKind::LookedAtMessages,
        }
    }

    const fn entry(self) -> Option<EntryId> {
        match self {
            Self::Receipt(entry) => Some(entry),
            Self::Payment | Self::Messages => None,
        }
    }
}

struct Record {
    grant: Grant<act::SeePayment>,
    at: LookAt,
    now: DateTime<Utc>,
}

impl Record {
    /// Whether this person's look of this kind and quarter of an hour is recorded.
    async fn is_known(&self, conn: &mut Conn<'_>) -> Result<bool> {
        let found = row!(
            conn,
            (i64,),
            "SELECT no FROM event
              WHERE account = $1 AND person = $2 AND kind = $3 AND quarter = $4 AND quarter IS NOT NULL",
            self.grant.account().uuid(),
            self.grant.person().uuid(),
            word(self.at.kind()),
            quarter_hour(self.now),
        )?;
        Ok(found.is_some())
    }
}

impl Command for Record {
    type Answer = ();

    async fn run(&self, conn: &mut Conn<'_>) -> Result<Done<()>> {
        let book = Book::open(conn, self.grant.account()).await?;
        let actor = self.grant.check(conn, self.now).await?;
        if self.is_known(conn).await? {
            return Ok(Done::Unchanged(()));
        }
        let quarter = Some(quarter_hour(self.now));
        let event = Event { entry: self.at.entry(), quarter, ..Event::of(self.at.kind()) };
        book.close(conn, &actor, event, self.now).await?;
        Ok(Done::Changed(()))
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    at: DateTime<Utc>,
    kind: String,
    person: Uuid,
    name: String,
    called: String,
    acting_as: String,
    entry: Option<Uuid>,
}

impl TryFrom<Row> for Look {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let look = || {
            Some(Self {
                at: row.at,
                who: person(row.person, &row.name, &row.called)?,
                acting_as: variant(&row.acting_as)?,
                what: variant(&row.kind)?,
                entry: row.entry.map(EntryId::from_uuid),
            })
        };
        look().ok_or(inconsistent("event", row.person))
    }
}

impl Store {
    /// Records a look by the council's side or by somebody who acts for the recipient, once per person, kind and quarter of
    /// an hour. Nothing is recorded of one's looks at one's own payment.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] where the relation has ended, and those of the database.
    pub async fn record_look(
        &self,
        grant: &Grant<act::SeePayment>,
        at: LookAt,
        now: DateTime<Utc>,
    ) -> Result<()> {
        if !(grant.acting_as().is_council() || grant.acting_as().is_for_another()) {
            return Ok(());
        }
        let look = Record { grant: *grant, at, now: kept(now) };
        // Most looks repeat one of the same quarter; those need no writer.
        let mut lent = self.database().lend().await?;
        let known = look.is_known(&mut lent.conn()).await?;
        drop(lent);
        if known { Ok(()) } else { self.write(look).await }
    }

    /// The latest 200 looks by anybody but the reader, newest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn looks(&self, grant: &Grant<act::SeeWhoLooked>) -> Result<Looks> {
        let mut lent = self.database().lend().await?;
        let found = rows!(
            &mut lent.conn(),
            Row,
            "SELECT v.at, v.kind, v.person, p.name, p.called, v.acting_as, v.entry
               FROM event v JOIN person p ON p.id = v.person
              WHERE v.account = $1 AND v.quarter IS NOT NULL AND v.person <> $2
              ORDER BY v.no DESC LIMIT 200",
            grant.account().uuid(),
            grant.person().uuid(),
        )?;
        Ok(Looks { looks: found.into_iter().map(Look::try_from).collect::<Result<_>>()? })
    }
}
