//! Who are you helping? Chosen at the start by somebody who acts for several, in whichever program they begin.

use crate::markup::{View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::access::{Action, Relation, permits};
use portal_domain::api::{AccountSummary, SessionView};
use portal_domain::id::AccountId;

use crate::components::banner::{Banner, Tone};
use crate::components::heading::Heading;
use crate::components::link_row::LinkRow;
use crate::components::person_switch::{Person, PersonSwitch};
use crate::components::skeleton::Skeleton;
use crate::format::full_date;
use crate::page::Page;
use crate::session::{Session, Signed};
use crate::text::{t, t_view, t_with, words::account as words, words::shell};
use crate::wording;

/// Where the council's workers have their place.
const DESK: &str = "/desk/";

/// The rows, in the place of a page that cannot be shown before somebody is chosen.
#[component]
pub fn Chooser(
    /// Runs when somebody is chosen.
    #[prop(optional, into)]
    chosen: Option<Callback<()>>,
) -> View {
    let session = Session::here();
    let signed = {
        let session = session.clone();
        Memo::new(move |before: Option<&Option<(SessionView, Option<AccountId>)>>| match session.signed() {
            Signed::In(view) => Some((view, session.acting_for().map(|summary| summary.account))),
            Signed::Unknown | Signed::Out | Signed::Ended(_) => before.cloned().flatten(),
        })
    };
    let session = StoredValue::new(session);
    let rows = move || match signed.get() {
        None => view! { <Skeleton words=t(words::LOADING)/> },
        Some((view, _)) if view.accounts.is_empty() => {
            view! { <Nobody works_for_council=view.works_for_council/> }
        }
        Some((view, now)) => {
            let accounts: Vec<AccountId> = view.accounts.iter().map(|summary| summary.account).collect();
            let choose = Callback::new(move |at: usize| {
                if let Some(account) = accounts.get(at) {
                    session.with_value(|session| session.act_for(*account));
                    if let Some(chosen) = chosen {
                        chosen.run(());
                    }
                }
            });
            let people = view.accounts.iter().map(|summary| person(summary, &view, now)).collect();
            let name = view! { <strong>{view.person.name.to_string()}</strong> };
            view! {
                <p>{t_view(words::SIGNED_IN_AS, [("name", name)])} " " {t(words::WHO_YOU_HELP_NAMED)}</p>
                <PersonSwitch people on_choose=choose/>
            }
        }
    };
    view! {
        <div class="app-stack">
            <Heading text=t(words::WHO_YOU_HELP)/>
            {rows}
        </div>
    }
}

/// Somebody who has no payment to act on.
#[component]
fn Nobody(works_for_council: bool) -> View {
    if works_for_council {
        view! {
            <Banner title=t(words::COUNCIL_HERE)><p>{t(words::COUNCIL_HERE_WHY)}</p></Banner>
            // The desk is another program: the browser goes there by loading it.
            <p><a class="app-link-row" href=DESK rel="external">{t(words::TO_DESK)}</a></p>
        }
    } else {
        view! {
            <Banner tone=Tone::Waiting title=t(words::NO_PAYMENT)><p>{t(words::NO_PAYMENT_WHY)}</p></Banner>
            <LinkRow label=t(words::MORE) href=Page::More/>
        }
    }
}

/// The row of a payment.
fn person(summary: &AccountSummary, view: &SessionView, now: Option<AccountId>) -> Person {
    let own = summary.recipient.id == view.person.id;
    let what = if own { t(words::OWN_PAYMENT) } else { relation(summary.relation) };
    let until = match summary.until {
        Some(until) => t_with(words::UNTIL, [("date", &full_date(until))]),
        None => t(words::NO_END).to_owned(),
    };
    let facts = if own {
        vec![what.to_owned(), may(summary.relation).to_owned()]
    } else {
        vec![what.to_owned(), may(summary.relation).to_owned(), until]
    };
    let chosen = if own { t(words::OWN_NOW) } else { t(shell::HELPING_NOW) };
    let now = (now == Some(summary.account)).then_some(chosen);
    Person { name: summary.recipient.name.to_string(), facts, now }
}

/// What the reader is to the person.
fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::NominatedPerson => t(words::HELP_NOMINATED),
        Relation::AuthorisedPerson => t(words::HELP_AUTHORISED),
        Relation::Parent => t(words::HELP_PARENT),
        Relation::Recipient
        | Relation::CarerRecipient
        | Relation::NamedOfficer
        | Relation::MonitoringOfficer
        | Relation::Manager => wording::relation(relation),
    }
}

/// What the reader may do, in words, by the one table of permission.
fn may(relation: Relation) -> &'static str {
    match (permits(relation, Action::RecordEntry), permits(relation, Action::WriteMessage)) {
        (true, _) => t(words::MAY),
        (false, true) => t(words::MAY_SEE_AND_WRITE),
        (false, false) => t(words::MAY_SEE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::person as named;
    use portal_domain::api::PersonRef;
    use portal_domain::id::PersonId;
    use uuid::Uuid;

    #[test]
    fn a_row_says_what_one_may_do_and_until_when() {
        let rina = PersonRef { id: PersonId::from_uuid(Uuid::from_u128(2)), ..named("Rina Khan", "Rina") };
        let summary = |number, recipient: PersonRef, relation, until: Option<&str>| AccountSummary {
            account: AccountId::from_uuid(Uuid::from_u128(number)),
            recipient,
            relation,
            until: until.map(|until| until.parse().unwrap()),
        };
        let view = SessionView {
            person: rina.clone(),
            works_for_council: false,
            accounts: vec![
                summary(1, named("Ada Khan", "Ada"), Relation::NominatedPerson, Some("2026-06-30")),
                summary(2, rina, Relation::CarerRecipient, None),
            ],
            ends: "2026-05-01T00:00:00Z".parse().unwrap(),
            now: "2026-04-01T08:12:00Z".parse().unwrap(),
        };
        let now = Some(AccountId::from_uuid(Uuid::from_u128(1)));
        let rows: Vec<Person> = view.accounts.iter().map(|summary| person(summary, &view, now)).collect();
        let facts: Vec<String> = rows[0].facts.iter().map(|fact| fact.replace('\u{a0}', " ")).collect();
        assert_eq!(
            facts,
            [
                "You help with the money",
                "You can see money, add spends and answer questions.",
                "Until Tuesday 30 June 2026",
            ]
        );
        assert_eq!((rows[0].now, rows[1].now), (Some("You are helping now"), None));
        assert_eq!(rows[1].facts[0], "Your own direct payment");
    }
}
