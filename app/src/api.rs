//! Talking to the server: the only place that fetches.
//!
//! [`call`] asks an endpoint of the shared table and gives its answer or an [`Error`] that says who can act. Being off-line
//! is a state and not a fault. Pages do not call it: they ask through [`crate::session::Session`], which notices when
//! the session has ended.

use crate::json;
use gloo_net::http::{Headers, Method as HttpMethod, Request, RequestBuilder};
use portal_domain::api::{Binary, Endpoint, Method, Problem, ProblemCode, SPEAKS_FOR};
use portal_domain::id::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::Cell;

mod post;

pub use post::Post;

thread_local! {
    static PERSON: Cell<Option<PersonId>> = const { Cell::new(None) };
}

/// From now on every request says that it is made for this person ([`SPEAKS_FOR`]).
pub fn speak_for(person: Option<PersonId>) {
    PERSON.set(person);
}

fn speaks_for() -> Option<PersonId> {
    PERSON.get()
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The server cannot be reached: no signal, or a network that answers for it.
    Offline,
    /// Nobody is signed in any more.
    SignedOut,
    /// The server says what is wrong.
    Problem {
        /// What.
        problem: Problem,
        /// How many seconds to wait before the next try, where the server says so.
        wait: Option<u32>,
    },
    /// The answer makes no sense: this app and the server do not fit, or one of them is at fault.
    Broken,
}

impl Error {
    /// Whether it is this problem.
    pub fn is(&self, code: ProblemCode) -> bool {
        matches!(self, Self::Problem { problem, .. } if problem.code == code)
    }
}

/// Asks an endpoint.
///
/// # Errors
/// Every [`Error`].
pub async fn call<E>(endpoint: &E, body: &E::Request) -> Result<E::Response, Error>
where
    E: Endpoint,
    E::Request: Serialize,
    E::Response: DeserializeOwned,
{
    let text = ask(E::ROUTE.method, endpoint.url(), json::write(body).or(Err(Error::Broken))?).await?;
    json::read(&text).or(Err(Error::Broken))
}

/// Sends a file to an endpoint that takes one.
///
/// # Errors
/// Every [`Error`].
pub async fn send_file<E>(endpoint: &E, file: &web_sys::File) -> Result<E::Response, Error>
where
    E: Endpoint<Request = Binary>,
    E::Response: DeserializeOwned,
{
    let request = request(E::ROUTE.method, &endpoint.url()).header("content-type", &file.type_());
    let text = answer(request.body(file)).await?;
    json::read(&text).or(Err(Error::Broken))
}

/// The text of the answer. Apart from [`call`], so that it is in the download once and not once for each endpoint.
async fn ask(method: Method, url: String, body: String) -> Result<String, Error> {
    let request = request(method, &url);
    let request = if body == "null" {
        request.build()
    } else {
        request.header("content-type", "application/json").body(body)
    };
    answer(request).await
}

fn request(method: Method, url: &str) -> RequestBuilder {
    let request = RequestBuilder::new(url).method(http(method));
    match speaks_for() {
        Some(person) => request.header(SPEAKS_FOR, &person.to_string()),
        None => request,
    }
}

async fn answer(request: Result<Request, gloo_net::Error>) -> Result<String, Error> {
    let answer = request.or(Err(Error::Broken))?.send().await.or(Err(Error::Offline))?;
    let status = answer.status();
    let headers = answer.headers();
    let text = answer.text().await.or(Err(Error::Offline))?;
    match status {
        204 => Ok("null".to_owned()),
        200..=299 if is_json(&headers) => Ok(text),
        // A page of a hotel's or a train's network that stands in for the server.
        200..=399 => Err(Error::Offline),
        _ => Err(refused(status, &headers, &text)),
    }
}

fn http(method: Method) -> HttpMethod {
    match method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Put => HttpMethod::PUT,
        Method::Delete => HttpMethod::DELETE,
    }
}

fn is_json(headers: &Headers) -> bool {
    headers.get("content-type").is_some_and(|kind| kind.contains("json"))
}

fn refused(status: u16, headers: &Headers, text: &str) -> Error {
    let wait = headers.get("retry-after").and_then(|seconds| seconds.parse().ok());
    match json::read::<Problem>(text) {
        Ok(Problem { code: ProblemCode::SignedOut, .. }) => Error::SignedOut,
        Ok(problem) => Error::Problem { problem, wait },
        // No word of ours: something between here and the server refuses, or the server is being restarted.
        Err(_) if status >= 500 || status == 429 => Error::Offline,
        Err(_) => Error::Broken,
    }
}
