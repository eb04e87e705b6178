//! What every answer bears, errors, files, redirects and faults included; and what is refused before it reaches a handler.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use portal_domain::api::{ENDPOINTS, GetSession, Method, Nothing, ProblemCode};
use portal_server::headers::{CONTENT_SECURITY_POLICY, HEADERS};
use portal_tests::{ORIGIN, Reply, TestApp, Who};

fn bears_all(reply: &Reply, case: &str) {
    for (name, value) in HEADERS {
        assert_eq!(reply.headers.get(&name), Some(&value), "{case}: {name}");
    }
    assert!(reply.headers.contains_key(header::CACHE_CONTROL), "{case}");
    for cookie in reply.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("__Host-"), "{case}: {cookie}");
        for flag in ["; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{case}: {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{case}: {cookie}");
    }
}

fn request(method: &str, url: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(url)
}

#[tokio::test]
async fn every_answer_bears_the_headers() {
    let test = TestApp::start().await;
    let ada = test.signed_in(Who::Ada).await;
    let id = "01960000-0000-7000-8000-000000000000";
    for route in ENDPOINTS {
        let url = route.path.split('/').map(|part| if part.starts_with('{') { id } else { part });
        let url = url.collect::<Vec<_>>().join("/");
        for browser in [test.browser(), ada.clone()] {
            for body in ["", "{", "{}"] {
                let reply = browser.raw(route.method, &url, body.into(), "application/json").await;
                bears_all(&reply, route.name);
                assert_eq!(reply.headers[header::CACHE_CONTROL], "no-store", "{}", route.name);
            }
        }
        let wrong = test.browser().send(request("PATCH", &url).body(Body::empty()).unwrap()).await;
        bears_all(&wrong, route.name);
        wrong.is(405, ProblemCode::WrongMethod);
    }
    for url in [
        "/",
        "/money",
        "/desk/",
        "/plain",
        "/boot.js",
        "/nothing.js",
        "/healthz",
        "/readyz",
        "/api/openapi.json",
        "/api/v1/nothing",
    ] {
        bears_all(&test.browser().get(url).await, url);
        bears_all(&test.browser().raw(Method::Post, url, Vec::new(), "").await, url);
    }
    let signed_in = test.browser().sign_in(&Who::Ada.email(), portal_tests::PASSWORD).await;
    assert_eq!(signed_in.headers.get_all(header::SET_COOKIE).iter().count(), 2);
    bears_all(&signed_in, "signing in");
    for host in ["127.0.0.1:3000", "elsewhere.example"] {
        let reply = test
            .browser()
            .send(request("GET", "/money").header(header::HOST, host).body(Body::empty()).unwrap())
            .await;
        bears_all(&reply, host);
    }
}

#[tokio::test]
async fn a_panic_is_an_answer_like_any_other() {
    use axum::routing::get;
    let test = TestApp::start().await;
    let router = portal_server::routes::guarded(
        axum::Router::new()
            .route("/api/v1/panic", get(async || -> &'static str { panic!("words of a person") })),
        &test.app,
    );
    let reply = portal_tests::Browser::new(router).get("/api/v1/panic").await;
    bears_all(&reply, "panic");
    reply.is(500, ProblemCode::Fault);
    assert!(!String::from_utf8_lossy(&reply.body).contains("words"));
}

#[test]
fn the_policy_begins_with_nothing() {
    assert!(CONTENT_SECURITY_POLICY.starts_with("default-src 'none'; "));
    for never in ["unsafe-inline", "unsafe-eval' ", "data:", "http:", "*"] {
        assert!(!CONTENT_SECURITY_POLICY.contains(never), "{never}");
    }
}

#[tokio::test]
async fn other_sites_cannot_change_anything() {
    let test = TestApp::start().await;
    let ada = test.signed_in(Who::Ada).await;
    let end = |name: &str, value: &str| {
        request("DELETE", "/api/v1/session").header(name, value).header("sec-fetch-site", "cross-site")
    };
    let from =
        async |request: axum::http::request::Builder| ada.send(request.body(Body::empty()).unwrap()).await;
    from(end("origin", "https://elsewhere.example")).await.is(403, ProblemCode::CrossSite);
    from(request("DELETE", "/api/v1/session").header("sec-fetch-site", "same-site"))
        .await
        .is(403, ProblemCode::CrossSite);
    // An old browser that tells only the origin.
    let old = request("DELETE", "/api/v1/session").header("sec-fetch-site", "").header("origin", "null");
    from(old).await.is(403, ProblemCode::CrossSite);
    assert_eq!(ada.call(&GetSession {}, &Nothing).await.status, StatusCode::OK);
    // Our own page may.
    let own = request("DELETE", "/api/v1/session").header("origin", ORIGIN);
    assert_eq!(from(own).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn only_our_host_is_served() {
    let test = TestApp::start().await;
    let at = async |method: &str, host: &str, url: &str| {
        test.browser()
            .send(request(method, url).header(header::HOST, host).body(Body::empty()).unwrap())
            .await
    };
    for ip in ["127.0.0.1:3000", "[::1]:3000"] {
        let sent_on = at("GET", ip, "/money?x=1").await;
        assert_eq!(sent_on.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(sent_on.headers[header::LOCATION], "http://localhost:3000/money?x=1");
        // No other host can be put into the address.
        assert_eq!(
            at("GET", ip, "//elsewhere.example").await.headers[header::LOCATION],
            "http://localhost:3000//elsewhere.example"
        );
        assert_eq!(at("GET", ip, "/api/v1/session").await.status, StatusCode::MISDIRECTED_REQUEST);
        assert_eq!(at("POST", ip, "/money").await.status, StatusCode::MISDIRECTED_REQUEST);
        assert_eq!(at("GET", ip, "/healthz").await.status, StatusCode::OK);
    }
    for host in ["elsewhere.example", "localhost:3001", "localhost", "127.0.0.1.example:3000"] {
        let told = at("GET", host, "/api/v1/council").await;
        assert_eq!(told.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let two =
        request("GET", "/api/v1/council").header(header::HOST, "localhost:3000").header(header::HOST, "b");
    let two = test.browser().send(two.body(Body::empty()).unwrap()).await;
    assert_eq!(two.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(at("GET", "LOCALHOST:3000", "/api/v1/council").await.status, StatusCode::OK);
}
