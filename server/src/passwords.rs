//! Passwords: which are safe, and how they are hashed without bringing the server to its knees.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use portal_domain::api::FieldError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

use crate::clock::Chance;
use crate::error::Error;

/// Passwords that are tried first by whoever guesses, one a line: those of the well-known lists that are long enough to
/// pass the rule of length.
const COMMON: &str = include_str!("passwords/common.txt");
/// The fewest characters of a new password (ASVS 5.0, 6.2.1 and its advice).
const FEWEST: usize = 12;
/// The most characters of a new password; whole sentences fit.
const MOST: usize = 200;
/// How many are hashed at once: each takes 19 MiB and a core for about 30 ms.
const AT_ONCE: usize = 2;
/// How many may wait for that, about two seconds' work; whoever comes after is told to come again.
const WAITING: usize = 64;
/// Places that strangers cannot take, so that a crowd of them keeps nobody out who was here before.
const RESERVED: usize = 16;
/// argon2id as OWASP advises: 19 MiB of memory, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A password that is safe enough to be set.
#[derive(Clone)]
pub struct NewPassword(String);

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(not shown)")
    }
}

impl NewPassword {
    /// The password, if it is neither short nor long nor one that everybody takes. No rule asks for signs or capitals:
    /// such rules make passwords harder to keep and no harder to guess.
    ///
    /// # Errors
    /// [`FieldError::TooShort`], [`FieldError::TooLong`], and [`FieldError::Unknown`] for a common one.
    pub fn new(text: String) -> Result<Self, FieldError> {
        let length = text.chars().count();
        if length < FEWEST {
            return Err(FieldError::TooShort);
        }
        if length > MOST {
            return Err(FieldError::TooLong);
        }
        let plain: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        let mut different: Vec<char> = plain.chars().collect();
        different.sort_unstable();
        different.dedup();
        // "aaaaaaaaaaaa", "121212121212" and the like.
        if different.len() < 4 || COMMON.lines().any(|common| common == plain) {
            return Err(FieldError::Unknown);
        }
        Ok(Self(text))
    }
}

/// A place in the line, given back when it goes.
#[derive(Debug)]
pub struct Place(OwnedSemaphorePermit);

/// The hashing of passwords: few at once, the rest in a line that has an end.
#[derive(Clone, Debug)]
pub struct Passwords {
    line: Arc<Semaphore>,
    reserved: Arc<Semaphore>,
    room: Arc<Semaphore>,
    /// A hash of a password that nobody has: checked where there is no such account, so that time tells nothing.
    nobody: Arc<str>,
    chance: Chance,
}

impl Passwords {
    /// Makes ready, with one hash that takes as long as any.
    ///
    /// # Errors
    /// A fault where the system gives no chance.
    pub fn new(chance: Chance) -> Result<Self, Error> {
        let nobody = hash(&chance.bytes::<32>()?, &chance.bytes::<16>()?)?;
        Ok(Self {
            line: Arc::new(Semaphore::new(AT_ONCE + WAITING - RESERVED)),
            reserved: Arc::new(Semaphore::new(RESERVED)),
            room: Arc::new(Semaphore::new(AT_ONCE)),
            nobody: nobody.into(),
            chance,
        })
    }

    /// A place in the line, for a stranger or for somebody who was here before.
    ///
    /// # Errors
    /// [`Error::NotNow`] where the line is full.
    pub fn place(&self, known: bool) -> Result<Place, Error> {
        let line = Arc::clone(&self.line).try_acquire_owned();
        let place = match line {
            Err(_full) if known => Arc::clone(&self.reserved).try_acquire_owned(),
            line => line,
        };
        place.map(Place).map_err(|_full| Error::NotNow)
    }

    /// The hash to store.
    ///
    /// # Errors
    /// [`Error::NotNow`] where the line is full.
    pub async fn hash(&self, password: NewPassword) -> Result<String, Error> {
        let salt = self.chance.bytes::<16>()?;
        self.in_line(self.place(true)?, move || hash(password.0.as_bytes(), &salt)).await?
    }

    /// Whether the password belongs to the stored hash; `None`, where there is no account, takes as long and is never right.
    ///
    /// # Errors
    /// A fault where the stored hash cannot be read.
    pub async fn check(&self, place: Place, password: String, stored: Option<String>) -> Result<bool, Error> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.nobody.as_ref().to_owned());
        let right = self.in_line(place, move || verify(&password, &stored)).await??;
        Ok(right && known)
    }

    async fn in_line<T: Send + 'static>(
        &self,
        place: Place,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let room = Arc::clone(&self.room).acquire_owned().await.map_err(Error::fault)?;
        spawn_blocking(move || {
            // Both are held until the work is done, also when whoever asked has gone.
            let _held = (place.0, room);
            work()
        })
        .await
        .map_err(Error::fault)
    }
}

/// A password that everybody knows, for people who do not exist. The rules, which refuse it, do not apply.
pub fn well_known(text: &str) -> NewPassword {
    NewPassword(text.to_owned())
}

/// Letters and digits that cannot be taken for one another.
const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz+";

/// A password for somebody to begin with: five groups of four signs, a hundred bits of chance.
///
/// # Errors
/// A fault where the system gives no chance.
pub fn made_up(chance: Chance) -> Result<String, Error> {
    let groups = chance.bytes::<20>()?;
    let (groups, _none_left) = groups.as_chunks::<4>();
    let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).map_or('2', |sign| char::from(*sign));
    let groups: Vec<String> = groups.iter().map(|group| group.iter().map(sign).collect()).collect();
    Ok(groups.join("-"))
}

fn argon() -> Result<Argon2<'static>, Error> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::fault(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &[u8], salt: &[u8]) -> Result<String, Error> {
    let hash: PasswordHash =
        argon()?.hash_password_with_salt(password, salt).map_err(|error| Error::fault(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> Result<bool, Error> {
    let stored = PasswordHash::new(stored).map_err(|error| Error::fault(error.to_string()))?;
    Ok(argon()?.verify_password(password.as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_the_commonest_are_the_only_rules() {
        let told = |text: &str| NewPassword::new(text.to_owned()).map(|_| ());
        assert_eq!(told("elevenchars"), Err(FieldError::TooShort));
        assert_eq!(told(&"é".repeat(201)), Err(FieldError::TooLong));
        for common in ["Password1234", "123456789012", "aaaaaaaaaaaaaa", "121212121212", "pass word 1234"] {
            assert_eq!(told(common), Err(FieldError::Unknown), "{common}");
        }
        assert_eq!(told("three small words"), Ok(()));
        assert_eq!(told("паролейнетничего"), Ok(()));
    }

    #[test]
    fn a_made_up_password_may_be_set() {
        let text = made_up(Chance).unwrap();
        assert_eq!(text.len(), 24);
        assert!(NewPassword::new(text).is_ok());
    }

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = Passwords::new(Chance).unwrap();
        let stored = passwords.hash(NewPassword::new("three small words".to_owned()).unwrap()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let right = async |text: &str, stored| {
            passwords.check(passwords.place(false).unwrap(), text.to_owned(), stored).await.unwrap()
        };
        assert!(right("three small words", Some(stored.clone())).await);
        assert!(!right("three small word", Some(stored)).await);
        assert!(!right("three small words", None).await);
    }

    #[tokio::test]
    async fn a_crowd_of_strangers_leaves_room_for_the_known() {
        let passwords = Passwords::new(Chance).unwrap();
        let strangers: Vec<Place> = std::iter::from_fn(|| passwords.place(false).ok()).collect();
        assert_eq!(strangers.len(), AT_ONCE + WAITING - RESERVED);
        let known: Vec<Place> = std::iter::from_fn(|| passwords.place(true).ok()).collect();
        assert_eq!(known.len(), RESERVED);
        assert!(matches!(passwords.place(true), Err(Error::NotNow)));
        drop(strangers);
        assert!(passwords.place(false).is_ok());
    }
}
