//! A direct payment at a glance.

use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::act;
use portal_domain::api::AccountView;
use portal_domain::budget::{Balance, OpeningBalance};
use portal_domain::id::CouncilId;
use portal_domain::money::Pence;
use portal_domain::time::london_date;
use uuid::Uuid;

use crate::code::{Document, inconsistent, person, value, variant};
use crate::database::{Conn, row};
use crate::{Error, Grant, Result, Store, council};

mod people;
mod plan;
mod todo;

#[derive(sqlx::FromRow)]
struct Row {
    council: Uuid,
    kind: String,
    recipient: Uuid,
    name: String,
    called: String,
    opening_amount: i64,
    opening_day: NaiveDate,
    agreed_contingency: i64,
    communication: Document,
    entries_sum: i64,
}

async fn row(conn: &mut Conn<'_>, account: Uuid) -> Result<Row> {
    row!(
        conn,
        Row,
        "SELECT a.council, a.kind, a.recipient, p.name, p.called, a.opening_amount, a.opening_day, a.agreed_contingency,
                a.communication, a.entries_sum
           FROM account a JOIN person p ON p.id = a.recipient WHERE a.id = $1",
        account,
    )?
    .ok_or(Error::NotFound)
}

impl Store {
    /// The payment at a glance: balance, officer, rules, what is to be done.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn account_view(
        &self,
        grant: &Grant<act::SeePayment>,
        now: DateTime<Utc>,
    ) -> Result<AccountView> {
        let mut lent = self.database().lend().await?;
        let conn = &mut lent.conn();
        let (account, id, today) = (grant.account(), grant.account().uuid(), london_date(now));
        let broken = || inconsistent("account", id);
        let row = row(conn, id).await?;
        let council_of = council::by_id(conn, CouncilId::from_uuid(row.council)).await?;
        let profile = council_of.on(today).ok_or_else(broken)?.clone();
        let (officer, helpers) = people::of(conn, account, &profile, now).await?;
        let amount =
            Pence::new(row.opening_amount).checked_add(Pence::new(row.entries_sum)).ok_or_else(broken)?;
        Ok(AccountView {
            account,
            recipient: person(row.recipient, &row.name, &row.called).ok_or_else(broken)?,
            kind: variant(&row.kind).ok_or_else(broken)?,
            relation: grant.acting_as(),
            balance: Balance { amount, as_at: now },
            opening: OpeningBalance { amount: Pence::new(row.opening_amount), date: row.opening_day },
            rates: plan::rates(conn, account).await?,
            agreed_contingency: Pence::new(row.agreed_contingency),
            funders: plan::funders(conn, account).await?,
            needs: plan::needs(conn, account).await?,
            council: council_of.name,
            profile,
            officer,
            communication: value(row.communication).ok_or_else(broken)?,
            helpers,
            recent_payees: todo::recent_payees(conn, account).await?,
            miles_claimed: todo::miles_claimed(conn, account, today).await?,
            todo: todo::of(conn, account).await?,
        })
    }
}
