//! The direct payments: four that are told at length, and those of the rest of the town.

use chrono::NaiveDate;
use portal_domain::access::Relation;
use portal_domain::account::{
    AccountKind, Communication, Contact, Format, Funder, Funding, PlanNeed, Rates, WeeklyRate,
};
use portal_domain::budget::OpeningBalance;
use portal_domain::id::{AccountId, NeedId};
use portal_domain::money::Pence;
use portal_domain::text::{Name, NeedTitle};
use portal_store::{NewPayment, NewRelation};
use uuid::Uuid;

use super::calendar::Calendar;
use super::ledger::{self, Way, Written, day, earlier_periods};
use super::people::{
    ADA, AMA, COUNCIL, COUNCIL_NAME, GRACE, MAYA, Miswritten, OMAR, RINA, Somebody, set_up_on,
};

use super::scene::Deed;
use super::talk;

/// A payment with its people and its lines.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its number.
    pub number: u128,
    /// Whose in law.
    pub kind: AccountKind,
    /// For whom.
    pub recipient: Somebody,
    /// Who writes its lines down.
    pub writer: Somebody,
    /// Those of the person's side, until when.
    pub people: Vec<(Somebody, Relation, Option<NaiveDate>)>,
    /// Who looks after it for the council.
    pub officer: Somebody,
    /// How far the council has come with its lines.
    pub review: Review,
    /// What was asked and answered about them.
    pub said: Vec<Said>,
    /// What was in the account on the first day, in pence.
    pub opening: i64,
    /// Gross and contribution a week, in pence.
    pub week: (i64, i64),
    /// What was agreed for emergencies, in pence.
    pub contingency: i64,
    /// Who pays, and how many of ten thousand parts.
    pub funders: Vec<(&'static str, Funding, u16)>,
    /// What the plan is for.
    pub needs: &'static [&'static str],
    /// How the person reads, in which language, and how they are reached.
    pub communication: (Vec<Format>, Option<&'static str>, Contact),
    /// Its lines.
    pub lines: Vec<Written>,
}

/// How far the council has come.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// Lines up to this day were seen by the officer; what came later is new.
    pub seen_until: NaiveDate,
    /// Lines before this day were accepted.
    pub accepted_before: NaiveDate,
}

impl Review {
    /// The last week is new, the last seven are open.
    pub const USUAL: Self = Self {
        seen_until: NaiveDate::from_ymd_opt(2026, 3, 24).unwrap(),
        accepted_before: NaiveDate::from_ymd_opt(2026, 2, 9).unwrap(),
    };
    /// Nothing is left to do.
    pub const ALL_ACCEPTED: Self = Self {
        seen_until: NaiveDate::from_ymd_opt(2026, 3, 31).unwrap(),
        accepted_before: NaiveDate::from_ymd_opt(2026, 4, 1).unwrap(),
    };
}

/// Something that was said about a line.
#[derive(Clone, Debug)]
pub struct Said {
    /// The line, by who was paid.
    pub payee: &'static str,
    /// And when.
    pub day: NaiveDate,
    /// When it was said: day, hour, minute.
    pub at: (NaiveDate, u32, u32),
    /// By whom.
    pub by: Somebody,
    /// What.
    pub deed: Deed,
}

impl Said {
    /// Whether it is about this line.
    pub fn is_of(&self, line: &Written) -> bool {
        line.day == self.day && matches!(&line.way, Way::Out(out) if out.payee == self.payee)
    }
}

/// All of them.
pub fn stories() -> Vec<Story> {
    four().into_iter().chain(super::town::stories()).collect()
}

/// The four of the pictures.
fn four() -> [Story; 4] {
    let council = || vec![(COUNCIL_NAME, Funding::Council, 10_000)];
    [
        Story {
            number: 1,
            kind: AccountKind::Adult,
            recipient: ADA,
            writer: ADA,
            people: vec![
                (ADA, Relation::Recipient, None),
                (RINA, Relation::NominatedPerson, Some(day(2026, 6, 30))),
            ],
            officer: AMA,
            review: Review::USUAL,
            said: talk::ada(),
            opening: ledger::ada::OPENING,
            week: (33_049, 2185),
            contingency: 25_000,
            funders: council(),
            needs: &[
                "Getting up, washing and meals",
                "Going out and seeing people",
                "Staying clean and well",
            ],
            communication: (vec![Format::EasyRead, Format::LargePrint], Some("Sylheti"), Contact::Portal),
            lines: ledger::ada::lines(),
        },
        Story {
            number: 2,
            kind: AccountKind::Adult,
            recipient: OMAR,
            writer: RINA,
            people: vec![
                (OMAR, Relation::Recipient, None),
                (RINA, Relation::NominatedPerson, Some(day(2026, 9, 12))),
            ],
            officer: AMA,
            review: Review::USUAL,
            said: talk::omar(),
            opening: ledger::omar::OPENING,
            week: (21_100, 1500),
            contingency: 15_000,
            funders: council(),
            needs: &["Help in the morning", "Company", "Moving about safely"],
            communication: (vec![Format::LargePrint], None, Contact::Telephone),
            lines: ledger::omar::lines(),
        },
        Story {
            number: 3,
            kind: AccountKind::Carer,
            recipient: RINA,
            writer: RINA,
            people: vec![(RINA, Relation::CarerRecipient, None)],
            officer: AMA,
            review: Review::USUAL,
            said: Vec::new(),
            opening: ledger::rina::OPENING,
            week: (3000, 0),
            contingency: 0,
            funders: council(),
            needs: &["Time for myself", "Less work at home"],
            communication: (vec![], None, Contact::Portal),
            lines: ledger::rina::lines(),
        },
        Story {
            number: 4,
            kind: AccountKind::Child,
            recipient: MAYA,
            writer: GRACE,
            people: vec![(GRACE, Relation::Parent, None)],
            officer: AMA,
            review: Review::USUAL,
            said: Vec::new(),
            opening: ledger::maya::OPENING,
            week: (13_200, 0),
            contingency: 10_000,
            funders: vec![
                (COUNCIL_NAME, Funding::Council, 7500),
                ("Demo Integrated Care Board", Funding::Health, 2500),
            ],
            needs: &["Support on Saturdays", "Clubs and trips", "Feeling calm"],
            communication: (vec![], None, Contact::Portal),
            lines: ledger::maya::lines(),
        },
    ]
}

impl Story {
    /// The payment's id.
    pub fn account(&self) -> AccountId {
        AccountId::from_uuid(Uuid::from_u128(0x0196_0000_0000_7000_8000_0000_0000_0200 + self.number))
    }

    /// The need at this place of the plan.
    pub fn need(&self, place: usize) -> Option<NeedId> {
        let place = u128::try_from(place).ok().filter(|_| place < self.needs.len())?;
        Some(NeedId::from_uuid(Uuid::from_u128(
            0x0196_0000_0000_7000_8000_0000_0000_0300 + self.number * 16 + place,
        )))
    }

    /// The payment, as the store takes it.
    ///
    /// # Errors
    /// [`Miswritten`].
    pub fn new_payment(&self, calendar: Calendar) -> Result<NewPayment, Miswritten> {
        let begins = earlier_periods()[0];
        let from = calendar.day(set_up_on());
        let mut people: Vec<NewRelation> = self
            .people
            .iter()
            .map(|(who, relation, until)| NewRelation {
                person: who.id,
                relation: *relation,
                from,
                until: until.map(|until| calendar.day(until)),
            })
            .collect();
        people.push(NewRelation {
            person: self.officer.id,
            relation: Relation::NamedOfficer,
            from,
            until: None,
        });
        let needs =
            self.needs.iter().enumerate().filter_map(|(place, title)| Some((self.need(place)?, title)));
        let funder = |(name, funding, share): &(&str, Funding, u16)| {
            Ok(Funder { name: Name::new(name)?, funding: *funding, share: *share })
        };
        let (formats, interpreter, contact) = self.communication.clone();
        Ok(NewPayment {
            id: self.account(),
            council: COUNCIL,
            kind: self.kind,
            recipient: self.recipient.id,
            opening: OpeningBalance { amount: Pence::new(self.opening), date: calendar.day(begins) },
            rates: Rates::from(vec![WeeklyRate {
                from: calendar.day(begins),
                gross: Pence::new(self.week.0),
                contribution: Pence::new(self.week.1),
            }]),
            agreed_contingency: Pence::new(self.contingency),
            funders: self.funders.iter().map(funder).collect::<Result<_, Miswritten>>()?,
            needs: needs
                .map(|(id, title)| Ok(PlanNeed { id, title: NeedTitle::new(title)? }))
                .collect::<Result<_, Miswritten>>()?,
            communication: Communication {
                formats,
                interpreter: interpreter.map(Name::new).transpose()?,
                contact,
            },
            people,
            by: self.officer.id,
            acting_as: Relation::NamedOfficer,
        })
    }
}
