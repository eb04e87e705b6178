//! The pages, as far as this program was built with them, and what stands in for them.

use axum::http::{StatusCode, header};
use portal_domain::api::ProblemCode;
use portal_server::site::BUILT;
use portal_tests::TestApp;

#[tokio::test]
async fn a_page_without_script_says_how_to_get_help() {
    let test = TestApp::start().await;
    let reply = test.browser().get("/plain").await;
    assert_eq!(reply.status, StatusCode::OK);
    let page = String::from_utf8(reply.body.to_vec()).unwrap();
    for part in
        ["Testing Borough Council", "tel:+442079460100", "020 7946 0999", "Monday to Friday, 9am to 5pm"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    for never in ["<script", "style=", "{", " onclick"] {
        assert!(!page.contains(never), "{never}");
    }
}

#[tokio::test]
async fn screens_have_a_page_and_files_are_there_or_not() {
    let test = TestApp::start().await;
    for url in
        ["/", "/money", "/money/2026-03/calendar", "/removed", "/sign-in", "/help", "/desk", "/desk/people/1"]
    {
        let reply = test.browser().get(url).await;
        let expected = if BUILT.is_whole() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        assert_eq!(reply.status, expected, "{url}");
        assert!(reply.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"), "{url}");
        if BUILT.is_whole() {
            let by_cookie = reply.headers[header::VARY].to_str().unwrap().contains("cookie");
            assert_eq!(by_cookie, !["/sign-in", "/help", "/desk", "/desk/people/1"].contains(&url), "{url}");
        }
    }
    test.browser().get("/nothing.js").await.is(404, ProblemCode::NotFound);
    test.browser().get("/api/nothing").await.is(404, ProblemCode::NotFound);
}

#[tokio::test]
async fn whoever_watches_learns_whether_it_lives_and_serves() {
    let test = TestApp::start().await;
    assert_eq!(test.browser().get("/healthz").await.status, StatusCode::OK);
    assert_eq!(test.browser().get("/readyz").await.status, StatusCode::OK);
    test.app.store.close().await;
    assert_eq!(test.browser().get("/healthz").await.status, StatusCode::OK);
    assert_eq!(test.browser().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}
