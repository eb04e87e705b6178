//! Finding among all entries, and a month of them.

use portal_domain::api::{
    Endpoint as _, EntryRecord, FindBody, FindEntries, FoundEntries, GetMonth, Method, MonthView, Nothing,
    ProblemCode, PutReceipt, PutSpend, ReceiptStored,
};
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::spending::{Category, Query};
use portal_domain::text::Sought;
use portal_tests::{TestApp, Who, born, photo, spend};

fn words(text: &str) -> FindBody {
    FindBody { query: Query { text: Sought::optional(text).unwrap(), ..Query::default() }, before: None }
}

#[tokio::test]
async fn ones_own_entries_are_found_and_no_others() {
    let test = TestApp::start().await;
    let (account, others) = (test.world.ada.id, test.world.karl.id);
    let (ada, karl) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Karl).await);
    let entry = EntryId::from_uuid(born());
    ada.call(&PutSpend { account, entry }, &spend(4637)).await.ok::<EntryRecord>();
    let put = PutReceipt { account, entry, receipt: ReceiptId::from_uuid(born()) };
    let stored: ReceiptStored = ada.put_file(&put, photo(3)).await.ok();
    let reference = stored.receipt.reference.to_string();
    for text in ["", "pharmacy", "PHÁRMACY", "£46", "46.37", "March 2026", reference.as_str()] {
        let found: FoundEntries = ada.call(&FindEntries { account }, &words(text)).await.ok();
        assert_eq!((found.spends, found.paid.get(), found.entries.len()), (1, 4637, 1), "{text}");
        // Somebody else's search finds nothing of it, and theirs is closed to her.
        let found: FoundEntries = karl.call(&FindEntries { account: others }, &words(text)).await.ok();
        assert_eq!((found.spends, found.entries.len()), (0, 0), "{text}");
        ada.call(&FindEntries { account: others }, &words(text)).await.is(404, ProblemCode::NotFound);
    }
    let found = async |query: Query| {
        let body = FindBody { query, before: None };
        ada.call(&FindEntries { account }, &body).await.ok::<FoundEntries>().spends
    };
    let category = |category| Query { category: Some(category), ..Query::default() };
    assert_eq!(found(category(Category::EquipmentConsumables)).await, 1);
    assert_eq!(found(category(Category::Pension)).await, 0);
    assert_eq!(found(Query { without_receipt: true, ..Query::default() }).await, 0);
    assert_eq!(found(Query { month: "2026-02".parse().ok(), ..Query::default() }).await, 0);
}

#[tokio::test]
async fn a_question_is_short_and_stands_in_the_body() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let url = FindEntries { account }.url();
    let ask = async |body: String| ada.raw(Method::Post, &url, body.into_bytes(), "application/json").await;
    ask(r#"{"query":{"text":"pharmacy"}}"#.to_owned()).await.ok::<FoundEntries>();
    ask(format!(r#"{{"query":{{"text":"{}"}}}}"#, "x".repeat(121))).await.is(422, ProblemCode::Invalid);
    ask(r#"{"query":{"month":"March"}}"#.to_owned()).await.is(422, ProblemCode::Invalid);
    ask(r#"{"query":{},"before":"yesterday"}"#.to_owned()).await.is(422, ProblemCode::Invalid);
    ask("{".to_owned()).await.is(400, ProblemCode::Unreadable);
    // There is no way to ask by the address.
    ada.get(&format!("{url}?text=pharmacy")).await.is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn a_month_has_its_entries_and_what_they_come_to() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    for pence in [4637, 100] {
        let put = PutSpend { account, entry: EntryId::from_uuid(born()) };
        ada.call(&put, &spend(pence)).await.ok::<EntryRecord>();
    }
    let march = GetMonth { account, month: "2026-03".parse().unwrap() };
    let month: MonthView = ada.call(&march, &Nothing).await.ok();
    assert_eq!((month.entries.len(), month.days.len()), (2, 1));
    assert_eq!((month.days[0].lines, month.days[0].went_out.get()), (2, 4737));
    assert_eq!(month.left.get(), 81_243 - 4737);
    for wrong in ["2026-13", "march", "2026-3", "1999-12"] {
        ada.get(&format!("/api/v1/accounts/{account}/months/{wrong}")).await.is(404, ProblemCode::NotFound);
    }
    let karl = test.signed_in(Who::Karl).await;
    karl.call(&march, &Nothing).await.is(404, ProblemCode::NotFound);
}
