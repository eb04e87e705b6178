//! What is wrong with the form, at the part of the page where it can be put right.

use chrono::NaiveDate;
use portal_domain::api::{AccountView, Field, FieldError, FieldProblem};
use portal_domain::spending::DayChoice;

use crate::format::full_date;
use crate::text::{t_with, words::errors};
use crate::wording;

/// The ids of the form's parts, in the order of the page.
pub mod part {
    /// How much.
    pub const AMOUNT: &str = "amount";
    /// Who was paid.
    pub const PAYEE: &str = "payee";
    /// Which day.
    pub const WHEN: &str = "when";
    /// The day that is written.
    pub const DATE: &str = "date";
    /// What for.
    pub const CATEGORY: &str = "category";
    /// How it was paid.
    pub const PAID_BY: &str = "paid-by";
    /// The receipts.
    pub const RECEIPT: &str = "receipt";
    /// Which need.
    pub const NEED: &str = "need";
    /// The note.
    pub const NOTE: &str = "note";

    /// All, in that order.
    pub(super) const ALL: [&str; 9] = [AMOUNT, PAYEE, WHEN, DATE, CATEGORY, PAID_BY, RECEIPT, NEED, NOTE];
}

/// The words for each problem, with the id of the part it belongs to.
pub fn lines(problems: &[FieldProblem], when: DayChoice) -> Vec<(&'static str, String)> {
    problems
        .iter()
        .map(|problem| (part_of(problem.field, when), wording::field_problem(*problem).to_owned()))
        .collect()
}

/// A day before the payment began here has no place in its money: the line that says since when, and whom to ask.
pub fn before_the_start(
    view: &AccountView,
    day: NaiveDate,
    when: DayChoice,
) -> Option<(&'static str, String)> {
    let began = view.opening.date;
    let officer = view.officer.officer.called.as_str();
    let words = || t_with(errors::DATE_BEFORE_START, [("date", &full_date(began)), ("officer", officer)]);
    (day < began).then(|| (part_of(Field::Date, when), words()))
}

/// The lines in the order of the page.
pub fn in_order(mut lines: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    lines.sort_by_key(|(part, _)| part::ALL.iter().position(|known| known == part));
    lines
}

/// Whether the person is asked if a day of long ago is right.
pub fn asks_about_year(problems: &[FieldProblem]) -> bool {
    problems.iter().any(|problem| problem.error == FieldError::LongAgo)
}

fn part_of(field: Field, when: DayChoice) -> &'static str {
    match (field, when) {
        (Field::Payee, _) => part::PAYEE,
        (Field::Date, DayChoice::Another) => part::DATE,
        (Field::Date, DayChoice::None | DayChoice::Today | DayChoice::Yesterday) => part::WHEN,
        (Field::Category, _) => part::CATEGORY,
        (Field::PaidBy, _) => part::PAID_BY,
        (Field::Need, _) => part::NEED,
        (Field::Note, _) => part::NOTE,
        (Field::File, _) => part::RECEIPT,
        // The others are fields of other forms.
        (Field::Amount | Field::Text | Field::Email | Field::Password | Field::NewPassword, _) => {
            part::AMOUNT
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::spending::SpendForm;

    #[test]
    fn an_empty_form_names_each_part_in_the_order_of_the_page() {
        let problems = SpendForm::default().check("2026-04-01".parse().unwrap()).unwrap_err();
        let lines = lines(&problems, DayChoice::None);
        let parts: Vec<_> = lines.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts, [part::AMOUNT, part::PAYEE, part::WHEN, part::CATEGORY, part::PAID_BY]);
        assert_eq!(lines.first().unwrap().1, "Enter how much you paid, like 46.37");
    }

    #[test]
    fn a_photograph_is_named_where_it_stands() {
        let line = |part| (part, String::new());
        let lines = in_order(vec![line(part::AMOUNT), line(part::NOTE), line(part::RECEIPT)]);
        assert_eq!(lines, [line(part::AMOUNT), line(part::RECEIPT), line(part::NOTE)]);
    }

    #[test]
    fn a_written_date_is_put_right_where_it_is_written() {
        let form = SpendForm { when: DayChoice::Another, day: "31 April".into(), ..SpendForm::default() };
        let problems = form.check("2026-04-01".parse().unwrap()).unwrap_err();
        assert!(
            lines(&problems, form.when)
                .contains(&(part::DATE, "Enter a real date, like 31 March".to_owned()))
        );
        assert!(!asks_about_year(&problems));
        let old = SpendForm { day: "1 1 2024".into(), ..form };
        assert!(asks_about_year(&old.check("2026-04-01".parse().unwrap()).unwrap_err()));
    }
}
