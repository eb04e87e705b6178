//! The body of a request: JSON of the endpoint's type, bounded, and read field by field where something must be put right.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use portal_domain::api::Endpoint;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::state::App;

mod field;

/// The most bytes of a body that is no file. The longest message, every letter escaped, fits.
const MOST: usize = 64 * 1024;

/// What `E` is asked with.
pub struct Body<E: Endpoint>(pub E::Request);

impl<E> FromRequest<App> for Body<E>
where
    E: Endpoint<Request: DeserializeOwned>,
{
    type Rejection = Error;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Error> {
        if !is_json(request.headers()) {
            return Err(Error::WrongType);
        }
        let bytes = match to_bytes(request.into_body(), MOST).await {
            Ok(bytes) => bytes,
            Err(error) => return Err(broken(&error)),
        };
        parse(&bytes).map(Self)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let told = headers.get(header::CONTENT_TYPE).and_then(|told| told.to_str().ok()).unwrap_or_default();
    told.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Why a body did not arrive whole.
pub fn broken(error: &(dyn std::error::Error + 'static)) -> Error {
    let mut cause = Some(error);
    while let Some(found) = cause {
        if found.is::<http_body_util::LengthLimitError>() {
            return Error::TooLarge;
        }
        if found.is::<tower_http::timeout::TimeoutError>() {
            return Error::TooSlow;
        }
        cause = found.source();
    }
    Error::Unreadable
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| refusal(&error))?;
    // Nothing may follow.
    reader.end().map_err(|_more| Error::Unreadable)?;
    Ok(value)
}

/// What can be read but not taken is told by its field; what cannot be read is told as a whole.
fn refusal(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    match error.inner().classify() {
        serde_json::error::Category::Data => {
            let path = error.path().to_string();
            Error::Invalid(field::problem(&path, &error.inner().to_string()).into_iter().collect())
        }
        serde_json::error::Category::Io
        | serde_json::error::Category::Syntax
        | serde_json::error::Category::Eof => Error::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::api::{Field, FieldError, FieldProblem, SignIn, SpendBody};

    fn spend(change: impl FnOnce(&mut serde_json::Value)) -> Result<SpendBody, Error> {
        let mut body = serde_json::json!({
            "date": "2026-03-31", "amount": 4637, "payee": "Green Lane Pharmacy", "category": "equipment_consumables",
            "need": null, "paid_by": "card", "note": null, "no_receipt": null,
        });
        change(&mut body);
        parse(&serde_json::to_vec(&body).unwrap())
    }

    #[test]
    fn what_must_be_put_right_is_told_by_its_field() {
        assert!(spend(|_| ()).is_ok());
        for (name, value, field, error) in [
            ("amount", serde_json::json!(0), Field::Amount, FieldError::Zero),
            ("amount", serde_json::json!(-5), Field::Amount, FieldError::Negative),
            ("amount", serde_json::json!(10_000_000), Field::Amount, FieldError::TooLarge),
            ("amount", serde_json::json!("12"), Field::Amount, FieldError::NotANumber),
            ("payee", serde_json::json!("  "), Field::Payee, FieldError::Missing),
            ("payee", serde_json::json!("x".repeat(121)), Field::Payee, FieldError::TooLong),
            ("date", serde_json::json!("2026-02-30"), Field::Date, FieldError::NotADate),
            ("category", serde_json::json!("sweets"), Field::Category, FieldError::Unknown),
            ("need", serde_json::json!("x"), Field::Need, FieldError::Unknown),
            ("note", serde_json::json!("x".repeat(1001)), Field::Note, FieldError::TooLong),
        ] {
            let told = spend(|body| body[name] = value.clone()).unwrap_err();
            let Error::Invalid(fields) = told else { panic!("{name}: {told}") };
            assert_eq!(fields, [FieldProblem::new(field, error)], "{name} {value}");
        }
        let told = spend(|body| drop(body.as_object_mut().unwrap().remove("paid_by"))).unwrap_err();
        let Error::Invalid(fields) = told else { panic!("{told}") };
        assert_eq!(fields, [FieldProblem::new(Field::PaidBy, FieldError::Missing)]);
    }

    #[test]
    fn what_cannot_be_read_is_told_as_a_whole() {
        for text in ["", "{", "[] []", "null null"] {
            let told = parse::<serde_json::Value>(text.as_bytes());
            assert!(matches!(told, Err(Error::Unreadable)), "{text}");
        }
        assert!(matches!(parse::<SignIn>(b"[]"), Err(Error::Invalid(fields)) if fields.is_empty()));
    }
}
