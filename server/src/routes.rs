//! Every route on one screen.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use portal_domain::api as e;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;
use utoipa::openapi::Type;

use crate::error::Error;
use crate::state::App;
use crate::table::Table;
use crate::{headers, host, site, telemetry};

mod account;
pub(crate) mod council;
mod desk;
mod entry;
mod fault;
mod health;
mod look;
mod message;
mod on_behalf;
mod password;
mod place;
mod receipt;
mod session;

pub use fault::FaultCount;

/// A body may pause for so long between two pieces; a slow line is no reason to hold a place for ever.
const PAUSE: Duration = Duration::from_secs(30);

/// The API, row by row.
pub fn api() -> Table {
    Table::default()
        .route::<e::GetCouncil, _, _>(council::get)
        .route::<e::CreateSession, _, _>(session::create)
        .route::<e::GetSession, _, _>(session::get)
        .route::<e::EndSession, _, _>(session::end)
        .route::<e::ListSessions, _, _>(session::list)
        .route::<e::EndOwnSession, _, _>(session::end_own)
        .route::<e::PutPassword, _, _>(password::put)
        .route::<e::PutDevice, _, _>(session::device)
        .route::<e::ReportFault, _, _>(fault::report)
        .route::<e::GetAccount, _, _>(account::get)
        .route::<e::ListLooks, _, _>(account::looks)
        .route::<e::ListEntries, _, _>(entry::list)
        .route::<e::GetEntryTable, _, _>(entry::table)
        .route::<e::FindEntries, _, _>(entry::find)
        .route::<e::GetMonth, _, _>(entry::month)
        .route::<e::GetEntry, _, _>(entry::get)
        .route::<e::PutSpend, _, _>(entry::put_spend)
        .route::<e::PutMoneyIn, _, _>(entry::put_money_in)
        .route::<e::PutVersion, _, _>(entry::put_version)
        .route::<e::ListVersions, _, _>(entry::versions)
        .route::<e::ListRemoved, _, _>(entry::removed)
        .route::<e::PutSeen, _, _>(entry::put_seen)
        .route::<e::PutAccepted, _, _>(entry::put_accepted)
        .route::<e::TakeBackSeen, _, _>(entry::take_back_seen)
        .route::<e::TakeBackAccepted, _, _>(entry::take_back_accepted)
        .route::<e::PutSpendOnBehalf, _, _>(on_behalf::put_spend)
        .route::<e::PutVersionOnBehalf, _, _>(on_behalf::put_version)
        .route::<e::PutReceiptOnBehalf, _, _>(on_behalf::put_receipt)
        .route::<e::PutReceipt, _, _>(receipt::put)
        .route::<e::PutReceiptVersion, _, _>(receipt::put_version)
        .route::<e::PutReceiptOrder, _, _>(receipt::put_order)
        .route::<e::GetReceiptPage, _, _>(receipt::page)
        .route::<e::GetReceiptFile, _, _>(receipt::file)
        .route::<e::ListThreads, _, _>(message::list)
        .route::<e::GetThread, _, _>(message::get)
        .route::<e::PutQuestion, _, _>(message::put_question)
        .route::<e::PutMessage, _, _>(message::put)
        .route::<e::ListDeskPeople, _, _>(desk::people)
        .route::<e::FindReference, _, _>(desk::find)
        .route::<e::ListWaiting, _, _>(desk::waiting)
}

/// What may stand in the query of an endpoint.
pub fn queries(name: &str) -> &'static [(&'static str, Type)] {
    match name {
        "ListEntries" => &[("before", Type::String), ("limit", Type::Integer)],
        "ListDeskPeople" => &[("find", Type::String)],
        "PutSeen" | "PutAccepted" => &[("version", Type::Integer)],
        _ => &[],
    }
}

/// The whole server as one service.
pub fn router(app: App) -> Router {
    let (api, _rows, description) = api().finish();
    let description = description.finish().to_json().unwrap_or_default();
    let routes = api
        .route("/api/openapi.json", get(async move || ([JSON], description.clone())))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/plain", get(site::plain))
        .fallback(site::page_or_file)
        .method_not_allowed_fallback(wrong_method);
    guarded(routes, &app).with_state(app)
}

/// Routes behind what guards every one of them. Layers further down are nearer to whoever asks.
pub fn guarded<S: Clone + Send + Sync + 'static>(routes: Router<S>, app: &App) -> Router<S> {
    let cross_site = CsrfLayer::new()
        .with_rejection_response(|_why: tower_http::csrf::ProtectionError| Error::CrossSite.into_response());
    routes
        .layer(RequestBodyTimeoutLayer::new(PAUSE))
        .layer(cross_site)
        .layer(from_fn_with_state(app.origin.clone(), host::ours))
        .layer(CatchPanicLayer::custom(fault::panicked))
        .layer(from_fn(telemetry::line))
        .layer(map_response(headers::secure))
}

const JSON: (axum::http::HeaderName, &str) = (axum::http::header::CONTENT_TYPE, "application/json");

async fn wrong_method(State(_app): State<App>, method: Method) -> Response {
    if method == Method::OPTIONS {
        // No other site may ask anything, so there is nothing to say in advance.
        return StatusCode::NO_CONTENT.into_response();
    }
    Error::WrongMethod.into_response()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use e::Endpoint as _;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_served_and_nothing_else() {
        let (_, rows, description) = api().finish();
        let served: BTreeSet<_> = rows.iter().map(|row| row.name).collect();
        let wanted: BTreeSet<_> = e::ENDPOINTS.iter().map(|row| row.name).collect();
        assert_eq!(served, wanted);
        assert_eq!(rows.len(), e::ENDPOINTS.len());
        let described = description.finish();
        let operations: usize = described
            .paths
            .paths
            .values()
            .map(|item| {
                [&item.get, &item.put, &item.post, &item.delete]
                    .iter()
                    .filter(|found| found.is_some())
                    .count()
            })
            .sum();
        assert_eq!(operations, e::ENDPOINTS.len());
    }

    #[test]
    fn queries_are_those_of_the_endpoints() {
        let url = e::ListEntries {
            account: portal_domain::id::AccountId::from_uuid(uuid::Uuid::nil()),
            before: None,
            limit: Some(1),
        };
        assert!(url.url().contains("?limit="));
        assert!(e::ListDeskPeople { find: Some("a".to_owned()) }.url().contains("?find="));
        let entry = portal_domain::id::EntryId::from_uuid(uuid::Uuid::nil());
        let account = url.account;
        assert!(e::PutSeen { account, entry, version: Some(1) }.url().contains("?version="));
        assert!(e::PutAccepted { account, entry, version: Some(1) }.url().contains("?version="));
    }
}
