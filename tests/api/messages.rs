//! Questions about entries, and what is written to them.

use portal_domain::api::{
    AskBody, EntryRecord, GetThread, ListThreads, MessageBody, Nothing, ProblemCode, PutMessage, PutQuestion,
    PutSpend, ThreadPage, ThreadRecord,
};
use portal_domain::id::{EntryId, MessageId, ThreadId};
use portal_domain::message::Side;
use portal_domain::text::MessageText;
use portal_tests::{TestApp, Who, born, message, spend};

fn question(text: &str) -> AskBody {
    AskBody { thread: ThreadId::from_uuid(born()), text: MessageText::new(text).unwrap() }
}

#[tokio::test]
async fn a_question_is_asked_once_and_answered_once() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let (ada, ama) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Ama).await);
    let entry = EntryId::from_uuid(born());
    ada.call(&PutSpend { account, entry }, &spend(6165)).await.ok::<EntryRecord>();

    let ask = PutQuestion { account, entry, message: MessageId::from_uuid(born()) };
    let first = question("Where did Tariq drive?");
    let asked: ThreadRecord = ama.call(&ask, &first).await.ok();
    let again: ThreadRecord = ama.call(&ask, &first).await.ok();
    assert_eq!(asked, again);
    assert_eq!((asked.id, asked.waits_for), (first.thread, Side::Person));
    ama.call(&ask, &question("Something else?")).await.is(409, ProblemCode::DifferentContent);
    // A second question goes on with the same conversation.
    let more = PutQuestion { message: MessageId::from_uuid(born()), ..ask };
    let thread: ThreadRecord = ama.call(&more, &question("And when?")).await.ok();
    assert_eq!((thread.id, thread.messages.len()), (asked.id, 2));

    let answer = PutMessage { account, thread: asked.id, message: MessageId::from_uuid(born()) };
    for _ in 0..3 {
        ada.call(&answer, &message("To Sunrise, each Monday.")).await.ok::<ThreadRecord>();
    }
    ada.call(&answer, &message("Elsewhere.")).await.is(409, ProblemCode::DifferentContent);
    let thread: ThreadRecord = ama.call(&GetThread { account, thread: asked.id }, &Nothing).await.ok();
    assert_eq!((thread.messages.len(), thread.waits_for), (3, Side::Council));
    let page: ThreadPage = ada.call(&ListThreads { account }, &Nothing).await.ok();
    assert_eq!(page.threads, [thread]);
}

#[tokio::test]
async fn an_empty_message_is_told_by_its_field() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let ada = test.signed_in(Who::Ada).await;
    let thread = ThreadId::from_uuid(born());
    let write = PutMessage { account, thread, message: MessageId::from_uuid(born()) };
    let url = portal_domain::api::Endpoint::url(&write);
    let reply = ada
        .raw(portal_domain::api::Method::Put, &url, br#"{"text":"  "}"#.to_vec(), "application/json")
        .await;
    reply.is(422, ProblemCode::Invalid);
    let unknown = ada.call(&write, &MessageBody { text: MessageText::new("Hello").unwrap() }).await;
    unknown.is(404, ProblemCode::NotFound);
}
