//! The one IndexedDB database of this app on this device.
//!
//! Reading and writing are whole transactions: a caller seals first and then hands over all its [`Change`]s at once, so
//! nothing but the database can be waited for inside a transaction, and the browser never ends one early.

mod request;
mod schema;

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use self::request::{Ending, result};
pub use self::schema::Store;
use super::Error;

/// A key: whose record it is, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The person, or nothing for what belongs to the device.
    pub owner: String,
    /// The record within the store.
    pub id: String,
}

impl Key {
    fn to_js(&self) -> JsValue {
        Array::of2(&self.owner.as_str().into(), &self.id.as_str().into()).into()
    }
}

/// One write within a transaction.
#[derive(Clone, Debug)]
pub struct Change {
    /// In which store.
    pub store: Store,
    /// Which record.
    pub key: Key,
    /// What it becomes; nothing deletes it.
    pub value: Option<JsValue>,
}

/// The database. It opens itself again when the browser has closed the connection.
pub struct Database {
    name: String,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
}

impl Database {
    /// Opens the database of this name, and brings it to the schema of this app.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the browser keeps nothing, [`Error::Outdated`] when a newer app was here.
    pub async fn open(name: &str) -> Result<Self, Error> {
        let database = Self { name: name.to_owned(), connection: Rc::default() };
        database.connected().await?;
        Ok(database)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Closes the connection; the next use opens it again.
    pub fn close(&self) {
        if let Some(open) = self.connection.borrow_mut().take() {
            open.close();
        }
    }

    /// One record.
    ///
    /// # Errors
    /// Storage is lost or gone.
    pub async fn read(&self, store: Store, key: &Key) -> Result<Option<JsValue>, Error> {
        let first = self.read_once(store, key).await;
        if first == Err(Error::Lost) {
            self.close();
            return self.read_once(store, key).await;
        }
        first
    }

    async fn read_once(&self, store: Store, key: &Key) -> Result<Option<JsValue>, Error> {
        let stores = self.begin(&[store], Mode::Read).await?.stores;
        let request = one(&stores)?.get(&key.to_js())?;
        let value = result(&request).await?;
        Ok((!value.is_undefined()).then_some(value))
    }

    /// All records of one owner: ids and values, by id.
    ///
    /// # Errors
    /// Storage is lost or gone.
    pub async fn read_all(&self, store: Store, owner: &str) -> Result<Vec<(String, JsValue)>, Error> {
        let first = self.read_all_once(store, owner).await;
        if first == Err(Error::Lost) {
            self.close();
            return self.read_all_once(store, owner).await;
        }
        first
    }

    async fn read_all_once(&self, store: Store, owner: &str) -> Result<Vec<(String, JsValue)>, Error> {
        let stores = self.begin(&[store], Mode::Read).await?.stores;
        let store = one(&stores)?;
        // An array sorts after every text, so this is the range of all keys that begin with the owner.
        let owner = JsValue::from_str(owner);
        let range: JsValue =
            IdbKeyRange::bound(&Array::of1(&owner), &Array::of2(&owner, &Array::new()))?.into();
        let keys = store.get_all_keys_with_key(&range)?;
        let values = store.get_all_with_key(&range)?;
        let values: Array = result(&values).await?.unchecked_into();
        let keys: Array = keys.result()?.unchecked_into();
        let ids = keys.iter().map(|key| key.unchecked_into::<Array>().get(1).as_string().unwrap_or_default());
        Ok(ids.zip(values.iter()).collect())
    }

    /// Writes all of these, or none.
    ///
    /// # Errors
    /// [`Error::Full`] when there is no room; the database is then as it was.
    pub async fn write(&self, changes: &[Change]) -> Result<(), Error> {
        let first = self.write_once(changes).await;
        if first == Err(Error::Lost) {
            self.close();
            return self.write_once(changes).await;
        }
        first
    }

    async fn write_once(&self, changes: &[Change]) -> Result<(), Error> {
        let mut touched: Vec<Store> = Vec::new();
        for change in changes {
            if !touched.contains(&change.store) {
                touched.push(change.store);
            }
        }
        if touched.is_empty() {
            return Ok(());
        }
        let begun = self.begin(&touched, Mode::Write).await?;
        for change in changes {
            let place = touched.iter().position(|store| *store == change.store);
            let store = place.and_then(|place| begun.stores.get(place)).ok_or(Error::Missing)?;
            let request = match &change.value {
                Some(value) => store.put_with_key(value, &change.key.to_js()),
                None => store.delete(&change.key.to_js()),
            };
            if let Err(thrown) = request {
                // Without this the writes made so far would be committed.
                store.transaction().abort()?;
                return Err(thrown.into());
            }
        }
        begun.ending.wait().await
    }

    async fn begin(&self, stores: &[Store], mode: Mode) -> Result<Begun, Error> {
        let names: Array = stores.iter().map(|store| JsValue::from_str(store.name())).collect();
        let mut transaction = begin(&self.connected().await?, &names, mode);
        if transaction.is_err() {
            // The browser has closed the connection behind our back: once more with a new one.
            self.close();
            transaction = begin(&self.connected().await?, &names, mode);
        }
        let transaction = transaction?;
        let ending = Ending::of(transaction.clone());
        let stores =
            stores.iter().map(|store| transaction.object_store(store.name())).collect::<Result<_, _>>()?;
        Ok(Begun { stores, ending })
    }

    async fn connected(&self) -> Result<IdbDatabase, Error> {
        let open = self.connection.borrow().clone();
        if let Some(open) = open {
            return Ok(open);
        }
        let opened = connect(&self.name).await?;
        let lost = {
            let (connection, opened) = (Rc::downgrade(&self.connection), opened.clone());
            move || {
                // A tab with a newer app waits for this: an old tab must never block it.
                opened.close();
                if let Some(connection) = connection.upgrade() {
                    connection.borrow_mut().take();
                }
            }
        };
        let lost = Closure::<dyn FnMut()>::new(lost).into_js_value();
        opened.set_onversionchange(Some(lost.unchecked_ref()));
        opened.set_onclose(Some(lost.unchecked_ref()));
        self.connection.borrow_mut().replace(opened.clone());
        Ok(opened)
    }
}

#[derive(Clone, Copy)]
enum Mode {
    Read,
    Write,
}

/// What is written must be on the disk before it is called kept: browsers otherwise say so when it is in the system's
/// memory, and an empty battery takes it. The option is younger than web-sys' stable bindings, hence the call by name.
fn begin(open: &IdbDatabase, names: &Array, mode: Mode) -> Result<IdbTransaction, JsValue> {
    let call: Function = Reflect::get(open, &"transaction".into())?.dyn_into()?;
    let (mode, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::Write => ("readwrite", "strict"),
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    call.call3(open, names, &mode.into(), &options)?.dyn_into()
}

/// A transaction that has begun, with its stores in the order asked for.
struct Begun {
    stores: Vec<IdbObjectStore>,
    ending: Ending,
}

fn one(stores: &[IdbObjectStore]) -> Result<&IdbObjectStore, Error> {
    stores.first().ok_or(Error::Missing)
}

async fn connect(name: &str) -> Result<IdbDatabase, Error> {
    let window = web_sys::window().ok_or(Error::Unavailable)?;
    let factory = window.indexed_db()?.ok_or(Error::Unavailable)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, schema::VERSION)?;
    let upgrade = {
        let request = request.clone();
        Closure::<dyn FnMut(web_sys::IdbVersionChangeEvent)>::new(
            move |event: web_sys::IdbVersionChangeEvent| {
                let Ok(database) = request.result() else { return };
                let from = event.old_version();
                let moved = schema::migrate(database.unchecked_ref(), version(from));
                if moved.is_err()
                    && let Some(transaction) = request.transaction()
                {
                    // The open request then fails, and the stored data is as it was; a second failure changes nothing.
                    drop(transaction.abort());
                }
            },
        )
    };
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = result(&request).await;
    drop(upgrade);
    match opened {
        Ok(database) => Ok(database.unchecked_into()),
        // Firefox in a private window, and any browser whose storage folder cannot be used.
        Err(Error::Lost) => Err(Error::Unavailable),
        Err(error) => Err(error),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "schema versions are small whole numbers"
)]
fn version(number: f64) -> u32 {
    number as u32
}
