//! Opens what this device keeps for a person when they sign in, and locks it when they sign out. A session that merely
//! ended locks nothing: a form that somebody is filling in goes on being kept.

use crate::reactive::ArcRwSignal;
use std::rc::Rc;

use leptos::prelude::{Effect, expect_context, provide_context, window};
use leptos::task::spawn_local;
use portal_domain::api::{self, PutDevice};
use portal_domain::id::PersonId;

use crate::api::Post;
use crate::offline::{Error, Offline, Standing, Vault};
use crate::session::{Session, Signed};

/// This device's storage, for every page.
#[derive(Clone, Default)]
pub struct Device {
    offline: ArcRwSignal<Option<Offline>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl Device {
    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Provides it; once, in the root, after [`Session`].
    pub fn provide() {
        let device = Self::default();
        provide_context(device.clone());
        let opening = device.clone();
        spawn_local(async move {
            match Offline::open().await {
                Ok(offline) => opening.offline.set(Some(offline)),
                Err(error) => opening.trouble.set(Some(error)),
            }
        });
        device.notice_end();
        let session = Session::here();
        Effect::new(move || {
            let Some(offline) = device.offline.get() else { return };
            let (device, session, signed) = (device.clone(), session.clone(), session.signed());
            spawn_local(async move {
                let done = match signed {
                    Signed::In(view) if !view.works_for_council => {
                        unlock(&offline, &session, view.person.id).await
                    }
                    // Somebody who works for the council keeps nothing here, and sends nothing of whoever was here before.
                    Signed::In(_) | Signed::Out => offline.leave().await,
                    Signed::Unknown | Signed::Ended(_) => Ok(()),
                };
                device.trouble.set(done.err());
            });
        });
    }

    /// The sender may be the first to hear that the session has ended; then the page offers to sign in again.
    fn notice_end(&self) {
        let (device, session) = (self.clone(), Session::here());
        Effect::new(move || {
            if device.vault().is_some_and(|vault| vault.sync().standing().get() == Standing::SignedOut) {
                session.ended();
            }
        });
    }

    /// What is kept for the person who is signed in. None while it is being opened, and where the browser keeps nothing.
    /// Follows changes.
    pub fn vault(&self) -> Option<Vault> {
        self.offline.get().and_then(|offline| offline.vault().get())
    }

    /// The same, without following changes.
    pub fn vault_untracked(&self) -> Option<Vault> {
        self.offline.get_untracked().and_then(|offline| offline.vault().get_untracked())
    }

    /// Why nothing can be kept, if that is so. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// Whether the device believes that it has a network. Follows changes.
    pub fn connected(&self) -> bool {
        self.offline.get().is_none_or(|offline| offline.connected().get())
    }
}

async fn unlock(offline: &Offline, session: &Session, person: PersonId) -> Result<(), Error> {
    if let Some(vault) = offline.vault().get_untracked() {
        if vault.person() == person {
            // Signed in again: what waited for that goes on.
            vault.sync().wake();
            return Ok(());
        }
        // Somebody else is here now: the vault of the one before is locked first, whatever comes of theirs.
        offline.leave().await?;
    }
    if offline.resume(person, Rc::new(Post { person })).await?.is_some() {
        return Ok(());
    }
    // Without the server's answer nothing can be sealed; the next look at the session tries again.
    let Ok(api::Device { key }) = session.read(&PutDevice { device: offline.device() }).await else {
        return Err(Error::Lost);
    };
    // Whoever it was for may have gone meanwhile.
    if session.view_untracked().is_none_or(|view| view.person.id != person) {
        return Ok(());
    }
    let key = bytes(&key).ok_or(Error::Unavailable)?;
    offline.enter(person, &key, Rc::new(Post { person })).await?;
    Ok(())
}

/// The 32 bytes of a base64 text.
fn bytes(base64: &str) -> Option<[u8; 32]> {
    let binary = window().atob(base64).ok()?;
    let bytes: Vec<u8> = binary.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<_>>()?;
    bytes.try_into().ok()
}
