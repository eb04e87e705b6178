//! What is known of a month: the council's record of it, with what this device has that the record does not.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_domain::api::{GetMonth, MonthView, Stamp};
use portal_domain::id::AccountId;
use portal_domain::time::Month;

use crate::account::Account;
use crate::api::Error;
use crate::ledger::on_device::OnDevice;
use crate::ledger::reader::{Reader, acting_account};
use crate::ledger::row::Row;
use crate::reactive::{ArcRwSignal, Memo};
use crate::session::Session;

/// A month as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// What it comes to; its own list is the council's.
    pub sums: MonthView,
    /// Its lines, newest day first; of one day the last recorded first.
    pub rows: Vec<Row>,
    /// Whether something is counted that is only on this device.
    pub counts_here: bool,
}

impl Known {
    /// The record with what this device knows more.
    pub fn of(view: &MonthView, device: &OnDevice, author: &Stamp) -> Self {
        let mut sums = view.clone();
        let mut here = device.spends_after(Some(view.as_at), author);
        here.retain(|record| view.entries.iter().all(|known| known.id != record.id));
        let mut counts_here = false;
        for record in &here {
            // A sum that would not fit stays the council's.
            counts_here |= sums.count(&record.entry).is_some();
        }
        let mut records = here;
        for record in &view.entries {
            let now = device.with_changes(record.clone());
            if now.entry != record.entry || now.is_removed() {
                counts_here |= sums.leave_out(&record.entry).is_some();
                if !now.is_removed() {
                    counts_here |= sums.count(&now.entry).is_some();
                }
            }
            records.push(now);
        }
        records.retain(|record| view.month.contains(record.entry.date()) && !record.is_removed());
        records.sort_by_key(|record| std::cmp::Reverse(record.entry.date()));
        let rows = records.into_iter().map(|record| Row::new(record, device)).collect();
        Self { sums, rows, counts_here }
    }

    /// The lines of a day.
    pub fn on(&self, date: NaiveDate) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.record.entry.date() == date)
    }
}

/// The month that was asked for last, kept while somebody looks at it in another way.
#[derive(Clone, Debug)]
pub struct Months {
    session: Session,
    answer: ArcRwSignal<Option<(AccountId, MonthView)>>,
    trouble: ArcRwSignal<Option<Error>>,
}

impl Months {
    /// Provides it; once, in the root, after [`Session`].
    pub fn provide() {
        provide_context(Self {
            session: Session::here(),
            answer: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
        });
    }

    /// The one that the root provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// Why the last question got no answer. Follows changes.
    pub fn trouble(&self) -> Option<Error> {
        self.trouble.get()
    }

    /// What is known of a month of the payment acted on, asked for now, when something has reached the council, and when the
    /// page is seen again; and a way to ask again.
    pub fn follow(&self, month: Month, device: Memo<OnDevice>) -> (Memo<Option<Known>>, Callback<()>) {
        let (account, reader, payment) = (acting_account(), Reader::here(), Account::here());
        let months = StoredValue::new(self.clone());
        let load = Callback::new(move |()| {
            if let Some(account) = account.get_untracked() {
                months.with_value(|months| months.load(account, month));
            }
        });
        let delivered = Memo::new(move |_| device.with(OnDevice::delivered_count));
        let as_at = Memo::new(move |_| payment.view().map(|view| view.balance.as_at));
        Effect::new(move || {
            account.get();
            delivered.get();
            as_at.get();
            load.run(());
        });
        let answer = self.answer.clone();
        let known = Memo::new(move |_| {
            let (account, author) = (account.get()?, reader.author()?);
            answer.with(|answer| {
                let (of, view) = answer.as_ref()?;
                let is_asked = *of == account && view.month == month;
                is_asked.then(|| device.with(|device| Known::of(view, device, &author)))
            })
        });
        (known, load)
    }

    fn load(&self, account: AccountId, month: Month) {
        let months = self.clone();
        spawn_local(async move {
            match months.session.read(&GetMonth { account, month }).await {
                Ok(view) => {
                    months.answer.set(Some((account, view)));
                    months.trouble.set(None);
                }
                Err(error) => months.trouble.set(Some(error)),
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, author, entry_id, money_in_record, spend, spend_record};
    use crate::offline::{Content, Item, Parcel};
    use portal_domain::api::{ChangeBody, DaySum};
    use portal_domain::money::Pence;
    use portal_domain::spending::{Change, Entry};

    fn march() -> MonthView {
        let day = |date: &str, came_in, went_out| DaySum {
            date: date.parse().unwrap(),
            lines: 1,
            came_in: Pence::new(came_in),
            went_out: Pence::new(went_out),
        };
        MonthView {
            month: "2026-03".parse().unwrap(),
            first: "2026-03".parse().unwrap(),
            entries: vec![spend_record(1, "2026-03-27", 91_662), money_in_record(3, "2026-03-20", 4125)],
            days: vec![day("2026-03-20", 4125, 0), day("2026-03-27", 0, 91_662)],
            left: Pence::new(84_613),
            as_at: "2026-04-01T08:12:00Z".parse().unwrap(),
        }
    }

    fn device(parcels: Vec<Parcel>) -> OnDevice {
        let item = |parcel| Item::new(parcel, ACCOUNT, "2026-04-01T08:20:00Z".parse().unwrap());
        OnDevice { waiting: parcels.into_iter().map(item).collect(), delivered: Vec::new() }
    }

    fn unsent(number: u128, date: &str, pence: i64) -> Parcel {
        let content = Content::of(&spend("Green Lane Pharmacy", date, pence)).unwrap();
        Parcel::Spend { id: entry_id(number), content }
    }

    #[test]
    fn what_is_only_on_this_phone_stands_in_its_month() {
        let device = device(vec![
            unsent(9, "2026-03-31", 4637),
            unsent(8, "2026-02-27", 100),
            unsent(7, "2026-04-01", 1),
        ]);
        let known = Known::of(&march(), &device, &author());
        let ids: Vec<_> = known.rows.iter().map(|row| row.record.id).collect();
        assert_eq!(ids, [entry_id(9), entry_id(1), entry_id(3)]);
        assert_eq!(known.sums.went_out(), Some(Pence::new(96_299)));
        assert_eq!((known.sums.left, known.counts_here), (Pence::new(79_876), true));
        let as_it_is = Known::of(&march(), &OnDevice::default(), &author());
        assert_eq!((as_it_is.sums, as_it_is.counts_here), (march(), false));
    }

    #[test]
    fn what_was_changed_on_this_phone_is_counted_as_it_is_now() {
        let change = |change: &Change| {
            let content = Content::of(&ChangeBody(change.clone())).unwrap();
            let id = uuid::Uuid::from_u128(5);
            Parcel::Change { id, entry: entry_id(1), version: 2, by: Pence::ZERO, content }
        };
        let removed = Known::of(&march(), &device(vec![change(&Change::Removed)]), &author());
        assert_eq!((removed.rows.len(), removed.sums.left), (1, Pence::new(176_275)));
        assert_eq!(removed.sums.went_out(), Some(Pence::ZERO));
        let other_day = Change::To(Entry::Spend(spend("Green Lane Pharmacy", "2026-02-28", 91_662)));
        let moved = Known::of(&march(), &device(vec![change(&other_day)]), &author());
        assert_eq!((moved.rows.len(), moved.sums.left), (1, Pence::new(84_613)));
        assert_eq!(moved.sums.days.len(), 1);
    }
}
