use chrono::NaiveDate;
use portal_domain::account::{Funder, PlanNeed, Rates, WeeklyRate};
use portal_domain::id::{AccountId, NeedId};
use portal_domain::money::Pence;
use portal_domain::text::{Name, NeedTitle};
use uuid::Uuid;

use crate::Result;
use crate::code::{inconsistent, variant};
use crate::database::{Conn, rows};

/// The weekly rates of a payment.
pub(super) async fn rates(conn: &mut Conn<'_>, account: AccountId) -> Result<Rates> {
    let found = rows!(
        conn,
        (NaiveDate, i64, i64),
        "SELECT from_day, gross, contribution FROM rate WHERE account = $1 ORDER BY from_day",
        account.uuid(),
    )?;
    let rate = |(from, gross, contribution)| WeeklyRate {
        from,
        gross: Pence::new(gross),
        contribution: Pence::new(contribution),
    };
    Ok(found.into_iter().map(rate).collect::<Vec<_>>().into())
}

/// Who pays.
pub(super) async fn funders(conn: &mut Conn<'_>, account: AccountId) -> Result<Vec<Funder>> {
    let found = rows!(
        conn,
        (String, String, i64),
        "SELECT name, funding, share FROM funder WHERE account = $1 ORDER BY place",
        account.uuid(),
    )?;
    let funder = |(name, funding, share): &(String, String, i64)| {
        let (name, share) = (Name::new(name).ok()?, u16::try_from(*share).ok()?);
        Some(Funder { name, funding: variant(funding)?, share })
    };
    found.iter().map(funder).collect::<Option<_>>().ok_or(inconsistent("funder", account.uuid()))
}

/// The needs in the plan.
pub(super) async fn needs(conn: &mut Conn<'_>, account: AccountId) -> Result<Vec<PlanNeed>> {
    let found = rows!(
        conn,
        (Uuid, String),
        "SELECT id, title FROM need WHERE account = $1 ORDER BY place",
        account.uuid(),
    )?;
    let need = |(id, title): &(Uuid, String)| {
        Some(PlanNeed { id: NeedId::from_uuid(*id), title: NeedTitle::new(title).ok()? })
    };
    found.iter().map(need).collect::<Option<_>>().ok_or(inconsistent("need", account.uuid()))
}
