//! "Already added?": a spend that looks like one that is there. Both are shown, and the person says; nothing is refused.

use crate::markup::{View, view};
use crate::reactive::RwSignal;
use leptos::prelude::*;
use portal_domain::api::EntryRecord;
use portal_domain::id::AccountId;
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
    listing: Listing,
    device: crate::reactive::Memo<OnDevice>,
    reader: Reader,
}

impl Others {
    /// Those of this payment; the newest of the council's are asked for.
    pub fn of(account: AccountId) -> Self {
        let listing = Listing::here();
        listing.load(account);
        Self { account, listing, device: OnDevice::here(), reader: Reader::here() }
    }

    /// One that looks like this spend.
    pub fn twin(&self, spend: &Spend) -> Option<EntryRecord> {
        untrack(|| {
            let stored = self.listing.page(self.account).map(|page| page.entries).unwrap_or_default();
            let author = self.reader.author();
            let here = author.map(|author| self.device.with(|device| device.spends_after(None, &author)));
            let mut all = here.unwrap_or_default().into_iter().chain(stored);
            all.find(|record| matches!(&record.entry, Entry::Spend(other) if is_twin(other, spend)))
        })
    }
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
            let entry = &record.entry;
            let (amount, day) = (money(entry.amount().pence()), date(entry.date(), clock::today()));
            let payee = entry.payee().map(ToString::to_string).unwrap_or_default();
            let other = t_with(spending::TWIN, [("payee", &payee), ("amount", &amount), ("date", &day)]);
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
