//! What was said, line by line: what the council has, then what it has had since it was asked, then what is only here.

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::{Callable as _, Callback};
use leptos::task::spawn_local;
use portal_domain::api::{MessageBody, MessageRecord, ThreadRecord};
use portal_domain::id::{PersonId, ThreadId};
use portal_domain::time::london_date;
use uuid::Uuid;

use super::reply::BOX;
use crate::app::unlock::Device;
use crate::components::error_summary::focus;
use crate::components::tag::State as Tag;
use crate::components::thread::{Line, Message};
use crate::format::{relative_date, time};
use crate::ledger::on_device::OnDevice;
use crate::offline::{Item, Parcel, State};
use crate::pages::spending::set_aside;
use crate::text::words::messages;
use crate::text::{t, t_with};

/// What can be done with a message that has not gone.
#[derive(Clone, Copy, Debug)]
pub struct Ways {
    again: Callback<Uuid>,
    delete: Callback<Uuid>,
}

impl Ways {
    /// By the outbox of this device.
    pub fn of(device: Device) -> Self {
        let deleting = device.clone();
        let again = Callback::new(move |id| {
            if let Some(vault) = device.vault_untracked() {
                spawn_local(async move {
                    // Where it fails, the message goes on saying that it has not gone.
                    drop(vault.outbox().try_again(id).await);
                    vault.sync().wake();
                });
            }
        });
        let delete = Callback::new(move |id| {
            if let Some(vault) = deleting.vault_untracked() {
                spawn_local(async move {
                    // While it is being sent it cannot be taken back; then it says so by going.
                    if vault.outbox().discard(id).await.is_ok() {
                        // Else the focus would stay on a button that is now another message's.
                        focus(BOX);
                    }
                });
            }
        });
        Self { again, delete }
    }
}

/// All lines, with a line for each new day.
pub fn lines(
    thread: &ThreadRecord,
    me: Option<PersonId>,
    device: &OnDevice,
    ways: Ways,
    today: NaiveDate,
) -> Vec<Line> {
    let stored = thread.messages.iter().map(|message| (message.at, of_record(message, me)));
    let known = |id: Uuid| thread.messages.iter().any(|message| message.id.uuid() == id);
    let sent = device.delivered.iter().map(|delivered| &delivered.item).filter(|item| !known(item.id()));
    let sent = sent.filter_map(|item| unsent(item, thread.id, None));
    let here = device.waiting.iter().filter_map(|item| unsent(item, thread.id, Some(ways)));
    let mut lines = Vec::new();
    let mut day = None;
    for (at, message) in stored.chain(sent).chain(here) {
        let date = london_date(at);
        if day.replace(date) != Some(date) {
            lines.push(Line::Day(relative_date(date, today)));
        }
        lines.push(Line::Message(message));
    }
    lines
}

fn of_record(message: &MessageRecord, me: Option<PersonId>) -> Message {
    let (name, council) = (message.by.name.as_str(), message.acting_as.is_council());
    let own = me == Some(message.by.id);
    let from = match (own, council) {
        (true, _) => t(messages::YOU).to_owned(),
        (false, true) => t_with(messages::FROM_COUNCIL, [("name", name)]),
        (false, false) => name.to_owned(),
    };
    Message {
        from,
        mine: !council,
        time: time(message.at),
        text: message.text.to_string(),
        state: own.then_some(Tag::WithCouncil),
        note: None,
        again: None,
        delete: None,
    }
}

/// A message of this conversation that is in the outbox, or was since the app was opened: then there is nothing to do
/// with it any more.
fn unsent(item: &Item, thread: ThreadId, ways: Option<Ways>) -> Option<(DateTime<Utc>, Message)> {
    let Parcel::Answer { thread: of, content, .. } = &item.parcel else { return None };
    if *of != thread {
        return None;
    }
    let MessageBody { text } = content.read().ok()?;
    let (state, note) = match (&item.state, ways) {
        (_, None) => (Tag::WithCouncil, None),
        (State::Sending { .. }, Some(_)) => (Tag::Sending, None),
        (State::Waiting, Some(_)) => (Tag::OnThisPhone, Some(t(messages::NOT_SENT_YET).to_owned())),
        (State::SetAside(reason), Some(_)) => (Tag::NotSent, Some(set_aside::why(reason).to_owned())),
    };
    let id = item.id();
    let ways = ways.filter(|_| !matches!(item.state, State::Sending { .. }));
    let message = Message {
        from: t(messages::YOU).to_owned(),
        mine: true,
        time: time(item.created),
        text: text.to_string(),
        state: Some(state),
        note,
        again: ways.map(|ways| Callback::new(move |()| ways.again.run(id))),
        delete: ways.map(|ways| Callback::new(move |()| ways.delete.run(id))),
    };
    Some((item.created, message))
}
