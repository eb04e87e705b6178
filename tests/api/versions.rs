//! Putting right, removing and bringing back, over HTTP.

use chrono::TimeDelta;
use portal_domain::api::{
    ChangeBody, EntryPage, EntryRecord, History, ListEntries, ListRemoved, ListVersions, Nothing,
    ProblemCode, PutSpend, PutVersion, Removed,
};
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Entry, Made};
use portal_tests::{TestApp, Who, born, money_in, spend};

fn to(pence: i64) -> ChangeBody {
    ChangeBody(Change::To(Entry::Spend(spend(pence).0)))
}

#[tokio::test]
async fn a_wrong_figure_is_put_right_and_the_history_says_so() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let (ada, cora) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Cora).await);
    ada.call(&PutSpend { account, entry }, &spend(6561)).await.ok::<EntryRecord>();
    let second = PutVersion { account, entry, version: 2 };
    let changed: EntryRecord = ada.call(&second, &to(6165)).await.ok();
    assert_eq!((changed.version, changed.changed.map(|changed| changed.made)), (2, Some(Made::Changed)));
    ada.call(&second, &to(6165)).await.ok::<EntryRecord>();
    // The other device was slower: nothing is changed, and it can look at both.
    ada.call(&second, &to(6000)).await.is(409, ProblemCode::ChangedMeanwhile);
    let history: History = ada.call(&ListVersions { account, entry }, &Nothing).await.ok();
    let amounts: Vec<i64> = history.versions.iter().map(|version| version.entry.amount().into()).collect();
    assert_eq!(amounts, [6561, 6165]);
    cora.call(&ListVersions { account, entry }, &Nothing).await.is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn what_was_removed_counts_no_more_and_comes_back() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let ada = test.signed_in(Who::Ada).await;
    let page = async || {
        ada.call(&ListEntries { account, before: None, limit: None }, &Nothing).await.ok::<EntryPage>()
    };
    let before = page().await.balance.amount;
    ada.call(&PutSpend { account, entry }, &spend(1200)).await.ok::<EntryRecord>();
    let remove = PutVersion { account, entry, version: 2 };
    ada.call(&remove, &ChangeBody(Change::Removed)).await.ok::<EntryRecord>();
    let now = page().await;
    assert_eq!((now.balance.amount, now.entries.iter().any(|record| record.id == entry)), (before, false));
    let removed: Removed = ada.call(&ListRemoved { account }, &Nothing).await.ok();
    assert_eq!(removed.entries.iter().map(|record| record.id).collect::<Vec<_>>(), [entry]);
    test.later(TimeDelta::days(30));
    let ada = test.signed_in(Who::Ada).await;
    let back = PutVersion { account, entry, version: 3 };
    ada.call(&back, &ChangeBody(Change::Restored)).await.ok::<EntryRecord>();
    ada.call(&PutVersion { account, entry, version: 4 }, &ChangeBody(Change::Removed))
        .await
        .ok::<EntryRecord>();
    test.later(TimeDelta::days(31));
    let ada = test.signed_in(Who::Ada).await;
    let late = PutVersion { account, entry, version: 5 };
    ada.call(&late, &ChangeBody(Change::Restored)).await.is(409, ProblemCode::Closed);
}

#[tokio::test]
async fn a_change_is_checked_as_a_record_is() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let ada = test.signed_in(Who::Ada).await;
    ada.call(&PutSpend { account, entry }, &spend(1200)).await.ok::<EntryRecord>();
    let change = PutVersion { account, entry, version: 2 };
    let mut later = spend(1200).0;
    later.date = later.date.checked_add_days(chrono::Days::new(400)).unwrap();
    ada.call(&change, &ChangeBody(Change::To(Entry::Spend(later)))).await.is(422, ProblemCode::Invalid);
    let money = ChangeBody(Change::To(Entry::MoneyIn(money_in(100).0)));
    ada.call(&change, &money).await.is(409, ProblemCode::DifferentContent);
}
