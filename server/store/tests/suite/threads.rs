use portal_domain::access::{Relation, act};
use portal_domain::api::AskBody;
use portal_domain::id::{EntryId, MessageId, ThreadId};
use portal_domain::message::{Side, Subject};
use portal_domain::text::MessageText;
use portal_store::Error;
use tokio::task::JoinSet;

use crate::world::{World, entry_id, message_id, spend, thread_id};

fn text(words: &str) -> MessageText {
    MessageText::new(words).unwrap()
}

fn question() -> AskBody {
    AskBody { thread: thread_id(), text: text("What was this for?") }
}

async fn asked(world: &World, entry: EntryId) -> ThreadId {
    let officer = world.grant(world.officer, world.adas).await;
    world.store().ask(&officer, entry, message_id(), question(), world.now).await.unwrap().record.id
}

async fn answered(world: &World, thread: ThreadId) -> MessageId {
    let (ada, id) = (world.grant(world.ada, world.adas).await, message_id());
    world.store().write_message(&ada, thread, id, text("For the lift."), world.now).await.unwrap();
    id
}

async fn entry(world: &World) -> EntryId {
    world.record(spend("2026-03-31", 500, "Somebody")).await
}

pub async fn ask_and_answer(world: &World) {
    let (entry, question) = (entry(world).await, question());
    let officer = world.grant(world.officer, world.adas).await;
    let first = world.store().ask(&officer, entry, message_id(), question.clone(), world.now).await.unwrap();
    assert!(first.fresh);
    assert_eq!((first.record.id, first.record.subject), (question.thread, Subject::Entry { entry }));
    assert_eq!((first.record.waits_for, first.record.entry.id), (Side::Person, entry));
    let answer = answered(world, question.thread).await;
    // A second question goes on with the conversation.
    let monitoring = world.grant(world.monitoring, world.adas).await;
    let other = AskBody { thread: thread_id(), ..question };
    let second = world.store().ask(&monitoring, entry, message_id(), other, world.now).await.unwrap();
    assert_eq!((second.fresh, second.record.id, second.record.messages.len()), (true, first.record.id, 3));
    assert_eq!(second.record.messages[1].id, answer);
    let who: Vec<Relation> = second.record.messages.iter().map(|message| message.acting_as).collect();
    assert_eq!(who, [Relation::NamedOfficer, Relation::Recipient, Relation::MonitoringOfficer]);
    let read = world.store().thread(&world.see().await, first.record.id).await.unwrap();
    assert_eq!(read, second.record);
    let mark = world.store().entry(&world.see().await, entry).await.unwrap().thread.unwrap();
    assert_eq!((mark.thread, mark.waits_for), (first.record.id, Side::Person));
    let zeds = world.grant(world.zed, world.zeds).await;
    assert!(matches!(world.store().thread(&zeds, first.record.id).await, Err(Error::NotFound)));
}

pub async fn the_same_again_changes_nothing(world: &World) {
    let (entry, question, id) = (entry(world).await, question(), message_id());
    let officer = world.grant(world.officer, world.adas).await;
    let ask = async || world.store().ask(&officer, entry, id, question.clone(), world.now).await.unwrap();
    let first = ask().await;
    let (ada, answer) = (world.grant(world.ada, world.adas).await, message_id());
    let write = async || {
        world.store().write_message(&ada, question.thread, answer, text("Yes."), world.now).await.unwrap()
    };
    assert!(write().await.fresh);
    // It is the council's turn, and stays it.
    for again in [ask().await, write().await] {
        assert_eq!((again.fresh, again.record.messages.len(), again.record.waits_for), (false, 2, Side::Council));
        assert_eq!(again.record.id, first.record.id);
    }
}

pub async fn twenty_at_once_begin_one(world: &World) {
    let (entry, now) = (entry(world).await, world.now);
    let officer = world.grant::<act::AskQuestion>(world.officer, world.adas).await;
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let store = world.store().clone();
        all.spawn(async move { store.ask(&officer, entry, message_id(), question(), now).await.unwrap().record.id });
    }
    let ids = all.join_all().await;
    assert!(ids.iter().all(|id| *id == ids[0]));
    let thread = world.store().thread(&world.see().await, ids[0]).await.unwrap();
    assert_eq!(thread.messages.len(), 20);
}

pub async fn taken_ids_are_refused(world: &World) {
    let (one, two) = (entry(world).await, entry(world).await);
    let thread = asked(world, one).await;
    let message = answered(world, thread).await;
    let officer = world.grant(world.officer, world.adas).await;
    let ada = world.grant(world.ada, world.adas).await;
    let store = world.store();
    let taken_thread = AskBody { thread, text: text("And this?") };
    assert!(matches!(store.ask(&officer, two, message_id(), taken_thread, world.now).await, Err(Error::DifferentContent)));
    assert!(matches!(store.ask(&officer, two, message, question(), world.now).await, Err(Error::DifferentContent)));
    let other = store.write_message(&ada, thread, message, text("Other."), world.now).await;
    assert!(matches!(other, Err(Error::DifferentContent)));
    let nowhere = store.write_message(&ada, thread_id(), message_id(), text("Hm."), world.now).await;
    assert!(matches!(nowhere, Err(Error::NotFound)));
    assert!(matches!(store.ask(&officer, entry_id(), message_id(), question(), world.now).await, Err(Error::NotFound)));
    // What was refused left nothing behind.
    assert_eq!(store.threads(&world.see().await).await.unwrap().threads.len(), 1);
}

pub async fn the_readers_turn_comes_first(world: &World) {
    let mut threads = Vec::new();
    for _ in 0..25 {
        threads.push(asked(world, entry(world).await).await);
    }
    for thread in &threads[..2] {
        answered(world, *thread).await;
    }
    let list = async |person| {
        let grant = world.grant(person, world.adas).await;
        let page = world.store().threads(&grant).await.unwrap();
        page.threads.into_iter().map(|thread| thread.id).collect::<Vec<_>>()
    };
    let (council, waiting) = threads.split_at(2);
    let newest = |ids: &[ThreadId]| ids.iter().rev().copied().collect::<Vec<_>>();
    assert_eq!(list(world.ada).await, [newest(waiting), newest(council)].concat());
    assert_eq!(list(world.officer).await, [newest(council), newest(waiting)].concat());
    assert_eq!(list(world.monitoring).await.len(), 25);
}

pub async fn questions_are_to_be_done(world: &World) {
    let (one, two) = (asked(world, entry(world).await).await, asked(world, entry(world).await).await);
    let done = asked(world, entry(world).await).await;
    answered(world, done).await;
    let view = world.store().account_view(&world.see().await, world.now).await.unwrap();
    let questions: Vec<ThreadId> = view.todo.questions.iter().map(|thread| thread.id).collect();
    assert_eq!(questions, [one, two]);
}

pub async fn of_a_long_one_the_end_is_read(world: &World) {
    let (other, thread) = (asked(world, entry(world).await).await, asked(world, entry(world).await).await);
    let mut last = None;
    for _ in 0..200 {
        last = Some(answered(world, thread).await);
    }
    let grant = world.see().await;
    let all = world.store().threads(&grant).await.unwrap().threads;
    let lengths: Vec<_> = all.iter().map(|thread| (thread.id, thread.messages.len())).collect();
    assert_eq!(lengths, [(other, 1), (thread, 200)]);
    let read = world.store().thread(&grant, thread).await.unwrap().messages;
    assert_eq!(read.last().map(|message| message.id), last);
    // The question, which is the oldest of 201, is the one left out.
    assert!(read.iter().all(|message| message.acting_as == Relation::Recipient));
}
