//! The offline layer in a real browser.

mod photographs;
mod sealing;
mod sending;

use std::{
    cell::{Cell, RefCell},
    future::pending,
    rc::Rc,
};

use chrono::DateTime;
use js_sys::Promise;
use portal_domain::id::{AccountId, EntryId, PersonId, ReceiptId};
use serde_json::json;
use uuid::{Builder, Uuid};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

use super::*;

wasm_bindgen_test_configure!(run_in_browser);

const KEY: [u8; 32] = [7; 32];

/// A device of its own for each test.
struct Device {
    name: String,
    post: Rc<Office>,
}

type Clerk = Box<dyn Fn(&Outgoing) -> Answer>;

/// A council that answers as the test says, and remembers what it was sent.
struct Office {
    clerk: RefCell<Clerk>,
    /// Whether it never answers.
    is_silent: Cell<bool>,
    seen: RefCell<Vec<Outgoing>>,
}

impl Courier for Office {
    fn carry(&self, outgoing: Outgoing, progress: Progress) -> Answering {
        let answer = self.clerk.borrow()(&outgoing);
        let is_silent = self.is_silent.get();
        self.seen.borrow_mut().push(outgoing);
        progress.at(50);
        Box::pin(async move { if is_silent { pending().await } else { answer } })
    }
}

impl Device {
    fn new() -> Self {
        let post = Office {
            clerk: RefCell::new(Box::new(|_| Answer::NO_NETWORK)),
            is_silent: Cell::new(false),
            seen: RefCell::default(),
        };
        Self { name: uuid().to_string(), post: Rc::new(post) }
    }

    async fn enter(&self, person: PersonId) -> Vault {
        self.open().await.enter(person, &KEY, self.courier()).await.unwrap()
    }

    /// The app opened again after the tab was closed.
    async fn reopen(&self, person: PersonId) -> Vault {
        self.open().await.resume(person, self.courier()).await.unwrap().unwrap()
    }

    async fn open(&self) -> Offline {
        Offline::open_named(&self.name).await.unwrap()
    }

    fn courier(&self) -> Rc<dyn Courier> {
        Rc::clone(&self.post) as Rc<dyn Courier>
    }

    fn answers(&self, clerk: impl Fn(&Outgoing) -> Answer + 'static) {
        *self.post.clerk.borrow_mut() = Box::new(clerk);
    }

    /// What the council was sent, in order.
    fn sent(&self) -> Vec<Uuid> {
        self.post.seen.borrow().iter().map(|outgoing| id_of(&outgoing.load)).collect()
    }
}

fn id_of(load: &Load) -> Uuid {
    match load {
        Load::Spend { id, .. } | Load::MoneyIn { id, .. } => id.uuid(),
        Load::Receipt { id, .. } => id.uuid(),
        Load::Answer { id, .. } => id.uuid(),
        Load::Change { entry, .. } | Load::Filing { entry, .. } => entry.uuid(),
    }
}

/// The council takes everything, and acknowledges the bytes of receipts.
fn accepts(outgoing: &Outgoing) -> Answer {
    let answer = match &outgoing.load {
        Load::Receipt { sha256, .. } => {
            let hash = sha256.iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
            json!({ "received_sha256": hash })
        }
        Load::Spend { .. }
        | Load::MoneyIn { .. }
        | Load::Answer { .. }
        | Load::Change { .. }
        | Load::Filing { .. } => {
            json!({ "version": 1 })
        }
    };
    Answer::Accepted(answer.to_string())
}

fn uuid() -> Uuid {
    thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });
    let count = COUNT.get();
    COUNT.set(count + 1);
    Builder::from_unix_timestamp_millis(1_775_000_000_000 + count, &chance::bytes().unwrap()).into_uuid()
}

fn person() -> PersonId {
    PersonId::from_uuid(uuid())
}

fn account() -> AccountId {
    AccountId::from_uuid(uuid())
}

fn spend(payee: &str) -> (EntryId, Parcel) {
    let id = EntryId::from_uuid(uuid());
    (id, Parcel::Spend { id, content: Content::of(&json!({ "payee": payee })).unwrap() })
}

fn now() -> chrono::DateTime<chrono::Utc> {
    DateTime::from_timestamp(1_775_000_000, 0).unwrap()
}

fn states(vault: &Vault) -> Vec<State> {
    let queue = vault.outbox().queue().get_untracked();
    queue.items().iter().map(|item| item.state.clone()).collect()
}

async fn sleep(milliseconds: i32) {
    let slept = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    JsFuture::from(slept).await.unwrap();
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        sleep(20).await;
    }
    panic!("never: {what}");
}

async fn kept_pdf(vault: &Vault, draft: DraftKey, text: &str) -> ReceiptId {
    let id = ReceiptId::from_uuid(uuid());
    let file = photographs::blob(format!("%PDF-1.7 {text}").as_bytes());
    vault.photos().keep(id, draft, &file).await.unwrap();
    id
}
