//! Typed ids. Each is a UUID version 7 that the device (or the server) puts together from a given time and given
//! random bytes, so that a record has its name before it leaves the phone and may be sent any number of times.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// The text is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, format = Uuid))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with this value.
            pub const fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }

            /// The value, for a database column.
            pub const fn uuid(self) -> Uuid { self.0 }

            /// A new id of this moment. Time and chance are the caller's: `random` must come from a secure source.
            pub fn born(at: DateTime<Utc>, random: [u8; 10]) -> Self {
                let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
                Self(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.hyphenated().fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).ok().map(Self).ok_or(NotAnId)
            }
        }
    )*};
}

ids! {
    /// A council.
    CouncilId,
    /// A person who can sign in, or for whom somebody does.
    PersonId,
    /// A direct payment: one person's money from one council.
    AccountId,
    /// A need in the care and support plan.
    NeedId,
    /// A line of money: a spend or money in.
    EntryId,
    /// A receipt, born with its photograph on the phone.
    ReceiptId,
    /// A conversation.
    ThreadId,
    /// One message in a conversation.
    MessageId,
    /// A browser on a phone, tablet or desk.
    DeviceId,
    /// A session, from sign-in to sign-out.
    SessionId,
    /// An event in the record of who did what.
    EventId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_and_sort_by_birth() {
        let at = |s| DateTime::from_timestamp(s, 0).unwrap();
        let older = EntryId::born(at(1_775_000_000), [0xff; 10]);
        let newer = EntryId::born(at(1_775_000_001), [0; 10]);
        assert!(older < newer);
        assert_eq!(older.uuid().get_version_num(), 7);
        assert_eq!(older.to_string().parse::<EntryId>(), Ok(older));
        assert_eq!("seven".parse::<EntryId>(), Err(NotAnId));
    }
}
