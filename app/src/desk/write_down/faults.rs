//! What is wrong with the form, at the field where it can be put right.

use portal_domain::api::{Field, FieldError, FieldProblem};

use crate::text::{t, words::desk as words};
use crate::wording;

/// The ids of the fields.
pub mod part {
    /// How it came.
    pub const CAME: &str = "came";
    /// How much.
    pub const AMOUNT: &str = "amount";
    /// Who was paid.
    pub const PAYEE: &str = "payee";
    /// The day.
    pub const DATE: &str = "date";
    /// What for.
    pub const CATEGORY: &str = "category";
    /// How it was paid.
    pub const PAID_BY: &str = "paid-by";
    /// Why there is no receipt.
    pub const NO_RECEIPT: &str = "no-receipt";
    /// The note.
    pub const NOTE: &str = "note";
}

/// The words for each problem, with the id of its field.
pub fn lines(problems: &[FieldProblem]) -> Vec<(&'static str, String)> {
    problems.iter().map(|problem| (part_of(problem.field), told(*problem).to_owned())).collect()
}

/// The officer did not pay: what is missing is told otherwise than on the person's own side.
fn told(problem: FieldProblem) -> &'static str {
    match (problem.field, problem.error) {
        (Field::Amount, FieldError::Missing) => t(words::AMOUNT_MISSING),
        (Field::Payee, FieldError::Missing) => t(words::PAYEE_MISSING),
        (Field::Date, FieldError::Missing) => t(words::DATE_MISSING),
        (Field::PaidBy, FieldError::Missing) => t(words::PAID_BY_MISSING),
        _ => wording::field_problem(problem),
    }
}

/// Nobody said how it came.
pub fn came_missing() -> (&'static str, String) {
    (part::CAME, t(words::CAME_MISSING).to_owned())
}

const fn part_of(field: Field) -> &'static str {
    match field {
        Field::Payee => part::PAYEE,
        Field::Date => part::DATE,
        Field::Category => part::CATEGORY,
        Field::PaidBy => part::PAID_BY,
        Field::Note => part::NOTE,
        // The others are fields of other forms.
        Field::Amount
        | Field::Need
        | Field::Miles
        | Field::Parts
        | Field::PartAmount
        | Field::PartCategory
        | Field::About
        | Field::Text
        | Field::File
        | Field::Email
        | Field::Password
        | Field::NewPassword => part::AMOUNT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::spending::{DayChoice, SpendForm};

    #[test]
    fn an_empty_form_names_each_field_in_the_order_of_the_page() {
        let form = SpendForm { when: DayChoice::Another, ..SpendForm::default() };
        let problems = form.check("2026-04-01".parse().unwrap()).unwrap_err();
        let parts: Vec<_> = lines(&problems).into_iter().map(|(part, _)| part).collect();
        assert_eq!(parts, [part::AMOUNT, part::PAYEE, part::DATE, part::CATEGORY, part::PAID_BY]);
    }
}
