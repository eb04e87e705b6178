//! A direct payment as it is seen.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::entry::EntryRecord;
use super::message::ThreadRecord;
use crate::access::Relation;
use crate::account::{AccountKind, Communication, Funder, PlanNeed, Rates};
use crate::audit::EventKind;
use crate::budget::{Balance, OpeningBalance};
use crate::council::{Profile, Telephone};
use crate::id::{AccountId, EntryId, PersonId};
use crate::money::Pence;
use crate::spending::{Category, PaidBy};
use crate::text::{Name, Payee};
use crate::time::OpeningHours;

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRef {
    /// The person's id.
    pub id: PersonId,
    /// The whole name.
    pub name: Name,
    /// What they are called: "Ada".
    pub called: Name,
}

/// A payment on which somebody may act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountSummary {
    /// The payment.
    pub account: AccountId,
    /// Whose it is.
    pub recipient: PersonRef,
    /// What the signed-in person is to it.
    pub relation: Relation,
    /// The last day of that, where there is one.
    #[serde(default, with = "crate::wire::option")]
    pub until: Option<NaiveDate>,
}

/// What anybody may know of the council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CouncilView {
    /// Its name.
    pub name: Name,
    /// The direct payments team.
    pub telephone: Telephone,
    /// For care that is needed while it is closed.
    pub out_of_hours: Telephone,
    /// When the team can be reached.
    pub hours: OpeningHours,
    /// Whether the server shows invented people: then it says so.
    pub demonstration: bool,
}

/// The person at the council one writes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficerCard {
    /// Who.
    pub officer: PersonRef,
    /// Their number.
    pub telephone: Telephone,
    /// When they work.
    pub hours: OpeningHours,
    /// The day they are at work and until when, if they are at work at the moment of the answer.
    pub at_work: bool,
}

/// Somebody who manages the payment for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Helper {
    /// Who.
    pub person: PersonRef,
    /// In what capacity.
    pub relation: Relation,
    /// Until when, where there is an end.
    #[serde(default, with = "crate::wire::option")]
    pub until: Option<NaiveDate>,
}

/// Somebody who was paid before, and how: so that paying again is one tap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecentPayee {
    /// Who.
    pub payee: Payee,
    /// What it was for the last time.
    pub category: Category,
    /// How it was paid the last time.
    pub paid_by: PaidBy,
}

/// What somebody on the person's side has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Todo {
    /// Spends that need a receipt or a reason, newest first, at most 20.
    pub receipts_missing: Vec<EntryRecord>,
    /// How many there are in all.
    pub receipts_missing_count: u32,
    /// Conversations in which the council waits for an answer, oldest question first.
    pub questions: Vec<ThreadRecord>,
    /// Spends of which something private is still to be paid back, oldest first, at most 20.
    #[serde(default)]
    pub to_pay_back: Vec<EntryRecord>,
    /// One-off payments of which nothing was spent yet, or not all, oldest first, at most 20.
    #[serde(default)]
    pub one_offs: Vec<EntryRecord>,
}

/// A direct payment at a glance, for whoever may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// The payment.
    pub account: AccountId,
    /// Whose it is.
    pub recipient: PersonRef,
    /// Whose in law.
    pub kind: AccountKind,
    /// In what capacity the reader sees it.
    pub relation: Relation,
    /// What is in it, and when that was so.
    pub balance: Balance,
    /// What was in it at first.
    pub opening: OpeningBalance,
    /// Its weekly rates.
    pub rates: Rates,
    /// What may be kept on top of the council's threshold for when things go wrong, in pence.
    pub agreed_contingency: Pence,
    /// Who pays.
    pub funders: Vec<Funder>,
    /// The needs in the plan.
    pub needs: Vec<PlanNeed>,
    /// The council's name.
    pub council: Name,
    /// The council's rules of today.
    pub profile: Profile,
    /// The named officer.
    pub officer: OfficerCard,
    /// How the person wants the council to communicate.
    pub communication: Communication,
    /// Who manages it for the person.
    pub helpers: Vec<Helper>,
    /// Who was paid lately, the last first, at most 8.
    pub recent_payees: Vec<RecentPayee>,
    /// How far was driven for pay since 6 April, in tenths of a mile.
    #[serde(default)]
    pub miles_claimed: u32,
    /// What is to be done.
    pub todo: Todo,
}

/// That somebody looked, or did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Look {
    /// When; for looks the first of that quarter of an hour.
    #[serde(with = "crate::wire::one")]
    pub at: DateTime<Utc>,
    /// Who.
    pub who: PersonRef,
    /// In what capacity.
    pub acting_as: Relation,
    /// What.
    pub what: EventKind,
    /// At which entry, where it was one.
    pub entry: Option<EntryId>,
}

/// Who looked, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Looks {
    /// The latest 200 looks by anybody but the reader.
    pub looks: Vec<Look>,
}
