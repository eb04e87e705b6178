//! The form itself, in the order of the page.

use crate::address::{Address, Going};
use crate::markup::{Draw, Show, View, view};
use crate::reactive::{Memo, RwSignal, Signal};
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{AccountView, EntryRecord};
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, PaidBy};

use super::checking::{checked, show};
use super::draft::Draft;
use super::faults::part;
use super::fields::{Fields, Need};
use super::miles::Mileage;
use super::one_off::FromOneOff;
use super::paid_before::PaidBefore;
use super::payees;
use super::purpose::Purpose;
use super::receipts::{Receipts, described};
use super::saving::Begun;
use super::shot::not_kept;
use super::split::{Parts, split};
use super::twin::{AlreadyAdded, Others, QUESTION};
use super::when::When;
use crate::app::unlock::Device;
use crate::clock;
use crate::components::banner::{Banner, Tone as BannerTone};
use crate::components::before_after::BeforeAfter;
use crate::components::button::{Button, Shape, Tone};
use crate::components::choice::{Answer, Choice};
use crate::components::disclosure::Disclosure;
use crate::components::error_summary::{Faults, focus};
use crate::components::field::{MoneyField, TextArea, TextField};
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::{Reader, Voice};
use crate::offline::Error;
use crate::pages::money::standing;
use crate::pages::pile::after_saving;
use crate::text::{t, t_with, words::spending};
use crate::wording;

/// The form.
#[component]
pub fn Entering(
    /// What was begun.
    begun: Begun,
    /// The payment as it was when the form was opened.
    opened: Arc<AccountView>,
    /// The payment, as it is read anew.
    view: Memo<Option<Arc<AccountView>>>,
    /// The fields, filled with the draft.
    fields: Fields,
    /// What is wrong with it.
    faults: Faults,
    /// The day on which the page was opened: what "Today" says beside it.
    today: NaiveDate,
) -> View {
    keep_while_typing(&begun, fields, today);
    let saver = Saver::here(begun.clone(), Arc::clone(&opened), fields, faults, today);
    let (on_save, sure) = (saver.clone(), saver.clone());
    let helped = Voice::of(&opened);
    let save = match helped.helped() {
        Some(name) => t_with(spending::SAVE_FOR, [("name", name)]),
        None => t(spending::SAVE).to_owned(),
    };
    view! {
        <form
            class="app-stack app-stack--wide"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                on_save.save(false);
            }
        >
            <Facts opened=Arc::clone(&opened) fields faults today asks=saver.asks_about_year/>
            <Show when=move || fields.paid_by.get() == Some(PaidBy::Cash)>
                <p>{t(spending::CASH_PROOF)}</p>
            </Show>
            <Receipts shots=begun.shots.clone() alt=described(fields, today) keeper=begun.keeper.clone() no_receipt=fields.no_receipt error=faults.of(part::RECEIPT)/>
            <More view=opened fields faults/>
            <div class="app-stack app-stack--near">
                <Left view fields/>
                <NotKept begun trouble=saver.trouble/>
                <AlreadyAdded twin=saver.twin on_save=Callback::new(move |()| sure.save(true))/>
                <Button label=save tone=Tone::Primary shape=Shape::Large submit=true/>
                <p>{t(spending::SAVE_WHY)}</p>
            </div>
        </form>
    }
}

/// What must be said of a spend.
#[component]
pub fn Facts(
    /// The payment as it was when the form was opened.
    opened: Arc<AccountView>,
    /// The fields.
    fields: Fields,
    /// What is wrong with them.
    faults: Faults,
    /// What "Today" means.
    today: NaiveDate,
    /// Whether it is asked if a day of long ago is right.
    asks: RwSignal<bool>,
) -> View {
    let is_split = Memo::new(move |_| fields.split.get() > 0);
    let view = Arc::clone(&opened);
    let purpose = View::live(move || {
        if is_split.get() {
            return view! { <Parts offered=offered(&view) needs=view.needs.clone() fields faults/> };
        }
        let officer = view.officer.officer.called.to_string();
        view! {
            <div class="app-stack app-stack--close">
                <Purpose offered=offered(&view) officer chosen=fields.category error=faults.of(part::CATEGORY)/>
                <div class="app-stack app-stack--tight">
                    <div><Button label=t(spending::SPLIT) on_press=Callback::new(move |()| split(fields))/></div>
                    <p class="app-field__hint">{t(spending::SPLIT_WHY)}</p>
                </div>
            </div>
        }
    });
    view! {
        <MoneyField id=part::AMOUNT label=t(spending::AMOUNT) value=fields.amount error=faults.of(part::AMOUNT)/>
        <div class="app-stack app-stack--close">
            <TextField id=part::PAYEE label=t(spending::PAYEE) value=fields.payee error=faults.of(part::PAYEE)/>
            <PaidBefore recent=opened.recent_payees.clone() fields/>
        </div>
        <When fields faults today asks/>
        {purpose}
        <FromOneOff view=Arc::clone(&opened) fields/>
        <Mileage rate=opened.profile.mileage claimed=opened.miles_claimed fields faults/>
        <Choice
            name=part::PAID_BY
            legend=t(spending::PAID_BY)
            answers=ways_to_pay()
            chosen=fields.paid_by
            error=faults.of(part::PAID_BY)
        />
    }
}

/// Keeps the draft after each change.
fn keep_while_typing(begun: &Begun, fields: Fields, today: NaiveDate) {
    let (entry, keeper) = (begun.entry, begun.keeper.clone());
    Effect::new(move |before: Option<()>| {
        let form = fields.form();
        // The first run is the form as it was opened.
        if before.is_some() {
            keeper.keep(Draft { entry, on: today, form });
        }
    });
}

/// What it can have been for.
fn offered(view: &AccountView) -> Vec<Category> {
    let known = view.recent_payees.iter().map(|recent| recent.category);
    view.profile.categories.iter().copied().chain(known).collect()
}

fn ways_to_pay() -> Vec<(PaidBy, Answer)> {
    let answer = |way: PaidBy| match way {
        PaidBy::OwnMoney => Answer::new(wording::paid_by(way)).hint(t(spending::PAID_OWN_HINT)),
        PaidBy::Card | PaidBy::Account | PaidBy::Cash => Answer::new(wording::paid_by(way)),
    };
    PaidBy::ALL.map(|way| (way, answer(way))).to_vec()
}

/// What nobody has to say: which need, and a note. Folded away until there is something in it.
#[component]
pub fn More(
    /// The payment.
    view: Arc<AccountView>,
    /// The fields.
    fields: Fields,
    /// What is wrong with them.
    faults: Faults,
) -> View {
    let wrong = faults.of(part::NOTE);
    let written = untrack(|| fields.note.with(|note| !note.is_empty()) || fields.need.with(Option::is_some));
    let open = Signal::derive(move || written || wrong.with(Option::is_some));
    let none = (Need::None, Answer::new(t(spending::NEED_NONE)));
    let needs =
        view.needs.iter().map(|need| (Need::Of(need.id), Answer::new(need.title.to_string()))).chain([none]);
    let needs = (!view.needs.is_empty()).then(|| {
        view! {
            <Choice
                name=part::NEED
                legend=t(spending::NEED)
                answers=needs.collect()
                chosen=fields.need
                error=faults.of(part::NEED)
            />
        }
    });
    view! {
        <Disclosure words=t(spending::MORE) open>
            <div class="app-stack">
                {needs}
                <TextArea id=part::NOTE label=t(spending::NOTE) hint=t(spending::NOTE_HINT) value=fields.note error=wrong/>
            </div>
        </Disclosure>
    }
}

/// The balance before and after; what waits on this device is taken off.
#[component]
fn Left(view: Memo<Option<Arc<AccountView>>>, fields: Fields) -> View {
    let (device, reader) = (OnDevice::here(), Reader::here());
    let before = Memo::new(move |_| match (view.get(), reader.author()) {
        (Some(view), Some(author)) => device.with(|device| standing::now(&view, device, &author).amount),
        (Some(view), None) => view.balance.amount,
        (None, _) => Pence::ZERO,
    });
    let after = Signal::derive(move || {
        let amount = fields.amount.with(|typed| Amount::parse(typed)).ok()?;
        if payees::leaves_the_account(fields.paid_by.get()) {
            before.get().checked_sub(amount.pence())
        } else {
            Some(before.get())
        }
    });
    view! { <BeforeAfter before after/> }
}

/// That this device does not keep what is typed, or did not save it, and what to do.
#[component]
fn NotKept(begun: Begun, trouble: RwSignal<Option<Error>>) -> View {
    let device = Device::here();
    View::live(move || {
        let unsaved = trouble.get().map(|error| (t(spending::NOT_SAVED), error));
        let unkept = || {
            begun.keeper.trouble().or_else(|| device.vault().is_none().then(|| device.trouble()).flatten())
        };
        let said = unsaved.or_else(|| unkept().map(|error| (t(spending::NOT_KEPT_TITLE), error)));
        said.map(|(title, error)| {
            view! { <Banner tone=BannerTone::Wrong title live=true><p>{not_kept(&error)}</p></Banner> }.draw()
        })
    })
}

/// Saves the form, once, however often the button is pressed.
#[derive(Clone)]
struct Saver {
    begun: Begun,
    opened: Arc<AccountView>,
    fields: Fields,
    faults: Faults,
    today: NaiveDate,
    device: Device,
    address: Address,
    saving: RwSignal<bool>,
    trouble: RwSignal<Option<Error>>,
    asks_about_year: RwSignal<bool>,
    others: Others,
    twin: RwSignal<Option<EntryRecord>>,
}

impl Saver {
    fn here(
        begun: Begun,
        opened: Arc<AccountView>,
        fields: Fields,
        faults: Faults,
        today: NaiveDate,
    ) -> Self {
        let others = Others::of(opened.account);
        Self {
            others,
            twin: RwSignal::default(),
            begun,
            opened,
            fields,
            faults,
            today,
            device: Device::here(),
            address: Address::here(),
            saving: RwSignal::new(false),
            trouble: RwSignal::default(),
            asks_about_year: RwSignal::new(false),
        }
    }

    /// Saves it. Where it looks like one that is there it is asked first, unless the person is `sure`.
    fn save(&self, sure: bool) {
        if self.saving.get_untracked() {
            return;
        }
        let today = clock::today();
        let form = untrack(|| self.fields.form());
        // "Today" means the day that stands beside it, even when the page was open past midnight.
        let form = Draft { entry: self.begun.entry, on: self.today, form }.seen_on(today).form;
        let photo = self.begun.shots.fault().map(|words| (part::RECEIPT, words.to_owned()));
        let checked = checked(&form, &self.opened, today, photo);
        self.trouble.set(None);
        let spend = show(checked, self.faults, self.asks_about_year);
        let twin = spend.as_ref().filter(|_| !sure);
        let twin = twin.and_then(|spend| self.begun.shots.same().or_else(|| self.others.twin(spend)));
        let asks = twin.is_some();
        self.twin.set(twin);
        if asks {
            // The question is drawn by then.
            request_animation_frame(|| focus(QUESTION));
            return;
        }
        if let Some(spend) = spend {
            self.saving.set(true);
            let saver = self.clone();
            spawn_local(async move {
                saver.begun.shots.settle().await;
                // A photograph that was still being kept may have come to nothing.
                if let Some(words) = saver.begun.shots.fault() {
                    saver.faults.set(vec![(part::RECEIPT, words.to_owned())]);
                } else {
                    match saver.begun.save(&saver.device, spend, clock::now()).await {
                        Ok(entry) => {
                            // Back goes to where the form was opened from, not to an empty form.
                            let next = after_saving(&saver.device, saver.begun.keeper.key(), entry).await;
                            saver.address.go(&next.path(), Going::Instead);
                        }
                        Err(error) => saver.trouble.set(Some(error)),
                    }
                }
                saver.saving.set(false);
            });
        }
    }
}
