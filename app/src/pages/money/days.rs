//! The list by day: what the council has written down, with what is on this device in its place among it. The sums are
//! the domain's.

use chrono::NaiveDate;
use portal_domain::api::{EntryPage, EntryRecord, Stamp};
use portal_domain::budget;
use portal_domain::money::Pence;

use crate::ledger::on_device::OnDevice;
use crate::ledger::row::Row;

/// A day of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// What was left at its end, what is on this device taken off; none where the days between are not loaded.
    pub left: Option<Pence>,
    /// What happened, the last recorded first.
    pub rows: Vec<Row>,
}

/// The days, newest first. Spends of days before those loaded follow without what was left, because nobody knows yet what
/// lies between.
pub fn days(page: Option<&EntryPage>, device: &OnDevice, author: &Stamp) -> Vec<Day> {
    let mut here = device.spends_after(page.map(|page| page.balance.as_at), author);
    if let Some(page) = page {
        here.retain(|record| page.entries.iter().all(|known| known.id != record.id));
    }
    let horizon = page.map_or(Some(NaiveDate::MAX), |page| page.next.map(|next| next.date));
    let (before, within): (Vec<_>, Vec<_>) =
        here.into_iter().partition(|record| horizon.is_some_and(|horizon| record.entry.date() < horizon));
    let mut days = page.map_or_else(Vec::new, |page| known_days(page, &before, within, device));
    for record in newest_first(before) {
        push(&mut days, record.entry.date(), None, Row::new(record, device));
    }
    days
}

/// The loaded days with the spends of this device that fall into them.
fn known_days(
    page: &EntryPage,
    before: &[EntryRecord],
    within: Vec<EntryRecord>,
    device: &OnDevice,
) -> Vec<Day> {
    let effects = before.iter().chain(&within).map(|record| &record.entry);
    let mut known = Vec::with_capacity(page.entries.len());
    let mut amount = budget::after(page.balance.amount, effects);
    for record in &page.entries {
        let changed = device.with_changes(record.clone());
        let (was, is) = (record.effect(), changed.effect());
        amount = amount.and_then(|amount| amount.checked_sub(was)?.checked_add(is));
        if !changed.is_removed() {
            known.push(changed);
        }
    }
    let entries = newest_first(within.into_iter().chain(known).collect());
    let mut days = Vec::new();
    let balance = amount.map(|amount| budget::Balance { amount, ..page.balance });
    let merged = EntryPage { entries, balance: balance.unwrap_or(page.balance), next: page.next };
    match merged.days() {
        Some(known) if balance.is_some() => {
            for day in known {
                for record in day.entries {
                    push(&mut days, day.date, Some(day.left), Row::new(record.clone(), device));
                }
            }
        }
        // A sum that does not fit is left out; the lines are not.
        Some(_) | None => {
            for record in &merged.entries {
                push(&mut days, record.entry.date(), None, Row::new(record.clone(), device));
            }
        }
    }
    days
}

/// By day, newest first; of one day in the order given.
fn newest_first(mut records: Vec<EntryRecord>) -> Vec<EntryRecord> {
    records.sort_by_key(|record| std::cmp::Reverse(record.entry.date()));
    records
}

fn push(days: &mut Vec<Day>, date: NaiveDate, left: Option<Pence>, row: Row) {
    match days.last_mut() {
        Some(day) if day.date == date => day.rows.push(row),
        Some(_) | None => days.push(Day { date, left, rows: vec![row] }),
    }
}

/// Adds records that the loaded days lack (such as those of *Things to do*), each in its day.
pub fn with_records(
    mut days: Vec<Day>,
    records: impl IntoIterator<Item = EntryRecord>,
    device: &OnDevice,
) -> Vec<Day> {
    for record in newest_first(records.into_iter().collect()) {
        if days.iter().flat_map(|day| &day.rows).any(|row| row.record.id == record.id) {
            continue;
        }
        let date = record.entry.date();
        let row = Row::new(record, device);
        match days.binary_search_by(|day| date.cmp(&day.date)) {
            Ok(place) => {
                if let Some(day) = days.get_mut(place) {
                    day.rows.push(row);
                }
            }
            Err(place) => days.insert(place, Day { date, left: None, rows: vec![row] }),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, author, entry_id, money_in_record, spend, spend_record};
    use crate::offline::{Content, Item, Parcel};
    use portal_domain::api::Cursor;
    use portal_domain::budget::Balance;

    fn page(next: Option<&str>) -> EntryPage {
        EntryPage {
            entries: vec![
                spend_record(1, "2026-03-27", 91_662),
                spend_record(2, "2026-03-27", 3677),
                money_in_record(3, "2026-03-20", 4125),
            ],
            balance: Balance { amount: Pence::new(84_613), as_at: "2026-04-01T08:12:00Z".parse().unwrap() },
            next: next.map(|date| Cursor { date: date.parse().unwrap(), entry: entry_id(3) }),
        }
    }

    fn device(spends: &[(u128, &str, i64)]) -> OnDevice {
        let item = |&(number, date, pence): &(u128, &str, i64)| {
            let content = Content::of(&spend("Green Lane Pharmacy", date, pence)).unwrap();
            Item::new(
                Parcel::Spend { id: entry_id(number), content },
                ACCOUNT,
                "2026-04-01T08:00:00Z".parse().unwrap(),
            )
        };
        OnDevice { waiting: spends.iter().map(item).collect(), delivered: Vec::new() }
    }

    fn drawn(days: &[Day]) -> Vec<String> {
        let left = |day: &Day| day.left.map_or_else(|| "?".to_owned(), |left| left.to_string());
        days.iter().map(|day| format!("{} {} {}", day.date, left(day), day.rows.len())).collect()
    }

    #[test]
    fn what_is_on_this_phone_is_taken_off_in_its_place() {
        let device = device(&[(9, "2026-03-30", 3800), (10, "2026-03-31", 4637)]);
        let days = days(Some(&page(None)), &device, &author());
        assert_eq!(
            drawn(&days),
            [
                "2026-03-31 £761.76 1",
                "2026-03-30 £808.13 1",
                "2026-03-27 £846.13 2",
                "2026-03-20 £1,799.52 1"
            ]
        );
    }

    #[test]
    fn it_stands_first_in_a_day_that_has_others() {
        let days = days(Some(&page(None)), &device(&[(9, "2026-03-27", 100)]), &author());
        assert_eq!(drawn(&days), ["2026-03-27 £845.13 3", "2026-03-20 £1,799.52 1"]);
        assert_eq!(days[0].rows[0].record.id, entry_id(9));
    }

    #[test]
    fn a_day_before_those_loaded_has_no_sum() {
        let days = days(Some(&page(Some("2026-03-20"))), &device(&[(9, "2026-03-02", 100)]), &author());
        assert_eq!(drawn(&days), ["2026-03-27 £845.13 2", "2026-03-20 £1,798.52 1", "2026-03-02 ? 1"]);
    }

    #[test]
    fn without_signal_the_phone_shows_its_own() {
        let days = days(None, &device(&[(9, "2026-03-30", 3800), (10, "2026-03-31", 4637)]), &author());
        assert_eq!(drawn(&days), ["2026-03-31 ? 1", "2026-03-30 ? 1"]);
    }

    #[test]
    fn a_spend_is_shown_once() {
        let days = days(Some(&page(None)), &device(&[(1, "2026-03-27", 91_662)]), &author());
        assert_eq!(drawn(&days), ["2026-03-27 £846.13 2", "2026-03-20 £1,799.52 1"]);
    }

    #[test]
    fn things_to_do_are_shown_with_their_days() {
        let device = OnDevice::default();
        let listed = days(Some(&page(Some("2026-03-20"))), &device, &author());
        let todo = vec![spend_record(1, "2026-03-27", 91_662), spend_record(7, "2026-02-02", 100)];
        let all = with_records(listed, todo, &device);
        assert_eq!(drawn(&all), ["2026-03-27 £846.13 2", "2026-03-20 £1,799.52 1", "2026-02-02 ? 1"]);
    }
}
