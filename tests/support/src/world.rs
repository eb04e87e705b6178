//! Who and what is there: two councils, somebody for each relation, and somebody who has none.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use portal_domain::access::Relation;
use portal_domain::account::{
    AccountKind, Communication, Contact, Funder, Funding, PlanNeed, Rates, WeeklyRate,
};
use portal_domain::budget::OpeningBalance;
use portal_domain::council::{Profile, Telephone, Threshold, ThresholdBase};
use portal_domain::id::{AccountId, CouncilId, NeedId, PersonId};
use portal_domain::money::Pence;
use portal_domain::spending::Category;
use portal_domain::text::{Name, NeedTitle};
use portal_domain::time::OpeningHours;
use portal_server::clock::Chance;
use portal_server::passwords::{NewPassword, Passwords};
use portal_store::{NewPayment, NewPerson, NewRelation, NewStaff, Post, Store};
use uuid::Uuid;

/// What everybody signs in with.
pub const PASSWORD: &str = "three small words";

/// Everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Has a direct payment.
    Ada,
    /// Is her nominated person.
    Rina,
    /// Was it until yesterday.
    Former,
    /// Has a direct payment and cannot decide; signs in nevertheless.
    Ben,
    /// Is his authorised person.
    Cora,
    /// A child.
    Maya,
    /// Her mother.
    Grace,
    /// Has a carer's payment of his own.
    Karl,
    /// Officer of Ada, Maya and Karl.
    Ama,
    /// Officer of Ben.
    Otto,
    /// Monitoring officer.
    Priya,
    /// Manager.
    Helen,
    /// Has a payment from another council.
    Far,
    /// Officer and manager there.
    Fay,
    /// Has to do with no payment.
    Stranger,
}

impl Who {
    /// Everybody.
    pub const ALL: [Self; 15] = [
        Self::Ada,
        Self::Rina,
        Self::Former,
        Self::Ben,
        Self::Cora,
        Self::Maya,
        Self::Grace,
        Self::Karl,
        Self::Ama,
        Self::Otto,
        Self::Priya,
        Self::Helen,
        Self::Far,
        Self::Fay,
        Self::Stranger,
    ];

    /// Their id.
    pub fn person(self) -> PersonId {
        let place = Self::ALL.iter().position(|who| *who == self).expect("somebody");
        PersonId::from_uuid(id(0x100, place))
    }

    /// The address they sign in with.
    pub fn email(self) -> String {
        format!("{self:?}@example.org").to_lowercase()
    }

    /// For which council they work.
    fn staff(self) -> Option<(CouncilId, Vec<Post>)> {
        match self {
            Self::Ama | Self::Otto => Some((home(), vec![])),
            Self::Priya => Some((home(), vec![Post::MonitoringOfficer])),
            Self::Helen => Some((home(), vec![Post::Manager])),
            Self::Fay => Some((abroad(), vec![Post::Manager])),
            Self::Ada
            | Self::Rina
            | Self::Former
            | Self::Ben
            | Self::Cora
            | Self::Maya
            | Self::Grace
            | Self::Karl
            | Self::Far
            | Self::Stranger => None,
        }
    }
}

/// A direct payment with everybody who has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The need in its plan.
    pub need: NeedId,
    council: CouncilId,
    kind: AccountKind,
    recipient: Who,
    people: &'static [(Who, Relation)],
}

/// The payments.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// Ada's.
    pub ada: Account,
    /// Ben's.
    pub ben: Account,
    /// Maya's, a child's.
    pub maya: Account,
    /// Karl's, a carer's.
    pub karl: Account,
    /// One of the other council.
    pub far: Account,
}

impl Account {
    /// What somebody is to it: by agreement, or by their post.
    pub fn relations(&self, who: Who) -> Vec<Relation> {
        let agreed = self.people.iter().filter(|(person, _)| *person == who).map(|(_, relation)| *relation);
        let by_post = who.staff().filter(|(council, _)| *council == self.council).map(|(_, posts)| posts);
        let by_post = by_post.into_iter().flatten().map(|post| match post {
            Post::MonitoringOfficer => Relation::MonitoringOfficer,
            Post::Manager => Relation::Manager,
        });
        agreed.chain(by_post).collect()
    }
}

impl World {
    /// Sets everything up.
    pub async fn settle(store: &Store, now: DateTime<Utc>) -> Self {
        let world = Self::new();
        for (council, name) in [(home(), "Testing Borough Council"), (abroad(), "Faraway Council")] {
            let name = Name::new(name).expect("a name");
            store.create_council_unscoped(council, name, vec![profile()]).await.expect("a council");
        }
        for who in Who::ALL {
            store.create_person_unscoped(person(who), now).await.expect("a person");
            if let Some((council, posts)) = who.staff() {
                store.create_staff_unscoped(staff(who, council, posts)).await.expect("staff");
            }
        }
        for account in world.accounts() {
            store.set_up_payment_unscoped(payment(&account), now).await.expect("a payment");
        }
        world
    }

    /// The payments, without setting anything up.
    pub fn new() -> Self {
        use Relation as R;
        let account = |place, council, kind, recipient, people| Account {
            id: AccountId::from_uuid(id(0x200, place)),
            need: NeedId::from_uuid(id(0x300, place)),
            council,
            kind,
            recipient,
            people,
        };
        let (adult, carer, child) = (AccountKind::Adult, AccountKind::Carer, AccountKind::Child);
        Self {
            ada: account(
                1,
                home(),
                adult,
                Who::Ada,
                &[(Who::Ada, R::Recipient), (Who::Rina, R::NominatedPerson), (Who::Ama, R::NamedOfficer)],
            ),
            ben: account(
                2,
                home(),
                adult,
                Who::Ben,
                &[(Who::Ben, R::Recipient), (Who::Cora, R::AuthorisedPerson), (Who::Otto, R::NamedOfficer)],
            ),
            maya: account(
                3,
                home(),
                child,
                Who::Maya,
                &[(Who::Grace, R::Parent), (Who::Ama, R::NamedOfficer)],
            ),
            karl: account(
                4,
                home(),
                carer,
                Who::Karl,
                &[(Who::Karl, R::CarerRecipient), (Who::Ama, R::NamedOfficer)],
            ),
            far: account(
                5,
                abroad(),
                adult,
                Who::Far,
                &[(Who::Far, R::Recipient), (Who::Fay, R::NamedOfficer)],
            ),
        }
    }

    /// All of them.
    pub fn accounts(&self) -> [Account; 5] {
        [self.ada, self.ben, self.maya, self.karl, self.far]
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

fn id(kind: u128, place: usize) -> Uuid {
    let place = u128::try_from(place).expect("a place");
    Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 + kind + place)
}

fn home() -> CouncilId {
    CouncilId::from_uuid(id(0, 1))
}

fn abroad() -> CouncilId {
    CouncilId::from_uuid(id(0, 2))
}

fn begins() -> NaiveDate {
    "2025-09-22".parse().expect("a date")
}

fn hours() -> OpeningHours {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: at(9), closes: at(17) }
}

fn telephone() -> Telephone {
    Telephone::new("020 7946 0100").expect("a number")
}

fn profile() -> Profile {
    Profile {
        from: begins(),
        telephone: telephone(),
        out_of_hours: Telephone::new("020 7946 0999").expect("a number"),
        hours: hours(),
        closing_days: Vec::new(),
        threshold: Threshold { weeks: 8, base: ThresholdBase::Net },
        idle_days: 14,
        categories: Category::ALL.to_vec(),
        mileage: None,
        one_off_receipt_days: 28,
    }
}

/// The hash of [`PASSWORD`], made once a process: it is slow on purpose.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let passwords = Passwords::new(Chance).expect("chance");
    let password = NewPassword::new(PASSWORD.to_owned()).expect("a password");
    let hash = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(passwords.hash(password)).expect("a hash")
    });
    hash.join().expect("a hash")
});

fn person(who: Who) -> NewPerson {
    NewPerson {
        id: who.person(),
        name: Name::new(&format!("{who:?} Example")).expect("a name"),
        called: Name::new(&format!("{who:?}")).expect("a name"),
        login: Some((who.email(), HASH.clone())),
    }
}

fn staff(who: Who, council: CouncilId, posts: Vec<Post>) -> NewStaff {
    NewStaff { person: who.person(), council, telephone: telephone(), hours: hours(), posts, from: begins() }
}

fn payment(account: &Account) -> NewPayment {
    let mut people: Vec<NewRelation> = account
        .people
        .iter()
        .map(|(who, relation)| NewRelation {
            person: who.person(),
            relation: *relation,
            from: begins(),
            until: None,
        })
        .collect();
    if account.recipient == Who::Ada {
        people.push(NewRelation {
            person: Who::Former.person(),
            relation: Relation::NominatedPerson,
            from: begins(),
            until: Some("2026-03-31".parse().expect("a date")),
        });
    }
    let officer = account.people.iter().find(|(_, relation)| *relation == Relation::NamedOfficer);
    NewPayment {
        id: account.id,
        council: account.council,
        kind: account.kind,
        recipient: account.recipient.person(),
        opening: OpeningBalance { amount: Pence::new(81_243), date: begins() },
        rates: Rates::from(vec![WeeklyRate {
            from: begins(),
            gross: Pence::new(33_049),
            contribution: Pence::new(2185),
        }]),
        agreed_contingency: Pence::new(25_000),
        funders: vec![Funder {
            name: Name::new("Testing Borough Council").expect("a name"),
            funding: Funding::Council,
            share: 10_000,
        }],
        needs: vec![PlanNeed { id: account.need, title: NeedTitle::new("Getting out").expect("a title") }],
        communication: Communication { formats: Vec::new(), interpreter: None, contact: Contact::Portal },
        people,
        by: officer.expect("an officer").0.person(),
        acting_as: Relation::NamedOfficer,
    }
}
