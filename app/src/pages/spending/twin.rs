//! "Already added?": a spend that looks like one that is there. Both are shown, and the person says; nothing is refused.

use crate::markup::{View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use portal_domain::api::{EntryRecord, ReceiptRecord};
use portal_domain::id::{AccountId, EntryId, ReceiptId};
use portal_domain::spending::{Entry, Spend, is_twin};

use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::components::link_row::LinkRow;
use crate::format::{date, money};
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::Reader;
use crate::page::Page;
use crate::pages::money::listing::Listing;
use crate::text::{t, t_with, words::spending};

/// Among what a spend is looked for: the council's list, as far as it is loaded, and what is on this device.
#[derive(Clone)]
pub struct Others {
    account: AccountId,
    around: Around,
}

/// Where others are looked for.
#[derive(Clone)]
pub struct Around {
    listing: Listing,
    device: crate::reactive::Memo<OnDevice>,
    reader: Reader,
}

impl Around {
    /// What the root provides.
    pub fn here() -> Self {
        Self { listing: Listing::here(), device: OnDevice::here(), reader: Reader::here() }
    }

    /// Those of this payment; the newest of the council's are asked for.
    pub fn of(self, account: AccountId) -> Others {
        self.listing.load(account);
        Others { account, around: self }
    }
}

impl Others {
    /// Those of this payment; the newest of the council's are asked for.
    pub fn of(account: AccountId) -> Self {
        Around::here().of(account)
    }

    /// One that looks like this spend.
    pub fn twin(&self, spend: &Spend) -> Option<EntryRecord> {
        untrack(|| {
            let mut all = self.here().into_iter().chain(self.stored());
            all.find(|record| matches!(&record.entry, Entry::Spend(other) if is_twin(other, spend)))
        })
    }

    /// The spend of this id, where it was saved on this device since the app was opened.
    pub fn on_device(&self, id: EntryId) -> Option<EntryRecord> {
        untrack(|| self.here().into_iter().chain(self.stored()).find(|record| record.id == id))
    }

    /// One that has this very picture, under another id than this.
    pub fn with_picture(&self, sha256: &str, not: ReceiptId) -> Option<(EntryRecord, ReceiptId)> {
        untrack(|| {
            self.stored().into_iter().find_map(|record| {
                let record = self.around.device.with(|device| device.with_receipts(record));
                let same = |receipt: &&ReceiptRecord| receipt.id != not && receipt.received_sha256 == sha256;
                let found = record.receipts.iter().find(same).map(|receipt| receipt.id)?;
                Some((record, found))
            })
        })
    }

    fn stored(&self) -> Vec<EntryRecord> {
        self.around.listing.page(self.account).map(|page| page.entries).unwrap_or_default()
    }

    fn here(&self) -> Vec<EntryRecord> {
        let author = self.around.reader.author();
        let here = author.map(|author| self.around.device.with(|device| device.spends_after(None, &author)));
        here.unwrap_or_default()
    }
}

/// "Green Lane Pharmacy, £46.37, Tuesday 31 March"
pub fn line_of(record: &EntryRecord) -> String {
    let entry = &record.entry;
    let (amount, day) = (money(entry.amount().pence()), date(entry.date(), clock::today()));
    let payee = entry.payee().map(ToString::to_string).unwrap_or_default();
    format!("{payee}, {amount}, {day}")
}

/// The id of the question.
pub const QUESTION: &str = "already-added";

/// The question, with the other one; nothing while none looks like it.
#[component]
pub fn AlreadyAdded(
    /// The other one.
    twin: RwSignal<Option<EntryRecord>>,
    /// It is another all the same: saves it.
    #[prop(into)]
    on_save: Callback<()>,
) -> View {
    View::live(move || {
        twin.get().map(|record| {
            let other = t_with(spending::TWIN, [("what", &line_of(&record))]);
            view! {
                <div id=QUESTION tabindex="-1">
                    <Banner tone=Tone::Waiting title=t(spending::TWIN_TITLE)>
                        <p>{other}</p>
                        <div class="app-cluster">
                            <LinkRow label=t(spending::TWIN_LOOK) href=Page::Spend(record.id)/>
                            <Button label=t(spending::TWIN_SAVE) on_press=on_save/>
                        </div>
                    </Banner>
                </div>
            }
        })
    })
}
