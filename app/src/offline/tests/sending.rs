//! What is sent, in which order, and what becomes of it.

use portal_domain::id::{MessageId, ThreadId};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

fn refusal(status: u16) -> Answer {
    Answer::of_response(status, true, None, String::from("{}"))
}

#[wasm_bindgen_test]
async fn the_spend_goes_first_and_the_photograph_goes_when_it_is_acknowledged() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    let draft = DraftKey { account, form: Form::Spend };
    let photo = kept_pdf(&vault, draft, "invoice").await;
    let (entry, parcel) = spend("Tesco");
    device.answers(|outgoing| match &outgoing.load {
        // The council says it has something, and not what.
        Load::Receipt { .. } => Answer::Accepted(String::from("{}")),
        Load::Spend { .. }
        | Load::MoneyIn { .. }
        | Load::Answer { .. }
        | Load::Change { .. }
        | Load::Filing { .. } => accepts(outgoing),
    });
    let receipt = Parcel::Receipt { id: photo, spend: entry };
    vault.outbox().post(account, vec![receipt, parcel], Some(&draft), now()).await.unwrap();
    until("both were sent", || device.sent() == [entry.uuid(), photo.uuid()]).await;
    until("the receipt waits again", || states(&vault) == [State::Waiting]).await;
    assert!(vault.photos().preview(photo).await.unwrap().url().starts_with("blob:"));

    device.answers(accepts);
    vault.sync().wake();
    until("nothing waits", || states(&vault).is_empty()).await;
    assert_eq!(vault.photos().get(photo).await, Err(Error::Missing));
    let queue = vault.outbox().queue().get_untracked();
    let delivered: Vec<Uuid> = queue.delivered(account).map(|delivered| delivered.item.id()).collect();
    assert_eq!(delivered, [entry.uuid(), photo.uuid()]);
    assert_eq!(vault.sync().standing().get_untracked(), Standing::Well);
}

#[wasm_bindgen_test]
async fn a_receipt_waits_for_a_spend_that_fails_and_the_rest_goes_on() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    let photo = kept_pdf(&vault, DraftKey { account, form: Form::Spend }, "invoice").await;
    let ((first, bad), (second, good)) = (spend("Tesco"), spend("Boots"));
    let poison = first.uuid();
    device.answers(
        move |outgoing| if id_of(&outgoing.load) == poison { refusal(500) } else { accepts(outgoing) },
    );
    let parcels = vec![bad, Parcel::Receipt { id: photo, spend: first }, good];
    vault.outbox().post(account, parcels, None, now()).await.unwrap();
    until("the good one is with the council", || states(&vault) == [State::Waiting, State::Waiting]).await;
    assert_eq!(device.sent(), [first.uuid(), second.uuid()]);
}

#[wasm_bindgen_test]
async fn a_conflict_and_a_refusal_are_set_aside_until_a_person_says() {
    let (device, person, account) = (Device::new(), person(), account());
    let vault = device.enter(person).await;
    let (mine, other) = (spend("Tesco"), spend("Boots"));
    let conflicting = mine.0.uuid();
    device.answers(move |outgoing| refusal(if id_of(&outgoing.load) == conflicting { 409 } else { 413 }));
    vault.outbox().post(account, vec![mine.1, other.1], None, now()).await.unwrap();
    let expected = [
        State::SetAside(Reason::Conflict { answer: String::from("{}") }),
        State::SetAside(Reason::Refused { status: 413, answer: String::from("{}") }),
    ];
    until("both are set aside", || states(&vault) == expected).await;

    device.answers(accepts);
    let vault = device.reopen(person).await;
    sleep(100).await;
    assert_eq!(states(&vault), expected, "a reload sends neither");
    vault.outbox().try_again(conflicting).await.unwrap();
    until("one is left", || states(&vault) == expected[1..]).await;
    vault.outbox().discard(other.0.uuid()).await.unwrap();
    assert!(states(&device.reopen(person).await).is_empty());
}

#[wasm_bindgen_test]
async fn what_was_on_its_way_when_the_tab_closed_waits_again() {
    let (device, person, account) = (Device::new(), person(), account());
    let offline = device.open().await;
    let vault = offline.enter(person, &KEY, device.courier()).await.unwrap();
    device.post.is_silent.set(true);
    let (entry, parcel) = spend("Tesco");
    vault.outbox().post(account, vec![parcel], None, now()).await.unwrap();
    until("it is on its way", || states(&vault) == [State::Sending { percent: 50 }]).await;
    assert_eq!(vault.outbox().discard(entry.uuid()).await, Err(Error::Busy));

    let database = Database::open(&device.name).await.unwrap();
    let key = DeviceKey::import(&KEY).await.unwrap();
    let after = Vault::open(Shelf::new(Rc::new(database), person, key), device.courier()).await.unwrap();
    assert_eq!(states(&after), [State::Waiting]);
}

#[wasm_bindgen_test]
async fn an_ended_session_and_a_dead_network_keep_everything() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    device.answers(|_| refusal(401));
    vault.outbox().post(account, vec![spend("Tesco").1, spend("Boots").1], None, now()).await.unwrap();
    let standing = vault.sync().standing();
    until("it says that nobody is signed in", || standing.get_untracked() == Standing::SignedOut).await;
    assert_eq!(states(&vault), [State::Waiting, State::Waiting]);
    assert_eq!(device.sent().len(), 1, "the second is not tried in vain");

    device.answers(|_| Answer::of_response(200, false, None, String::from("<html>Welcome to our Wi-Fi")));
    vault.sync().wake();
    until("it says that there is no way", || standing.get_untracked() == Standing::NoWay).await;
    assert_eq!(states(&vault), [State::Waiting, State::Waiting]);

    // Nobody wakes it: it comes back by itself.
    device.answers(accepts);
    until("all is with the council", || states(&vault).is_empty()).await;
    assert_eq!(standing.get_untracked(), Standing::Well);
}

#[wasm_bindgen_test]
async fn the_server_is_given_the_time_it_asks_for() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    device.answers(|_| Answer::of_response(503, true, Some("2"), String::new()));
    let asked = js_sys::Date::now();
    vault.outbox().post(account, vec![spend("Tesco").1], None, now()).await.unwrap();
    until("it was tried", || !device.sent().is_empty()).await;
    device.answers(accepts);
    vault.sync().wake();
    until("it is with the council", || states(&vault).is_empty()).await;
    assert!(js_sys::Date::now() - asked >= 2_000.0);
    assert_eq!(device.sent().len(), 2);
}

#[wasm_bindgen_test]
async fn answers_in_a_conversation_keep_their_order() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    let thread = ThreadId::from_uuid(uuid());
    let answer = |text: &str| {
        let id = MessageId::from_uuid(uuid());
        Parcel::Answer { id, thread, content: Content::of(&json!({ "text": text })).unwrap() }
    };
    let parcels = vec![answer("It was the taxi."), answer("And the bus.")];
    let ids: Vec<Uuid> = parcels.iter().map(Parcel::id).collect();
    device.answers(|_| refusal(500));
    vault.outbox().post(account, parcels, None, now()).await.unwrap();
    until("the first was tried", || device.sent() == ids[..1]).await;
    sleep(100).await;
    assert_eq!(device.sent(), ids[..1]);
    device.answers(accepts);
    vault.sync().wake();
    until("both are with the council", || states(&vault).is_empty()).await;
    assert_eq!(device.sent(), [ids[0], ids[0], ids[1]]);
}

#[wasm_bindgen_test]
async fn a_spend_thrown_away_takes_its_photographs_along() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    let photo = kept_pdf(&vault, DraftKey { account, form: Form::Spend }, "invoice").await;
    let (entry, parcel) = spend("Tesco");
    let parcels = vec![parcel, Parcel::Receipt { id: photo, spend: entry }];
    vault.outbox().post(account, parcels, None, now()).await.unwrap();
    until("the network is found dead", || vault.sync().standing().get_untracked() == Standing::NoWay).await;
    vault.outbox().discard(entry.uuid()).await.unwrap();
    assert!(states(&vault).is_empty());
    assert_eq!(vault.photos().get(photo).await, Err(Error::Missing));
}

#[wasm_bindgen_test]
async fn what_another_tab_saved_under_the_same_id_is_noticed() {
    let (device, account, person) = (Device::new(), account(), person());
    device.answers(|_| Answer::NO_NETWORK);
    let (vault, other) = (device.enter(person).await, device.enter(person).await);
    let (entry, parcel) = spend("Tesco");
    let content = |payee: &str| Content::of(&json!({ "payee": payee })).unwrap();
    vault.outbox().post(account, vec![parcel], None, now()).await.unwrap();
    assert_eq!(other.outbox().has_other(entry.uuid(), &content("Boots")).await, Ok(true));
    assert_eq!(other.outbox().has_other(entry.uuid(), &content("Tesco")).await, Ok(false), "a second tap");
    assert_eq!(other.outbox().has_other(uuid(), &content("Boots")).await, Ok(false));
}

#[wasm_bindgen_test]
async fn an_old_page_goes_only_when_the_new_one_is_with_the_council() {
    let (device, account) = (Device::new(), account());
    let vault = device.enter(person()).await;
    let entry = EntryId::from_uuid(uuid());
    let photo = kept_pdf(&vault, DraftKey { account, form: Form::Receipt(entry) }, "a better one").await;
    device.answers(|outgoing| match &outgoing.load {
        Load::Receipt { .. } => refusal(413),
        Load::Spend { .. }
        | Load::MoneyIn { .. }
        | Load::Answer { .. }
        | Load::Change { .. }
        | Load::Filing { .. } => accepts(outgoing),
    });
    let filing = || Parcel::Filing {
        id: uuid(),
        entry,
        filing: Filing::Order,
        content: Content::of(&json!({})).unwrap(),
    };
    // Whatever the order in which they are read from storage.
    let parcels = vec![filing(), Parcel::Receipt { id: photo, spend: entry }, filing()];
    vault.outbox().post(account, parcels, None, now()).await.unwrap();
    let aside = State::SetAside(Reason::Refused { status: 413, answer: String::from("{}") });
    until("the new one is refused", || states(&vault).contains(&aside)).await;
    sleep(100).await;
    assert_eq!(states(&vault), [aside, State::Waiting, State::Waiting], "nothing is removed for it");
    assert_eq!(device.sent(), [photo.uuid()]);

    device.answers(accepts);
    vault.outbox().try_again(photo.uuid()).await.unwrap();
    until("all is done", || states(&vault).is_empty()).await;
    assert_eq!(device.sent(), [photo.uuid(), photo.uuid(), entry.uuid(), entry.uuid()]);
}

#[wasm_bindgen_test]
async fn what_is_stopped_on_its_way_stays_here_until_it_is_sent_again() {
    let (device, person, account) = (Device::new(), person(), account());
    let vault = device.enter(person).await;
    let entry = EntryId::from_uuid(uuid());
    let photo = kept_pdf(&vault, DraftKey { account, form: Form::Receipt(entry) }, "invoice").await;
    device.post.is_silent.set(true);
    vault
        .outbox()
        .post(account, vec![Parcel::Receipt { id: photo, spend: entry }], None, now())
        .await
        .unwrap();
    until("it is on its way", || states(&vault) == [State::Sending { percent: 50 }]).await;
    vault.outbox().stop(photo.uuid()).await.unwrap();
    let stopped = [State::SetAside(Reason::Stopped)];
    assert_eq!(states(&vault), stopped);
    // The request is given up, and nobody says that there is no way to the council.
    sleep(1_500).await;
    assert_eq!(
        (states(&vault).as_slice(), vault.sync().standing().get_untracked()),
        (&stopped[..], Standing::Well)
    );

    device.post.is_silent.set(false);
    device.answers(accepts);
    let vault = device.reopen(person).await;
    vault.sync().wake();
    sleep(100).await;
    assert_eq!(states(&vault), stopped, "a reload does not send it");
    assert!(vault.photos().get(photo).await.is_ok());
    vault.outbox().try_again(photo.uuid()).await.unwrap();
    until("it is with the council", || states(&vault).is_empty()).await;
}
