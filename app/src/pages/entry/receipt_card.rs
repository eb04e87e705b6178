//! One receipt of an entry: what it looks like, where it is, and what can be done with it.

use crate::markup::{Draw, View, view};
use crate::reactive::{ArcRwSignal, Memo, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Endpoint, GetReceiptFile, ReceiptRecord};
use portal_domain::id::{AccountId, ReceiptId};
use portal_domain::receipt::FileKind;
use std::sync::Arc;
use uuid::Uuid;

use super::receipts::{Held, small};
use crate::app::unlock::Device;
use crate::clock;
use crate::components::icon::Icon;
use crate::components::photo::Photo;
use crate::components::progress::Progress;
use crate::components::viewer::place_of;
use crate::format::moment;
use crate::ledger::on_device::OnDevice;
use crate::offline::{Outbox, Preview, Reason, State};
use crate::text::{t, t_with, words::money as words, words::shell, words::spending};

/// The small picture of a receipt; the pages are counted from 1.
pub const SMALL: u32 = 0;

/// A photograph on this phone, ready to be shown.
#[derive(Clone, Debug)]
pub struct Preparing {
    id: ReceiptId,
    kind: FileKind,
    preview: Arc<Preview>,
}

/// The address of the picture of one on this phone; none for a PDF.
pub fn shown_as(all: &[Preparing], id: ReceiptId) -> Option<String> {
    let found = all.iter().find(|known| known.id == id && known.kind != FileKind::Pdf);
    found.map(|known| known.preview.url().to_owned())
}

/// One of them.
#[component]
pub fn Card(
    /// Of which payment.
    account: AccountId,
    /// The receipt.
    held: Held,
    /// Which it is, from 1.
    number: usize,
    /// What a person who does not see it should know.
    alt: Memo<Option<String>>,
    /// What is on this device.
    device: Memo<OnDevice>,
    /// The photographs on this phone that have been prepared.
    previews: ArcRwSignal<Vec<Preparing>>,
    /// Shows it large.
    look: Callback<ReceiptId>,
    /// Moves it: later, or earlier.
    move_by: Callback<(ReceiptId, bool)>,
    /// Whether there is one before it.
    earlier: bool,
    /// Whether there is one after it.
    later: bool,
    /// Removes it, for those who may.
    remove: Option<Callback<ReceiptId>>,
) -> View {
    let id = held.id();
    let alt = TextProp::from(move || alt.get().unwrap_or_default());
    let order = |words, later| (words, Callback::new(move |()| move_by.run((id, later))));
    let mut more = Vec::new();
    more.extend(earlier.then(|| order(t(spending::PHOTO_EARLIER), false)));
    more.extend(later.then(|| order(t(spending::PHOTO_LATER), true)));
    let look = Callback::new(move |()| look.run(id));
    let remove = remove.map(|run| Callback::new(move |()| run.run(id)));
    let card = match held {
        Held::Council(receipt) => with_council(account, &receipt, number, alt, look, more, remove),
        Held::Here(_) => {
            here(Waiting { id, number, alt, device, previews, look, more, may: remove.is_some() })
        }
    };
    view! { <div id=place_of(id) role="group" aria-label=name(FileKind::Jpeg, number) tabindex="-1">{card}</div> }
}

fn name(kind: FileKind, number: usize) -> String {
    let words = match kind {
        FileKind::Pdf => spending::PHOTO_FILE,
        FileKind::Jpeg | FileKind::Png | FileKind::Webp => spending::PHOTO,
    };
    t_with(words, [("number", &number.to_string())])
}

/// What can be done, in words.
type Actions = Vec<(&'static str, Callback<()>)>;

/// One that the council has.
fn with_council(
    account: AccountId,
    receipt: &ReceiptRecord,
    number: usize,
    alt: TextProp,
    look: Callback<()>,
    more: Actions,
    remove: Option<Callback<()>>,
) -> View {
    let stored = moment(receipt.stored_at, clock::today());
    let note =
        t_with(words::RECEIPT_STORED, [("moment", &stored), ("reference", &receipt.reference.to_string())]);
    let file = (receipt.kind == FileKind::Pdf).then(|| {
        let href = GetReceiptFile { account, receipt: receipt.id }.url();
        view! { <div><a class="app-link-row" href=href rel="external" download="">{t(words::RECEIPT_SAVE_PDF)}</a></div> }
    });
    let image = Signal::stored(Some(small(account, receipt.id)));
    let name = name(receipt.kind, number);
    let removal = remove.map(|remove| (t(words::REMOVE_RECEIPT), remove));
    let more = more.into_iter().chain(removal).collect();
    view! {
        <Photo name image alt note on_look=look more/>
        {file}
    }
}

/// One that is on this phone, for its card.
struct Waiting {
    id: ReceiptId,
    number: usize,
    alt: TextProp,
    device: Memo<OnDevice>,
    previews: ArcRwSignal<Vec<Preparing>>,
    look: Callback<()>,
    more: Actions,
    may: bool,
}

/// Where it is, as far as its card shows. How much has gone is told beside, without drawing the card anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whereabouts {
    Waiting,
    Sending,
    Stopped,
    NotSent,
}

fn here(card: Waiting) -> View {
    let Waiting { id, number, alt, device, previews, look, more, may } = card;
    prepare(id, previews.clone());
    let state = move || device.with(|device| whereabouts(device, id));
    let at = Memo::new(move |_| state().map(|(at, _)| at));
    let percent = Memo::new(move |_| state().map_or(0, |(_, percent)| percent));
    let picture = {
        let previews = previews.clone();
        Signal::derive(move || previews.with(|all| shown_as(all, id)))
    };
    let storage = Device::here();
    let with_outbox = move |run: fn(Outbox, Uuid)| {
        let storage = storage.clone();
        Callback::new(move |()| {
            if let Some(vault) = storage.vault_untracked() {
                run(vault.outbox().clone(), id.uuid());
            }
        })
    };
    View::live(move || {
        let kind = previews.with(|all| all.iter().find(|known| known.id == id).map(|known| known.kind));
        let look = picture.with(Option::is_some).then_some(look);
        let at = at.get().unwrap_or(Whereabouts::Waiting);
        let (note, acts): (_, Actions) = match at {
            Whereabouts::Waiting => {
                (t(spending::ENTRY_RECEIPT_HERE), vec![(t(words::RECEIPT_STOP), with_outbox(stop))])
            }
            Whereabouts::Sending => (t(shell::SENDING), vec![(t(words::RECEIPT_STOP), with_outbox(stop))]),
            Whereabouts::Stopped => (
                t(spending::STOPPED),
                vec![
                    (t(words::RECEIPT_SEND), with_outbox(send)),
                    (t(words::RECEIPT_DELETE), with_outbox(delete)),
                ],
            ),
            Whereabouts::NotSent => (t(shell::NOT_SENT), Vec::new()),
        };
        let more = more.iter().copied().chain(acts.into_iter().filter(|_| may)).collect::<Actions>();
        let bar = (at == Whereabouts::Sending).then(|| {
            let words = move || t_with(words::RECEIPT_GONE, [("percent", &percent.get().to_string())]);
            view! { <Progress id=format!("sent-{id}") words=TextProp::from(words) done=percent/> }
        });
        view! {
            <Photo name=name(kind.unwrap_or(FileKind::Jpeg), number) image=picture alt=alt.clone() note mark=Icon::DEVICE on_look=look more>
                {bar}
            </Photo>
        }
        .draw()
    })
}

fn whereabouts(device: &OnDevice, id: ReceiptId) -> Option<(Whereabouts, u8)> {
    let item = device.waiting.iter().find(|item| item.id() == id.uuid())?;
    Some(match &item.state {
        State::Waiting => (Whereabouts::Waiting, 0),
        State::Sending { percent } => (Whereabouts::Sending, *percent),
        State::SetAside(Reason::Stopped) => (Whereabouts::Stopped, 0),
        State::SetAside(_) => (Whereabouts::NotSent, 0),
    })
}

fn stop(outbox: Outbox, id: Uuid) {
    // Where storage fails it goes on, as the card shows; so for the others.
    spawn_local(async move { drop(outbox.stop(id).await) });
}

fn send(outbox: Outbox, id: Uuid) {
    spawn_local(async move { drop(outbox.try_again(id).await) });
}

fn delete(outbox: Outbox, id: Uuid) {
    spawn_local(async move { drop(outbox.discard(id).await) });
}

/// Reads the photograph, once.
fn prepare(id: ReceiptId, previews: ArcRwSignal<Vec<Preparing>>) {
    let device = Device::here();
    Effect::new(move || {
        let known = previews.with_untracked(|all| all.iter().any(|known| known.id == id));
        if let (Some(vault), false) = (device.vault(), known) {
            let previews = previews.clone();
            spawn_local(async move {
                // Where it cannot be read, a drawn page stands in its place; what hinders it is said above.
                if let (Ok(photo), Ok(preview)) =
                    (vault.photos().get(id).await, vault.photos().preview(id).await)
                {
                    let kind = photo.kind;
                    previews.update(|all| all.push(Preparing { id, kind, preview: Arc::new(preview) }));
                }
            });
        }
    });
}
