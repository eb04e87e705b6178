//! The app tells that it broke.

use axum::http::StatusCode;
use portal_domain::api::{Fault, ProblemCode, ReportFault};
use portal_tests::TestApp;

#[tokio::test]
async fn a_few_faults_a_minute_are_taken() {
    let test = TestApp::start().await;
    let browser = test.browser();
    let fault =
        Fault { place: "wasm-function[812]:0x1a2b".to_owned(), version: "people-0a1b2c_bg.wasm".to_owned() };
    for _ in 0..30 {
        assert_eq!(browser.call(&ReportFault {}, &fault).await.status, StatusCode::NO_CONTENT);
    }
    browser.call(&ReportFault {}, &fault).await.is(429, ProblemCode::SlowDown);
}
