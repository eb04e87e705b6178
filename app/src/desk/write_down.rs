//! Writing down what somebody telephoned, posted or brought, and putting that right. How it came is asked first and stays with
//! the spend for ever; the person sees it, and somebody else accepts it.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, EntryRecord};
use portal_domain::spending::{NoReceipt, OnBehalf, PaidBy};

use super::acts::what;
use super::open::Open;
use super::place::Place;
use super::reply::focus;
use super::scans::{ScanPicker, Scans};
use crate::clock;
use crate::components::banner::{Banner, Tone};
use crate::components::button::{Button, Tone as Loud};
use crate::components::choice::{Answer, Arrangement, Choice, Tick};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{MoneyField, TextArea, TextField};
use crate::format::date;
use crate::markup::{Show, View, view};
use crate::text::{t, t_with, words::desk as words, words::shell, words::spending};
use crate::wording;

mod chooser;
mod faults;
mod fields;
mod saver;

use chooser::Chooser;
use faults::part;
pub use fields::Forms;
use saver::Saver;

/// The id of the title.
const TITLE: &str = "write-down";
/// The id of the question whether it is there already.
const TWIN: &str = "twin";
/// The id of what is said when it is written down and a receipt did not go.
const WRITTEN: &str = "written";

/// The form, empty or with what is to be put right.
#[component]
pub fn WriteDown(
    /// What is known of the person.
    open: Open,
    /// Their payment.
    view: Arc<AccountView>,
    /// What is to be put right; a new spend where there is none.
    #[prop(default = None)]
    right: Option<EntryRecord>,
) -> View {
    let called = view.recipient.called.to_string();
    let saver = Saver::here(open.clone(), view.clone(), right.clone());
    saver.keep_draft();
    let title = match &right {
        Some(record) => t_with(words::PUT_RIGHT_TITLE, [("what", &what(record))]),
        None => t_with(words::WRITE_TITLE, [("name", &called)]),
    };
    request_animation_frame(|| {
        focus(TITLE);
    });
    let (form, written) = (saver.clone(), saver.clone());
    view! {
        <div class="app-write">
            <h2 class="app-write__title" id=TITLE tabindex="-1">{title}</h2>
            <Show when=move || saver.saved.with(Option::is_some) fallback=move || form.clone().form()>
                {written.clone().written()}
            </Show>
        </div>
    }
}

impl Saver {
    /// What is shown when it is written down: the receipts on their way, and those that did not go.
    fn written(self) -> View {
        let record = untrack(|| self.saved.get());
        let (scans, busy, saver) = (self.scans, self.busy, self.clone());
        let again = Callback::new(move |()| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let saver = saver.clone();
            spawn_local(async move { saver.send().await });
        });
        let title = record.as_ref().map(|record| t_with(words::WRITTEN_DONE, [("what", &what(record))]));
        let href = record.map(|record| Place::Entry(self.open.account(), record.id).path());
        view! {
            <div class="app-stack" id=WRITTEN tabindex="-1">
                <Banner tone=Tone::Fine title=title.unwrap_or_default()><p>{t(words::WRITTEN_RECEIPTS)}</p></Banner>
                <ScanPicker scans/>
                <div class="app-cluster">
                    <Button label=t(words::SEND_SCANS) tone=Loud::Primary not_yet=busy on_press=again/>
                    <a href=href>{t(words::TO_SPEND)}</a>
                </div>
            </div>
        }
    }

    fn form(self) -> View {
        let (fields, faults, scans, asks) = (self.fields, self.faults, self.scans, self.asks_about_year);
        let called = self.view.recipient.called.to_string();
        let is_new = self.right.is_none();
        let mut offered = self.view.profile.categories.clone();
        let chosen = untrack(|| fields.category.get()).filter(|category| !offered.contains(category));
        offered.extend(chosen);
        let categories =
            offered.into_iter().map(|category| (category, wording::category(category))).collect();
        let reasons = NoReceipt::ALL.map(|reason| (reason, wording::no_receipt(reason))).to_vec();
        let ways = PaidBy::ALL.map(|way| (way, Answer::new(wording::paid_by(way)))).to_vec();
        let saver = self.clone();
        let save = move |event: SubmitEvent| {
            event.prevent_default();
            saver.save(false);
        };
        let trouble = self.trouble;
        let came = is_new.then(|| self.came());
        let receipts = is_new.then(|| paper(scans));
        let submit = if is_new {
            t_with(words::WRITE, [("name", &called)])
        } else {
            t(spending::SAVE_CHANGE).to_owned()
        };
        let back = match &self.right {
            Some(record) => Place::Entry(self.open.account(), record.id),
            None => Place::Person(self.open.account()),
        };
        let busy = self.busy;
        let twin = self.clone().twin();
        view! {
            <form class="app-write__form" on:submit=save novalidate="">
                <p>{t_with(words::WRITE_WHY, [("name", &called)])}</p>
                <ErrorSummary faults comfort=t(spending::COMFORT)/>
                {came}
                <div class="app-write__pair">
                    <MoneyField id=part::AMOUNT label=t(words::WRITE_AMOUNT) value=fields.amount error=faults.of(part::AMOUNT)/>
                    <TextField id=part::PAYEE label=t(words::WRITE_PAYEE) value=fields.payee error=faults.of(part::PAYEE)/>
                    <div class="app-write__day">
                        <TextField
                            id=part::DATE
                            label=t(words::WRITE_DATE)
                            hint=t(spending::DATE_HINT)
                            value=fields.day
                            error=faults.of(part::DATE)
                        />
                        <Show when=move || asks.get()>
                            <Tick label=t(spending::LONG_AGO_YES) checked=fields.long_ago_is_right/>
                        </Show>
                    </div>
                    <Chooser
                        id=part::CATEGORY
                        label=t(words::WRITE_CATEGORY).to_owned()
                        none=t(words::CHOOSE_ONE)
                        answers=categories
                        chosen=fields.category
                        error=faults.of(part::CATEGORY)
                    />
                </div>
                <Choice
                    name=part::PAID_BY
                    legend=t(words::WRITE_PAID_BY)
                    answers=ways
                    chosen=fields.paid_by
                    arrangement=Arrangement::Two
                    error=faults.of(part::PAID_BY)
                />
                {receipts}
                // What is there needs no reason for not being there.
                <Show when=move || scans.is_empty()>
                    <Chooser
                        id=part::NO_RECEIPT
                        label=t(words::WRITE_NO_RECEIPT).to_owned()
                        none=t(words::RECEIPT_COMES)
                        answers=reasons.clone()
                        chosen=fields.no_receipt
                    />
                </Show>
                <TextArea id=part::NOTE label=t(spending::NOTE) hint=t(spending::NOTE_HINT) value=fields.note error=faults.of(part::NOTE)/>
                {move || trouble.get().map(|words| view! {
                    <Banner tone=Tone::Wrong title=t(shell::PROBLEM) live=true><p>{words}</p></Banner>
                })}
                {twin}
                <div class="app-cluster">
                    <Button label=submit tone=Loud::Primary submit=true not_yet=busy/>
                    <a href=back.path()>{t(words::WRITE_BACK)}</a>
                </div>
            </form>
        }
    }

    /// How it came.
    fn came(&self) -> View {
        let answers = OnBehalf::ALL.map(|came| (came, Answer::new(t(came_words(came))))).to_vec();
        view! {
            <Choice
                name=part::CAME
                legend=t(words::CAME)
                answers=answers
                chosen=self.fields.came
                arrangement=Arrangement::Two
                error=self.faults.of(part::CAME)
            />
        }
    }

    /// The question whether it is there already.
    fn twin(self) -> View {
        let saver = self.clone();
        let sure = Callback::new(move |()| saver.save(true));
        let account = self.open.account();
        View::live(move || {
            let record = self.twin.get()?;
            let day = date(record.entry.date(), clock::today());
            let told = t_with(words::TWIN, [("what", &what(&record)), ("date", &day)]);
            let href = Place::Entry(account, record.id).path();
            Some(view! {
                <div id=TWIN tabindex="-1">
                    <Banner tone=Tone::Waiting title=t(spending::TWIN_TITLE)>
                        <p>{told}</p>
                        <div class="app-cluster">
                            <Button label=t(spending::TWIN_SAVE) on_press=sure/>
                            <a href=href>{t(spending::TWIN_LOOK)}</a>
                        </div>
                    </Banner>
                </div>
            })
        })
    }
}

/// The receipts.
fn paper(scans: Scans) -> View {
    view! {
        <fieldset class="app-field">
            <legend class="app-field__legend">{t(words::SCANS)}</legend>
            <p class="app-field__hint">{t(words::SCANS_HINT)}</p>
            <ScanPicker scans/>
        </fieldset>
    }
}

/// How it came, as it is asked.
const fn came_words(came: OnBehalf) -> crate::text::Key {
    match came {
        OnBehalf::Telephone => words::CAME_TELEPHONE,
        OnBehalf::Post => words::CAME_POST,
        OnBehalf::InPerson => words::CAME_IN_PERSON,
    }
}
