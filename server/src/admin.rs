//! What is done at the server's own console: beginning a council and its officers, and helping somebody who cannot sign in.
//! A password never stands on a command line, where others on the machine could read it: it comes on standard input, or
//! is made and shown once.

use std::io::{IsTerminal as _, Read as _};

use chrono::NaiveTime;
use clap::{Args, Subcommand, ValueEnum};
use portal_domain::council::{NotATelephone, Profile, Telephone, Threshold, ThresholdBase};
use portal_domain::id::{CouncilId, PersonId};
use portal_domain::spending::Category;
use portal_domain::text::{Name, TextError};
use portal_domain::time::{OpeningHours, london_date};
use portal_store::{NewPerson, NewStaff, Options as StoreOptions, Post, Store};

use crate::clock::{Chance, Clock};
use crate::config::{Options, WrongSetting};
use crate::error::Error;
use crate::passwords::{NewPassword, Passwords, made_up};

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Begin a council with its rules of today.
    CreateCouncil(CouncilArguments),
    /// Begin an officer, who then signs in with the password that is shown.
    CreateOfficer(OfficerArguments),
    /// Give somebody another password and end their sessions. The password is read from standard input, or made and shown.
    ResetPassword {
        /// The e-mail address they sign in with.
        #[arg(long)]
        email: String,
    },
    /// End every session of somebody, at once.
    EndSessions {
        /// The e-mail address they sign in with.
        #[arg(long)]
        email: String,
    },
}

/// A council.
#[derive(Debug, Args)]
pub struct CouncilArguments {
    /// Its name, as on its letters.
    #[arg(long, value_parser = name)]
    name: Name,
    /// The direct payments team, such as "020 7946 0100".
    #[arg(long, value_parser = telephone)]
    telephone: Telephone,
    /// For care that is needed while the council is closed.
    #[arg(long, value_parser = telephone)]
    out_of_hours: Telephone,
    /// When the team opens, Monday to Friday.
    #[arg(long, default_value = "09:00", value_parser = time)]
    opens: NaiveTime,
    /// When it closes.
    #[arg(long, default_value = "17:00", value_parser = time)]
    closes: NaiveTime,
    /// How many weeks' money may stay in an account.
    #[arg(long, default_value_t = 8)]
    threshold_weeks: u8,
    /// Of which weekly figure.
    #[arg(long, value_enum, default_value_t = Base::Net)]
    threshold_base: Base,
    /// After how many days without use a person signs in again.
    #[arg(long, default_value_t = 14)]
    idle_days: u16,
}

/// Of which weekly figure.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Base {
    /// After the person's contribution.
    Net,
    /// Before it.
    Gross,
}

/// An officer.
#[derive(Debug, Args)]
pub struct OfficerArguments {
    /// The council's name; may be left out where there is one.
    #[arg(long)]
    council: Option<String>,
    /// The whole name.
    #[arg(long, value_parser = name)]
    name: Name,
    /// What they are called, such as "Ama"; the first part of the name where it is left out.
    #[arg(long, value_parser = name)]
    called: Option<Name>,
    /// The e-mail address they sign in with.
    #[arg(long)]
    email: String,
    /// Their number.
    #[arg(long, value_parser = telephone)]
    telephone: Telephone,
    /// A post that they hold; may be given more than once. Without one they serve the people whose officer they are named.
    #[arg(long, value_enum)]
    post: Vec<OfficerPost>,
}

/// A post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OfficerPost {
    /// Checks how money was spent.
    Monitoring,
    /// Leads the team.
    Manager,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// A setting is wrong.
    #[error(transparent)]
    Setting(#[from] WrongSetting),
    /// The database.
    #[error(transparent)]
    Store(#[from] portal_store::Error),
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
    /// The password is too short, too long or too common.
    #[error("choose a password of 12 to 200 letters that is not among the commonest")]
    WeakPassword,
    /// Standard input cannot be read.
    #[error("standard input: {0}")]
    Input(#[from] std::io::Error),
    /// No council of that name, or more than one and none named.
    #[error("name the council with --council; there are: {0}")]
    WhichCouncil(String),
    /// Nobody signs in by that address.
    #[error("nobody signs in with {0}")]
    Nobody(String),
}

/// Does it and says what was done.
///
/// # Errors
/// See [`NotDone`].
pub async fn perform(command: AdminCommand, options: &Options) -> Result<String, NotDone> {
    let store = Store::open(&options.stores()?.database, StoreOptions::default()).await?;
    store.migrate().await?;
    let done = match command {
        AdminCommand::CreateCouncil(council) => create_council(&store, council).await,
        AdminCommand::CreateOfficer(officer) => create_officer(&store, officer).await,
        AdminCommand::ResetPassword { email } => reset_password(&store, &email).await,
        AdminCommand::EndSessions { email } => end_sessions(&store, &email).await,
    };
    store.close().await;
    done
}

async fn create_council(store: &Store, given: CouncilArguments) -> Result<String, NotDone> {
    let now = Clock::system().now();
    let id = CouncilId::born(now, Chance.bytes().map_err(Error::from)?);
    let profile = Profile {
        from: london_date(now),
        telephone: given.telephone,
        out_of_hours: given.out_of_hours,
        hours: OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: given.opens, closes: given.closes },
        closing_days: Vec::new(),
        threshold: Threshold {
            weeks: given.threshold_weeks,
            base: match given.threshold_base {
                Base::Net => ThresholdBase::Net,
                Base::Gross => ThresholdBase::Gross,
            },
        },
        idle_days: given.idle_days,
        categories: Category::USUAL.to_vec(),
        mileage: None,
        one_off_receipt_days: 28,
    };
    let name = given.name.clone();
    store.create_council_unscoped(id, given.name, vec![profile]).await?;
    Ok(format!("{name} begins today ({id})."))
}

async fn create_officer(store: &Store, given: OfficerArguments) -> Result<String, NotDone> {
    let now = Clock::system().now();
    let councils = store.councils_unscoped().await?;
    let council = match (&given.council, councils.as_slice()) {
        (None, [only]) => only,
        (Some(name), all) => {
            all.iter().find(|known| known.council.name.as_str() == name).ok_or_else(|| which(all))?
        }
        (None, all) => return Err(which(all)),
    };
    let hours = council
        .council
        .on(london_date(now))
        .map(|profile| profile.hours.clone())
        .ok_or_else(|| which(&councils))?;
    let person = PersonId::born(now, Chance.bytes().map_err(Error::from)?);
    let called = match given.called {
        Some(called) => called,
        None => first_part(&given.name).unwrap_or_else(|| given.name.clone()),
    };
    let (hash, shown) = password().await?;
    let email = given.email.trim().to_lowercase();
    let new = NewPerson { id: person, name: given.name.clone(), called, login: Some((email.clone(), hash)) };
    store.create_person_unscoped(new, now).await?;
    let posts = given.post.iter().map(|post| match post {
        OfficerPost::Monitoring => Post::MonitoringOfficer,
        OfficerPost::Manager => Post::Manager,
    });
    let staff = NewStaff {
        person,
        council: council.id,
        telephone: given.telephone,
        hours,
        posts: posts.collect(),
        from: london_date(now),
    };
    store.create_staff_unscoped(staff).await?;
    Ok(format!("{} signs in with {email}.{shown}", given.name))
}

async fn reset_password(store: &Store, email: &str) -> Result<String, NotDone> {
    let (hash, shown) = password().await?;
    let email = email.trim().to_lowercase();
    match store.reset_password_unscoped(&email, hash, Clock::system().now()).await {
        Ok(_person) => Ok(format!("{email} has another password, and every session has ended.{shown}")),
        Err(portal_store::Error::NotFound) => Err(NotDone::Nobody(email)),
        Err(error) => Err(error.into()),
    }
}

async fn end_sessions(store: &Store, email: &str) -> Result<String, NotDone> {
    let email = email.trim().to_lowercase();
    let login = store.login_unscoped(&email).await?.ok_or_else(|| NotDone::Nobody(email.clone()))?;
    let ended = store.end_sessions_of_unscoped(login.person).await?;
    Ok(format!("{ended} sessions of {email} have ended."))
}

/// The hash of the password on standard input; of one that is made up, where a person sits there and nothing is piped in.
/// The second part shows what was made up.
async fn password() -> Result<(String, String), NotDone> {
    let mut typed = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin().read_to_string(&mut typed)?;
    }
    let typed = typed.trim_end_matches(['\r', '\n']);
    let (text, shown) = if typed.is_empty() {
        let made_up = made_up(Chance)?;
        let shown = format!("\nThe password, shown this once: {made_up}");
        (made_up, shown)
    } else {
        (typed.to_owned(), String::new())
    };
    let password = NewPassword::new(text).map_err(|_rule| NotDone::WeakPassword)?;
    Ok((Passwords::new(Chance)?.hash(password).await?, shown))
}

fn which(councils: &[portal_store::KnownCouncil]) -> NotDone {
    let names: Vec<&str> = councils.iter().map(|known| known.council.name.as_str()).collect();
    NotDone::WhichCouncil(if names.is_empty() { "none yet".to_owned() } else { names.join(", ") })
}

fn first_part(whole: &Name) -> Option<Name> {
    Name::new(whole.as_str().split_whitespace().next()?).ok()
}

fn name(text: &str) -> Result<Name, TextError> {
    Name::new(text)
}

fn telephone(text: &str) -> Result<Telephone, NotATelephone> {
    Telephone::new(text)
}

fn time(text: &str) -> Result<NaiveTime, chrono::ParseError> {
    NaiveTime::parse_from_str(text, "%H:%M")
}
