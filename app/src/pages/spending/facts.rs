//! What was saved, in two lines: so that somebody sees that it is the right one.

use crate::markup::{View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::api::EntryRecord;
use portal_domain::spending::{Entry, Spend};

use super::way::Way;
use crate::clock;
use crate::components::panel::Panel;
use crate::components::sum::{Row, Sum};
use crate::format::{date, money};
use crate::text::words::{shell, spending};
use crate::text::{t, t_count, t_with};
use crate::wording;

/// The panel.
#[component]
pub fn Facts(
    /// The spend, once it is known.
    known: Memo<Option<EntryRecord>>,
    /// How many receipts it has on this device.
    way: Memo<Way>,
    /// The name of the person it was added for.
    helped: Memo<Option<String>>,
) -> View {
    let row = Memo::new(move |_| {
        let record = known.get()?;
        let Entry::Spend(spend) = record.entry else { return None };
        let receipts = way.with(|way| way.receipts).max(record.receipts.len());
        Some(row(&spend, receipts, helped.get().as_deref()))
    });
    View::live(move || row.get().map(|row| view! { <Panel><Sum rows=vec![row]/></Panel> }))
}

fn row(spend: &Spend, receipts: usize, helped: Option<&str>) -> Row {
    let photos = match (receipts, spend.no_receipt) {
        (0, Some(_)) => t(shell::NO_RECEIPT_GIVEN).to_owned(),
        (0, None) => t(spending::NO_PHOTOS).to_owned(),
        (count, _) => t_count(spending::PHOTOS, count, []),
    };
    let day = date(spend.date, clock::today());
    let facts = t_with(
        spending::FACTS,
        [("date", &day), ("category", wording::category(spend.category)), ("receipts", &photos)],
    );
    let why = match helped {
        Some(name) => format!("{facts} {}", t_with(spending::ADDED_FOR, [("name", name)])),
        None => facts,
    };
    Row {
        term: spend.payee.to_string(),
        why: Some(why),
        amount: money(spend.amount.pence()),
        ..Row::default()
    }
}
