//! The box for an answer. Its draft is kept while somebody writes; the outbox sends it.

use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Field, FieldProblem, MessageBody};
use portal_domain::id::{AccountId, MessageId, ThreadId};
use portal_domain::text::MessageText;
use serde::{Deserialize, Serialize};

use super::asker::Asker;
use crate::account::Account;
use crate::app::unlock::Device;
use crate::birth::born;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::composer::Composer;
use crate::components::error_summary::focus;
use crate::format::time;
use crate::ledger::reader::Voice;
use crate::offline::{Content, DraftKey, Error, Form, Parcel};
use crate::pages::keeping::Keeper;
use crate::pages::spending::not_kept;
use crate::text::words::{messages, spending};
use crate::text::{t, t_with};
use crate::wording;

/// The id of the box.
pub(super) const BOX: &str = "message";

/// What is kept of an answer that is being written: the id under which it will be sent, and the words.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Draft {
    message: MessageId,
    text: String,
}

/// The box.
#[component]
pub fn Reply(
    /// In which conversation.
    thread: ThreadId,
    /// Of which payment.
    account: AccountId,
    /// To whom.
    asker: Memo<Option<Asker>>,
    /// What is wrong with it.
    wrong: RwSignal<Option<String>>,
) -> View {
    let device = Device::here();
    let keeper = Keeper::<Draft>::new(device.clone(), DraftKey { account, form: Form::Answer(thread) });
    let text = RwSignal::new(String::new());
    let message = StoredValue::new(born(MessageId::born));
    // The words as they are kept, or were sent.
    let settled = StoredValue::new(String::new());
    restore(device.clone(), &keeper, text, message, settled);
    keep_while_typing(keeper.clone(), text, message, settled);

    let trouble = RwSignal::new(None::<Error>);
    let (sending, closing) = (RwSignal::new(false), keeper.clone());
    let send = Callback::new(move |()| {
        let checked = MessageText::new(&text.get_untracked());
        trouble.set(None);
        match (checked, message.get_value()) {
            (Err(error), _) => {
                let problem = FieldProblem::new(Field::Text, error.into());
                wrong.set(Some(wording::field_problem(problem).to_owned()));
                focus(BOX);
            }
            (Ok(_), None) => trouble.set(Some(Error::Unavailable)),
            (Ok(words), Some(id)) if !sending.get_untracked() => {
                wrong.set(None);
                sending.set(true);
                let (device, keeper) = (device.clone(), closing.clone());
                spawn_local(async move {
                    keeper.close().await;
                    match post(&device, &keeper, id, thread, words).await {
                        Ok(()) => {
                            settled.set_value(String::new());
                            message.set_value(born(MessageId::born));
                            text.set(String::new());
                            keeper.begin_anew();
                        }
                        Err(error) => {
                            trouble.set(Some(error));
                            keeper.reopen();
                        }
                    }
                    sending.set(false);
                });
            }
            (Ok(_), Some(_)) => {}
        }
    });
    let view = Account::here();
    let called =
        move || asker.with(|asker| asker.as_ref().map(|asker| asker.called.clone())).unwrap_or_default();
    let label = move || t_with(messages::WRITE_TO, [("officer", &called())]);
    let button = move || match view.view().as_deref().map(Voice::of) {
        Some(Voice::Helping(name)) => {
            t_with(messages::SEND_TO_FOR, [("officer", &called()), ("name", &name)])
        }
        Some(Voice::Own) | None => t_with(messages::SEND_TO, [("officer", &called())]),
    };
    let kept_by = keeper.clone();
    let kept = Signal::derive(move || {
        let at = kept_by.kept().filter(|_| text.with(|text| !text.is_empty()))?;
        Some(t_with(messages::DRAFT_KEPT, [("time", &time(at))]))
    });
    let unkept = move || {
        let unsaved = trouble.get().map(|error| (t(messages::NOT_SAVED), error));
        let said = unsaved.or_else(|| keeper.trouble().map(|error| (t(spending::NOT_KEPT_TITLE), error)));
        said.map(|(title, error)| view! { <Banner tone=Tone::Wrong title live=true><p>{not_kept(&error)}</p></Banner> })
    };
    view! {
        {unkept}
        <Composer label=TextProp::from(label) value=text kept error=wrong send=TextProp::from(button) on_send=send/>
    }
}

/// Brings back what was begun, as soon as the device's storage is open, unless something was written meanwhile.
fn restore(
    device: Device,
    keeper: &Keeper<Draft>,
    text: RwSignal<String>,
    message: StoredValue<Option<MessageId>>,
    settled: StoredValue<String>,
) {
    let (key, restored) = (keeper.key(), StoredValue::new(false));
    Effect::new(move || {
        let Some(vault) = device.vault() else { return };
        if restored.get_value() {
            return;
        }
        restored.set_value(true);
        spawn_local(async move {
            // A draft that an older version of the app wrote otherwise is none.
            if let Ok(Some(draft)) = vault.drafts().load::<Draft>(&key).await
                && text.try_with_untracked(String::is_empty) == Some(true)
            {
                settled.set_value(draft.text.clone());
                message.set_value(Some(draft.message));
                text.set(draft.text);
            }
        });
    });
}

fn keep_while_typing(
    keeper: Keeper<Draft>,
    text: RwSignal<String>,
    message: StoredValue<Option<MessageId>>,
    settled: StoredValue<String>,
) {
    Effect::new(move || {
        let text = text.get();
        if settled.with_value(|settled| *settled == text) {
            return;
        }
        settled.set_value(text.clone());
        if let Some(message) = message.get_value() {
            keeper.keep(Draft { message, text });
        }
    });
}

async fn post(
    device: &Device,
    keeper: &Keeper<Draft>,
    id: MessageId,
    thread: ThreadId,
    text: MessageText,
) -> Result<(), Error> {
    let vault = device.vault_untracked().ok_or(Error::Unavailable)?;
    let content = Content::of(&MessageBody { text })?;
    let key = keeper.key();
    vault
        .outbox()
        .post(key.account, vec![Parcel::Answer { id, thread, content }], Some(&key), clock::now())
        .await
}
