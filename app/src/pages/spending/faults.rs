//! What is wrong with the form, at the part of the page where it can be put right.

use chrono::NaiveDate;
use portal_domain::api::{AccountView, Field, FieldError, FieldProblem};
use portal_domain::spending::DayChoice;

use crate::format::full_date;
use crate::text::{t_with, words::errors};
use crate::wording;

/// As many parts as the form offers; who needs more writes two spends.
pub const MOST: usize = 6;

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
    /// How far it was.
    pub const MILES: &str = "miles";
    /// The parts of a split receipt.
    pub const PARTS: &str = "parts";
    /// How much each of them is.
    pub const PART_AMOUNT: [&str; super::MOST] = [
        "part-1-amount",
        "part-2-amount",
        "part-3-amount",
        "part-4-amount",
        "part-5-amount",
        "part-6-amount",
    ];
    /// What each of them was for.
    pub const PART_FOR: [&str; super::MOST] =
        ["part-1-for", "part-2-for", "part-3-for", "part-4-for", "part-5-for", "part-6-for"];
    /// Which need each of them meets.
    pub const PART_NEED: [&str; super::MOST] =
        ["part-1-need", "part-2-need", "part-3-need", "part-4-need", "part-5-need", "part-6-need"];
    /// How it was paid.
    pub const PAID_BY: &str = "paid-by";
    /// The receipts.
    pub const RECEIPT: &str = "receipt";
    /// Which need.
    pub const NEED: &str = "need";
    /// The note.
    pub const NOTE: &str = "note";

    /// All, in that order; the fields of the parts stand where the parts do, in their own order.
    pub(super) const ALL: [&str; 11] =
        [AMOUNT, PAYEE, WHEN, DATE, CATEGORY, MILES, PARTS, PAID_BY, RECEIPT, NEED, NOTE];
}

/// The words of a problem; of a part, with its number.
fn words(problem: FieldProblem) -> String {
    let words = wording::field_problem(problem);
    match problem.place {
        Some(place) => {
            let number = place.saturating_add(1).to_string();
            t_with(errors::IN_PART, [("number", &number), ("words", words)])
        }
        None => words.to_owned(),
    }
}

/// The words for each problem, with the id of the part it belongs to.
pub fn lines(problems: &[FieldProblem], when: DayChoice) -> Vec<(&'static str, String)> {
    problems.iter().map(|problem| (part_of(*problem, when), words(*problem))).collect()
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
    let problem = FieldProblem::new(Field::Date, FieldError::Unknown);
    (day < began).then(|| (part_of(problem, when), words()))
}

/// The lines in the order of the page.
pub fn in_order(mut lines: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
    let place = |part: &str| {
        let part = if part.starts_with("part-") { part::PARTS } else { part };
        part::ALL.iter().position(|known| *known == part)
    };
    lines.sort_by_key(|(part, _)| place(part));
    lines
}

/// Whether the person is asked if a day of long ago is right.
pub fn asks_about_year(problems: &[FieldProblem]) -> bool {
    problems.iter().any(|problem| problem.error == FieldError::LongAgo)
}

/// The id of a field of this part.
fn part_id(ids: [&'static str; MOST], place: Option<u8>) -> &'static str {
    ids.get(usize::from(place.unwrap_or_default())).copied().unwrap_or(part::PARTS)
}

fn part_of(problem: FieldProblem, when: DayChoice) -> &'static str {
    match (problem.field, when) {
        (Field::Payee, _) => part::PAYEE,
        (Field::Date, DayChoice::Another) => part::DATE,
        (Field::Date, DayChoice::None | DayChoice::Today | DayChoice::Yesterday) => part::WHEN,
        (Field::Category, _) => part::CATEGORY,
        (Field::Miles, _) => part::MILES,
        (Field::Parts, _) => part::PARTS,
        (Field::PartAmount, _) => part_id(part::PART_AMOUNT, problem.place),
        (Field::PartCategory, _) => part_id(part::PART_FOR, problem.place),
        (Field::PaidBy, _) => part::PAID_BY,
        (Field::Need, _) => part::NEED,
        (Field::Note, _) => part::NOTE,
        (Field::File, _) => part::RECEIPT,
        // The others are fields of other forms.
        (
            Field::Amount | Field::About | Field::Text | Field::Email | Field::Password | Field::NewPassword,
            _,
        ) => part::AMOUNT,
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
