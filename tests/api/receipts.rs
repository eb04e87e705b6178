//! Receipts.

use axum::http::StatusCode;
use chrono::TimeDelta;
use futures_util::future::join_all;
use portal_domain::api::{
    Endpoint as _, EntryRecord, GetEntry, GetReceiptFile, GetReceiptPage, ListRemoved, Nothing, ProblemCode,
    PutReceipt, PutReceiptOrder, PutReceiptVersion, PutSpend, ReceiptChangeBody, ReceiptOrder, ReceiptStored,
    Removed,
};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::{FileKind, ReceiptChange};
use portal_server::receipts::{Digest, samples};
use portal_tests::{Browser, TestApp, Who, born, photo, spend};

async fn entry(browser: &Browser, account: AccountId) -> EntryId {
    let entry = EntryId::from_uuid(born());
    browser.call(&PutSpend { account, entry }, &spend(4637)).await.ok::<EntryRecord>();
    entry
}

#[tokio::test]
async fn a_receipt_is_acknowledged_with_the_hash_of_what_came() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
    let file = photo(1);
    let first = ada.put_file(&put, file.clone()).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let stored: ReceiptStored = first.ok();
    assert_eq!(stored.received_sha256, Digest::of(&file).to_string());
    assert_eq!((stored.receipt.kind, stored.receipt.pages), (FileKind::Jpeg, 1));
    assert_eq!(stored.receipt.received_sha256, stored.received_sha256);
    // Twenty at once, of the same: nothing changes.
    for reply in join_all((0..20).map(|_| ada.put_file(&put, file.clone()))).await {
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.ok::<ReceiptStored>(), stored);
    }
    ada.put_file(&put, photo(2)).await.is(409, ProblemCode::DifferentContent);
    let record: EntryRecord = ada.call(&GetEntry { account, entry }, &Nothing).await.ok();
    assert_eq!(record.receipts, [stored.receipt]);
    let small = ada.get(&GetReceiptPage { account, receipt: put.receipt, page: 0 }.url()).await;
    assert_eq!(small.status, StatusCode::OK);
    assert_eq!(small.headers["cache-control"], "private, no-store");
    ada.get(&GetReceiptPage { account, receipt: put.receipt, page: 2 }.url())
        .await
        .is(404, ProblemCode::NotFound);
    ada.get(&GetReceiptFile { account, receipt: put.receipt }.url()).await.is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn twenty_first_tries_at_once_are_one_receipt() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
    let file = photo(3);
    let replies = join_all((0..20).map(|_| ada.put_file(&put, file.clone()))).await;
    let made = replies.iter().filter(|reply| reply.status == StatusCode::CREATED).count();
    assert_eq!(made, 1);
    let stored: Vec<ReceiptStored> = replies.iter().map(portal_tests::Reply::ok).collect();
    assert!(stored.windows(2).all(|two| two[0] == two[1]));
}

#[tokio::test]
async fn a_document_is_shown_as_pictures_and_handed_out_to_save() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    let receipt = ReceiptId::from_uuid(born());
    let stored: ReceiptStored =
        ada.put_file(&PutReceipt { account, entry, receipt }, samples::pdf(2)).await.ok();
    assert_eq!((stored.receipt.kind, stored.receipt.pages), (FileKind::Pdf, 2));
    let page = ada.get(&GetReceiptPage { account, receipt, page: 2 }.url()).await;
    assert_eq!(page.headers["content-type"], "image/jpeg");
    let saved = ada.get(&GetReceiptFile { account, receipt }.url()).await;
    assert_eq!(saved.headers["content-type"], "application/pdf");
    let name = format!("attachment; filename=\"{}.pdf\"", stored.receipt.reference);
    assert_eq!(saved.headers["content-disposition"], name.as_str());
    // It can be read again, and holds the pictures of the pages, bit for bit, and nothing else of what came.
    assert!(saved.body.starts_with(b"%PDF-"));
    assert!(saved.body.windows(page.body.len()).any(|part| part == page.body));
    assert!(!saved.body.windows(9).any(|part| part == b"Helvetica"));
}

#[tokio::test]
async fn what_is_no_receipt_is_refused_for_its_reason() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    for (file, status, code) in [
        (b"GIF89a".to_vec(), 422, ProblemCode::ReceiptWrongType),
        (vec![], 422, ProblemCode::ReceiptEmpty),
        (samples::protected_pdf(), 422, ProblemCode::ReceiptProtected),
        (photo(1)[..400].to_vec(), 422, ProblemCode::ReceiptBroken),
        (samples::pdf(21), 422, ProblemCode::ReceiptTooManyPages),
        (samples::png_of_size(50_000, 50_000), 422, ProblemCode::ReceiptTooManyPixels),
        (vec![0xff; 15 * 1024 * 1024 + 1], 413, ProblemCode::ReceiptTooLarge),
    ] {
        let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
        ada.put_file(&put, file).await.is(status, code);
    }
    let record: EntryRecord = ada.call(&GetEntry { account, entry }, &Nothing).await.ok();
    assert!(record.receipts.is_empty());
}

#[tokio::test]
async fn one_receipt_too_many_is_told() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    for number in 0..portal_store::MOST_RECEIPTS {
        let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
        ada.put_file(&put, photo(number)).await.ok::<ReceiptStored>();
    }
    let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
    ada.put_file(&put, photo(100)).await.is(422, ProblemCode::TooManyReceipts);
}

#[tokio::test]
async fn a_flipped_bit_is_never_shown() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    let receipt = ReceiptId::from_uuid(born());
    ada.put_file(&PutReceipt { account, entry, receipt }, photo(1)).await.ok::<ReceiptStored>();
    let folder = test.folder().join(format!("receipts/{account}/{receipt}"));
    let kept = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path().join("page-1.jpg");
    let mut bytes = std::fs::read(&kept).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    std::fs::write(&kept, bytes).unwrap();
    ada.get(&GetReceiptPage { account, receipt, page: 1 }.url()).await.is(500, ProblemCode::Fault);
}

#[tokio::test]
async fn a_removed_receipt_is_asked_for_again_and_comes_back_for_thirty_days() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let (ada, ama) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Ama).await);
    let entry = entry(&ada, account).await;
    let receipt = ReceiptId::from_uuid(born());
    ada.put_file(&PutReceipt { account, entry, receipt }, photo(1)).await.ok::<ReceiptStored>();
    let version = |version| PutReceiptVersion { account, receipt, version };
    let (removed, restored) =
        (ReceiptChangeBody(ReceiptChange::Removed), ReceiptChangeBody(ReceiptChange::Restored));
    // The council does not take receipts away.
    ama.call(&version(2), &removed).await.is(404, ProblemCode::NotFound);
    let record: EntryRecord = ada.call(&version(2), &removed).await.ok();
    assert!(record.receipts.is_empty());
    ada.call(&version(2), &removed).await.ok::<EntryRecord>();
    ada.call(&version(2), &restored).await.is(409, ProblemCode::ChangedMeanwhile);
    let listed: Removed = ada.call(&ListRemoved { account }, &Nothing).await.ok();
    assert_eq!(listed.receipts.iter().map(|one| one.receipt.id).collect::<Vec<_>>(), [receipt]);
    let page = GetReceiptPage { account, receipt, page: 1 };
    assert_eq!(ada.get(&page.url()).await.status, StatusCode::OK);
    // A phone that heard no answer to the picture itself may send it again; it stays removed.
    ada.put_file(&PutReceipt { account, entry, receipt }, photo(1)).await.ok::<ReceiptStored>();
    let record: EntryRecord = ada.call(&GetEntry { account, entry }, &Nothing).await.ok();
    assert!(record.receipts.is_empty());
    test.later(TimeDelta::days(29));
    let ada = test.signed_in(Who::Ada).await;
    let record: EntryRecord = ada.call(&version(3), &restored).await.ok();
    assert_eq!(record.receipts.len(), 1);
    ada.call(&version(4), &removed).await.ok::<EntryRecord>();
    test.later(TimeDelta::days(31));
    let ada = test.signed_in(Who::Ada).await;
    ada.call(&version(5), &restored).await.is(409, ProblemCode::Closed);
    ada.get(&page.url()).await.is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn receipts_stand_in_the_order_that_was_set() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = entry(&ada, account).await;
    let mut ids = Vec::new();
    for number in 0..3 {
        let receipt = ReceiptId::from_uuid(born());
        ada.put_file(&PutReceipt { account, entry, receipt }, photo(number)).await.ok::<ReceiptStored>();
        ids.push(receipt);
    }
    ids.rotate_left(1);
    let order = PutReceiptOrder { account, entry };
    for status in [StatusCode::CREATED, StatusCode::OK] {
        let reply = ada.call(&order, &ReceiptOrder { receipts: ids.clone() }).await;
        assert_eq!(reply.status, status);
        let record: EntryRecord = reply.ok();
        assert_eq!(record.receipts.iter().map(|receipt| receipt.id).collect::<Vec<_>>(), ids);
    }
}
