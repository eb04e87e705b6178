//! Who is signed in and for whom they act. One [`Session`] is provided in the root; every page asks the server through
//! it, so that a session that has ended is noticed once, and nothing that was typed is lost: the page stays as it is
//! underneath, the person signs in, and goes on.

use crate::reactive::ArcRwSignal;
use leptos::prelude::expect_context;
use portal_domain::api::{
    AccountSummary, Binary, CreateSession, EndSession, Endpoint, GetSession, Nothing, SessionView, SignIn,
};
use portal_domain::id::{AccountId, PersonId};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::{self, Error};

mod kept;

/// How far it is known who is here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// The server has not been asked yet, or could not be.
    #[default]
    Unknown,
    /// Nobody is signed in.
    Out,
    /// Somebody is.
    In(SessionView),
    /// The session of this person has ended while they were at something.
    Ended(PersonId),
}

/// The session of this page.
#[derive(Clone, Debug, Default)]
pub struct Session {
    signed: ArcRwSignal<Signed>,
    acting_for: ArcRwSignal<Option<AccountId>>,
}

impl Session {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Who is signed in; follows changes.
    pub fn signed(&self) -> Signed {
        self.signed.with(Clone::clone)
    }

    /// The session of whoever is signed in, without following changes.
    pub fn view_untracked(&self) -> Option<SessionView> {
        self.signed.with_untracked(|signed| match signed {
            Signed::In(view) => Some(view.clone()),
            Signed::Unknown | Signed::Out | Signed::Ended(_) => None,
        })
    }

    /// The payment on which they act; follows changes. None while somebody with several has not chosen.
    pub fn acting_for(&self) -> Option<AccountSummary> {
        let chosen = self.acting_for.with(|chosen| *chosen);
        self.signed.with(|signed| match signed {
            Signed::In(view) => pick(view, chosen),
            Signed::Unknown | Signed::Out | Signed::Ended(_) => None,
        })
    }

    /// The payment on which they act, without following changes.
    pub fn acting_for_untracked(&self) -> Option<AccountSummary> {
        self.view_untracked().and_then(|view| pick(&view, self.acting_for.get_untracked()))
    }

    /// Chooses for whom they act.
    pub fn act_for(&self, account: AccountId) {
        self.acting_for.set(Some(account));
        if let Some(person) = self.view_or_ended_untracked() {
            kept::keep(kept::Choice { person, account });
        }
    }

    /// Asks an endpoint, and notices when the session has ended.
    ///
    /// # Errors
    /// Every [`Error`].
    pub async fn call<E>(&self, endpoint: &E, body: &E::Request) -> Result<E::Response, Error>
    where
        E: Endpoint,
        E::Request: Serialize,
        E::Response: DeserializeOwned,
    {
        let answer = api::call(endpoint, body).await;
        if matches!(answer, Err(Error::SignedOut)) {
            self.ended();
        }
        answer
    }

    /// Reads from an endpoint that takes no body.
    ///
    /// # Errors
    /// Every [`Error`].
    pub async fn read<E>(&self, endpoint: &E) -> Result<E::Response, Error>
    where
        E: Endpoint<Request = Nothing>,
        E::Response: DeserializeOwned,
    {
        self.call(endpoint, &Nothing).await
    }

    /// Sends a file, and notices when the session has ended.
    ///
    /// # Errors
    /// Every [`Error`].
    pub async fn send_file<E>(&self, endpoint: &E, file: &web_sys::File) -> Result<E::Response, Error>
    where
        E: Endpoint<Request = Binary>,
        E::Response: DeserializeOwned,
    {
        let answer = api::send_file(endpoint, file).await;
        if matches!(answer, Err(Error::SignedOut)) {
            self.ended();
        }
        answer
    }

    /// Notes that the server no longer knows the session.
    pub fn ended(&self) {
        self.signed.update(|signed| {
            *signed = match signed {
                Signed::In(view) => Signed::Ended(view.person.id),
                Signed::Ended(person) => Signed::Ended(*person),
                Signed::Unknown | Signed::Out => Signed::Out,
            };
        });
    }

    /// Asks the server who is signed in: at the start of the page.
    ///
    /// # Errors
    /// [`Error::Offline`] and [`Error::Broken`]; that nobody is signed in is no error.
    pub async fn look(&self) -> Result<(), Error> {
        match api::call(&GetSession {}, &Nothing).await {
            Ok(view) => self.arrived(view),
            Err(Error::SignedOut) => self.signed.set(Signed::Out),
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Signs in.
    ///
    /// # Errors
    /// `wrong_credentials`, `slow_down` and every other [`Error`].
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<SessionView, Error> {
        let body = SignIn { email: email.trim().to_owned(), password: password.to_owned() };
        let view = api::call(&CreateSession {}, &body).await?;
        self.arrived(view.clone());
        Ok(view)
    }

    /// Signs out. What the server does not answer is forgotten here all the same.
    ///
    /// # Errors
    /// [`Error::Offline`]: the session still stands, and the person must be told.
    pub async fn sign_out(&self) -> Result<(), Error> {
        match api::call(&EndSession {}, &Nothing).await {
            Ok(Nothing) | Err(Error::SignedOut) => {
                self.acting_for.set(None);
                kept::forget();
                api::speak_for(None);
                self.signed.set(Signed::Out);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Somebody is signed in: whom they chose before the page was loaded anew is chosen still.
    fn arrived(&self, view: SessionView) {
        if self.view_or_ended_untracked() != Some(view.person.id) {
            let kept = kept::recall();
            let chosen = kept.and_then(|kept| kept.still_for(&view));
            if kept.is_some() && chosen.is_none() {
                kept::forget();
            }
            self.acting_for.set(chosen);
        }
        api::speak_for(Some(view.person.id));
        self.signed.set(Signed::In(view));
    }

    fn view_or_ended_untracked(&self) -> Option<PersonId> {
        self.signed.with_untracked(|signed| match signed {
            Signed::In(view) => Some(view.person.id),
            Signed::Ended(person) => Some(*person),
            Signed::Unknown | Signed::Out => None,
        })
    }
}

/// The chosen payment, or the only one there is.
fn pick(view: &SessionView, chosen: Option<AccountId>) -> Option<AccountSummary> {
    match (chosen, view.accounts.as_slice()) {
        (Some(account), all) => all.iter().find(|summary| summary.account == account).cloned(),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    }
}
