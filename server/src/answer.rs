//! Answers, typed by the endpoint that they answer.

use std::marker::PhantomData;

use axum::Json;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use portal_domain::api::{Binary, Endpoint, Nothing};
use portal_store::Recorded;
use serde::Serialize;

use crate::error::Error;

/// What a handler of `E` answers; it holds what `E` says it does, because nothing else can be put in.
pub struct Answer<E>(Response, PhantomData<fn() -> E>);

/// What a handler of `E` returns.
pub type Answered<E> = Result<Answer<E>, Error>;

impl<E: Endpoint<Response: Serialize>> Answer<E> {
    /// A record.
    pub fn json(record: &E::Response) -> Self {
        Self(Json(record).into_response(), PhantomData)
    }

    /// A record that this call made, or that was there already.
    pub fn recorded(recorded: &Recorded<E::Response>) -> Self {
        Self::made(recorded.fresh, &recorded.record)
    }

    /// A record, and whether this call made it.
    pub fn made(fresh: bool, record: &E::Response) -> Self {
        let status = if fresh { StatusCode::CREATED } else { StatusCode::OK };
        Self((status, Json(record)).into_response(), PhantomData)
    }
}

impl<E: Endpoint<Response = Nothing>> Answer<E> {
    /// That it is done.
    pub fn done() -> Self {
        Self(StatusCode::NO_CONTENT.into_response(), PhantomData)
    }
}

impl<E: Endpoint<Response = Binary>> Answer<E> {
    /// A picture, to look at.
    pub fn picture(jpeg: Bytes) -> Self {
        Self::bytes(jpeg, HeaderValue::from_static("image/jpeg"))
    }

    /// A document, to save: never shown in our own place, because what is in it was written by somebody else.
    ///
    /// # Errors
    /// A fault where the name cannot stand in a header.
    pub fn document(pdf: Bytes, name: &str) -> Answered<E> {
        Self::saved(pdf, HeaderValue::from_static("application/pdf"), &format!("{name}.pdf"))
    }

    /// A table for a spreadsheet, to save.
    ///
    /// # Errors
    /// A fault where the name cannot stand in a header.
    pub fn table(csv: String, name: &str) -> Answered<E> {
        Self::saved(csv.into(), HeaderValue::from_static("text/csv; charset=utf-8"), &format!("{name}.csv"))
    }

    fn saved(bytes: Bytes, content_type: HeaderValue, name: &str) -> Answered<E> {
        let name =
            HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(Error::fault)?;
        let mut answer = Self::bytes(bytes, content_type);
        answer.0.headers_mut().insert(header::CONTENT_DISPOSITION, name);
        Ok(answer)
    }

    fn bytes(bytes: Bytes, content_type: HeaderValue) -> Self {
        let mut response = Body::from(bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, content_type);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        Self(response, PhantomData)
    }
}

impl<E> Answer<E> {
    /// With a cookie for the browser to keep or forget.
    #[must_use]
    pub fn cookie(mut self, cookie: HeaderValue) -> Self {
        self.0.headers_mut().append(header::SET_COOKIE, cookie);
        self
    }
}

impl<E> IntoResponse for Answer<E> {
    fn into_response(self) -> Response {
        self.0
    }
}
