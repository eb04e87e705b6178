//! People and firms paid before: choosing one fills in what is known of it.

use portal_domain::api::RecentPayee;
use portal_domain::spending::{PaidBy, SpendForm};

/// As many as are offered; the last paid come first.
pub const OFFERED: usize = 6;

/// The form with somebody paid before chosen: what it was for and how it was paid are those of the last time, unless the
/// person has said otherwise. What came from another one chosen by mistake is no such word.
pub fn fill(form: SpendForm, recent: &[RecentPayee], chosen: &RecentPayee) -> SpendForm {
    let before = recent.iter().find(|known| known.payee.as_str() == form.payee);
    let category = form.category.filter(|category| before.is_none_or(|before| before.category != *category));
    let paid_by = form.paid_by.filter(|paid_by| before.is_none_or(|before| before.paid_by != *paid_by));
    SpendForm {
        payee: chosen.payee.to_string(),
        category: Some(category.unwrap_or(chosen.category)),
        paid_by: Some(paid_by.unwrap_or(chosen.paid_by)),
        ..form
    }
}

/// Whether it left the account. Until the person says so, it is taken to.
pub fn leaves_the_account(paid_by: Option<PaidBy>) -> bool {
    paid_by != Some(PaidBy::OwnMoney)
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::money::Amount;
    use portal_domain::spending::Category;
    use portal_domain::text::Payee;

    fn recent(name: &str, category: Category, paid_by: PaidBy) -> RecentPayee {
        RecentPayee {
            payee: Payee::new(name).unwrap(),
            category,
            paid_by,
            amount: Amount::try_from(4637).unwrap(),
        }
    }

    fn known() -> [RecentPayee; 2] {
        [
            recent("Green Lane Pharmacy", Category::EquipmentConsumables, PaidBy::Card),
            recent("Maryam Ali", Category::PaWagesNet, PaidBy::Account),
        ]
    }

    #[test]
    fn somebody_paid_before_fills_what_is_empty() {
        let [pharmacy, _] = &known();
        let form = fill(SpendForm { amount: "46.37".into(), ..SpendForm::default() }, &known(), pharmacy);
        assert_eq!((form.amount.as_str(), form.payee.as_str()), ("46.37", "Green Lane Pharmacy"));
        assert_eq!((form.category, form.paid_by), (Some(Category::EquipmentConsumables), Some(PaidBy::Card)));
    }

    #[test]
    fn what_the_person_said_stays() {
        let [pharmacy, _] = &known();
        let said = SpendForm {
            category: Some(Category::NotSure),
            paid_by: Some(PaidBy::Cash),
            ..SpendForm::default()
        };
        let form = fill(said, &known(), pharmacy);
        assert_eq!((form.category, form.paid_by), (Some(Category::NotSure), Some(PaidBy::Cash)));
    }

    #[test]
    fn the_wrong_one_chosen_first_leaves_nothing_behind() {
        let [pharmacy, helper] = &known();
        let form = fill(fill(SpendForm::default(), &known(), pharmacy), &known(), helper);
        assert_eq!((form.category, form.paid_by), (Some(Category::PaWagesNet), Some(PaidBy::Account)));
    }
}
