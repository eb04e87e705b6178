//! How values of the domain stand in columns, and come back.

use chrono::{DateTime, SubsecRound as _, Utc};
use portal_domain::api::PersonRef;
use portal_domain::id::PersonId;
use portal_domain::text::Name;
use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as NotAWord, StrDeserializer};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Error, Result};

/// The word by which a variant without fields stands in a column: the one on the wire.
pub(crate) fn word<T: Serialize>(variant: T) -> String {
    serde_json::to_value(variant).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The variant of a word.
pub(crate) fn variant<T: for<'w> Deserialize<'w>>(word: &str) -> Option<T> {
    let words: StrDeserializer<'_, NotAWord> = word.into_deserializer();
    T::deserialize(words).ok()
}

/// A value that stands in a column as JSON.
pub(crate) type Document = Json<serde_json::Value>;

/// Puts a value into a JSON column.
pub(crate) fn document<T: Serialize>(value: &T) -> Result<Document> {
    serde_json::to_value(value).map(Json).map_err(|error| Error::Fault(error.into()))
}

/// Takes a value out of a JSON column.
pub(crate) fn value<T: DeserializeOwned>(document: Document) -> Option<T> {
    serde_json::from_value(document.0).ok()
}

/// The instant as both databases keep it: whole microseconds.
pub(crate) fn kept(now: DateTime<Utc>) -> DateTime<Utc> {
    now.trunc_subsecs(6)
}

/// Text in lower case, to be found in whatever case it is written.
pub(crate) fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// 32 bytes of a column.
pub(crate) fn hash(bytes: Vec<u8>) -> Option<[u8; 32]> {
    bytes.try_into().ok()
}

/// A number of a column that counts something.
pub(crate) fn count(number: i64) -> Option<u32> {
    u32::try_from(number).ok()
}

/// A person by name, from their columns.
pub(crate) fn person(id: Uuid, name: &str, called: &str) -> Option<PersonRef> {
    Some(PersonRef {
        id: PersonId::from_uuid(id),
        name: Name::new(name).ok()?,
        called: Name::new(called).ok()?,
    })
}

/// The error of a row that cannot be what it says it is.
pub(crate) const fn inconsistent(table: &'static str, id: Uuid) -> Error {
    Error::Inconsistent { table, id }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::access::Relation;
    use portal_domain::message::Side;

    #[test]
    fn words_come_back_as_what_they_were() {
        for relation in Relation::ALL {
            assert_eq!(variant(&word(relation)), Some(relation));
        }
        assert_eq!(word(Side::Council), "council");
        assert_eq!(variant::<Side>("nobody"), None);
    }
}
