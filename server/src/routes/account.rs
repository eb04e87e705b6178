//! A direct payment at a glance, and who looked at it.

use axum::extract::State;
use portal_domain::access::act;
use portal_domain::api::{GetAccount, ListLooks};
use portal_store::LookAt;

use super::look;
use crate::access::Granted;
use crate::answer::{Answer, Answered};
use crate::state::App;

/// The payment at a glance.
pub async fn get(State(app): State<App>, Granted(grant): Granted<act::SeePayment>) -> Answered<GetAccount> {
    let view = app.store.account_view(&grant, app.clock.now()).await?;
    look::record(&app, &grant, LookAt::Payment).await?;
    Ok(Answer::json(&view))
}

/// Who looked.
pub async fn looks(
    State(app): State<App>,
    Granted(grant): Granted<act::SeeWhoLooked>,
) -> Answered<ListLooks> {
    Ok(Answer::json(&app.store.looks(&grant).await?))
}
