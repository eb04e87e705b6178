//! Which hosts are ours. A request for any other is refused, so that no other name can be pointed at this server, and no
//! answer kept under it.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::config::Origin;
use crate::error::Error;

/// Lets through what is for our host, and what asks whether the server lives. Who came to this machine by its IP address
/// is sent to its name: cookies, passkeys and what a browser keeps belong to the name.
pub async fn ours(State(origin): State<Origin>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if matches!(path, "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    if request.headers().get_all(header::HOST).iter().nth(1).is_some() {
        // Two hosts are none: what stands before us may have gone by the other (RFC 9112, 3.2).
        return Error::WrongHost.into_response();
    }
    let asked = request
        .uri()
        .authority()
        .map(axum::http::uri::Authority::as_str)
        .or_else(|| request.headers().get(header::HOST)?.to_str().ok())
        .unwrap_or_default();
    if asked.eq_ignore_ascii_case(origin.authority()) {
        return next.run(request).await;
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if origin.is_localhost() && is_loopback(asked) && reads && !path.starts_with("/api/") {
        return to(&origin, &request);
    }
    Error::WrongHost.into_response()
}

fn is_loopback(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    matches!(host, "127.0.0.1" | "[::1]")
}

fn to(origin: &Origin, request: &Request) -> Response {
    let rest = request.uri().path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    // A rest that cannot stand in a header leads to the first page.
    let address = HeaderValue::from_str(&format!("{}{rest}", origin.as_str()))
        .or_else(|_| HeaderValue::from_str(origin.as_str()));
    match address {
        Ok(address) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, address)]).into_response(),
        Err(error) => Error::fault(error).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn this_machine_is_known_by_its_addresses() {
        for (authority, local) in [
            ("127.0.0.1:3000", true),
            ("127.0.0.1", true),
            ("[::1]:3000", true),
            ("[::1]", true),
            ("localhost:3000", false),
            ("127.0.0.1.example", false),
            ("192.0.2.1:3000", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(authority), local, "{authority}");
        }
    }
}
