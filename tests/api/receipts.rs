//! Receipts.

use axum::http::StatusCode;
use futures_util::future::join_all;
use portal_domain::api::{
    Endpoint as _, EntryRecord, GetEntry, GetReceiptFile, GetReceiptPage, Nothing, ProblemCode, PutReceipt,
    PutSpend, ReceiptStored,
};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::receipt::FileKind;
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
