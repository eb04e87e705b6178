//! What became of an entry since it was written down, in plain words: who changed what, and when.

use crate::markup::{Show, View, view};
use chrono::NaiveDate;
use leptos::prelude::*;
use portal_domain::api::{self, ListVersions, Version};
use portal_domain::id::EntryId;
use portal_domain::spending::{Made, differences};

use crate::clock;
use crate::components::heading::Heading;
use crate::components::link_row::BackLink;
use crate::components::skeleton::Skeleton;
use crate::fetched::Fetched;
use crate::format::moment;
use crate::ledger::difference::told_of;
use crate::ledger::reader::acting_account;
use crate::ledger::row::name;
use crate::page::Page;
use crate::text::{t, t_with, words::spending};
use crate::trouble::Trouble;

/// The page.
#[component]
pub fn HistoryPage(
    /// Of which entry.
    id: EntryId,
) -> View {
    let account = acting_account();
    let fetched = Fetched::<api::History>::here();
    let load = {
        let fetched = fetched.clone();
        Callback::new(move |()| {
            if let Some(account) = account.get_untracked() {
                fetched.load(ListVersions { account, entry: id });
            }
        })
    };
    Effect::new(move || {
        account.get();
        load.run(());
    });
    let (known, failed) = (fetched.clone(), fetched.clone());
    let waits = move || !known.is_known() && known.trouble().is_none();
    let list = move || {
        let versions = fetched.answer()?.versions;
        let of = name(&versions.last()?.entry);
        let lines = told(&versions, clock::today()).into_iter().map(|line| view! { <li>{line}</li> });
        Some(view! {
            <h2>{of}</h2>
            <ol class="app-stack app-stack--close">{lines.collect_view()}</ol>
        })
    };
    view! {
        <div class="app-stack app-form">
            <BackLink label=t(spending::HISTORY_BACK) href=Page::Spend(id)/>
            <Heading text=t(spending::HISTORY)/>
            {move || failed.trouble().map(|error| view! { <Trouble error again=load/> })}
            <Show when=waits><Skeleton words=t(spending::ENTRY_LOADING)/></Show>
            {list}
        </div>
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{author, spend};
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
