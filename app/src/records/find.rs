//! *Find*: one box for whatever somebody remembers, and a few choices. Nothing is looked for before the button is pressed,
//! so that nothing on the page moves while somebody writes.

use crate::address::{Address, Going};
use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{Endpoint as _, GetEntryTable};
use portal_domain::id::AccountId;
use portal_domain::spending::Category;
use portal_domain::time::Month;

use crate::account::Account;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::button::{Button, Shape, Tone};
use crate::components::choice::Tick;
use crate::components::error_summary::focus;
use crate::components::field::TextField;
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::pick::Pick;
use crate::format::month_and_year;
use crate::ledger::reader::{Voice, acting_account};
use crate::offline::{DraftKey, Form};
use crate::page::Page;
use crate::text::{t, t_with, words::money as money_words, words::records as words, words::shell};
use crate::wording;
use asked::Asked;
use results::Results;
use search::Search;

mod asked;
mod found;
mod results;
mod search;

/// The ids of the fields.
const WHAT: &str = "what";
const MONTH: &str = "month";
const FOR: &str = "for";

/// What the form holds.
#[derive(Clone, Copy, Debug)]
struct Fields {
    text: RwSignal<String>,
    month: RwSignal<String>,
    category: RwSignal<String>,
    without_receipt: RwSignal<bool>,
}

impl Fields {
    fn of(asked: Asked) -> Self {
        Self {
            text: RwSignal::new(asked.text),
            month: RwSignal::new(asked.month),
            category: RwSignal::new(asked.category),
            without_receipt: RwSignal::new(asked.without_receipt),
        }
    }

    fn asked(self) -> Asked {
        Asked {
            text: self.text.get_untracked(),
            month: self.month.get_untracked(),
            category: self.category.get_untracked(),
            without_receipt: self.without_receipt.get_untracked(),
        }
    }
}

/// The page.
#[component]
pub fn Find() -> View {
    let (address, account, device, payment) =
        (Address::here(), acting_account(), Device::here(), Account::here());
    let (came, wrote) = Asked::from_query(&address.query().get_untracked());
    let fields = Fields::of(came);
    let search = StoredValue::new(Search::here());
    let begin = Callback::new(move |()| {
        if let Some(account) = account.get_untracked() {
            search.with_value(|search| search.begin(account, fields.asked().query()));
        }
    });
    come_back(wrote, fields, device.clone(), account, begin);
    let written = RwSignal::new(None::<String>);
    keep(device, account, written);
    let nothing_said = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let asked = fields.asked();
        nothing_said.set(asked.query().is_nothing());
        if nothing_said.get_untracked() {
            focus(WHAT);
            return;
        }
        written.set(Some(asked.text.clone()));
        address.go(&asked.path(), Going::InPlace);
        begin.run(());
    };
    let more = Callback::new(move |()| {
        if let Some(account) = account.get_untracked() {
            search.with_value(|search| search.more(account));
        }
    });
    let payment = StoredValue::new(payment);
    let helped = Memo::new(move |_| {
        payment.with_value(Account::view).and_then(|view| Voice::of(&view).helped().map(str::to_owned))
    });
    let title = move || match helped.get() {
        Some(name) => t_with(words::FIND_HELPING, [("name", &name)]),
        None => t(words::FIND).to_owned(),
    };
    let first =
        Memo::new(move |_| payment.with_value(Account::view).map(|view| Month::of(view.opening.date)));
    let month = move || {
        let options = months(first.get(), Month::of(clock::today()));
        view! { <Pick id=MONTH label=t(words::FIND_MONTH) options chosen=fields.month/> }
    };
    let error = Signal::derive(move || nothing_said.get().then(|| t(words::FIND_NOTHING_SAID).to_owned()));
    view! {
        <div class="app-stack">
            <BackLink label=t(shell::BACK_MONEY) href=Page::Money/>
            <Heading text=TextProp::from(title) wrong=nothing_said/>
            <form class="app-stack app-stack--near app-form" novalidate=true on:submit=submit>
                <TextField id=WHAT label=t(words::FIND_WHAT) value=fields.text hint=t(words::FIND_HINT) error kind="search"/>
                {month}
                <Pick id=FOR label=t(words::FIND_FOR) options=purposes() chosen=fields.category/>
                <Tick label=t(words::FIND_WITHOUT) checked=fields.without_receipt/>
                <Button label=t(words::FIND_BUTTON) tone=Tone::Primary shape=Shape::Wide submit=true/>
            </form>
            <Results search again=begin more/>
            <Save account/>
        </div>
    }
}

/// Looks for what the address says once more: somebody has come back from what was found, or loaded the page again. What
/// was written is on this device.
fn come_back(
    wrote: bool,
    fields: Fields,
    device: Device,
    account: Memo<Option<AccountId>>,
    begin: Callback<()>,
) {
    let done = RwSignal::new(false);
    Effect::new(move || {
        let (Some(account), false) = (account.get(), done.get_untracked()) else { return };
        if !wrote {
            done.set(true);
            if !fields.asked().query().is_nothing() {
                begin.run(());
            }
            return;
        }
        let Some(vault) = device.vault() else { return };
        done.set(true);
        spawn_local(async move {
            let key = DraftKey { account, form: Form::Find };
            // Where it cannot be read, it is written again.
            let text = vault.drafts().load::<String>(&key).await.ok().flatten().unwrap_or_default();
            // Whoever came back may have gone on meanwhile.
            if done.try_with_untracked(|_| ()).is_some() {
                // What somebody has begun to write meanwhile stays.
                if fields.text.with_untracked(String::is_empty) {
                    fields.text.set(text);
                }
                begin.run(());
            }
        });
    });
}

/// Keeps what was written for whoever comes back, as soon as this device is open. Where it cannot be kept, it is written
/// again.
fn keep(device: Device, account: Memo<Option<AccountId>>, written: RwSignal<Option<String>>) {
    Effect::new(move || {
        let (Some(vault), Some(account), Some(text)) = (device.vault(), account.get(), written.get()) else {
            return;
        };
        spawn_local(async move {
            drop(vault.drafts().save(&DraftKey { account, form: Form::Find }, &text).await);
        });
    });
}

/// Every month of the record, the newest first.
fn months(first: Option<Month>, last: Month) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), t(words::FIND_ANY_MONTH).to_owned())];
    let mut next = Some(last);
    while let (Some(month), Some(first)) = (next, first) {
        if month < first {
            break;
        }
        options.push((month.to_string(), month_and_year(month.first())));
        next = month.before();
    }
    options
}

/// Every purpose, in the order in which most people know them.
fn purposes() -> Vec<(String, String)> {
    let purposes = Category::USUAL.into_iter().map(|category| (category.id(), wording::category(category)));
    let all = std::iter::once(("", t(words::FIND_ANYTHING))).chain(purposes);
    all.map(|(id, words)| (id.to_owned(), words.to_owned())).collect()
}

/// The whole list, to save.
#[component]
fn Save(account: Memo<Option<AccountId>>) -> View {
    View::live(move || {
        let href = GetEntryTable { account: account.get()? }.url();
        Some(view! {
            <section class="app-stack app-stack--tight" aria-labelledby="save">
                <h2 id="save">{t(words::SAVE)}</h2>
                <p>{t(words::SAVE_WHY)}</p>
                <div><a class="app-link-row" href=href rel="external" download="">{t(money_words::SAVE_TABLE)}</a></div>
            </section>
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_go_back_to_where_the_record_begins() {
        let month = |text: &str| text.parse::<Month>().unwrap();
        let values =
            |first| months(first, month("2026-02")).into_iter().map(|(value, _)| value).collect::<Vec<_>>();
        assert_eq!(values(Some(month("2025-12"))), ["", "2026-02", "2026-01", "2025-12"]);
        assert_eq!(values(None), [""]);
    }
}
