//! The receipts of an entry: those that the council has, with their references, and those still on this phone, in the order
//! in which they were put.

use crate::markup::{Show, View, view};
use crate::reactive::{ArcRwSignal, Memo, RwSignal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::{Action, permits};
use portal_domain::api::{Endpoint, EntryRecord, GetReceiptPage, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use uuid::Uuid;

use super::OfAccount;
use super::receipt_card::{Card, Preparing, SMALL, shown_as};
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::error_summary::focus;
use crate::components::photo::focus_on;
use crate::components::viewer::{Paper, Sheet, Viewer};
use crate::ledger::filing::Cabinet;
use crate::ledger::on_device::{OnDevice, place};
use crate::ledger::row::alt;
use crate::offline::PhotoError;
use crate::pages::spending::{not_kept, refused};
use crate::text::{t, t_with, words::money as words, words::spending};

/// The id of what is said after a receipt was removed.
const REMOVED: &str = "receipt-removed";

/// One of them, wherever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The council has it.
    Council(Box<ReceiptRecord>),
    /// It is on this phone.
    Here(ReceiptId),
}

impl Held {
    /// Its id.
    pub const fn id(&self) -> ReceiptId {
        match self {
            Self::Council(receipt) => receipt.id,
            Self::Here(id) => *id,
        }
    }

    fn record(&self) -> Option<ReceiptRecord> {
        match self {
            Self::Council(receipt) => Some((**receipt).clone()),
            Self::Here(_) => None,
        }
    }
}

/// The receipts; nothing where there is none.
#[component]
pub fn Receipts(
    /// Of which payment.
    account: AccountId,
    /// Of which entry.
    id: EntryId,
    /// The entry.
    record: Memo<Option<EntryRecord>>,
    /// What is on this device.
    device: Memo<OnDevice>,
    /// The payment.
    view: OfAccount,
) -> View {
    let looked_at = RwSignal::new(None::<Paper>);
    let held = Memo::new(move |_| {
        let stored = record.with(|record| record.as_ref().map(|record| record.receipts.clone()));
        device.with(|device| {
            let stored =
                stored.unwrap_or_default().into_iter().map(|receipt| Held::Council(Box::new(receipt)));
            let mut held: Vec<Held> =
                stored.chain(device.receipts(id).map(|(id, _)| Held::Here(id))).collect();
            let order = device.order(id);
            held.sort_by_key(|held| place(&order, held.id()));
            held
        })
    });
    let may = Memo::new(move |_| {
        view.with(|view| view.as_ref().is_some_and(|view| permits(view.relation, Action::AddReceipt)))
    });
    let previews = ArcRwSignal::new(Vec::new());
    let described =
        Memo::new(move |_| record.with(|record| record.as_ref().map(|record| alt(record, clock::today()))));
    let sheets = {
        let previews = previews.clone();
        move || {
            let pages = held.get_untracked().into_iter().flat_map(|held| pages(account, &held, &previews));
            pages.collect::<Vec<Sheet>>()
        }
    };
    let look = Callback::new(move |first| {
        let (sheets, alt) = (sheets(), described.get_untracked().unwrap_or_default());
        looked_at.set(Some(Paper { sheets, first, alt }));
    });
    let desk = Desk {
        cabinet: Cabinet { account, entry: id, device: Device::here() },
        held,
        announcer: Announcer::here(),
        removed: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let (moving, removing, replacing) = (desk.clone(), desk.clone(), desk.clone());
    let move_by = Callback::new(move |(id, later)| moving.move_by(id, later));
    let remove = Callback::new(move |id| removing.remove(id));
    let replace = Callback::new(move |(id, files)| replacing.replace(id, files));
    let cards = move || {
        let (all, may) = (held.get(), may.get());
        let last = all.len().saturating_sub(1);
        let cards = all.into_iter().enumerate().map(|(at, held)| {
            let (earlier, later) = (may && at > 0, may && at < last);
            view! {
                <Card
                    account held number=at.saturating_add(1) alt=described device previews=previews.clone() look
                    move_by earlier later remove=may.then_some(remove)
                />
            }
        });
        cards.collect_view()
    };
    let viewer = move || {
        let may = may.get();
        view! { <Viewer shown=looked_at on_replace=may.then_some(replace) on_remove=may.then_some(remove)/> }
    };
    let any = Memo::new(move |_| held.with(|held| !held.is_empty()));
    let (removed, trouble) = (desk.removed, desk.trouble);
    let restore = Callback::new(move |()| desk.restore());
    let undo = move || {
        removed.get().map(|Removed { name, .. }| {
            view! {
                <div id=REMOVED tabindex="-1">
                    <Banner tone=Tone::Waiting title=t_with(spending::PHOTO_REMOVED, [("name", &name)])>
                        <p>{t(words::RECEIPT_REMOVED_WHY)}</p>
                        <p><Button label=t(spending::BRING_BACK) on_press=restore/></p>
                    </Banner>
                </div>
            }
        })
    };
    view! {
        <Show when=move || any.get() || removed.with(Option::is_some)>
            <section class="app-stack app-stack--close" aria-labelledby="receipts">
                <h2 id="receipts" tabindex="-1">{t(spending::ENTRY_RECEIPTS)}</h2>
                {undo}
                {move || trouble.get().map(|words| view! { <Banner tone=Tone::Wrong title=words live=true/> })}
                {cards.clone()}
            </section>
        </Show>
        {viewer}
    }
}

/// The pages of one that can be looked at.
fn pages(account: AccountId, held: &Held, previews: &ArcRwSignal<Vec<Preparing>>) -> Vec<Sheet> {
    let of = held.id();
    match held {
        Held::Council(receipt) => (1..=receipt.pages.max(1))
            .map(|page| Sheet { of, address: GetReceiptPage { account, receipt: of, page }.url() })
            .collect(),
        Held::Here(id) => {
            let address = previews.with_untracked(|all| shown_as(all, *id));
            address.map(|address| Sheet { of, address }).into_iter().collect()
        }
    }
}

/// The address of the small picture of one that the council has.
pub fn small(account: AccountId, receipt: ReceiptId) -> String {
    GetReceiptPage { account, receipt, page: SMALL }.url()
}

/// One that was removed while the page was open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Removed {
    name: String,
    receipt: ReceiptRecord,
    deed: Uuid,
}

/// Where the receipts are handled.
#[derive(Clone)]
struct Desk {
    cabinet: Cabinet,
    held: Memo<Vec<Held>>,
    announcer: Announcer,
    removed: RwSignal<Option<Removed>>,
    trouble: RwSignal<Option<&'static str>>,
}

impl Desk {
    fn find(&self, id: ReceiptId) -> Option<(usize, Held)> {
        self.held.try_get_untracked()?.into_iter().enumerate().find(|(_, held)| held.id() == id)
    }

    fn ids(&self) -> Vec<ReceiptId> {
        self.held.with_untracked(|all| all.iter().map(Held::id).collect())
    }

    fn move_by(&self, id: ReceiptId, later: bool) {
        let mut ids = self.ids();
        let Some(at) = ids.iter().position(|known| *known == id) else { return };
        let to = if later { at.saturating_add(1) } else { at.saturating_sub(1) };
        if to >= ids.len() {
            return;
        }
        ids.swap(at, to);
        let desk = self.clone();
        spawn_local(async move {
            let count = ids.len().to_string();
            let done = desk.cabinet.order(ids).await;
            desk.trouble.try_set(done.as_ref().err().map(not_kept));
            if done.is_ok() {
                let (name, number) = (number_of(at), to.saturating_add(1).to_string());
                let said = [("name", name.as_str()), ("number", &number), ("count", &count)];
                desk.announcer.say(&t_with(spending::PHOTO_MOVED, said));
                let way = t(if later { spending::PHOTO_LATER } else { spending::PHOTO_EARLIER });
                request_animation_frame(move || focus_on(id, way));
            }
        });
    }

    /// One that only this phone has is stopped; what becomes of it then is asked beside it.
    fn remove(&self, id: ReceiptId) {
        let Some((at, held)) = self.find(id) else { return };
        let desk = self.clone();
        spawn_local(async move {
            let done = match held.record() {
                Some(receipt) => desk.cabinet.remove(&receipt).await.map(|deed| {
                    desk.removed.try_set(Some(Removed { name: number_of(at), receipt, deed }));
                    request_animation_frame(|| focus(REMOVED));
                }),
                None => desk.cabinet.stop(id).await,
            };
            desk.trouble.try_set(done.err().as_ref().map(not_kept));
        });
    }

    fn restore(&self) {
        let Some(Removed { receipt, deed, .. }) = self.removed.get_untracked() else { return };
        let desk = self.clone();
        spawn_local(async move {
            let done = desk.cabinet.restore(deed, &receipt).await;
            if done.is_ok() {
                desk.removed.try_set(None);
                desk.announcer.say(t(words::RECEIPT_RESTORED));
                request_animation_frame(|| focus("receipts"));
            }
            desk.trouble.try_set(done.err().as_ref().map(not_kept));
        });
    }

    fn replace(&self, id: ReceiptId, files: Vec<web_sys::File>) {
        let (Some((_, held)), Some(file)) = (self.find(id), files.into_iter().next()) else { return };
        let (desk, all) = (self.clone(), self.ids());
        spawn_local(async move {
            let done = desk.cabinet.replace(file, (id, held.record()), all).await;
            if done.is_ok() {
                desk.announcer.say(t(words::RECEIPT_REPLACED));
            }
            desk.trouble.try_set(done.err().map(|error| match error {
                PhotoError::Refused(refusal) => refused(refusal),
                PhotoError::Storage(error) => not_kept(&error),
            }));
        });
    }
}

/// "Photo 2", by its place.
fn number_of(at: usize) -> String {
    t_with(spending::PHOTO, [("number", &at.saturating_add(1).to_string())])
}
