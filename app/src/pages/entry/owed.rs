//! What is to be paid back of a spend: something private that the account paid for. It is asked kindly, and settled with one tap.

use crate::markup::{View, view};
use crate::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::access::{Action, permits};
use portal_domain::id::AccountId;
use portal_domain::money::Pence;

use super::OfAccount;
use super::ways::focus_ways;
use crate::app::announcer::Announcer;
use crate::app::unlock::Device;
use crate::components::banner::{Banner, Tone};
use crate::components::button::Button;
use crate::format::money;
use crate::ledger::row::Row;
use crate::offline::Error;
use crate::pages::money_in::{paid_back, post};
use crate::pages::spending::not_kept;
use crate::text::{t, t_with, words::spending};

/// The message, while something is owed.
#[component]
pub fn Owed(
    /// Of which payment.
    account: AccountId,
    /// The spend.
    row: Memo<Option<Row>>,
    /// The payment.
    view: OfAccount,
) -> View {
    let owed =
        Memo::new(move |_| row.with(|row| row.as_ref().map_or(Pence::ZERO, |row| row.record.to_pay_back())));
    let may = Memo::new(move |_| {
        view.with(|view| view.as_ref().is_some_and(|view| permits(view.relation, Action::RecordEntry)))
    });
    let (device, announcer) = (Device::here(), Announcer::here());
    let (saving, trouble) = (RwSignal::new(false), RwSignal::new(None::<Error>));
    let settle = Callback::new(move |()| {
        let money = row.with_untracked(|row| row.as_ref().and_then(|row| paid_back(&row.record)));
        let (Some(money), false) = (money, saving.get_untracked()) else { return };
        saving.set(true);
        let (device, announcer) = (device.clone(), announcer.clone());
        spawn_local(async move {
            match post(&device, account, money).await {
                Ok(_id) => {
                    trouble.try_set(None);
                    announcer.say(t(spending::PAID_BACK_SAID));
                    focus_ways();
                }
                Err(error) => trouble.try_set(Some(error)),
            }
            saving.try_set(false);
        });
    });
    let asked = move || {
        let owed = owed.get();
        (owed > Pence::ZERO).then(|| {
            let words = t_with(spending::PAY_BACK, [("amount", &money(owed))]);
            let button =
                may.get().then(|| view! { <p><Button label=t(spending::PAID_BACK) on_press=settle/></p> });
            view! {
                <Banner tone=Tone::Waiting title=words>
                    <p>{t(spending::PAY_BACK_WHY)}</p>
                    {button}
                </Banner>
            }
        })
    };
    view! {
        {asked}
        {move || trouble.get().map(|error| view! {
            <Banner tone=Tone::Wrong title=t(spending::NOT_SAVED) live=true><p>{not_kept(&error)}</p></Banner>
        })}
    }
}
