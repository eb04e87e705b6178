//! Who may do what: every endpoint × everybody × every payment, their own, another's, one that does not exist. An endpoint
//! without its row in [`request`] fails the test.

use std::collections::BTreeSet;

use portal_domain::access::{acting_as, permits};
use portal_domain::api as e;
use portal_domain::api::{
    Access, ENDPOINTS, Endpoint, EntryRecord, Nothing, ProblemCode, Route, ThreadRecord,
};
use portal_domain::id::{AccountId, DeviceId, EntryId, MessageId, ReceiptId, SessionId, ThreadId};
use portal_domain::receipt::ReceiptChange;
use portal_domain::spending::{Change, Entry};
use portal_domain::text::MessageText;
use portal_server::receipts::samples;
use portal_tests::{Account, Browser, Reply, TestApp, Who, born, message, money_in, on_behalf, photo, spend};
use serde::Serialize;

/// What is at a payment: one of each.
#[derive(Clone, Debug)]
struct Things {
    account: AccountId,
    entry: EntryId,
    /// Written down for the person by their officer, and accepted by nobody.
    behalf: EntryId,
    /// Seen by nobody.
    unseen: EntryId,
    receipt: ReceiptId,
    thread: ThreadId,
    reference: String,
}

/// A request, ready to be sent.
struct Call {
    url: String,
    body: Vec<u8>,
    content_type: &'static str,
}

fn json<E: Endpoint<Request: Serialize>>(call: &E, body: &E::Request) -> Call {
    let body = serde_json::to_vec(body).unwrap();
    let body = if body == b"null" { Vec::new() } else { body };
    Call { url: call.url(), body, content_type: "application/json" }
}

fn bare(call: &impl Endpoint) -> Call {
    Call { url: call.url(), body: Vec::new(), content_type: "" }
}

/// A request to this endpoint about these things; what it makes has a new id.
fn request(name: &str, things: &Things) -> Call {
    let Things { account, entry, behalf, unseen, receipt, thread, reference } = things.clone();
    let (text, device) = ("What was it for?", DeviceId::from_uuid(born()));
    let (new_entry, new_receipt) = (EntryId::from_uuid(born()), ReceiptId::from_uuid(born()));
    let message_id = MessageId::from_uuid(born());
    match name {
        "GetCouncil" => bare(&e::GetCouncil {}),
        "CreateSession" => json(
            &e::CreateSession {},
            &e::SignIn { email: "nobody@example.org".into(), password: "wrong".into() },
        ),
        "GetSession" => bare(&e::GetSession {}),
        "EndSession" => bare(&e::EndSession {}),
        "ListSessions" => bare(&e::ListSessions {}),
        "EndOwnSession" => bare(&e::EndOwnSession { session: SessionId::from_uuid(born()) }),
        "PutPassword" => {
            json(&e::PutPassword {}, &e::ChangePassword { current: "wrong".into(), new: text.into() })
        }
        "PutDevice" => bare(&e::PutDevice { device }),
        "ReportFault" => json(&e::ReportFault {}, &e::Fault { place: "x".into(), version: "1".into() }),
        "GetAccount" => bare(&e::GetAccount { account }),
        "ListEntries" => bare(&e::ListEntries { account, before: None, limit: None }),
        "GetEntryTable" => bare(&e::GetEntryTable { account }),
        "FindEntries" => json(&e::FindEntries { account }, &e::FindBody::default()),
        "GetMonth" => bare(&e::GetMonth { account, month: "2026-03".parse().unwrap() }),
        "GetEntry" => bare(&e::GetEntry { account, entry }),
        "PutSpend" => json(&e::PutSpend { account, entry: new_entry }, &spend(100)),
        "PutMoneyIn" => json(&e::PutMoneyIn { account, entry: new_entry }, &money_in(100)),
        "PutVersion" => {
            let body = e::ChangeBody(Change::To(Entry::Spend(spend(200).0)));
            json(&e::PutVersion { account, entry, version: 2 }, &body)
        }
        "ListVersions" => bare(&e::ListVersions { account, entry }),
        "ListRemoved" => bare(&e::ListRemoved { account }),
        "PutReceipt" => Call {
            body: photo(7),
            content_type: "image/jpeg",
            ..bare(&e::PutReceipt { account, entry, receipt: new_receipt })
        },
        "PutReceiptVersion" => {
            let body = e::ReceiptChangeBody(ReceiptChange::Removed);
            json(&e::PutReceiptVersion { account, receipt, version: 2 }, &body)
        }
        "PutReceiptOrder" => {
            let body = e::ReceiptOrder { receipts: vec![receipt] };
            json(&e::PutReceiptOrder { account, entry }, &body)
        }
        "GetReceiptPage" => bare(&e::GetReceiptPage { account, receipt, page: 1 }),
        "GetReceiptFile" => bare(&e::GetReceiptFile { account, receipt }),
        "ListThreads" => bare(&e::ListThreads { account }),
        "GetThread" => bare(&e::GetThread { account, thread }),
        "PutQuestion" => {
            let body =
                e::AskBody { thread: ThreadId::from_uuid(born()), text: MessageText::new(text).unwrap() };
            json(&e::PutQuestion { account, entry, message: message_id }, &body)
        }
        "PutMessage" => json(&e::PutMessage { account, thread, message: message_id }, &message(text)),
        "ListLooks" => bare(&e::ListLooks { account }),
        "ListDeskPeople" => bare(&e::ListDeskPeople { find: None }),
        "FindReference" => bare(&e::FindReference { reference }),
        "ListWaiting" => bare(&e::ListWaiting { account }),
        "PutSeen" => bare(&e::PutSeen { account, entry, version: None }),
        "PutAccepted" => bare(&e::PutAccepted { account, entry, version: None }),
        // A mark that is not there stays away.
        "TakeBackSeen" => json(&e::TakeBackSeen { account, entry: unseen }, &taken_back()),
        "TakeBackAccepted" => json(&e::TakeBackAccepted { account, entry: behalf }, &taken_back()),
        "PutSpendOnBehalf" => json(&e::PutSpendOnBehalf { account, entry: new_entry }, &on_behalf(100)),
        "PutVersionOnBehalf" => {
            let body = e::ChangeBody(Change::To(Entry::Spend(spend(200).0)));
            json(&e::PutVersionOnBehalf { account, entry: behalf, version: 2 }, &body)
        }
        "PutReceiptOnBehalf" => Call {
            body: photo(8),
            content_type: "image/jpeg",
            ..bare(&e::PutReceiptOnBehalf { account, entry: behalf, receipt: new_receipt })
        },
        other => panic!("{other} has no row in the test of permission"),
    }
}

/// A mark of some time ago.
fn taken_back() -> e::TakeBack {
    e::TakeBack { at: "2026-04-01T08:00:00Z".parse().unwrap(), version: 1 }
}

async fn ask(browser: &Browser, route: &Route, things: &Things) -> Reply {
    let Call { url, body, content_type } = request(route.name, things);
    browser.raw(route.method, &url, body, content_type).await
}

/// Puts one of each at a payment.
async fn furnish(test: &TestApp, account: &Account, writer: Who, officer: Who) -> Things {
    let (writer, officer) = (test.signed_in(writer).await, test.signed_in(officer).await);
    let (account, entry) = (account.id, EntryId::from_uuid(born()));
    let (receipt, thread) = (ReceiptId::from_uuid(born()), ThreadId::from_uuid(born()));
    let (behalf, unseen) = (EntryId::from_uuid(born()), EntryId::from_uuid(born()));
    for entry in [entry, unseen] {
        writer.call(&e::PutSpend { account, entry }, &spend(100)).await.ok::<EntryRecord>();
    }
    let write_down = e::PutSpendOnBehalf { account, entry: behalf };
    officer.call(&write_down, &on_behalf(100)).await.ok::<EntryRecord>();
    let put = e::PutReceipt { account, entry, receipt };
    let stored: e::ReceiptStored = writer.put_file(&put, samples::pdf(1)).await.ok();
    let body = e::AskBody { thread, text: MessageText::new("Why?").unwrap() };
    let ask = e::PutQuestion { account, entry, message: MessageId::from_uuid(born()) };
    officer.call(&ask, &body).await.ok::<ThreadRecord>();
    Things {
        account,
        entry,
        behalf,
        unseen,
        receipt,
        thread,
        reference: stored.receipt.reference.to_string(),
    }
}

/// Everything that can be named, and does not exist.
fn nowhere() -> Things {
    Things {
        account: AccountId::from_uuid(born()),
        entry: EntryId::from_uuid(born()),
        behalf: EntryId::from_uuid(born()),
        unseen: EntryId::from_uuid(born()),
        receipt: ReceiptId::from_uuid(born()),
        thread: ThreadId::from_uuid(born()),
        reference: "DP-7KQ4-2M".to_owned(),
    }
}

async fn furnished(test: &TestApp) -> Vec<(Account, Things)> {
    let world = test.world;
    let mut all = Vec::new();
    for (account, writer, officer) in [
        (world.ada, Who::Ada, Who::Ama),
        (world.ben, Who::Cora, Who::Otto),
        (world.maya, Who::Grace, Who::Ama),
        (world.karl, Who::Karl, Who::Ama),
        (world.far, Who::Far, Who::Fay),
    ] {
        all.push((account, furnish(test, &account, writer, officer).await));
    }
    all
}

#[tokio::test]
async fn every_endpoint_everybody_every_payment() {
    let test = TestApp::start().await;
    let furnished = furnished(&test).await;
    let unknown = nowhere();
    let mut checks = 0;
    for route in ENDPOINTS {
        let Access::Account(action) = route.access else { continue };
        for who in Who::ALL {
            let browser = test.signed_in(who).await;
            let told = ask(&browser, route, &unknown).await;
            told.is(404, ProblemCode::NotFound);
            let Call { url, body, content_type } = request(route.name, &unknown);
            let nonsense = url.replace(&unknown.account.to_string(), "nonsense");
            let reply = browser.raw(route.method, &nonsense, body, content_type).await;
            assert_eq!(reply.bytes(), told.bytes(), "{nonsense}");
            for (account, things) in &furnished {
                let reply = ask(&browser, route, things).await;
                let case =
                    || format!("{} as {who:?} {:?}: {}", route.name, account.relations(who), reply.status);
                if acting_as(&account.relations(who), action).is_some() {
                    assert!(reply.status.is_success(), "{}", case());
                } else {
                    // Another's and what does not exist cannot be told apart, not by one byte.
                    assert!(reply.bytes() == told.bytes(), "{}", case());
                }
                checks += 1;
            }
            checks += 2;
        }
        for (_, things) in &furnished {
            ask(&test.browser(), route, things).await.is(401, ProblemCode::SignedOut);
            checks += 1;
        }
    }
    println!("{checks} checks");
    assert!(checks >= 1500, "{checks}");
}

#[tokio::test]
async fn what_is_inside_a_payment_is_not_reached_from_another() {
    let test = TestApp::start().await;
    let furnished = furnished(&test).await;
    let (own, others) = (&furnished[0].1, &furnished[1].1);
    let inside = |things: &Things| Things { account: own.account, ..things.clone() };
    // These make something new, and a new id may be any; a month is nobody's, and every payment has it.
    let makes = ["PutSpend", "PutMoneyIn", "PutSpendOnBehalf", "GetMonth"];
    for who in [Who::Ada, Who::Rina, Who::Ama, Who::Priya, Who::Helen] {
        let browser = test.signed_in(who).await;
        for route in ENDPOINTS {
            let names_more = route.path.matches('{').count() > 1;
            let Access::Account(action) = route.access else { continue };
            let may = furnished[0].0.relations(who).iter().any(|relation| permits(*relation, action));
            if !names_more || makes.contains(&route.name) || !may {
                continue;
            }
            let foreign = ask(&browser, route, &inside(others)).await;
            let unknown = ask(&browser, route, &inside(&nowhere())).await;
            foreign.is(404, ProblemCode::NotFound);
            assert_eq!(foreign.bytes(), unknown.bytes(), "{} {who:?}", route.name);
        }
    }
}

#[tokio::test]
async fn what_needs_a_session_has_one_and_what_is_open_says_why() {
    let test = TestApp::start().await;
    let things = nowhere();
    let mut open = BTreeSet::new();
    for route in ENDPOINTS {
        let stranger = ask(&test.browser(), route, &things).await;
        let signed_out = stranger.status.as_u16() == 401 && stranger.problem().code == ProblemCode::SignedOut;
        match route.access {
            Access::Open(why) => {
                assert!(!why.is_empty() && !signed_out, "{}", route.name);
                open.insert(route.name);
            }
            Access::SignedIn | Access::Account(_) => assert!(signed_out, "{}: {stranger:?}", route.name),
        }
        // A token that was never given out opens nothing.
        let forged = test.browser();
        forged.keep(&format!("__Host-session={}", "A".repeat(43)).parse().unwrap());
        assert_eq!(ask(&forged, route, &things).await.status, stranger.status, "{}", route.name);
    }
    assert_eq!(open, ["CreateSession", "GetCouncil", "ReportFault"].into());
}

#[tokio::test]
async fn a_reference_is_found_by_those_who_may_see_it() {
    let test = TestApp::start().await;
    let furnished = furnished(&test).await;
    for who in Who::ALL {
        let browser = test.signed_in(who).await;
        let unknown = browser.call(&e::FindReference { reference: nowhere().reference }, &Nothing).await;
        unknown.is(404, ProblemCode::NotFound);
        for (account, things) in &furnished {
            let reply =
                browser.call(&e::FindReference { reference: things.reference.clone() }, &Nothing).await;
            if account.relations(who).is_empty() {
                assert_eq!(reply.bytes(), unknown.bytes(), "{who:?}");
            } else {
                assert!(reply.status.is_success(), "{who:?} {reply:?}");
            }
        }
    }
}

#[tokio::test]
async fn what_ends_ends_at_once() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let rina = test.signed_in(Who::Rina).await;
    let see = e::GetAccount { account };
    assert!(rina.call(&see, &Nothing).await.status.is_success());
    let relation = portal_domain::access::Relation::NominatedPerson;
    let now = test.app.clock.now();
    test.app.store.end_relation_unscoped(account, Who::Rina.person(), relation, now).await.unwrap();
    rina.call(&see, &Nothing).await.is(404, ProblemCode::NotFound);
    let put = e::PutSpend { account, entry: EntryId::from_uuid(born()) };
    rina.call(&put, &spend(1)).await.is(404, ProblemCode::NotFound);
}
