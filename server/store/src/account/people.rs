use chrono::{DateTime, NaiveDate, Utc};
use portal_domain::access::Relation;
use portal_domain::api::{Helper, OfficerCard};
use portal_domain::council::{Profile, Telephone};
use portal_domain::id::AccountId;
use portal_domain::time::{OpeningHours, london_date};
use uuid::Uuid;

use crate::Result;
use crate::code::{Document, inconsistent, person, value, variant};
use crate::database::{Conn, rows};

#[derive(sqlx::FromRow)]
struct Row {
    relation: String,
    until_day: Option<NaiveDate>,
    person: Uuid,
    name: String,
    called: String,
    telephone: Option<String>,
    hours: Option<Document>,
}

/// The named officer, and who manages the payment for the person today.
pub(super) async fn of(
    conn: &mut Conn<'_>,
    account: AccountId,
    profile: &Profile,
    now: DateTime<Utc>,
) -> Result<(OfficerCard, Vec<Helper>)> {
    let broken = || inconsistent("relation", account.uuid());
    let found = rows!(
        conn,
        Row,
        "SELECT r.relation, r.until_day, p.id AS person, p.name, p.called, w.telephone, w.hours
           FROM relation r JOIN person p ON p.id = r.person LEFT JOIN staff w ON w.person = p.id
          WHERE r.account = $1 AND r.from_day <= $2
            AND (r.relation = 'named_officer'
                 OR ((r.until_day IS NULL OR r.until_day >= $2) AND r.ended_at IS NULL))
          ORDER BY CASE WHEN r.ended_at IS NULL THEN 0 ELSE 1 END, r.from_day DESC, r.person",
        account.uuid(),
        london_date(now),
    )?;
    let (mut officer, mut helpers) = (None, Vec::new());
    for row in found {
        let relation: Relation = variant(&row.relation).ok_or_else(broken)?;
        if relation == Relation::NamedOfficer {
            // The present one; after a change the last one, until the council names another: somebody must be there.
            if officer.is_none() {
                officer = Some(card(row, profile, now).ok_or_else(broken)?);
            }
        } else if relation.is_for_another() {
            let person = person(row.person, &row.name, &row.called).ok_or_else(broken)?;
            helpers.push(Helper { person, relation, until: row.until_day });
        }
    }
    Ok((officer.ok_or_else(broken)?, helpers))
}

fn card(row: Row, profile: &Profile, now: DateTime<Utc>) -> Option<OfficerCard> {
    let hours: OpeningHours = value(row.hours?)?;
    Some(OfficerCard {
        officer: person(row.person, &row.name, &row.called)?,
        telephone: Telephone::new(&row.telephone?).ok()?,
        at_work: hours.open_at(now, &profile.closing_days),
        hours,
    })
}
