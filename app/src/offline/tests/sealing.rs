//! What is kept is sealed, belongs to one person, and survives.

use js_sys::{ArrayBuffer, Function, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DomException;

use super::*;

async fn sealed(key: &DeviceKey, text: &str, place: &str) -> JsValue {
    key.seal(&Uint8Array::from(text.as_bytes()), place).await.unwrap().into()
}

#[wasm_bindgen_test]
async fn a_record_opens_in_its_place_alone() {
    let key = DeviceKey::import(&KEY).await.unwrap();
    let record = sealed(&key, "Maple Street Chemist", "drafts/p/1").await;
    let opened = Uint8Array::new(&key.open(&record, "drafts/p/1").await.unwrap()).to_vec();
    assert_eq!(opened, b"Maple Street Chemist");
    assert_eq!(key.open(&record, "drafts/p/2").await.unwrap_err(), Error::Corrupt);
    let other = DeviceKey::import(&[8; 32]).await.unwrap();
    assert_eq!(other.open(&record, "drafts/p/1").await.unwrap_err(), Error::Corrupt);
    let bytes = Uint8Array::new(&record);
    bytes.set_index(20, bytes.get_index(20) ^ 1);
    assert_eq!(key.open(&record, "drafts/p/1").await.unwrap_err(), Error::Corrupt);
    assert_eq!(key.open(&ArrayBuffer::new(5).into(), "drafts/p/1").await.unwrap_err(), Error::Corrupt);
}

#[wasm_bindgen_test]
async fn a_planted_word_is_nowhere_in_the_raw_records() {
    const WORD: &str = "Zanzibarhaltestelle";
    let (device, person) = (Device::new(), person());
    let vault = device.enter(person).await;
    let draft = DraftKey { account: account(), form: Form::Spend };
    vault.drafts().save(&draft, &json!({ "payee": WORD })).await.unwrap();
    kept_pdf(&vault, draft, WORD).await;
    vault.outbox().post(draft.account, vec![spend(WORD).1], None, now()).await.unwrap();

    let database = Database::open(&device.name).await.unwrap();
    let mut searched = 0;
    for store in [Store::Outbox, Store::Photos, Store::PhotoBytes, Store::Drafts] {
        for (id, value) in database.read_all(store, &person.to_string()).await.unwrap() {
            assert!(!id.contains(WORD));
            let raw = Uint8Array::new(value.dyn_ref::<ArrayBuffer>().expect("bytes")).to_vec();
            assert!(!raw.windows(WORD.len()).any(|part| part == WORD.as_bytes()), "{store:?}");
            searched += 1;
        }
    }
    assert_eq!(searched, 4);
}

#[wasm_bindgen_test]
async fn a_draft_and_its_photographs_survive_and_go_with_the_post() {
    let (device, person) = (Device::new(), person());
    let draft = DraftKey { account: account(), form: Form::Spend };
    let vault = device.enter(person).await;
    vault.drafts().save(&draft, &json!({ "amount": "12.34" })).await.unwrap();
    let photo = kept_pdf(&vault, draft, "invoice").await;

    let vault = device.reopen(person).await;
    let form: Option<serde_json::Value> = vault.drafts().load(&draft).await.unwrap();
    assert_eq!(form, Some(json!({ "amount": "12.34" })));
    let elsewhere = DraftKey { account: account(), form: Form::Spend };
    assert_eq!(vault.drafts().load::<serde_json::Value>(&elsewhere).await.unwrap(), None);
    assert_eq!(vault.photos().of(&draft).await.unwrap().len(), 1);
    assert!(vault.photos().of(&elsewhere).await.unwrap().is_empty());

    let (entry, parcel) = spend("Tesco");
    let parcels = vec![parcel, Parcel::Receipt { id: photo, spend: entry }];
    vault.outbox().post(draft.account, parcels.clone(), Some(&draft), now()).await.unwrap();
    vault.outbox().post(draft.account, parcels, Some(&draft), now()).await.unwrap();
    let vault = device.reopen(person).await;
    assert_eq!(vault.drafts().load::<serde_json::Value>(&draft).await.unwrap(), None);
    assert!(vault.photos().of(&draft).await.unwrap().is_empty());
    assert_eq!(vault.outbox().queue().get_untracked().items().len(), 2, "a second tap changes nothing");
    assert_eq!(vault.photos().discard(photo).await, Err(Error::Busy));
}

#[wasm_bindgen_test]
async fn the_next_person_sees_nothing_and_the_first_finds_everything() {
    let (device, first, second) = (Device::new(), person(), person());
    let offline = device.open().await;
    let vault = offline.enter(first, &KEY, device.courier()).await.unwrap();
    vault.outbox().post(account(), vec![spend("Tesco").1], None, now()).await.unwrap();
    offline.leave().await.unwrap();
    assert!(offline.vault().get_untracked().is_none());
    assert!(offline.resume(first, device.courier()).await.unwrap().is_none(), "the key is gone");

    let vault = offline.enter(second, &[9; 32], device.courier()).await.unwrap();
    assert_eq!(vault.outbox().queue().get_untracked(), Queue::default());
    assert!(device.open().await.resume(first, device.courier()).await.unwrap().is_none());
    assert!(device.open().await.resume(second, device.courier()).await.unwrap().is_some());
    // A session that ended while the app was closed: nobody's vault is open, and the key goes nevertheless.
    device.open().await.leave().await.unwrap();
    assert!(device.open().await.resume(second, device.courier()).await.unwrap().is_none());

    let vault = offline.enter(first, &[1; 32], device.courier()).await.unwrap();
    let queue = vault.outbox().queue().get_untracked();
    assert_eq!(
        (queue.items().len(), queue.unreadable()),
        (0, 1),
        "another key opens nothing and hides nothing"
    );
    let vault = offline.enter(first, &KEY, device.courier()).await.unwrap();
    assert_eq!(vault.outbox().queue().get_untracked().items().len(), 1);
    assert_eq!(device.open().await.device(), offline.device());
}

#[wasm_bindgen_test]
async fn a_full_device_is_told_and_nothing_is_half_written() {
    let (device, person) = (Device::new(), person());
    let draft = DraftKey { account: account(), form: Form::Spend };
    let vault = device.enter(person).await;
    vault.drafts().save(&draft, &"begun").await.unwrap();
    let full = DomException::new_with_message_and_name("", "QuotaExceededError").unwrap();
    assert_eq!(Error::from_exception(&full), Error::Full);

    // The second record of a transaction finds no room.
    let undo: Function = Function::new_no_args(
        "const real = IDBObjectStore.prototype.put; let count = 0;
         IDBObjectStore.prototype.put = function (...given) {
             if (++count === 2) throw new DOMException('', 'QuotaExceededError');
             return real.apply(this, given);
         };
         return () => { IDBObjectStore.prototype.put = real; };",
    )
    .call0(&JsValue::NULL)
    .unwrap()
    .unchecked_into();
    let parcels = vec![spend("Tesco").1, spend("Boots").1];
    let posted = vault.outbox().post(draft.account, parcels, Some(&draft), now()).await;
    undo.call0(&JsValue::NULL).unwrap();
    assert_eq!(posted, Err(Error::Full));
    assert!(vault.outbox().queue().get_untracked().items().is_empty());
    let vault = device.reopen(person).await;
    assert!(vault.outbox().queue().get_untracked().items().is_empty());
    assert_eq!(vault.drafts().load(&draft).await.unwrap(), Some(String::from("begun")));
}

#[wasm_bindgen_test]
async fn an_old_tab_does_not_block_a_newer_app() {
    let (device, person) = (Device::new(), person());
    let vault = device.enter(person).await;
    let factory = web_sys::window().unwrap().indexed_db().unwrap().unwrap();
    let request = factory.open_with_u32(&device.name, 99).unwrap();
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(opened).await.unwrap();
    let draft = DraftKey { account: account(), form: Form::Spend };
    assert_eq!(vault.drafts().save(&draft, &1).await, Err(Error::Outdated));
}
