//! The demonstration, as somebody meets it who signs in for the first time.

use portal_domain::access::Relation;
use portal_domain::api::{
    AccountView, DeskPeople, FindReference, Found, GetAccount, GetEntry, ListDeskPeople, Nothing, SessionView,
};
use portal_domain::api::{Endpoint as _, EntryRecord, GetReceiptPage, GetSession, ProblemCode};
use portal_server::demo::PASSWORD;
use portal_server::start::NotStarted;
use portal_store::Chain;
use portal_tests::{Browser, TestApp};

async fn signed_in(router: &axum::Router, name: &str) -> (Browser, SessionView) {
    let browser = Browser::new(router.clone());
    let view = browser.sign_in(&format!("{name}@demo.example"), PASSWORD).await.ok();
    (browser, view)
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_finds_what_the_pictures_show() {
    let folder = tempfile::tempdir().unwrap();
    let (app, router) = TestApp::demonstration(folder.path()).await.unwrap();

    let (ada, view) = signed_in(&router, "recipient").await;
    let account = view.accounts[0].account;
    let home: AccountView = ada.call(&GetAccount { account }, &Nothing).await.ok();
    assert_eq!(home.balance.amount.get(), 76_176);
    let missing: Vec<_> =
        home.todo.receipts_missing.iter().map(|record| record.entry.amount().pence().get()).collect();
    assert_eq!((home.todo.receipts_missing_count, missing), (1, vec![1800]));
    let asked = &home.todo.questions[0];
    assert_eq!(asked.entry.entry.amount().pence().get(), 6165);
    assert_eq!(asked.messages[0].at.to_rfc3339(), "2026-03-30T10:05:00+00:00");

    let (_, rina) = signed_in(&router, "carer").await;
    let mut relations: Vec<_> = rina.accounts.iter().map(|summary| summary.relation).collect();
    relations.sort();
    assert_eq!(relations, [Relation::NominatedPerson, Relation::NominatedPerson, Relation::CarerRecipient]);
    let (_, grace) = signed_in(&router, "parent").await;
    assert_eq!(grace.accounts[0].relation, Relation::Parent);

    let (ama, officer) = signed_in(&router, "officer").await;
    assert!(officer.works_for_council);
    let people: DeskPeople = ama.call(&ListDeskPeople { find: None }, &Nothing).await.ok();
    assert_eq!(people.people.len(), 4);
    assert_eq!(people.people.iter().map(|person| person.answers).sum::<u32>(), 1);
    let found: Found = ama.call(&FindReference { reference: "DP-7KQ4-2M".into() }, &Nothing).await.ok();
    let newest: EntryRecord = ama.call(&GetEntry { account, entry: found.entry }, &Nothing).await.ok();
    assert_eq!(newest.entry.amount().pence().get(), 4637);
    let page = GetReceiptPage { account, receipt: newest.receipts[0].id, page: 1 };
    assert!(ama.get(&page.url()).await.status.is_success());
    for name in ["monitoring", "manager"] {
        let (browser, _) = signed_in(&router, name).await;
        let people: DeskPeople = browser.call(&ListDeskPeople { find: None }, &Nothing).await.ok();
        assert_eq!(people.people.len(), 12, "{name}");
    }
    let (michael, view) = signed_in(&router, "authorised").await;
    assert_eq!(view.accounts[0].relation, Relation::AuthorisedPerson);
    let joan: AccountView =
        michael.call(&GetAccount { account: view.accounts[0].account }, &Nothing).await.ok();
    assert_eq!(joan.balance.amount.get(), 20_000);
    let (sunita, _) = signed_in(&router, "officer-2").await;
    let people: DeskPeople = sunita.call(&ListDeskPeople { find: None }, &Nothing).await.ok();
    assert_eq!(people.people.len(), 4);

    let mut long = 0;
    for account in app.store.accounts_unscoped().await.unwrap() {
        let chain = app.store.verify_chain_unscoped(account).await.unwrap();
        let Chain::Whole { events } = chain else { panic!("{chain:?}") };
        long += usize::from(events > 20);
    }
    assert!(long >= 9, "{long}");
    // A second start finds it as it is.
    app.store.close().await;
    let (app, router) = TestApp::demonstration(folder.path()).await.unwrap();
    let (ada, _) = signed_in(&router, "recipient").await;
    assert_eq!(
        ada.call(&GetAccount { account }, &Nothing).await.ok::<AccountView>().balance.amount,
        home.balance.amount
    );

    // Where the server is no demonstration any more, who was signed in is not, and nobody signs in again.
    app.store.close().await;
    let (_, router) = TestApp::opened(folder.path(), false).await.unwrap();
    let later = Browser::new(router);
    for pair in ada.cookies().split("; ") {
        later.keep(&pair.parse().unwrap());
    }
    later.call(&GetSession {}, &Nothing).await.is(401, ProblemCode::SignedOut);
    let again = later.sign_in("recipient@demo.example", PASSWORD).await;
    again.is(401, ProblemCode::WrongCredentials);
}

#[tokio::test]
async fn nobody_elses_database_becomes_a_demonstration() {
    let test = TestApp::start().await;
    let refused = TestApp::demonstration(test.folder()).await;
    assert!(matches!(refused, Err(NotStarted::Demo(portal_server::demo::NotSeeded::NotOurs))));
}
