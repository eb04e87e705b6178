//! One person's part of the database: everything goes in sealed and comes out opened.

use std::rc::Rc;

use js_sys::{ArrayBuffer, Object, Uint8Array};
use portal_domain::id::PersonId;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use crate::json;

use super::{
    Error,
    database::{Change, Database, Key, Store},
    key::DeviceKey,
};

/// The records of one person, with the key that opens them.
#[derive(Clone)]
pub struct Shelf {
    database: Rc<Database>,
    person: PersonId,
    key: DeviceKey,
}

impl Shelf {
    pub(super) fn new(database: Rc<Database>, person: PersonId, key: DeviceKey) -> Self {
        Self { database, person, key }
    }

    /// Whose records these are.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// The name of the database it is in.
    pub(super) fn database_name(&self) -> &str {
        self.database.name()
    }

    /// The change that puts a value at an id, sealed now.
    pub(super) async fn put<T: Serialize>(&self, store: Store, id: &str, value: &T) -> Result<Change, Error> {
        let text = json::write(value).or(Err(Error::Corrupt))?;
        self.put_bytes(store, id, &Uint8Array::from(text.as_bytes())).await
    }

    /// The change that puts bytes at an id, sealed now.
    pub(super) async fn put_bytes(&self, store: Store, id: &str, bytes: &Object) -> Result<Change, Error> {
        let sealed = self.key.seal(bytes, &self.place(store, id)).await?;
        Ok(Change { store, key: self.key_of(id), value: Some(sealed.into()) })
    }

    /// The change that deletes what is at an id.
    pub(super) fn delete(&self, store: Store, id: &str) -> Change {
        Change { store, key: self.key_of(id), value: None }
    }

    /// Makes all of these changes, or none.
    pub(super) async fn write(&self, changes: &[Change]) -> Result<(), Error> {
        self.database.write(changes).await
    }

    /// The value at an id.
    pub(super) async fn get<T: DeserializeOwned>(&self, store: Store, id: &str) -> Result<Option<T>, Error> {
        match self.database.read(store, &self.key_of(id)).await? {
            Some(sealed) => parse(&self.open(store, id, &sealed).await?).map(Some),
            None => Ok(None),
        }
    }

    /// The bytes at an id.
    pub(super) async fn get_bytes(&self, store: Store, id: &str) -> Result<Option<ArrayBuffer>, Error> {
        match self.database.read(store, &self.key_of(id)).await? {
            Some(sealed) => self.key.open(&sealed, &self.place(store, id)).await.map(Some),
            None => Ok(None),
        }
    }

    /// Everything in a store that can be read, and how many records cannot.
    pub(super) async fn all<T: DeserializeOwned>(&self, store: Store) -> Result<(Vec<T>, usize), Error> {
        let texts = self.open_all(store).await?;
        let all = texts.len();
        // One damaged record must not hide the others.
        let values: Vec<T> = texts.into_iter().flatten().filter_map(|text| parse(&text).ok()).collect();
        let unreadable = all.saturating_sub(values.len());
        Ok((values, unreadable))
    }

    /// The text of every record in a store, or nothing where it is damaged.
    async fn open_all(&self, store: Store) -> Result<Vec<Option<String>>, Error> {
        let sealed = self.database.read_all(store, &self.person.to_string()).await?;
        let mut texts = Vec::with_capacity(sealed.len());
        for (id, sealed) in sealed {
            match self.open(store, &id, &sealed).await {
                Ok(text) => texts.push(Some(text)),
                Err(Error::Corrupt) => texts.push(None),
                Err(error) => return Err(error),
            }
        }
        Ok(texts)
    }

    async fn open(&self, store: Store, id: &str, sealed: &JsValue) -> Result<String, Error> {
        let opened = self.key.open(sealed, &self.place(store, id)).await?;
        String::from_utf8(Uint8Array::new(&opened).to_vec()).or(Err(Error::Corrupt))
    }

    /// What a record is sealed for: moved to another store, id or person it does not open.
    fn place(&self, store: Store, id: &str) -> String {
        format!("{}/{}/{id}", store.name(), self.person)
    }

    fn key_of(&self, id: &str) -> Key {
        Key { owner: self.person.to_string(), id: id.to_owned() }
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    json::read(text).or(Err(Error::Corrupt))
}
