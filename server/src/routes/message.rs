//! Questions about entries, and what is written to them.

use axum::extract::State;
use portal_domain::access::act;
use portal_domain::api::{GetThread, ListThreads, MessageBody, PutMessage, PutQuestion};
use portal_store::LookAt;

use super::look;
use super::place::{AtMessage, AtQuestion, AtThread, Place};
use crate::access::Granted;
use crate::answer::{Answer, Answered};
use crate::body::Body;
use crate::state::App;

/// The conversations.
pub async fn list(State(app): State<App>, Granted(grant): Granted<act::SeePayment>) -> Answered<ListThreads> {
    let threads = app.store.threads(&grant).await?;
    look::record(&app, &grant, LookAt::Messages).await?;
    Ok(Answer::json(&threads))
}

/// One conversation.
pub async fn get(
    State(app): State<App>,
    Granted(grant): Granted<act::SeePayment>,
    Place(AtThread { thread }): Place<AtThread>,
) -> Answered<GetThread> {
    let record = app.store.thread(&grant, thread).await?;
    look::record(&app, &grant, LookAt::Messages).await?;
    Ok(Answer::json(&record))
}

/// Asks about an entry.
pub async fn put_question(
    State(app): State<App>,
    Granted(grant): Granted<act::AskQuestion>,
    Place(AtQuestion { entry, message }): Place<AtQuestion>,
    Body(question): Body<PutQuestion>,
) -> Answered<PutQuestion> {
    Ok(Answer::recorded(&app.store.ask(&grant, entry, message, question, app.clock.now()).await?))
}

/// Writes in a conversation.
pub async fn put(
    State(app): State<App>,
    Granted(grant): Granted<act::WriteMessage>,
    Place(AtMessage { thread, message }): Place<AtMessage>,
    Body(MessageBody { text }): Body<PutMessage>,
) -> Answered<PutMessage> {
    Ok(Answer::recorded(&app.store.write_message(&grant, thread, message, text, app.clock.now()).await?))
}
