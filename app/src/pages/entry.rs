//! One spend or money in: all that is known of it, where it is, its receipts, and what is asked about it. Also for one that
//! only this phone has.

use crate::markup::{View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::access::{Action, permits};
use portal_domain::api::{EntryRecord, GetEntry};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::spending::Proof;

use crate::account::Account;
use crate::clock;
use crate::components::facts::Facts;
use crate::components::heading::Heading;
use crate::components::link_row::{BackLink, LinkRow};
use crate::components::panel::Panel;
use crate::components::skeleton::Skeleton;
use crate::components::tag::Tag;
use crate::ledger::row::alt;
use crate::page::Page;
use crate::text::{t, t_with, words::money as words, words::shell, words::spending};
use crate::wording;
use add_receipt::{AddReceipt, Lack};
use conflict::Conflict;
use facts::{Readership, facts};
use on_phone::OnPhone;
use owed::Owed;
use question::Question;
use receipts::Receipts;
use ways::Ways;

use super::money::listing::Listing;
use crate::fetched::Fetched;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::{Reader, Voice, acting_account};
use crate::ledger::row::{Row, name};
use crate::trouble::Trouble;

mod add_receipt;
mod conflict;
mod facts;
mod on_phone;
mod owed;
mod question;
mod receipt_card;
pub mod receipts;
pub mod ways;

/// The page.
#[component]
pub fn EntryPage(
    /// Which.
    id: EntryId,
) -> View {
    let device = OnDevice::here();
    let account = acting_account();
    let Asked { row, fetched, load } = Asked::about(id, device);
    let answered = fetched.clone();
    let council = Memo::new(move |_| answered.answer());
    let known = Memo::new(move |_| row.with(Option::is_some));
    let shown = move || match (known.get(), account.get(), fetched.trouble()) {
        (true, Some(account), _) => view! { <Entry id account row council device/> },
        (false, _, Some(error)) => view! { <Trouble error again=load/> },
        (true, None, _) | (false, _, None) => {
            view! { <Skeleton words=t(spending::ENTRY_LOADING)/> }
        }
    };
    let title = move || row.with(|row| row.as_ref().map_or_else(|| t(words::TITLE).to_owned(), title));
    view! {
        <div class="app-stack">
            <BackLink label=t(shell::BACK_MONEY) href=Page::Money/>
            <Heading text=TextProp::from(title)/>
            {shown}
        </div>
    }
}

/// An entry that is asked for: by the council's record and what is on this device.
pub struct Asked {
    /// What is known of it.
    pub row: Memo<Option<Row>>,
    /// The council's answer.
    pub fetched: Fetched<EntryRecord>,
    /// Asks again.
    pub load: Callback<()>,
}

impl Asked {
    /// Asks for it, and again when something of its payment has reached the council.
    pub fn about(id: EntryId, device: Memo<OnDevice>) -> Self {
        let (reader, account, listing) =
            (Reader::here(), acting_account(), StoredValue::new(Listing::here()));
        let listed = move |id: EntryId| {
            let page = listing.with_value(|listing| listing.page(account.get()?))?;
            page.entries.into_iter().find(|record| record.id == id)
        };
        let fetched = Fetched::<EntryRecord>::here();
        let load = {
            let fetched = fetched.clone();
            Callback::new(move |()| {
                if let Some(account) = account.get_untracked() {
                    fetched.load(GetEntry { account, entry: id });
                }
            })
        };
        follow(device, account, load);
        let answered = fetched.clone();
        let row = Memo::new(move |_| {
            let author = reader.author()?;
            // The council's record says more than this device's, once there is one; without signal the list has it.
            let here = || device.with(|device| device.entry(id, &author));
            let record = answered.answer().or_else(here).or_else(|| listed(id))?;
            Some(device.with(|device| Row::new(record, device)))
        });
        Self { row, fetched, load }
    }
}

/// Asks the council at first, when something of this payment has reached it, and when the page is seen again.
fn follow(device: Memo<OnDevice>, account: Memo<Option<AccountId>>, load: Callback<()>) {
    let payment = Account::here();
    let as_at = Memo::new(move |_| payment.view().map(|view| view.balance.as_at));
    let delivered = Memo::new(move |_| device.with(OnDevice::delivered_count));
    Effect::new(move || {
        account.get();
        delivered.get();
        as_at.get();
        load.run(());
    });
}

fn title(row: &Row) -> String {
    let name = name(&row.record.entry);
    if row.is_money_in() { t_with(words::ENTRY_TITLE_IN, [("name", &name)]) } else { name }
}

/// All of it.
#[component]
fn Entry(
    id: EntryId,
    account: AccountId,
    row: Memo<Option<Row>>,
    /// The entry as the council has it.
    council: Memo<Option<EntryRecord>>,
    device: Memo<OnDevice>,
) -> View {
    let payment = Account::here();
    let view = Memo::new(move |_| payment.view());
    let helped = Memo::new(move |_| {
        view.with(|view| view.as_deref().and_then(|view| Voice::of(view).helped().map(str::to_owned)))
    });
    let record = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.record.clone())));
    // None where none can be added.
    let lacks = Memo::new(move |_| {
        let relation = view.with(|view| view.as_ref().map(|view| view.relation))?;
        let proof = row.with(|row| row.as_ref().and_then(Row::proof))?;
        permits(relation, Action::AddReceipt).then_some(match proof {
            Proof::Receipt => Lack::Nothing,
            Proof::Reason(_) => Lack::Reason,
            Proof::Needed => Lack::Needed,
        })
    });
    let described =
        Memo::new(move |_| record.with(|record| record.as_ref().map(|record| alt(record, clock::today()))));
    let add = move || lacks.get().map(|lack| view! { <AddReceipt account id helped alt=described lack/> });
    // What only this device has changed, the council cannot tell of.
    let changed =
        Memo::new(move |_| council.with(|record| record.as_ref().is_some_and(|record| record.version > 1)));
    let history = move || {
        changed
            .get()
            .then(|| view! { <div><LinkRow label=t(spending::HISTORY) href=Page::History(id)/></div> })
    };
    view! {
        <States row view helped/>
        <Conflict account id council device/>
        <Owed account row view/>
        <OnPhone id device/>
        <Question account row view/>
        <div class="app-columns app-columns--even">
            <div class="app-stack">
                <Known record view/>
                <Ways id account row view/>
                {history}
            </div>
            <div class="app-stack">
                <Receipts account id record device view/>
                {add}
            </div>
        </div>
    }
}

/// The payment, for the parts of the page.
type OfAccount = Memo<Option<std::sync::Arc<portal_domain::api::AccountView>>>;

/// Where it is and what it needs, and how far the council has come.
#[component]
fn States(row: Memo<Option<Row>>, view: OfAccount, helped: Memo<Option<String>>) -> View {
    let states = Memo::new(move |_| {
        let officer = view
            .with(|view| view.as_ref().map(|view| view.officer.officer.called.to_string()))
            .unwrap_or_default();
        row.with(|row| row.as_ref().map(|row| row.states(&officer))).unwrap_or_default()
    });
    let review = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.record.review.clone())).unwrap_or_default()
    });
    let by = move || {
        let helped = helped.get();
        row.with(|row| {
            let record = &row.as_ref()?.record;
            wording::on_behalf(record.on_behalf, &record.recorded, helped.as_deref(), clock::today())
        })
    };
    let words = move || {
        let review = review.get();
        match (review.accepted, review.seen) {
            (Some(_), _) => Some(t(spending::ENTRY_CHECKED).to_owned()),
            (None, Some(seen)) => Some(t_with(spending::ENTRY_SEEN, [("officer", seen.by.called.as_str())])),
            (None, None) => None,
        }
    };
    view! {
        <div class="app-stack app-stack--tight">
            <div class="app-cluster app-cluster--tight">
                {move || states.get().into_iter().map(|state| view! { <Tag state/> }).collect_view()}
            </div>
            {move || by().map(|words| view! { <p>{words}</p> })}
            {move || words().map(|words| view! { <p>{words}</p> })}
        </div>
    }
}

/// The facts.
#[component]
fn Known(record: Memo<Option<EntryRecord>>, view: OfAccount) -> View {
    let reader = Reader::here();
    let lines = Memo::new(move |_| {
        let (record, person) = (record.get()?, reader.author()?.by.id);
        Some(view.with(|view| {
            let called = view.as_ref().map_or("", |view| view.recipient.called.as_str());
            let needs = view.as_ref().map_or(&[][..], |view| view.needs.as_slice());
            let one_off_days = view.as_ref().map_or(0, |view| view.profile.one_off_receipt_days);
            facts(&record, &Readership { person, called, needs, one_off_days, today: clock::today() })
        }))
    });
    View::live(move || lines.get().map(|facts| view! { <Panel><Facts facts/></Panel> }))
}
