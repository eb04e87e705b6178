//! What there is now: the panel that Home and Money begin with. The council's balance, with the spends that only this
//! device knows taken off.

use crate::markup::{ChildrenFn, View, view};
use crate::reactive::{Memo, Signal};
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use portal_domain::api::{AccountView, Stamp};
use portal_domain::budget::{self, Standing};
use portal_domain::money::Pence;
use portal_domain::time::london_date;

use crate::clock;
use crate::components::money_now::{self, MoneyNow};
use crate::format::{moment, money, weeks_of_support};
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::{Reader, Voice};
use crate::text::{t, t_with, words::home};

/// What is in the account by the council's record and this device's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The money, in pence, what is on this device taken off.
    pub amount: Pence,
    /// How much of that the council does not know yet, in pence; nothing or less than nothing.
    pub here: Pence,
    /// How it stands.
    pub standing: Standing,
    /// Half weeks of support; none where there is no weekly payment.
    pub half_weeks: Option<i64>,
    /// When the council's record said so.
    pub as_at: DateTime<Utc>,
}

/// The money now. A sum that would not fit leaves the council's figure.
pub fn now(view: &AccountView, device: &OnDevice, author: &Stamp) -> Now {
    let as_at = view.balance.as_at;
    let unsent = device.spends_after(Some(as_at), author);
    let here = budget::after(Pence::ZERO, unsent.iter().map(|record| &record.entry)).unwrap_or_default();
    let here = here.checked_add(device.changes_after(as_at, &unsent)).unwrap_or(here);
    let amount = view.balance.amount.checked_add(here).unwrap_or(view.balance.amount);
    let rate = view.rates.on(london_date(as_at)).and_then(portal_domain::account::WeeklyRate::net);
    let week = rate.filter(|week| *week > Pence::ZERO);
    Now {
        amount,
        here,
        standing: budget::standing(amount, week.unwrap_or_default()),
        half_weeks: week.map(|week| budget::half_weeks(amount, week)),
        as_at,
    }
}

/// The panel.
#[component]
pub fn MoneyPanel(
    /// The payment.
    #[prop(into)]
    view: Signal<Option<std::sync::Arc<AccountView>>>,
    /// What waits here.
    device: Memo<OnDevice>,
    /// The link below it.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> View {
    let reader = Reader::here();
    let facts = Memo::new(move |_| {
        let (view, author) = (view.get()?, reader.author()?);
        let voice = Voice::of(&view);
        Some((
            now(&view, &device.get(), &author),
            voice,
            view.profile.threshold.weeks,
            view.officer.officer.called.to_string(),
        ))
    });
    View::live(move || {
        facts.get().map(|(now, voice, most, officer)| {
            let children = children.clone();
            view! {
                <MoneyNow
                    standing=match now.standing {
                        Standing::Fine => money_now::Standing::Fine,
                        Standing::Low | Standing::Short => money_now::Standing::Low,
                    }
                    state=state(now.standing, &voice)
                    amount=now.amount
                    words=words(now.half_weeks, &voice)
                    weeks=now.half_weeks.map(|half_weeks| (half_weeks, i64::from(most)))
                    notes=notes(&now, most, &voice, &officer)
                >
                    {children.as_ref().map(ChildrenFn::view)}
                </MoneyNow>
            }
        })
    })
}

fn state(standing: Standing, voice: &Voice) -> String {
    match (standing, voice) {
        (Standing::Fine, Voice::Own) => t(home::FINE).to_owned(),
        (Standing::Fine, Voice::Helping(name)) => t_with(home::FINE_HELPING, [("name", name)]),
        (Standing::Low, Voice::Own) => t(home::LOW).to_owned(),
        (Standing::Low, Voice::Helping(name)) => t_with(home::LOW_HELPING, [("name", name)]),
        (Standing::Short, Voice::Own | Voice::Helping(_)) => t(home::SHORT).to_owned(),
    }
}

fn words(half_weeks: Option<i64>, voice: &Voice) -> String {
    match (half_weeks.map(weeks_of_support), voice) {
        (Some(weeks), Voice::Own) => t_with(home::IN_ACCOUNT_WEEKS, [("weeks", &weeks)]),
        (Some(weeks), Voice::Helping(name)) => {
            t_with(home::IN_ACCOUNT_WEEKS_HELPING, [("name", name), ("weeks", &weeks)])
        }
        (None, Voice::Own) => t(home::IN_ACCOUNT).to_owned(),
        (None, Voice::Helping(name)) => t_with(home::IN_ACCOUNT_HELPING, [("name", name)]),
    }
}

fn notes(now: &Now, most: u8, voice: &Voice, officer: &str) -> Vec<String> {
    let most = most.to_string();
    let mut notes = Vec::new();
    if now.standing == Standing::Short {
        notes.push(t_with(home::SHORT_WHY, [("officer", officer)]));
    }
    if now.half_weeks.is_some() {
        notes.push(match voice {
            Voice::Own => t_with(home::BOX, [("weeks", &most)]),
            Voice::Helping(name) => t_with(home::BOX_HELPING, [("name", name), ("weeks", &most)]),
        });
    }
    let as_at = t_with(home::AS_AT, [("moment", &moment(now.as_at, clock::today()))]);
    let taken_off = Pence::ZERO.checked_sub(now.here).filter(|taken| *taken > Pence::ZERO);
    notes.push(match taken_off {
        Some(taken) => {
            let taken = t_with(home::TAKEN_OFF, [("amount", &money(taken))]);
            format!("{as_at} {taken}")
        }
        None => as_at,
    });
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, account_view, author, entry_id, spend};
    use crate::offline::{Content, Item, Parcel};
    use portal_domain::access::Relation;

    fn device(spends: &[(u128, i64)]) -> OnDevice {
        let item = |&(number, pence): &(u128, i64)| {
            let content = Content::of(&spend("Green Lane Pharmacy", "2026-03-31", pence)).unwrap();
            let parcel = Parcel::Spend { id: entry_id(number), content };
            Item::new(parcel, ACCOUNT, "2026-04-01T08:00:00Z".parse().unwrap())
        };
        OnDevice { waiting: spends.iter().map(item).collect(), delivered: Vec::new() }
    }

    #[test]
    fn what_is_only_here_is_taken_off() {
        let now = now(&account_view(Relation::Recipient), &device(&[(1, 4637), (2, 3800)]), &author());
        assert_eq!((now.amount, now.here), (Pence::new(76_176), Pence::new(-8437)));
        assert_eq!((now.standing, now.half_weeks), (Standing::Fine, Some(5)));
    }

    #[test]
    fn it_can_make_the_money_low() {
        let view = account_view(Relation::Recipient);
        assert_eq!(now(&view, &device(&[(1, 60_000)]), &author()).standing, Standing::Low);
        assert_eq!(now(&view, &device(&[(1, 90_000)]), &author()).standing, Standing::Short);
    }

    #[test]
    fn the_words_fit_whose_money_it_is() {
        let helping = Voice::Helping("Ada".to_owned());
        assert_eq!(state(Standing::Fine, &Voice::Own), "You’re fine.");
        assert_eq!(state(Standing::Fine, &helping), "Ada’s money is fine.");
        let words = words(Some(5), &helping).replace('\u{a0}', " ");
        assert_eq!(words, "in Ada’s account, about 2½ weeks of support");
    }
}
