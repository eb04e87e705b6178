//! The council and its people.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use portal_domain::council::{NotATelephone, Profile, Telephone, Threshold, ThresholdBase};
use portal_domain::id::{CouncilId, PersonId};
use portal_domain::spending::{Category, MileageRate};
use portal_domain::text::{Name, TextError};
use portal_domain::time::OpeningHours;
use portal_store::{NewPerson, NewStaff, Post, Store};
use uuid::Uuid;

use super::calendar::Calendar;
use super::ledger::{day, earlier_periods};

/// What everybody here signs in with.
pub const PASSWORD: &str = "direct-payment-demo";
/// The council's name.
pub const COUNCIL_NAME: &str = "Demo Borough Council";

/// The council's id, by which a demonstration knows its own database.
pub const COUNCIL: CouncilId =
    CouncilId::from_uuid(Uuid::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0001));

/// Somebody of the demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// Their id.
    pub id: PersonId,
    /// The whole name.
    pub name: &'static str,
    /// What they are called.
    pub called: &'static str,
    /// Whom they sign in as, before the at sign; none for who does not.
    pub sign_in: Option<&'static str>,
}

const fn somebody(
    number: u128,
    name: &'static str,
    called: &'static str,
    sign_in: Option<&'static str>,
) -> Somebody {
    let id = PersonId::from_uuid(Uuid::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0100 + number));
    Somebody { id, name, called, sign_in }
}

/// The first recipient.
pub const ADA: Somebody = somebody(1, "Ada Khan", "Ada", Some("recipient"));
/// Her husband.
pub const OMAR: Somebody = somebody(2, "Omar Khan", "Omar", None);
/// Their daughter, who helps both and has a carer's payment of her own.
pub const RINA: Somebody = somebody(3, "Rina Khan", "Rina", Some("carer"));
/// A child.
pub const MAYA: Somebody = somebody(4, "Maya Okafor", "Maya", None);
/// Her mother.
pub const GRACE: Somebody = somebody(5, "Grace Okafor", "Grace", Some("parent"));
/// The named officer of all four.
pub const AMA: Somebody = somebody(6, "Ama Mensah", "Ama", Some("officer"));
/// The monitoring officer.
pub const PRIYA: Somebody = somebody(7, "Priya Nair", "Priya", Some("monitoring"));
/// The manager. Set up last: where she is, the demonstration is whole.
pub const HELEN: Somebody = somebody(8, "Helen Brooks", "Helen", Some("manager"));

/// Everybody who signs in, with who they are, for whoever starts the server.
pub const SIGN_INS: [(Somebody, &str); 6] = [
    (ADA, "has a direct payment"),
    (RINA, "helps Ada and Omar, and has a carer's payment"),
    (GRACE, "manages her daughter's"),
    (AMA, "is their officer"),
    (PRIYA, "checks how money was spent"),
    (HELEN, "leads the team"),
];

/// Why the demonstration is not what it says; a test rules it out.
#[derive(Debug, thiserror::Error)]
pub enum Miswritten {
    /// A text.
    #[error("a text of the demonstration: {0}")]
    Text(#[from] TextError),
    /// A telephone number.
    #[error("a number of the demonstration: {0}")]
    Telephone(#[from] NotATelephone),
    /// An amount.
    #[error("an amount of the demonstration: {0}")]
    Amount(#[from] portal_domain::money::AmountError),
}

impl Somebody {
    /// The address they sign in with.
    pub fn email(&self) -> Option<String> {
        self.sign_in.map(|before| format!("{before}@demo.example"))
    }

    /// As the store takes them, with the hash of their password.
    ///
    /// # Errors
    /// [`Miswritten`].
    pub fn new_person(&self, password_hash: &str) -> Result<NewPerson, Miswritten> {
        Ok(NewPerson {
            id: self.id,
            name: Name::new(self.name)?,
            called: Name::new(self.called)?,
            login: self.email().map(|email| (email, password_hash.to_owned())),
        })
    }
}

/// Sets up the council and all but the manager.
///
/// # Errors
/// Those of the store.
pub async fn settle(store: &Store, calendar: Calendar, hash: &str) -> Result<(), super::NotSeeded> {
    store
        .create_council_unscoped(
            COUNCIL,
            Name::new(COUNCIL_NAME).map_err(Miswritten::from)?,
            vec![profile()?],
        )
        .await?;
    let set_up = set_up_at(calendar);
    for person in [ADA, OMAR, RINA, MAYA, GRACE, AMA, PRIYA] {
        store.create_person_unscoped(person.new_person(hash)?, set_up).await?;
    }
    for (person, telephone, posts) in
        [(AMA, "020 7946 0123", vec![]), (PRIYA, "020 7946 0124", vec![Post::MonitoringOfficer])]
    {
        store.create_staff_unscoped(staff(person, telephone, posts, calendar)?).await?;
    }
    Ok(())
}

/// Sets up the manager, which says that all the rest is there.
///
/// # Errors
/// Those of the store.
pub async fn settle_last(store: &Store, calendar: Calendar, hash: &str) -> Result<(), super::NotSeeded> {
    store.create_person_unscoped(HELEN.new_person(hash)?, set_up_at(calendar)).await?;
    store.create_staff_unscoped(staff(HELEN, "020 7946 0101", vec![Post::Manager], calendar)?).await?;
    Ok(())
}

/// When everything was set up: before the first line.
pub fn set_up_at(calendar: Calendar) -> DateTime<Utc> {
    calendar.moment(set_up_on(), 10, 0)
}

/// The day before everything begins; a Friday.
pub fn set_up_on() -> NaiveDate {
    day(2025, 9, 19)
}

fn staff(
    person: Somebody,
    telephone: &str,
    posts: Vec<Post>,
    calendar: Calendar,
) -> Result<NewStaff, Miswritten> {
    Ok(NewStaff {
        person: person.id,
        council: COUNCIL,
        telephone: Telephone::new(telephone)?,
        hours: hours(),
        posts,
        from: calendar.day(set_up_on()),
    })
}

/// Monday to Friday, 9 to 5.
fn hours() -> OpeningHours {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: at(9), closes: at(17) }
}

fn profile() -> Result<Profile, Miswritten> {
    Ok(Profile {
        // Rules are the council's whatever day it is; they hold from long before.
        from: day(2020, 4, 1).min(earlier_periods()[0]),
        telephone: Telephone::new("020 7946 0100")?,
        out_of_hours: Telephone::new("020 7946 0999")?,
        hours: hours(),
        closing_days: closing_days(),
        threshold: Threshold { weeks: 8, base: ThresholdBase::Net },
        idle_days: 14,
        categories: Category::USUAL.to_vec(),
        mileage: Some(MileageRate { pence: 45, beyond: None }),
        one_off_receipt_days: 28,
    })
}

/// Bank holidays in England (gov.uk/bank-holidays).
fn closing_days() -> Vec<NaiveDate> {
    [
        (2025, &[(12, 25), (12, 26)][..]),
        (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
        (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    ]
    .into_iter()
    .flat_map(|(year, days)| days.iter().map(move |(month, date)| day(year, *month, *date)))
    .collect()
}
