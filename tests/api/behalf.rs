//! What the council writes down for a person, over HTTP.

use axum::http::StatusCode;
use portal_domain::access::Relation;
use portal_domain::api::{
    ChangeBody, Endpoint as _, EntryPage, EntryRecord, GetEntry, GetEntryTable, ListEntries, ListWaiting,
    Nothing, ProblemCode, PutAccepted, PutReceiptOnBehalf, PutSpend, PutSpendOnBehalf, PutVersion,
    PutVersionOnBehalf, ReceiptStored, Waiting,
};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::spending::{Change, Entry, OnBehalf};
use portal_tests::{TestApp, Who, born, on_behalf, photo, spend};

fn to(pence: i64) -> ChangeBody {
    ChangeBody(Change::To(Entry::Spend(spend(pence).0)))
}

#[tokio::test]
async fn what_was_telephoned_is_written_down_with_its_paper_and_marked_for_everybody() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let ama = test.signed_in(Who::Ama).await;
    let put = PutSpendOnBehalf { account, entry };
    assert_eq!(ama.call(&put, &on_behalf(4637)).await.status, StatusCode::CREATED);
    assert_eq!(ama.call(&put, &on_behalf(4637)).await.status, StatusCode::OK);
    ama.call(&put, &on_behalf(4638)).await.is(409, ProblemCode::DifferentContent);
    for number in [1, 2] {
        let receipt = ReceiptId::from_uuid(born());
        let put = PutReceiptOnBehalf { account, entry, receipt };
        ama.put_file(&put, photo(number)).await.ok::<ReceiptStored>();
    }
    for who in [Who::Ada, Who::Rina, Who::Ama, Who::Priya, Who::Helen] {
        let record: EntryRecord =
            test.signed_in(who).await.call(&GetEntry { account, entry }, &Nothing).await.ok();
        assert_eq!((record.on_behalf, record.receipts.len()), (Some(OnBehalf::Telephone), 2));
        assert_eq!(record.recorded.by.called.as_str(), "Ama");
        assert_eq!(record.recorded.acting_as, Relation::NamedOfficer);
    }
    let ada = test.signed_in(Who::Ada).await;
    let page: EntryPage = ada.call(&ListEntries { account, before: None, limit: None }, &Nothing).await.ok();
    assert_eq!(page.balance.amount.get(), 81_243 - 4637);
    let table = ada.get(&GetEntryTable { account }.url()).await;
    let table = String::from_utf8(table.body.to_vec()).unwrap();
    assert!(table.contains("\"By telephone\""), "{table}");
}

#[tokio::test]
async fn the_day_has_come_and_the_person_keeps_the_last_word() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let (ama, ada) = (test.signed_in(Who::Ama).await, test.signed_in(Who::Ada).await);
    let mut body = on_behalf(100);
    body.spend.date = body.spend.date.checked_add_days(chrono::Days::new(400)).unwrap();
    ama.call(&PutSpendOnBehalf { account, entry }, &body).await.is(422, ProblemCode::Invalid);
    ama.call(&PutSpendOnBehalf { account, entry }, &on_behalf(100)).await.ok::<EntryRecord>();
    let next = |version| PutVersionOnBehalf { account, entry, version };
    let changed: EntryRecord = ama.call(&next(2), &to(200)).await.ok();
    assert_eq!((changed.version, changed.on_behalf), (2, Some(OnBehalf::Telephone)));
    ada.call(&PutVersion { account, entry, version: 3 }, &to(300)).await.ok::<EntryRecord>();
    ama.call(&next(4), &to(200)).await.is(409, ProblemCode::PersonsEntry);
    ama.call(&next(4), &ChangeBody(Change::Removed)).await.is(409, ProblemCode::PersonsEntry);
    // Nor can the council touch what the person wrote down.
    let own = EntryId::from_uuid(born());
    ada.call(&PutSpend { account, entry: own }, &spend(500)).await.ok::<EntryRecord>();
    let change = PutVersionOnBehalf { account, entry: own, version: 2 };
    ama.call(&change, &to(1)).await.is(409, ProblemCode::PersonsEntry);
    let paper = PutReceiptOnBehalf { account, entry: own, receipt: ReceiptId::from_uuid(born()) };
    ama.put_file(&paper, photo(1)).await.is(409, ProblemCode::PersonsEntry);
    // The people's own way is not open to the council.
    ama.call(&PutSpend { account, entry: EntryId::from_uuid(born()) }, &spend(1))
        .await
        .is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn whoever_wrote_it_down_does_not_accept_it() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let (helen, priya) = (test.signed_in(Who::Helen).await, test.signed_in(Who::Priya).await);
    helen.call(&PutSpendOnBehalf { account, entry }, &on_behalf(100)).await.ok::<EntryRecord>();
    let accept = PutAccepted { account, entry, version: Some(1) };
    helen.call(&accept, &Nothing).await.is(409, ProblemCode::OwnEntry);
    let waiting: Waiting = helen.call(&ListWaiting { account }, &Nothing).await.ok();
    assert_eq!(waiting.count, 0);
    let waiting: Waiting = priya.call(&ListWaiting { account }, &Nothing).await.ok();
    assert_eq!(waiting.entries.iter().map(|record| record.id).collect::<Vec<_>>(), [entry]);
    let accepted: EntryRecord = priya.call(&accept, &Nothing).await.ok();
    assert!(accepted.review.accepted.is_some());
}
