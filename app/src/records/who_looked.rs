//! Who looked at this payment, and when: a plain list, newest first.

use crate::markup::{Show, View, view};
use crate::reactive::Memo;
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::api::{ListLooks, Look, Looks};
use portal_domain::audit::EventKind;
use portal_domain::time::london_date;

use crate::account::Account;
use crate::clock;
use crate::components::empty::Empty;
use crate::components::heading::Heading;
use crate::components::link_row::{BackLink, LinkRow};
use crate::components::picture::Picture;
use crate::components::skeleton::Skeleton;
use crate::format::{date, time};
use crate::page::Page;
use crate::text::{t, t_with, words::account as words, words::shell};
use crate::wording;

use crate::fetched::Fetched;
use crate::ledger::reader::{Voice, acting_account};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn WhoLooked() -> View {
    let payment = Account::here();
    let account = acting_account();
    let fetched = Fetched::<Looks>::here();
    let load = {
        let fetched = fetched.clone();
        Callback::new(move |()| {
            if let Some(account) = account.get_untracked() {
                fetched.load(ListLooks { account });
            }
        })
    };
    Effect::new(move || {
        account.get();
        load.run(());
    });
    let helped =
        Memo::new(move |_| payment.view().and_then(|view| Voice::of(&view).helped().map(str::to_owned)));
    let (known, failed) = (fetched.clone(), fetched.clone());
    let waits = move || !known.is_known() && known.trouble().is_none();
    let list = move || fetched.answer().map(|Looks { looks }| view! { <Lines looks helped=helped.get()/> });
    view! {
        <div class="app-stack">
            <BackLink label=t(shell::BACK_MORE) href=Page::More/>
            <Heading text=t(words::WHO_LOOKED)/>
            <p>{t(words::WHO_LOOKED_INTRO)}</p>
            {move || failed.trouble().map(|error| view! { <Trouble error again=load/> })}
            <Show when=waits><Skeleton words=t(words::LOADING)/></Show>
            {list}
        </div>
    }
}

/// The list.
#[component]
fn Lines(looks: Vec<Look>, helped: Option<String>) -> View {
    if looks.is_empty() {
        let (title, why) = (t(words::WHO_LOOKED_EMPTY), t(words::WHO_LOOKED_EMPTY_WHY));
        return view! { <Empty picture=Picture::ALL_DONE title words=why/> };
    }
    let today = clock::today();
    let lines = looks.into_iter().map(|look| {
        let words = sentence(&look, helped.as_deref(), today);
        let see = look.entry.map(|entry| {
            view! { <LinkRow label=t(crate::text::words::messages::SEE_SPEND) href=Page::Spend(entry)/> }
        });
        view! { <li><p>{words}</p>{see}</li> }
    });
    view! { <ul class="app-stack app-stack--close">{lines.collect_view()}</ul> }
}

/// "Ama Mensah, your officer, looked at your money on Wednesday 1 April at 9:40." `helped` is whose money it is, where it
/// is not the reader's own.
fn sentence(look: &Look, helped: Option<&str>, today: NaiveDate) -> String {
    let who = wording::who(look.acting_as, helped);
    let what = match (look.what, helped) {
        (EventKind::LookedAtPayment, None) => t(words::DID_LOOK_AT_YOURS).to_owned(),
        (EventKind::LookedAtPayment, Some(name)) => t_with(words::DID_LOOK_AT_OTHERS, [("name", name)]),
        (EventKind::LookedAtReceipt, _) => t(words::DID_LOOK_AT_RECEIPT).to_owned(),
        (EventKind::LookedAtMessages, _) => t(words::DID_READ_MESSAGES).to_owned(),
        (EventKind::PaymentSetUp, _) => t(words::DID_SET_UP).to_owned(),
        (EventKind::SpendRecorded, _) => t(words::DID_ADD_SPEND).to_owned(),
        (EventKind::SpendRecordedOnBehalf, _) => t(words::DID_WRITE_DOWN).to_owned(),
        (EventKind::MoneyInRecorded, _) => t(words::DID_ADD_MONEY_IN).to_owned(),
        (EventKind::EntryChanged, _) => t(words::DID_CHANGE).to_owned(),
        (EventKind::EntryRemoved, _) => t(words::DID_REMOVE).to_owned(),
        (EventKind::EntryRestored, _) => t(words::DID_RESTORE).to_owned(),
        (EventKind::ReceiptStored, _) => t(words::DID_ADD_RECEIPT).to_owned(),
        (EventKind::ReceiptRemoved, _) => t(words::DID_REMOVE_RECEIPT).to_owned(),
        (EventKind::ReceiptRestored, _) => t(words::DID_RESTORE_RECEIPT).to_owned(),
        (EventKind::ReceiptsOrdered, _) => t(words::DID_ORDER_RECEIPTS).to_owned(),
        (EventKind::EntrySeen, _) => t(words::DID_SEE).to_owned(),
        (EventKind::EntryAccepted, _) => t(words::DID_CHECK).to_owned(),
        (EventKind::SeenTakenBack, _) => t(words::DID_TAKE_BACK_SEEN).to_owned(),
        (EventKind::AcceptanceTakenBack, _) => t(words::DID_TAKE_BACK_CHECK).to_owned(),
        (EventKind::QuestionAsked, _) => t(words::DID_ASK).to_owned(),
        (EventKind::MessageWritten, _) => t(words::DID_WRITE).to_owned(),
    };
    let (day, at) = (date(london_date(look.at), today), time(look.at));
    t_with(
        words::WHO_LOOKED_LINE,
        [
            ("name", look.who.name.as_str()),
            ("relation", &who),
            ("what", &what),
            ("date", &day),
            ("time", &at),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::person;
    use portal_domain::access::Relation;

    #[test]
    fn a_look_is_told_in_one_sentence() {
        let look = |what, acting_as| Look {
            at: "2026-04-01T08:40:00Z".parse().unwrap(),
            who: person("Ama Mensah", "Ama"),
            acting_as,
            what,
            entry: None,
        };
        let told = |look: &Look, helped| {
            sentence(look, helped, "2026-04-01".parse().unwrap()).replace('\u{a0}', " ")
        };
        assert_eq!(
            told(&look(EventKind::LookedAtPayment, Relation::NamedOfficer), None),
            "Ama Mensah, your officer, looked at your money on Wednesday 1 April at 9:40."
        );
        assert_eq!(
            told(&look(EventKind::LookedAtPayment, Relation::NamedOfficer), Some("Ada")),
            "Ama Mensah, Ada’s officer, looked at Ada’s money on Wednesday 1 April at 9:40."
        );
        assert_eq!(
            told(&look(EventKind::EntryAccepted, Relation::Manager), None),
            "Ama Mensah, who leads the council’s team, checked a spend on Wednesday 1 April at 9:40."
        );
    }
}
