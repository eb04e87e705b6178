//! What is kept of the form between visits.

use chrono::{Datelike as _, NaiveDate};
use portal_domain::id::EntryId;
use portal_domain::spending::{DayChoice, SpendForm};
use serde::{Deserialize, Serialize};

/// The form as it stands, under the id that the spend will have: saving twice is then saving once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The id of the spend to be.
    pub entry: EntryId,
    /// The day on which "Today" was today.
    #[serde(with = "portal_domain::wire::one")]
    pub on: NaiveDate,
    /// What was typed and chosen.
    pub form: SpendForm,
}

impl Draft {
    /// The same draft, seen on another day: "Today" and "Yesterday" go on meaning the day they meant.
    #[must_use]
    pub fn seen_on(mut self, today: NaiveDate) -> Self {
        if self.on != today {
            self.form = seen_on(self.form, self.on, today);
            self.on = today;
        }
        self
    }
}

fn seen_on(form: SpendForm, on: NaiveDate, today: NaiveDate) -> SpendForm {
    match (form.when, form.date(on)) {
        (DayChoice::Today | DayChoice::Yesterday, Ok(day)) if today.pred_opt() == Some(day) => {
            SpendForm { when: DayChoice::Yesterday, ..form }
        }
        (DayChoice::Today | DayChoice::Yesterday, Ok(day)) => {
            let day = format!("{} {} {}", day.day(), day.month(), day.year());
            SpendForm { when: DayChoice::Another, day, ..form }
        }
        (DayChoice::Today | DayChoice::Yesterday | DayChoice::None | DayChoice::Another, _) => form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(when: DayChoice) -> Draft {
        let form = SpendForm { when, ..SpendForm::default() };
        let entry = "01960000-0000-7000-8000-000000000001".parse().unwrap();
        Draft { entry, on: "2026-03-31".parse().unwrap(), form }
    }

    #[test]
    fn a_draft_of_another_day_keeps_its_date() {
        let seen = |when, today: &str| {
            let draft = draft(when).seen_on(today.parse().unwrap());
            (draft.form.when, draft.form.day)
        };
        let nothing = String::new;
        assert_eq!(seen(DayChoice::Today, "2026-03-31"), (DayChoice::Today, nothing()));
        assert_eq!(seen(DayChoice::Today, "2026-04-01"), (DayChoice::Yesterday, nothing()));
        assert_eq!(seen(DayChoice::Yesterday, "2026-04-01"), (DayChoice::Another, "30 3 2026".to_owned()));
        assert_eq!(seen(DayChoice::Today, "2026-04-07"), (DayChoice::Another, "31 3 2026".to_owned()));
        assert_eq!(seen(DayChoice::None, "2026-04-07"), (DayChoice::None, nothing()));
    }

    #[test]
    fn the_date_it_becomes_can_be_read_again() {
        let later: NaiveDate = "2026-04-07".parse().unwrap();
        assert_eq!(
            draft(DayChoice::Today).seen_on(later).form.date(later),
            Ok("2026-03-31".parse().unwrap())
        );
    }
}
