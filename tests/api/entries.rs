//! Lines of money.

use axum::http::StatusCode;
use futures_util::future::join_all;
use portal_domain::api::{
    AccountView, Endpoint as _, EntryPage, EntryRecord, Field, FieldError, FieldProblem, GetAccount,
    GetEntry, GetEntryTable, ListEntries, Method, Nothing, ProblemCode, PutAccepted, PutMoneyIn, PutSeen,
    PutSpend,
};
use portal_domain::id::{EntryId, NeedId};
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, Entry, MoneyInKind, Part};
use portal_domain::text::Payee;
use portal_tests::{TestApp, Who, born, money_in, spend};

#[tokio::test]
async fn the_same_spend_a_hundred_times_is_one() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let put = PutSpend { account, entry: EntryId::from_uuid(born()) };
    let mut made = 0;
    for _ in 0..5 {
        let body = spend(1200);
        let replies = join_all((0..20).map(|_| ada.call(&put, &body))).await;
        for reply in replies {
            made += usize::from(reply.status == StatusCode::CREATED);
            assert_eq!(reply.ok::<EntryRecord>().id, put.entry);
        }
    }
    assert_eq!(made, 1);
    let page: EntryPage = ada.call(&ListEntries { account, before: None, limit: None }, &Nothing).await.ok();
    assert_eq!(page.entries.len(), 1);
    assert_eq!(page.balance.amount.get(), 81_243 - 1200);
    // Other content under the same id is told, and changes nothing.
    ada.call(&put, &spend(1300)).await.is(409, ProblemCode::DifferentContent);
    let as_money = PutMoneyIn { account, entry: put.entry };
    ada.call(&as_money, &money_in(1200)).await.is(409, ProblemCode::DifferentContent);
    let kept: EntryRecord = ada.call(&GetEntry { account, entry: put.entry }, &Nothing).await.ok();
    assert_eq!(kept.entry.amount().pence().get(), 1200);
}

#[tokio::test]
async fn entries_come_a_page_at_a_time() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    for pence in 1..=5 {
        ada.call(&PutSpend { account, entry: EntryId::from_uuid(born()) }, &spend(pence))
            .await
            .ok::<EntryRecord>();
    }
    ada.call(&PutMoneyIn { account, entry: EntryId::from_uuid(born()) }, &money_in(1000))
        .await
        .ok::<EntryRecord>();
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let page: EntryPage = ada.call(&ListEntries { account, before, limit: Some(2) }, &Nothing).await.ok();
        seen.extend(page.entries.iter().map(|record| record.entry.amount().pence().get()));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, [5, 4, 3, 2, 1, 1000]);
    let nonsense = format!("/api/v1/accounts/{account}/entries?before=yesterday");
    ada.get(&nonsense).await.is(400, ProblemCode::Unreadable);
}

#[tokio::test]
async fn what_must_be_put_right_is_told_by_its_field() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let put = PutSpend { account, entry: EntryId::from_uuid(born()) };
    let told = async |change: &dyn Fn(&mut serde_json::Value)| {
        let mut body = serde_json::to_value(spend(1200)).unwrap();
        change(&mut body);
        let reply = ada.raw(Method::Put, &put.url(), body.to_string().into_bytes(), "application/json").await;
        reply.is(422, ProblemCode::Invalid);
        reply.problem().fields
    };
    let is = |field, error| vec![FieldProblem::new(field, error)];
    assert_eq!(told(&|body| body["amount"] = 0.into()).await, is(Field::Amount, FieldError::Zero));
    assert_eq!(told(&|body| body["payee"] = " ".into()).await, is(Field::Payee, FieldError::Missing));
    assert_eq!(told(&|body| body["date"] = "2026-04-02".into()).await, is(Field::Date, FieldError::InFuture));
    assert_eq!(told(&|body| body["date"] = "2025-01-01".into()).await, is(Field::Date, FieldError::Unknown));
    let stranger = NeedId::from_uuid(born()).to_string();
    assert_eq!(
        told(&|body| body["need"] = stranger.as_str().into()).await,
        is(Field::Need, FieldError::Unknown)
    );
    let part = |pence: i64| serde_json::json!([{ "amount": pence, "category": "private_paid_in_error" }]);
    assert_eq!(told(&|body| body["split"] = part(1200)).await, is(Field::Parts, FieldError::PartsOver));
    assert_eq!(told(&|body| body["split"] = part(0)).await, is(Field::Amount, FieldError::Zero));
    assert_eq!(told(&|body| body["miles"] = 0.into()).await, is(Field::Miles, FieldError::NotANumber));
    assert_eq!(
        told(&|body| body["about"] = stranger.as_str().into()).await,
        is(Field::About, FieldError::Unknown)
    );

    let raw = async |body: &str, of: &str| ada.raw(Method::Put, &put.url(), body.into(), of).await;
    raw("{", "application/json").await.is(400, ProblemCode::Unreadable);
    raw("{}", "text/plain").await.is(415, ProblemCode::Unreadable);
    raw("amount=1", "application/x-www-form-urlencoded").await.is(415, ProblemCode::Unreadable);
    raw(&" ".repeat(70_000), "application/json").await.is(413, ProblemCode::TooLarge);
    let page: EntryPage = ada.call(&ListEntries { account, before: None, limit: None }, &Nothing).await.ok();
    assert!(page.entries.is_empty());
}

#[tokio::test]
async fn the_council_marks_what_it_has_seen_and_accepts() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let entry = EntryId::from_uuid(born());
    let body = spend(1200);
    let recorded: EntryRecord = ada.call(&PutSpend { account, entry }, &body).await.ok();
    assert_eq!(recorded.entry, Entry::Spend(body.0));
    assert_eq!(recorded.recorded.by.called.as_str(), "Ada");
    let officer = test.signed_in(Who::Ama).await;
    assert_eq!(officer.call(&PutSeen { account, entry }, &Nothing).await.status, StatusCode::CREATED);
    let again: EntryRecord = officer.call(&PutSeen { account, entry }, &Nothing).await.ok();
    assert!(again.review.seen.is_some() && again.review.accepted.is_none());
    // A named officer does not accept: the relationship stays free of it.
    officer.call(&PutAccepted { account, entry }, &Nothing).await.is(404, ProblemCode::NotFound);
    let manager = test.signed_in(Who::Helen).await;
    let accepted: EntryRecord = manager.call(&PutAccepted { account, entry }, &Nothing).await.ok();
    assert_eq!(accepted.review.accepted.unwrap().by.called.as_str(), "Helen");
    let view: AccountView = ada.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(view.recent_payees.len(), 1);
    assert_eq!(view.todo.receipts_missing_count, 1);
}

#[tokio::test]
async fn what_came_back_belongs_to_its_spend() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let (pharmacy, paid_back) = (EntryId::from_uuid(born()), EntryId::from_uuid(born()));
    let mut spend = spend(4637);
    let amount = Amount::new(Pence::new(1517)).unwrap();
    spend.0.split = vec![Part { amount, category: Category::PrivatePaidInError, need: None }];
    ada.call(&PutSpend { account, entry: pharmacy }, &spend).await.ok::<EntryRecord>();
    let view: AccountView = ada.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(
        view.todo.to_pay_back.iter().map(EntryRecord::to_pay_back).collect::<Vec<_>>(),
        [Pence::new(1517)]
    );
    let mut back = money_in(1517);
    (back.0.kind, back.0.about) = (MoneyInKind::CorrectionRepaidByMe, Some(pharmacy));
    ada.call(&PutMoneyIn { account, entry: paid_back }, &back).await.ok::<EntryRecord>();
    let after: AccountView = ada.call(&GetAccount { account }, &Nothing).await.ok();
    assert!(after.todo.to_pay_back.is_empty());
    assert_eq!(after.balance.amount.checked_sub(view.balance.amount), Some(Pence::new(1517)));
    // Each part is a line of the table, with its own purpose and amount.
    let table = ada.get(&GetEntryTable { account }.url()).await;
    let table = String::from_utf8(table.body.to_vec()).unwrap();
    assert!(
        table.contains("\"31.20\"") && table.contains("\"15.17\"") && !table.contains("46.37"),
        "{table}"
    );
}

#[tokio::test]
async fn the_table_holds_every_entry_and_no_formula() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    for pence in 1..=120 {
        let mut body = spend(pence);
        if pence == 120 {
            body.0.payee = Payee::new("=HYPERLINK(\"http://evil.example\")").unwrap();
        }
        ada.call(&PutSpend { account, entry: EntryId::from_uuid(born()) }, &body).await.ok::<EntryRecord>();
    }
    let reply = ada.get(&GetEntryTable { account }.url()).await;
    assert_eq!(reply.headers["content-type"], "text/csv; charset=utf-8");
    assert!(
        reply.headers["content-disposition"]
            .to_str()
            .unwrap()
            .starts_with("attachment; filename=\"direct-payment-")
    );
    let table = String::from_utf8(reply.body.to_vec()).unwrap();
    assert_eq!(table.matches("\r\n").count(), 121, "the columns and a line for each");
    assert!(table.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{table}");
    assert!(table.contains("\"1.20\""), "{table}");
}
