//! A browser that calls the server in this process, with its cookies.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use bytes::Bytes;
use portal_domain::api::{CreateSession, Endpoint, Method, Problem, ProblemCode, SessionView, SignIn};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tower::ServiceExt as _;

/// A browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: Arc<Mutex<Vec<(String, String)>>>,
}

/// An answer, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Browser {
    /// A browser without cookies.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: Arc::default() }
    }

    /// Keeps a cookie as the server sets it, or forgets it.
    pub fn keep(&self, set_cookie: &HeaderValue) {
        let text = set_cookie.to_str().expect("a cookie is text");
        let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    /// The cookies, as they are sent.
    pub fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Forgets one.
    pub fn forget(&self, name: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).retain(|(kept, _)| kept != name);
    }

    /// Sends a request, with the cookies and the headers of a browser.
    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(HeaderValue::from_static("localhost:3000"));
        headers.entry("sec-fetch-site").or_insert(HeaderValue::from_static("same-origin"));
        let cookies = self.cookies();
        if !cookies.is_empty() && !headers.contains_key(header::COOKIE) {
            headers.insert(header::COOKIE, cookies.parse().expect("cookies"));
        }
        let answer = self.router.clone().oneshot(request).await.expect("the router does not fail");
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            self.keep(cookie);
        }
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the body comes");
        Reply { status: parts.status, headers: parts.headers, body }
    }

    /// Calls an endpoint with a JSON body; `Nothing` sends none.
    pub async fn call<E: Endpoint<Request: Serialize>>(&self, call: &E, body: &E::Request) -> Reply {
        let body = serde_json::to_vec(body).expect("JSON");
        let body = if body == b"null" { Vec::new() } else { body };
        self.raw(E::ROUTE.method, &call.url(), body, "application/json").await
    }

    /// Asks for an address with any body; without one there is no content type either.
    pub async fn raw(&self, method: Method, url: &str, body: Vec<u8>, content_type: &str) -> Reply {
        let request = Request::builder().method(method.as_str()).uri(url);
        let request = if body.is_empty() {
            request.body(Body::empty())
        } else {
            request
                .header(header::CONTENT_TYPE, content_type)
                .header(header::CONTENT_LENGTH, body.len())
                .body(body.into())
        };
        self.send(request.expect("a request")).await
    }

    /// Reads an address.
    pub async fn get(&self, url: &str) -> Reply {
        self.raw(Method::Get, url, Vec::new(), "").await
    }

    /// Puts a file.
    pub async fn put_file<E: Endpoint>(&self, call: &E, file: Vec<u8>) -> Reply {
        self.raw(E::ROUTE.method, &call.url(), file, "application/octet-stream").await
    }

    /// Signs in by the form.
    pub async fn sign_in(&self, email: &str, password: &str) -> Reply {
        let body = SignIn { email: email.to_owned(), password: password.to_owned() };
        self.call(&CreateSession {}, &body).await
    }

    /// Signs in, and must succeed.
    pub async fn signed_in(self, email: &str) -> (Self, SessionView) {
        let reply = self.sign_in(email, crate::PASSWORD).await;
        assert_eq!(reply.status, StatusCode::OK, "{reply:?}");
        let view = reply.json();
        (self, view)
    }
}

impl Reply {
    /// The record in it.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("{error}: {} {}", self.status, String::from_utf8_lossy(&self.body))
        })
    }

    /// The record in it, and that it is a success.
    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        self.json()
    }

    /// What the server says is wrong.
    pub fn problem(&self) -> Problem {
        assert_eq!(
            self.headers.get(header::CONTENT_TYPE).expect("a type"),
            "application/problem+json",
            "{self:?}"
        );
        let problem: Problem = self.json();
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }

    /// Whether it is this problem.
    pub fn is(&self, status: u16, code: ProblemCode) {
        let problem = self.problem();
        assert_eq!((problem.status, problem.code), (status, code));
    }

    /// All of it as text, the time left out, to compare one answer with another byte by byte.
    pub fn bytes(&self) -> String {
        let mut lines: Vec<String> = self
            .headers
            .iter()
            .filter(|(name, _)| *name != header::DATE)
            .map(|line| format!("{line:?}"))
            .collect();
        lines.sort();
        format!("{}\n{}\n{:?}", self.status, lines.join("\n"), self.body)
    }
}
