//! What somebody types to record a spend, and how it becomes one. A draft of it is kept on the phone as it stands.

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Category, Miles, MilesError, NoReceipt, PaidBy, Part, Spend, missing};
use crate::api::{Field, FieldError, FieldProblem};
use crate::id::{EntryId, NeedId};
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

/// The fields of one part of a split receipt, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartForm {
    /// How much of the whole, in pounds.
    pub amount: String,
    /// What for; something private is a category too.
    pub category: Option<Category>,
    /// Which need.
    pub need: Option<NeedId>,
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
    /// The parts of a split receipt, all of them; empty where it is not split. Then they say what it was for.
    pub parts: Vec<PartForm>,
    /// How far somebody drove; counts where it was for mileage.
    pub miles: String,
    /// The one-off payment that it was paid from.
    pub about: Option<EntryId>,
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
        let mut note = |field, error| problems.push(FieldProblem::new(field, error));
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
        if !self.is_split() && self.category.is_none() {
            note(Field::Category, FieldError::Missing);
        }
        let miles = self.miles().map_err(|error| note(Field::Miles, error.into())).ok();
        if self.paid_by.is_none() {
            note(Field::PaidBy, FieldError::Missing);
        }
        let words = Note::optional(&self.note).map_err(|error| note(Field::Note, error.into())).ok();
        let parts = self.parts(amount).map_err(|wrong| problems.extend(wrong)).ok();
        match (amount, payee, date, parts, self.paid_by, words, miles) {
            (
                Some(amount),
                Some(payee),
                Some(date),
                Some((first, split)),
                Some(paid_by),
                Some(note),
                Some(miles),
            ) => {
                let spend = Spend::new(date, amount, payee, first.category, paid_by);
                let no_receipt = self.no_receipt;
                Ok(Spend { need: first.need, note, no_receipt, split, miles, about: self.about, ..spend })
            }
            _ => Err(problems),
        }
    }

    /// Whether it was for several things.
    pub const fn is_split(&self) -> bool {
        !self.parts.is_empty()
    }

    /// How far it was: only of what was for mileage, and nobody has to say.
    fn miles(&self) -> Result<Option<Miles>, MilesError> {
        if self.category != Some(Category::Mileage) || self.is_split() || self.miles.trim().is_empty() {
            return Ok(None);
        }
        Miles::parse(&self.miles).map(Some)
    }

    /// The first part and the others, where they sum to the whole.
    fn parts(&self, whole: Option<Amount>) -> Result<(Purpose, Vec<Part>), Vec<FieldProblem>> {
        if !self.is_split() {
            let first = self.category.map(|category| Purpose { category, need: self.need });
            // That the category is missing was said.
            return first.map(|first| (first, Vec::new())).ok_or_else(Vec::new);
        }
        let mut problems = Vec::new();
        let mut parts = Vec::new();
        for (place, part) in self.parts.iter().enumerate() {
            let amount = Amount::parse(&part.amount)
                .map_err(|error| problems.push(FieldProblem::new(Field::PartAmount, error.into()).at(place)));
            if part.category.is_none() {
                problems.push(FieldProblem::new(Field::PartCategory, FieldError::Missing).at(place));
            }
            if let (Ok(amount), Some(category)) = (amount, part.category) {
                let need = part.need.filter(|_| !category.is_private());
                parts.push(Part { amount, category, need });
            }
        }
        let amounts = parts.iter().map(|part| part.amount);
        match whole.and_then(|whole| missing(whole, amounts)) {
            _ if !problems.is_empty() => {}
            Some(over) if over.is_negative() => {
                problems.push(FieldProblem::new(Field::Parts, FieldError::PartsOver));
            }
            Some(_) => problems.push(FieldProblem::new(Field::Parts, FieldError::PartsShort)),
            None => {}
        }
        let mut parts = parts.into_iter();
        match parts.next() {
            Some(first) if problems.is_empty() => {
                Ok((Purpose { category: first.category, need: first.need }, parts.collect()))
            }
            _ => Err(problems),
        }
    }
}

/// What something was for.
struct Purpose {
    category: Category,
    need: Option<NeedId>,
}

/// An amount as somebody would type it.
fn typed(amount: Amount) -> String {
    let pence = amount.pence().get();
    let (pounds, pence) = (pence.checked_div(100).unwrap_or(0), pence.checked_rem(100).unwrap_or(0));
    format!("{pounds}.{pence:02}")
}

/// The form that a spend was made with, as far as it can be told: to put it right.
impl From<&Spend> for SpendForm {
    fn from(spend: &Spend) -> Self {
        let part = |part: Part| PartForm {
            amount: typed(part.amount),
            category: Some(part.category),
            need: part.need,
        };
        let split = !spend.split.is_empty();
        Self {
            amount: typed(spend.amount),
            payee: spend.payee.to_string(),
            when: DayChoice::Another,
            day: format!("{} {} {}", spend.date.day(), spend.date.month(), spend.date.year()),
            category: Some(spend.category),
            need: spend.need,
            paid_by: Some(spend.paid_by),
            note: spend.note.as_ref().map(ToString::to_string).unwrap_or_default(),
            no_receipt: spend.no_receipt,
            long_ago_is_right: false,
            parts: if split { spend.parts().into_iter().map(part).collect() } else { Vec::new() },
            miles: spend.miles.map(|miles| miles.to_string()).unwrap_or_default(),
            about: spend.about,
        }
    }
}

impl From<MilesError> for FieldError {
    fn from(error: MilesError) -> Self {
        match error {
            MilesError::Missing => Self::Missing,
            MilesError::NotANumber => Self::NotANumber,
            MilesError::Zero => Self::Zero,
            MilesError::TooMany => Self::TooLarge,
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
        assert_eq!(form.check(today()), Err(vec![FieldProblem::new(Field::Date, FieldError::LongAgo)]));
        form.long_ago_is_right = true;
        assert!(form.check(today()).is_ok());
    }

    fn split(parts: &[(&str, Option<Category>)]) -> SpendForm {
        let part = |(amount, category): &(&str, Option<Category>)| PartForm {
            amount: (*amount).to_owned(),
            category: *category,
            need: None,
        };
        SpendForm { category: None, parts: parts.iter().map(part).collect(), ..filled() }
    }

    /// Worked example 8, as typed: £15.16 is a penny short.
    #[test]
    fn parts_must_sum_to_the_penny() {
        let (goods, private) = (Some(Category::EquipmentConsumables), Some(Category::PrivatePaidInError));
        let with = |rest: &str| split(&[("31.20", goods), (rest, private)]).check(today());
        let spend = with("15.17").unwrap();
        assert_eq!(spend.to_pay_back().get(), 1517);
        assert_eq!(SpendForm::from(&spend).check(today()), Ok(spend));
        assert_eq!(with("15.16"), Err(vec![FieldProblem::new(Field::Parts, FieldError::PartsShort)]));
        assert_eq!(with("15.18"), Err(vec![FieldProblem::new(Field::Parts, FieldError::PartsOver)]));
    }

    #[test]
    fn each_part_is_told_what_it_lacks() {
        let problems = split(&[("31.20", None), ("", Some(Category::NotSure))]).check(today()).unwrap_err();
        assert_eq!(
            problems,
            [
                FieldProblem::new(Field::PartCategory, FieldError::Missing).at(0),
                FieldProblem::new(Field::PartAmount, FieldError::Missing).at(1),
            ]
        );
    }

    #[test]
    fn miles_count_where_it_was_for_mileage() {
        let form = SpendForm { miles: "12.3 + 12.3".into(), ..filled() };
        assert_eq!(form.check(today()).unwrap().miles, None);
        let drive = SpendForm { category: Some(Category::Mileage), ..form };
        assert_eq!(drive.check(today()).unwrap().miles.map(Miles::tenths), Some(246));
        let far = SpendForm { miles: "far".into(), ..drive };
        assert_eq!(far.check(today()), Err(vec![FieldProblem::new(Field::Miles, FieldError::NotANumber)]));
    }
}
