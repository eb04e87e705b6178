//! Signing in and out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::account::{AccountSummary, PersonRef};
use crate::id::SessionId;
use crate::machine::Machine;

/// The header in which a page says for whom it speaks, by the person's id. The cookie belongs to the browser: when somebody
/// else has signed in in another tab, nothing of the first person may go as the second's. Where both differ nobody is
/// signed in for this page.
pub const SPEAKS_FOR: &str = "x-speaks-for";

/// E-mail and password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The address somebody signs in with.
    pub email: String,
    /// Their password.
    pub password: String,
}

/// A change of one's own password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    /// The one that holds now.
    pub current: String,
    /// The one that shall hold.
    pub new: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn(not shown)")
    }
}

impl std::fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChangePassword(not shown)")
    }
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// The person.
    pub person: PersonRef,
    /// Whether they work for the council: their place is the desk.
    pub works_for_council: bool,
    /// The payments of the person's side that they may act on; empty for the council's side, whose list is the desk's.
    pub accounts: Vec<AccountSummary>,
    /// When the session ends, whatever happens.
    #[serde(with = "crate::wire::one")]
    pub ends: DateTime<Utc>,
    /// The server's clock at the answer, so that a phone with a wrong clock can be told.
    #[serde(with = "crate::wire::one")]
    pub now: DateTime<Utc>,
}

/// A session of the person who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnSession {
    /// Its id; it says nothing and opens nothing.
    pub id: SessionId,
    /// On what.
    pub machine: Machine,
    /// When they signed in.
    #[serde(with = "crate::wire::one")]
    pub began: DateTime<Utc>,
    /// When it was used last, to about a minute.
    #[serde(with = "crate::wire::one")]
    pub used: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Where the person who asks is signed in: this session first, then the last used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sessions {
    /// The sessions.
    pub sessions: Vec<OwnSession>,
}

/// What a device is given to keep its person's records under.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    /// A key of 32 bytes, in base64. It is imported so that no script can read it again, and never stored as text.
    pub key: String,
}

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Device(not shown)")
    }
}

/// That the app broke down, and where in the program; nothing of the person or their records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fault {
    /// The place in the program as the browser tells it, such as `wasm-function[812]:0x1a2b`, at most 200 characters.
    pub place: String,
    /// The version of the app.
    pub version: String,
}
