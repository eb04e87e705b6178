//! Signing in and out, and what guards it.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use portal_domain::api::{
    ChangePassword, CouncilView, Device, EndOwnSession, EndSession, GetCouncil, GetSession, ListSessions,
    Nothing, ProblemCode, PutDevice, PutPassword, SPEAKS_FOR, SessionView, Sessions,
};
use portal_domain::id::DeviceId;
use portal_domain::machine::Machine;
use portal_tests::{Browser, PASSWORD, TestApp, Who, born};

async fn status(browser: &Browser) -> StatusCode {
    browser.call(&GetSession {}, &Nothing).await.status
}

#[tokio::test]
async fn anybody_may_know_the_council() {
    let test = TestApp::start().await;
    let council: CouncilView = test.browser().call(&GetCouncil {}, &Nothing).await.ok();
    assert_eq!(council.name.as_str(), "Testing Borough Council");
    assert!(!council.demonstration);
}

#[tokio::test]
async fn a_person_signs_in_and_out() {
    let test = TestApp::start().await;
    let (browser, view) = test.browser().signed_in(&format!("  {}", Who::Rina.email().to_uppercase())).await;
    assert_eq!(view.accounts.first().unwrap().recipient.called.as_str(), "Ada");
    assert!(!view.works_for_council);
    let again: SessionView = browser.call(&GetSession {}, &Nothing).await.ok();
    assert_eq!(again.person, view.person);
    let out = browser.call(&EndSession {}, &Nothing).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(!browser.cookies().contains("__Host-session"));
    browser.call(&GetSession {}, &Nothing).await.is(401, ProblemCode::SignedOut);
}

#[tokio::test]
async fn no_account_and_a_wrong_password_are_told_alike() {
    let test = TestApp::start().await;
    let wrong = test.browser().sign_in(&Who::Ada.email(), "three wrong words").await;
    let nobody = test.browser().sign_in("nobody@example.org", PASSWORD).await;
    let demo = test.browser().sign_in("recipient@demo.example", "direct-payment-demo").await;
    wrong.is(401, ProblemCode::WrongCredentials);
    assert_eq!(wrong.bytes(), nobody.bytes());
    assert_eq!(wrong.bytes(), demo.bytes());
}

#[tokio::test]
async fn each_sign_in_has_a_new_token_and_ends_the_one_before() {
    let test = TestApp::start().await;
    let (browser, _) = test.browser().signed_in(&Who::Ada.email()).await;
    let before = browser.clone();
    let old = browser.cookies();
    let (browser, _) = browser.signed_in(&Who::Ada.email()).await;
    assert_ne!(old, browser.cookies());
    let thief = test.browser();
    for pair in old.split("; ") {
        thief.keep(&pair.parse().unwrap());
    }
    assert_eq!(status(&thief).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(&before).await, StatusCode::OK);
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let test = TestApp::start().await;
    let (person, _) = test.browser().signed_in(&Who::Ada.email()).await;
    let (officer, _) = test.browser().signed_in(&Who::Ama.email()).await;
    test.later(TimeDelta::hours(11));
    assert_eq!(status(&officer).await, StatusCode::OK);
    test.later(TimeDelta::hours(11));
    assert_eq!(status(&officer).await, StatusCode::OK);
    // Used all the time, but a day is over.
    test.later(TimeDelta::hours(3));
    assert_eq!(status(&officer).await, StatusCode::UNAUTHORIZED);
    test.later(TimeDelta::days(12));
    assert_eq!(status(&person).await, StatusCode::OK);
    test.later(TimeDelta::days(15));
    assert_eq!(status(&person).await, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn strangers_are_slowed_down_and_lock_nobody_out() {
    let test = TestApp::start().await;
    let (known, _) = test.browser().signed_in(&Who::Ada.email()).await;
    for email in [Who::Ada.email(), "nobody@example.org".to_owned()] {
        for _ in 0..10 {
            test.browser().sign_in(&email, "three wrong words").await.is(401, ProblemCode::WrongCredentials);
        }
        let slowed = test.browser().sign_in(&email, PASSWORD).await;
        slowed.is(429, ProblemCode::SlowDown);
        let wait: u64 = slowed.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
        assert!((1..=901).contains(&wait), "{wait}");
    }
    // The person's own browser is not a stranger.
    let (known, _) = known.signed_in(&Who::Ada.email()).await;
    assert_eq!(status(&known).await, StatusCode::OK);
    test.later(TimeDelta::minutes(16));
    let (stranger, _) = test.browser().signed_in(&Who::Ada.email()).await;
    assert_eq!(status(&stranger).await, StatusCode::OK);
}

#[tokio::test]
async fn a_full_line_counts_against_nobody() {
    let test = TestApp::start().await;
    let (known, _) = test.browser().signed_in(&Who::Ada.email()).await;
    let crowd: Vec<_> = std::iter::from_fn(|| test.app.passwords.place(true).ok()).collect();
    for _ in 0..12 {
        known.sign_in(&Who::Ada.email(), PASSWORD).await.is(503, ProblemCode::NotNow);
    }
    drop(crowd);
    assert_eq!(known.sign_in(&Who::Ada.email(), PASSWORD).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions() {
    let test = TestApp::start().await;
    let (here, _) = test.browser().signed_in(&Who::Ada.email()).await;
    let (there, _) = test.browser().signed_in(&Who::Ada.email()).await;
    let change = async |current: &str, new: &str| {
        let body = ChangePassword { current: current.to_owned(), new: new.to_owned() };
        here.call(&PutPassword {}, &body).await
    };
    change("three wrong words", "four words that fit").await.is(422, ProblemCode::WrongPassword);
    change(PASSWORD, "short").await.is(422, ProblemCode::WeakPassword);
    change(PASSWORD, "password1234").await.is(422, ProblemCode::WeakPassword);
    let thief = test.browser();
    for pair in here.cookies().split("; ") {
        thief.keep(&pair.parse().unwrap());
    }
    assert_eq!(status(&thief).await, StatusCode::OK);
    assert_eq!(change(PASSWORD, "four words that fit").await.status, StatusCode::NO_CONTENT);
    assert_eq!(status(&here).await, StatusCode::OK);
    assert_eq!(status(&thief).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(&there).await, StatusCode::UNAUTHORIZED);
    assert_eq!(test.browser().sign_in(&Who::Ada.email(), PASSWORD).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(test.browser().sign_in(&Who::Ada.email(), "four words that fit").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_device_has_one_key_a_person() {
    let test = TestApp::start().await;
    let device = DeviceId::from_uuid(born());
    let ada = test.signed_in(Who::Ada).await;
    let key =
        async |browser: &Browser| browser.call(&PutDevice { device }, &Nothing).await.ok::<Device>().key;
    let first = key(&ada).await;
    assert_eq!(first.len(), 44);
    assert_eq!(key(&test.signed_in(Who::Ada).await).await, first);
    assert_ne!(key(&test.signed_in(Who::Rina).await).await, first);
}

#[tokio::test]
async fn a_page_that_speaks_for_somebody_else_is_signed_out() {
    let test = TestApp::start().await;
    let ada = test.signed_in(Who::Ada).await;
    let ask = async |person: &str| {
        let request = Request::builder().uri("/api/v1/session").header(SPEAKS_FOR, person);
        ada.send(request.body(Body::empty()).unwrap()).await
    };
    assert_eq!(ask(&Who::Ada.person().to_string()).await.status, StatusCode::OK);
    for other in [Who::Ama.person().to_string(), "nobody".to_owned(), String::new()] {
        ask(&other).await.is(401, ProblemCode::SignedOut);
    }
    // The session itself goes on: it is that page that does not fit to it.
    assert_eq!(ada.get("/api/v1/session").await.status, StatusCode::OK);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_elsewhere_and_nobody_elses() {
    let test = TestApp::start().await;
    let (here, ben) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Ben).await);
    let phone = test.browser();
    let request =
        Request::builder().method("POST").uri("/api/v1/session").header("user-agent", "Mozilla (Android 10)");
    let body = serde_json::json!({ "email": Who::Ada.email(), "password": PASSWORD }).to_string();
    let request =
        request.header(header::CONTENT_TYPE, "application/json").header(header::CONTENT_LENGTH, body.len());
    assert_eq!(phone.send(request.body(body.into()).unwrap()).await.status, StatusCode::OK);

    let listed: Sessions = here.call(&ListSessions {}, &Nothing).await.ok();
    assert_eq!(listed.sessions.len(), 2);
    assert_eq!(listed.sessions.iter().map(|session| session.this).collect::<Vec<_>>(), [true, false]);
    assert_eq!(listed.sessions[1].machine, Machine::Android);

    let end = EndOwnSession { session: listed.sessions[1].id };
    ben.call(&end, &Nothing).await.is(404, ProblemCode::NotFound);
    assert_eq!(status(&phone).await, StatusCode::OK);
    assert!(here.call(&end, &Nothing).await.status.is_success());
    assert_eq!(status(&phone).await, StatusCode::UNAUTHORIZED);
    here.call(&end, &Nothing).await.is(404, ProblemCode::NotFound);
    assert_eq!(status(&here).await, StatusCode::OK);
}
