//! *Money came in*, and *Money came back* of a spend: how much, when, and what kind. It goes through the outbox as a spend does.

use crate::address::{Address, Going};
use crate::markup::{Draw, View, view};
use crate::reactive::{Memo, RwSignal};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, EntryRecord, Field, FieldProblem, MoneyInBody};
use portal_domain::id::{AccountId, EntryId};
use portal_domain::money::Amount;
use portal_domain::spending::{Entry, MoneyIn, MoneyInKind, SpendForm};
use portal_domain::text::{Note, Payee};
use portal_domain::time::is_long_ago;

use super::entry::Asked;
use super::spending::{Fields, When, before_the_start, not_kept, part};
use crate::account::Account;
use crate::app::unlock::Device;
use crate::birth::born;
use crate::clock;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::button::{Button, Shape, Tone};
use crate::components::choice::{Answer, Choice};
use crate::components::error_summary::{ErrorSummary, Faults};
use crate::components::field::{MoneyField, TextArea, TextField};
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::skeleton::Skeleton;
use crate::format::{date, money};
use crate::ledger::on_device::OnDevice;
use crate::offline::{Content, Error, Parcel};
use crate::page::Page;
use crate::text::{t, t_with, words::errors, words::money as words, words::shell, words::spending};
use crate::trouble::Trouble;
use crate::wording;

/// What people write down themselves, what comes most often first.
const OFFERED: [MoneyInKind; 6] = [
    MoneyInKind::DpCouncil,
    MoneyInKind::ClientContribution,
    MoneyInKind::PrivateTopup,
    MoneyInKind::OneOff,
    MoneyInKind::Interest,
    MoneyInKind::OtherIn,
];

/// Money that came in.
#[component]
pub fn CameIn() -> View {
    let account = Account::here();
    let again = account.clone();
    let opened = Memo::new(move |before: Option<&Option<Arc<AccountView>>>| {
        before.cloned().flatten().or_else(|| account.view())
    });
    let faults = Faults::default();
    let ready = Memo::new(move |_| opened.with(Option::is_some));
    let form = move || match (ready.get(), opened.get_untracked()) {
        (true, Some(view)) => view! { <Form view spend=None faults/> },
        _ => match again.trouble() {
            Some(error) => {
                let again = again.clone();
                view! { <Trouble error again=Callback::new(move |()| again.reload())/> }
            }
            None => view! { <Skeleton words=t(shell::LOADING)/> },
        },
    };
    frame(t(words::CAME_IN), Page::Money, faults, form.draw())
}

/// Money of a spend that came back.
#[component]
pub fn CameBack(
    /// Which spend.
    id: EntryId,
) -> View {
    let (payment, faults) = (Account::here(), Faults::default());
    let Asked { row, fetched, load } = Asked::about(id, OnDevice::here());
    let opened = Memo::new(move |before: Option<&Option<(EntryRecord, Arc<AccountView>)>>| {
        let known = before.cloned().flatten();
        known.or_else(|| row.with(|row| row.as_ref().map(|row| row.record.clone())).zip(payment.view()))
    });
    let ready = Memo::new(move |_| opened.with(Option::is_some));
    let form = move || match (ready.get(), opened.get_untracked()) {
        (true, Some((record, view))) => view! { <Form view spend=Some(record) faults/> },
        _ => match fetched.trouble() {
            Some(error) => view! { <Trouble error again=load/> },
            None => view! { <Skeleton words=t(spending::ENTRY_LOADING)/> },
        },
    };
    frame(t(words::CAME_BACK), Page::Spend(id), faults, form.draw())
}

fn frame(title: &'static str, back: Page, faults: Faults, form: View) -> View {
    view! {
        <div class="app-stack app-stack--wide app-form">
            <div class="app-stack app-stack--near">
                <BackLink label=t(shell::BACK) href=back/>
                <ErrorSummary faults/>
                <Heading text=title wrong=faults.any()/>
            </div>
            {form}
        </div>
    }
}

/// The form.
#[component]
fn Form(
    view: Arc<AccountView>,
    /// The spend of which it came back.
    spend: Option<EntryRecord>,
    faults: Faults,
) -> View {
    let (fields, kind) = (Fields::default(), RwSignal::new(None::<MoneyInKind>));
    let (asks, saving, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Error>));
    let (device, address, today) = (Device::here(), Address::here(), clock::today());
    let (account, of) = (view.account, spend.clone());
    let save = move || {
        if saving.get_untracked() {
            return;
        }
        let form = untrack(|| fields.form());
        let checked = checked(&form, kind.get_untracked(), of.as_ref(), &view);
        let money = match checked {
            Ok(money) => {
                faults.set(Vec::new());
                money
            }
            Err(wrong) => {
                asks.set(
                    wrong
                        .iter()
                        .any(|(part, words)| *part == part::DATE && words == t(errors::DATE_LONG_AGO)),
                );
                faults.set(wrong);
                return;
            }
        };
        saving.set(true);
        trouble.set(None);
        let device = device.clone();
        spawn_local(async move {
            let back = money.about.map_or(Page::Money, Page::Spend);
            match post(&device, account, money).await {
                Ok(_id) => address.go(&back.path(), Going::Instead),
                Err(error) => trouble.try_set(Some(error)),
            }
            saving.try_set(false);
        });
    };
    let about = spend.as_ref().map(|record| {
        let payee = crate::ledger::row::name(&record.entry);
        let (amount, day) = (money(record.entry.amount().pence()), date(record.entry.date(), today));
        t_with(words::CAME_BACK_OF, [("payee", &payee), ("amount", &amount), ("date", &day)])
    });
    let kinds = spend.is_none().then(|| {
        let answer = |kind: MoneyInKind| {
            let answer = Answer::new(wording::money_in(kind));
            (
                kind,
                if kind == MoneyInKind::OneOff {
                    answer.hint(t(words::CAME_IN_ONE_OFF_HINT))
                } else {
                    answer
                },
            )
        };
        view! {
            <Choice
                name=part::CATEGORY
                legend=t(words::CAME_IN_KIND)
                answers=OFFERED.map(answer).to_vec()
                chosen=kind
                error=faults.of(part::CATEGORY)
            />
        }
    });
    let other = Memo::new(move |_| kind.get() == Some(MoneyInKind::OtherIn));
    view! {
        <form
            class="app-stack app-stack--wide"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            {about.map(|words| view! { <p>{words}</p> })}
            <MoneyField id=part::AMOUNT label=t(words::CAME_IN_AMOUNT) value=fields.amount error=faults.of(part::AMOUNT)/>
            {kinds}
            {move || other.get().then(|| view! {
                <TextField id=part::PAYEE label=t(words::CAME_IN_FROM) value=fields.payee error=faults.of(part::PAYEE)/>
            })}
            <When fields faults today asks/>
            <TextArea id=part::NOTE label=t(spending::NOTE) hint=t(spending::NOTE_HINT) value=fields.note error=faults.of(part::NOTE)/>
            <div class="app-stack app-stack--near">
                {move || trouble.get().map(|error| view! {
                    <Banner tone=BannerTone::Wrong title=t(spending::NOT_SAVED) live=true><p>{not_kept(&error)}</p></Banner>
                })}
                <Button label=t(words::CAME_IN_SAVE) tone=Tone::Primary shape=Shape::Large submit=true/>
                <p>{t(spending::SAVE_WHY)}</p>
            </div>
        </form>
    }
}

/// The money, or what must be put right, in the order of the form.
fn checked(
    form: &SpendForm,
    kind: Option<MoneyInKind>,
    spend: Option<&EntryRecord>,
    view: &AccountView,
) -> Result<MoneyIn, Vec<(&'static str, String)>> {
    let today = clock::today();
    let mut wrong = Vec::new();
    let words = |field, error| wording::field_problem(FieldProblem::new(field, error)).to_owned();
    let kind = spend.map(|_| MoneyInKind::RefundFromProvider).or(kind);
    let amount = match Amount::parse(&form.amount) {
        Ok(amount) => match spend.and_then(EntryRecord::cost).filter(|left| amount.pence() > *left) {
            Some(left) => {
                wrong.push((part::AMOUNT, t_with(words::CAME_BACK_TOO_MUCH, [("amount", &money(left))])));
                None
            }
            None => Some(amount),
        },
        Err(error) => {
            wrong.push((part::AMOUNT, words(Field::Amount, error.into())));
            None
        }
    };
    if kind.is_none() {
        wrong.push((part::CATEGORY, t(words::CAME_IN_KIND_MISSING).to_owned()));
    }
    let payer = match spend {
        Some(record) => record.entry.payee().cloned(),
        None if form.payee.trim().is_empty() => None,
        None => Payee::new(&form.payee)
            .map_err(|error| wrong.push((part::PAYEE, words(Field::Payee, error.into()))))
            .ok(),
    };
    let day = form.date(today);
    match day {
        Ok(day) => {
            if let Some(line) = before_the_start(view, day, form.when) {
                wrong.push(line);
            } else if is_long_ago(day, today) && !form.long_ago_is_right {
                wrong.push((part::DATE, t(errors::DATE_LONG_AGO).to_owned()));
            }
        }
        Err(error) => {
            let place = if form.day.is_empty() { part::WHEN } else { part::DATE };
            wrong.push((place, words(Field::Date, error.into())));
        }
    }
    let note = Note::optional(&form.note)
        .map_err(|error| wrong.push((part::NOTE, words(Field::Note, error.into()))))
        .unwrap_or_default();
    match (amount, kind, day) {
        (Some(amount), Some(kind), Ok(date)) if wrong.is_empty() => {
            Ok(MoneyIn { date, amount, kind, payer, note, about: spend.map(|record| record.id) })
        }
        _ => Err(wrong),
    }
}

/// That somebody paid back what was private in a spend: all that is left of it, today.
pub fn paid_back(record: &EntryRecord) -> Option<MoneyIn> {
    let Entry::Spend(_) = record.entry else { return None };
    Some(MoneyIn {
        date: clock::today(),
        amount: Amount::new(record.to_pay_back()).ok()?,
        kind: MoneyInKind::CorrectionRepaidByMe,
        payer: None,
        note: None,
        about: Some(record.id),
    })
}

/// Puts money that came in into the outbox, and says under which id.
///
/// # Errors
/// This device could not keep it.
pub async fn post(device: &Device, account: AccountId, money: MoneyIn) -> Result<EntryId, Error> {
    let vault = device.vault_untracked().ok_or(Error::Unavailable)?;
    let id = born(EntryId::born).ok_or(Error::Unavailable)?;
    let about = money.about;
    let content = Content::of(&MoneyInBody(money))?;
    vault.outbox().post(account, vec![Parcel::MoneyIn { id, about, content }], None, clock::now()).await?;
    Ok(id)
}
