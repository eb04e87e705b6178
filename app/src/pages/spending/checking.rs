//! Whether a form can be saved: the domain's check, with what only this payment knows.

use chrono::NaiveDate;
use portal_domain::api::AccountView;
use portal_domain::spending::{Spend, SpendForm};

use super::faults::{asks_about_year, before_the_start, in_order, lines};
use crate::components::error_summary::Faults;
use crate::reactive::RwSignal;

/// What became of the check.
pub struct Checked {
    spend: Option<Spend>,
    faults: Vec<(&'static str, String)>,
    asks_about_year: bool,
}

/// Checks a form. `other` is something wrong with a part that the form itself does not know.
pub fn checked(
    form: &SpendForm,
    opened: &AccountView,
    today: NaiveDate,
    other: Option<(&'static str, String)>,
) -> Checked {
    let checked = form.check(today);
    let problems = checked.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let early = form.date(today).ok().and_then(|day| before_the_start(opened, day, form.when));
    // A day that cannot be is not asked about.
    let asked = |line: &(&str, String)| early.as_ref().is_none_or(|(part, _)| *part != line.0);
    let others = lines(problems, form.when).into_iter().filter(asked).collect::<Vec<_>>();
    let asks_about_year = early.is_none() && asks_about_year(problems);
    let faults = in_order(others.into_iter().chain(early).chain(other).collect());
    Checked { spend: checked.ok().filter(|_| faults.is_empty()), faults, asks_about_year }
}

/// Shows what is wrong; the spend where nothing is.
pub fn show(checked: Checked, faults: Faults, asks: RwSignal<bool>) -> Option<Spend> {
    asks.set(checked.asks_about_year);
    faults.set(checked.faults);
    checked.spend
}
