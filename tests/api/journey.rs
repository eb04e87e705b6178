//! The main job, end to end: a spend with its receipt goes from a phone to the officer.

use axum::http::StatusCode;
use portal_domain::api::{AccountView, DeskPeople, EntryRecord, ReceiptStored, ThreadRecord};
use portal_domain::api::{
    AskBody, GetAccount, GetEntry, GetReceiptPage, ListDeskPeople, Nothing, PutAccepted, PutMessage,
    PutQuestion, PutReceipt, PutSeen, PutSpend,
};
use portal_domain::id::{EntryId, MessageId, ReceiptId, ThreadId};
use portal_domain::message::Side;
use portal_domain::text::MessageText;
use portal_server::receipts::samples;
use portal_tests::{TestApp, Who, born, message, spend};

#[tokio::test]
async fn a_spend_with_its_receipt_goes_from_a_phone_to_the_officer() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let (phone, _) = test.browser().signed_in(&Who::Ada.email()).await;

    let entry = EntryId::from_uuid(born());
    let recorded = phone.call(&PutSpend { account, entry }, &spend(4637)).await;
    assert_eq!(recorded.status, StatusCode::CREATED);
    let receipt = ReceiptId::from_uuid(born());
    let put = PutReceipt { account, entry, receipt };
    let stored: ReceiptStored = phone.put_file(&put, samples::photograph(600, 800, 6)).await.ok();
    let view: AccountView = phone.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(view.balance.amount.get(), 81_243 - 4637);

    let (desk, session) = test.browser().signed_in(&Who::Ama.email()).await;
    assert!(session.works_for_council && session.accounts.is_empty());
    let people: DeskPeople = desk.call(&ListDeskPeople { find: None }, &Nothing).await.ok();
    let ada = people.people.first().unwrap();
    assert_eq!((ada.account, ada.new_spends, ada.new_receipts), (account, 1, 1));
    let record: EntryRecord = desk.call(&GetEntry { account, entry }, &Nothing).await.ok();
    assert_eq!(record.receipts, [stored.receipt]);
    let page =
        desk.get(&portal_domain::api::Endpoint::url(&GetReceiptPage { account, receipt, page: 1 })).await;
    assert_eq!(
        (page.status, &page.headers["content-type"]),
        (StatusCode::OK, &"image/jpeg".parse().unwrap())
    );
    assert!(!page.body.windows(4).any(|four| four == b"Exif"));

    let seen: EntryRecord = desk.call(&PutSeen { account, entry, version: None }, &Nothing).await.ok();
    assert_eq!(seen.review.seen.unwrap().by.called.as_str(), "Ama");
    let question =
        AskBody { thread: ThreadId::from_uuid(born()), text: MessageText::new("What was it for?").unwrap() };
    let asked = PutQuestion { account, entry, message: MessageId::from_uuid(born()) };
    let thread: ThreadRecord = desk.call(&asked, &question).await.ok();
    let view: AccountView = phone.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(view.todo.questions.len(), 1);
    let answer = PutMessage { account, thread: thread.id, message: MessageId::from_uuid(born()) };
    let thread: ThreadRecord = phone.call(&answer, &message("Gloves and pads.")).await.ok();
    assert_eq!((thread.messages.len(), thread.waits_for), (2, Side::Council));

    let monitoring = test.signed_in(Who::Priya).await;
    let accepted: EntryRecord =
        monitoring.call(&PutAccepted { account, entry, version: None }, &Nothing).await.ok();
    assert!(accepted.review.accepted.is_some());
}
