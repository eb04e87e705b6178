//! What a conversation is about, in a few words.

use portal_domain::spending::Entry;

use crate::format::money;
use crate::text::{t_with, words::messages};
use crate::wording;

/// "About Sunrise Day Centre, £38.00"
pub fn about(entry: &Entry) -> String {
    let name = match entry {
        Entry::Spend(spend) => spend.payee.to_string(),
        Entry::MoneyIn(money_in) => money_in
            .payer
            .as_ref()
            .map_or_else(|| wording::money_in(money_in.kind).to_owned(), ToString::to_string),
    };
    t_with(messages::ABOUT, [("payee", &name), ("amount", &money(entry.amount().pence()))])
}
