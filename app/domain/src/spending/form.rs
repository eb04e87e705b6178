//! What somebody types to record a spend, and how it becomes one. A draft of it is kept on the phone as it stands.

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Category, NoReceipt, PaidBy, Spend};
use crate::api::{Field, FieldError, FieldProblem};
use crate::id::NeedId;
use crate::money::{Amount, AmountError};
use crate::text::{Note, Payee, TextError};
use crate::time::{DateError, is_long_ago, parse_day};

/// Which day was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayChoice {
    /// Nothing yet.
    #[default]
    None,
    /// Today.
    Today,
    /// Yesterday.
    Yesterday,
    /// The one that is written in [`SpendForm::day`].
    Another,
}

/// The fields of *Add a spend*, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpendForm {
    /// How much, in pounds.
    pub amount: String,
    /// Who was paid.
    pub payee: String,
    /// Which day was chosen.
    pub when: DayChoice,
    /// The day, where another was chosen.
    pub day: String,
    /// What for.
    pub category: Option<Category>,
    /// Which need.
    pub need: Option<NeedId>,
    /// How it was paid.
    pub paid_by: Option<PaidBy>,
    /// A note.
    pub note: String,
    /// Why there is no receipt.
    pub no_receipt: Option<NoReceipt>,
    /// The person said that a day of long ago is right.
    pub long_ago_is_right: bool,
}

impl SpendForm {
    /// The day that was chosen.
    ///
    /// # Errors
    /// Every [`DateError`].
    pub fn date(&self, today: NaiveDate) -> Result<NaiveDate, DateError> {
        match self.when {
            DayChoice::None => Err(DateError::Missing),
            DayChoice::Today => Ok(today),
            DayChoice::Yesterday => today.checked_sub_days(Days::new(1)).ok_or(DateError::NotReal),
            DayChoice::Another => parse_day(&self.day, today),
        }
    }

    /// The spend, or everything that must be put right, in the order of the form.
    ///
    /// # Errors
    /// One [`FieldProblem`] a field; never an empty list.
    pub fn check(&self, today: NaiveDate) -> Result<Spend, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut note = |field, error| problems.push(FieldProblem { field, error });
        let amount = Amount::parse(&self.amount).map_err(|error| note(Field::Amount, error.into())).ok();
        let payee = Payee::new(&self.payee).map_err(|error| note(Field::Payee, error.into())).ok();
        let date = match self.date(today) {
            Ok(day) if is_long_ago(day, today) && !self.long_ago_is_right => {
                note(Field::Date, FieldError::LongAgo);
                None
            }
            Ok(day) => Some(day),
            Err(error) => {
                note(Field::Date, error.into());
                None
            }
        };
        if self.category.is_none() {
            note(Field::Category, FieldError::Missing);
        }
        if self.paid_by.is_none() {
            note(Field::PaidBy, FieldError::Missing);
        }
        let words = Note::optional(&self.note).map_err(|error| note(Field::Note, error.into())).ok();
        match (amount, payee, date, self.category, self.paid_by, words) {
            (Some(amount), Some(payee), Some(date), Some(category), Some(paid_by), Some(note)) => Ok(Spend {
                date,
                amount,
                payee,
                category,
                need: self.need,
                paid_by,
                note,
                no_receipt: self.no_receipt,
            }),
            _ => Err(problems),
        }
    }
}

/// The form that a spend was made with, as far as it can be told: to put it right.
impl From<&Spend> for SpendForm {
    fn from(spend: &Spend) -> Self {
        let pence = spend.amount.pence().get();
        let (pounds, pence) = (pence.checked_div(100).unwrap_or(0), pence.checked_rem(100).unwrap_or(0));
        Self {
            amount: format!("{pounds}.{pence:02}"),
            payee: spend.payee.to_string(),
            when: DayChoice::Another,
            day: format!("{} {} {}", spend.date.day(), spend.date.month(), spend.date.year()),
            category: Some(spend.category),
            need: spend.need,
            paid_by: Some(spend.paid_by),
            note: spend.note.as_ref().map(ToString::to_string).unwrap_or_default(),
            no_receipt: spend.no_receipt,
            long_ago_is_right: false,
        }
    }
}

impl From<AmountError> for FieldError {
    fn from(error: AmountError) -> Self {
        match error {
            AmountError::Missing => Self::Missing,
            AmountError::NotANumber => Self::NotANumber,
            AmountError::TooManyDecimals => Self::TooManyDecimals,
            AmountError::Zero => Self::Zero,
            AmountError::Negative => Self::Negative,
            AmountError::TooLarge => Self::TooLarge,
        }
    }
}

impl From<TextError> for FieldError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Missing => Self::Missing,
            TextError::TooLong => Self::TooLong,
        }
    }
}

impl From<DateError> for FieldError {
    fn from(error: DateError) -> Self {
        match error {
            DateError::Missing => Self::Missing,
            DateError::NotReal => Self::NotADate,
            DateError::Future => Self::InFuture,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-04-01".parse().unwrap()
    }

    fn filled() -> SpendForm {
        SpendForm {
            amount: "46.37".into(),
            payee: "Green Lane Pharmacy".into(),
            when: DayChoice::Yesterday,
            category: Some(Category::EquipmentConsumables),
            paid_by: Some(PaidBy::Card),
            ..SpendForm::default()
        }
    }

    #[test]
    fn a_filled_form_is_a_spend() {
        let spend = filled().check(today()).unwrap();
        assert_eq!(spend.date.to_string(), "2026-03-31");
        assert_eq!(i64::from(spend.amount), 4637);
    }

    #[test]
    fn the_form_of_a_spend_makes_that_spend() {
        let spend =
            Spend { note: Some(Note::new("for the bath").unwrap()), ..filled().check(today()).unwrap() };
        assert_eq!(SpendForm::from(&spend).amount, "46.37");
        assert_eq!(SpendForm::from(&spend).check(today()), Ok(spend));
    }

    #[test]
    fn an_empty_form_names_each_field_in_order() {
        let fields: Vec<Field> =
            SpendForm::default().check(today()).unwrap_err().iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [Field::Amount, Field::Payee, Field::Date, Field::Category, Field::PaidBy]);
    }

    #[test]
    fn a_day_of_long_ago_is_asked_about_and_then_kept() {
        let mut form = SpendForm { when: DayChoice::Another, day: "1 1 2024".into(), ..filled() };
        assert_eq!(
            form.check(today()),
            Err(vec![FieldProblem { field: Field::Date, error: FieldError::LongAgo }])
        );
        form.long_ago_is_right = true;
        assert!(form.check(today()).is_ok());
    }
}
