//! In what an entry differs from what it was, in words.

use chrono::NaiveDate;
use portal_domain::spending::{Difference, Miles, Part};

use crate::format::{date, money};
use crate::text::{Key, t, t_with, words::spending};
use crate::wording;

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
