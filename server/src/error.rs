//! What can go wrong with a request, each with its status and its code; one `match` turns it into an answer.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use portal_domain::api::{Field, FieldError, FieldProblem, Problem, ProblemCode};

use crate::clock::NoChance;
use crate::receipts::Refused;

/// Why a request was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not theirs.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("signed out")]
    SignedOut,
    /// E-mail and password do not belong together.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many tries.
    #[error("too many tries")]
    SlowDown {
        /// After how long another try is taken.
        after: Duration,
    },
    /// The current password is wrong.
    #[error("wrong password")]
    WrongPassword,
    /// The new password is not safe.
    #[error("weak password")]
    WeakPassword(FieldError),
    /// The address takes another method.
    #[error("wrong method")]
    WrongMethod,
    /// The request comes from another site.
    #[error("from another site")]
    CrossSite,
    /// The host is not ours.
    #[error("for another host")]
    WrongHost,
    /// The body is not what the endpoint reads.
    #[error("unreadable")]
    Unreadable,
    /// The body is not of the type that the endpoint reads.
    #[error("of another type")]
    WrongType,
    /// Some fields must be put right.
    #[error("invalid")]
    Invalid(Vec<FieldProblem>),
    /// The id is taken by another content.
    #[error("different content under the same id")]
    DifferentContent,
    /// Somebody changed the entry meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The entry can be changed no more.
    #[error("closed")]
    Closed,
    /// A receipt cannot be kept.
    #[error("receipt refused: {0}")]
    Receipt(#[from] Refused),
    /// The entry has as many receipts as it can have.
    #[error("too many receipts")]
    TooManyReceipts,
    /// The body is too large.
    #[error("too large")]
    TooLarge,
    /// The body did not come to its end in time.
    #[error("too slow")]
    TooSlow,
    /// The disk is full.
    #[error("full")]
    Full,
    /// Not now; later.
    #[error("not now")]
    NotNow,
    /// The program or what it stands on broke down.
    #[error("fault: {0}")]
    Fault(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// A fault with its cause, for the log.
    pub fn fault(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(cause.into())
    }

    /// One thing to put right.
    pub fn field(field: Field, error: FieldError) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, error)])
    }

    /// The status and the code of the answer.
    pub fn told(&self) -> (StatusCode, ProblemCode) {
        use ProblemCode as Code;
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Code::NotFound),
            Self::SignedOut => (StatusCode::UNAUTHORIZED, Code::SignedOut),
            Self::WrongCredentials => (StatusCode::UNAUTHORIZED, Code::WrongCredentials),
            Self::SlowDown { .. } => (StatusCode::TOO_MANY_REQUESTS, Code::SlowDown),
            Self::WrongPassword => (StatusCode::UNPROCESSABLE_ENTITY, Code::WrongPassword),
            Self::WeakPassword(_) => (StatusCode::UNPROCESSABLE_ENTITY, Code::WeakPassword),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, Code::WrongMethod),
            Self::CrossSite => (StatusCode::FORBIDDEN, Code::CrossSite),
            Self::WrongHost => (StatusCode::MISDIRECTED_REQUEST, Code::CrossSite),
            Self::Unreadable => (StatusCode::BAD_REQUEST, Code::Unreadable),
            Self::WrongType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, Code::Unreadable),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid),
            Self::DifferentContent => (StatusCode::CONFLICT, Code::DifferentContent),
            Self::ChangedMeanwhile => (StatusCode::CONFLICT, Code::ChangedMeanwhile),
            Self::Closed => (StatusCode::CONFLICT, Code::Closed),
            Self::Receipt(Refused::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, Code::ReceiptTooLarge),
            Self::Receipt(refused) => (StatusCode::UNPROCESSABLE_ENTITY, (*refused).into()),
            Self::TooManyReceipts => (StatusCode::UNPROCESSABLE_ENTITY, Code::TooManyReceipts),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Code::TooLarge),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, Code::Unreadable),
            Self::Full => (StatusCode::INSUFFICIENT_STORAGE, Code::Full),
            Self::NotNow => (StatusCode::SERVICE_UNAVAILABLE, Code::NotNow),
            Self::Fault(_) => (StatusCode::INTERNAL_SERVER_ERROR, Code::Fault),
        }
    }

    fn fields(self) -> Vec<FieldProblem> {
        match self {
            Self::Invalid(fields) => fields,
            Self::WeakPassword(error) => vec![FieldProblem::new(Field::NewPassword, error)],
            Self::WrongPassword => vec![FieldProblem::new(Field::Password, FieldError::Unknown)],
            Self::NotFound
            | Self::SignedOut
            | Self::WrongCredentials
            | Self::SlowDown { .. }
            | Self::WrongMethod
            | Self::CrossSite
            | Self::WrongHost
            | Self::Unreadable
            | Self::WrongType
            | Self::DifferentContent
            | Self::ChangedMeanwhile
            | Self::Closed
            | Self::Receipt(_)
            | Self::TooManyReceipts
            | Self::TooLarge
            | Self::TooSlow
            | Self::Full
            | Self::NotNow
            | Self::Fault(_) => Vec::new(),
        }
    }

    /// In how many seconds it may be tried again, where that is known.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::SlowDown { after } => Some(after.as_secs().max(1)),
            Self::NotNow => Some(5),
            Self::Full => Some(60),
            Self::NotFound
            | Self::SignedOut
            | Self::WrongCredentials
            | Self::WrongPassword
            | Self::WeakPassword(_)
            | Self::WrongMethod
            | Self::CrossSite
            | Self::WrongHost
            | Self::Unreadable
            | Self::WrongType
            | Self::Invalid(_)
            | Self::DifferentContent
            | Self::ChangedMeanwhile
            | Self::Closed
            | Self::Receipt(_)
            | Self::TooManyReceipts
            | Self::TooLarge
            | Self::TooSlow
            | Self::Fault(_) => None,
        }
    }
}

impl From<portal_store::Error> for Error {
    fn from(error: portal_store::Error) -> Self {
        use portal_store::Error as Store;
        match error {
            Store::NotFound => Self::NotFound,
            Store::DifferentContent => Self::DifferentContent,
            Store::ChangedMeanwhile => Self::ChangedMeanwhile,
            Store::Closed => Self::Closed,
            Store::TooManyReceipts => Self::TooManyReceipts,
            Store::UnknownNeed => Self::field(Field::Need, FieldError::Unknown),
            Store::UnknownEntry => Self::field(Field::About, FieldError::Unknown),
            Store::BeforeOpening => Self::field(Field::Date, FieldError::Unknown),
            Store::Full => Self::Full,
            Store::Busy => Self::NotNow,
            Store::Unavailable(cause) => {
                tracing::error!(%cause, "the database cannot be reached");
                Self::NotNow
            }
            // Only setting up can meet the first two, and no request sets anything up.
            Store::Taken | Store::Address(_) | Store::Inconsistent { .. } | Store::Fault(_) => {
                Self::fault(error)
            }
        }
    }
}

impl From<NoChance> for Error {
    fn from(error: NoChance) -> Self {
        Self::fault(error)
    }
}

/// The type of the body of every answer that is not a success (RFC 9457).
pub const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        // A fault is the only one that somebody must look after; its cause goes to the log and never over the wire.
        if let Self::Fault(cause) = &self {
            tracing::error!("fault: {}", with_causes(cause.as_ref()));
        }
        let (status, code) = self.told();
        let retry_after = self.retry_after();
        let problem = Problem { status: status.as_u16(), code, fields: self.fields() };
        let mut response = (status, Json(problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::REQUEST_TIMEOUT || status == StatusCode::PAYLOAD_TOO_LARGE {
            // The rest of the body was not read, so the connection cannot be used again.
            headers
                .insert(const { HeaderName::from_static("connection") }, HeaderValue::from_static("close"));
        }
        response
    }
}

/// An error with all that lies beneath it, on one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(beneath) = cause {
        text.push_str(": ");
        text.push_str(&beneath.to_string());
        cause = beneath.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_down_says_when_to_come_again() {
        let answer = Error::SlowDown { after: Duration::from_secs(90) }.into_response();
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers()[header::RETRY_AFTER], "90");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], PROBLEM_JSON);
    }
}
