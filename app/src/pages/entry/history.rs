//! What became of an entry since it was written down, in plain words: who changed what, and when.

use crate::markup::{View, view};
use crate::reactive::Memo;
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::api::{self, ListVersions, Version};
use portal_domain::id::AccountId;
use portal_domain::spending::{Difference, Made, Miles, Part, differences};

use crate::clock;
use crate::components::disclosure::Disclosure;
use crate::fetched::Fetched;
use crate::format::{date, moment, money};
use crate::pages::money::row::Row;
use crate::text::{Key, t, t_with, words::spending};
use crate::wording;

/// The history; nothing for an entry that is as it was written down, or whose changes the council does not have yet.
#[component]
pub fn History(
    /// Of which payment.
    account: AccountId,
    /// What is known of the entry.
    row: Memo<Option<Row>>,
) -> View {
    let fetched = Fetched::<api::History>::here();
    let version =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| (row.record.id, row.record.version))));
    let asking = fetched.clone();
    Effect::new(move || {
        if let Some((entry, 2..)) = version.get() {
            asking.load(ListVersions { account, entry });
        }
    });
    View::live(move || {
        let history = fetched.answer().filter(|history| history.versions.len() > 1)?;
        let today = clock::today();
        let lines = told(&history.versions, today).into_iter().map(|line| view! { <li>{line}</li> });
        let lines = lines.collect_view();
        Some(view! {
            <Disclosure words=t(spending::HISTORY)>
                <ol class="app-stack app-stack--close">{lines}</ol>
            </Disclosure>
        })
    })
}

/// A line for each version.
fn told(versions: &[Version], today: NaiveDate) -> Vec<String> {
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    versions.iter().zip(before).map(|(version, before)| line(version, before, today)).collect()
}

/// "Ada Khan changed it on Tuesday 31 March at 16:32. How much: £65.61 became £61.65."
fn line(version: &Version, before: Option<&Version>, today: NaiveDate) -> String {
    let words = match version.made {
        Made::Recorded => spending::HISTORY_RECORDED,
        Made::Changed => spending::HISTORY_CHANGED,
        Made::Removed => spending::HISTORY_REMOVED,
        Made::Restored => spending::HISTORY_RESTORED,
    };
    let (name, at) = (version.stamp.by.name.as_str(), moment(version.stamp.at, today));
    let mut line = t_with(words, [("name", name), ("moment", &at)]);
    let changed = before.map(|before| differences(&before.entry, &version.entry)).unwrap_or_default();
    for difference in changed {
        line.push(' ');
        line.push_str(&told_of(spending::HISTORY_BECAME, difference, today));
    }
    line
}

/// "How much: £65.61 became £61.65.", or another sentence of what something was and is.
pub fn told_of(words: Key<3>, difference: Difference, today: NaiveDate) -> String {
    let nothing = || t(spending::HISTORY_NOTHING).to_owned();
    let (what, was, is) = match difference {
        Difference::Amount(was, is) => (crate::text::words::money::ENTRY_AMOUNT, money(was), money(is)),
        Difference::Payee(was, is) => {
            (spending::PAYEE, was.unwrap_or_else(nothing), is.unwrap_or_else(nothing))
        }
        Difference::Date(was, is) => (spending::ENTRY_WHEN, date(was, today), date(is, today)),
        Difference::Category(was, is) => {
            (spending::ENTRY_FOR, wording::category(was).to_owned(), wording::category(is).to_owned())
        }
        // The names of needs are not in the history; that it changed is.
        Difference::Need(..) => return t(spending::HISTORY_NEED).to_owned(),
        Difference::Parts(was, is) => (spending::PARTS, parts_told(&was), parts_told(&is)),
        Difference::Miles(was, is) => {
            let words = |miles: Option<Miles>| miles.map_or_else(nothing, |miles| miles.to_string());
            (spending::MILES, words(was), words(is))
        }
        Difference::PaidBy(was, is) => {
            (spending::ENTRY_HOW, wording::paid_by(was).to_owned(), wording::paid_by(is).to_owned())
        }
        Difference::NoReceipt(was, is) => {
            let words = |reason: Option<_>| {
                reason.map_or_else(nothing, |reason| wording::no_receipt(reason).to_owned())
            };
            (spending::ENTRY_REASON, words(was), words(is))
        }
        Difference::Note(was, is) => {
            (spending::ENTRY_NOTE, was.unwrap_or_else(nothing), is.unwrap_or_else(nothing))
        }
    };
    t_with(words, [("what", t(what)), ("was", &was), ("is", &is)])
}

/// "£31.20 Equipment and supplies, £15.17 Something private".
fn parts_told(parts: &[Part]) -> String {
    let part =
        |part: &Part| [money(part.amount.pence()).as_str(), wording::category(part.category)].join(" ");
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::money::example::{author, spend};
    use portal_domain::spending::Entry;

    #[test]
    fn the_history_is_told_in_plain_words() {
        let version = |version, made, pence| Version {
            version,
            made,
            stamp: author(),
            entry: Entry::Spend(spend("Tariq Khan", "2026-03-28", pence)),
        };
        let versions = [
            version(1, Made::Recorded, 6561),
            version(2, Made::Changed, 6165),
            version(3, Made::Removed, 6165),
        ];
        let told = told(&versions, "2026-04-01".parse().unwrap());
        assert_eq!(told.len(), 3);
        assert!(told[1].contains("£65.61 became £61.65"), "{}", told[1]);
        assert!(told[2].contains("removed"), "{}", told[2]);
    }
}
