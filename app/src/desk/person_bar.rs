//! One person in one line: who, what is in the account, who helps.

use crate::markup::{View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::access::{Action, permits};
use portal_domain::api::AccountView;
use portal_domain::budget::half_weeks;
use portal_domain::money::Pence;

use super::place::Place;
use crate::clock;
use crate::components::heading::Heading;
use crate::components::icon::Icon;
use crate::format::{date, moment, money, weeks_of_support};
use crate::text::{t, t_with, words::desk as words};

/// The line.
#[component]
pub fn PersonBar(
    /// Their payment.
    view: AccountView,
    /// Who was paid in the spend that is looked at.
    about: Memo<Option<String>>,
) -> View {
    let today = clock::today();
    let week = view.rates.on(today).and_then(portal_domain::account::WeeklyRate::net).unwrap_or(Pence::ZERO);
    let weeks = weeks_of_support(half_weeks(view.balance.amount, week));
    let helpers = view.helpers.iter().map(|helper| {
        let name = helper.person.name.as_str();
        let words = match helper.until {
            Some(until) => t_with(words::HELPER_UNTIL, [("name", name), ("date", &date(until, today))]),
            None => name.to_owned(),
        };
        view! {
            <div class="app-person-bar__fact"><dt>{t(words::HELPER)}</dt><dd>{words}</dd></div>
        }
    });
    let name = view.recipient.name.to_string();
    let person = name.clone();
    let write = permits(view.relation, Action::RecordOnBehalf).then(|| {
        let href = Place::WriteDown(view.account).path();
        view! { <a class="app-button app-person-bar__write" href=href>{Icon::PENCIL.view()}<span>{t(words::WRITE_LINK)}</span></a> }
    });
    let title = move || match about.get() {
        Some(payee) => t_with(words::PAGE_TITLE, [("payee", &payee), ("name", &person)]),
        None => person.clone(),
    };
    view! {
        <div class="app-person-bar">
            <div class="app-person-bar__name"><Heading text=name title=TextProp::from(title)/></div>
            <dl class="app-person-bar__facts">
                <div class="app-person-bar__fact">
                    <dt>{t_with(words::IN_ACCOUNT, [("moment", &moment(view.balance.as_at, today))])}</dt>
                    <dd><bdi>{money(view.balance.amount)}</bdi>", "{weeks}</dd>
                </div>
                {helpers.collect_view()}
            </dl>
            {write}
        </div>
    }
}
