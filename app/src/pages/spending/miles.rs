//! Miles that are paid by the mile: how far, and what that comes to by the council's rate of the day.

use crate::markup::{Draw, View, view};
use crate::reactive::Memo;
use leptos::prelude::*;
use portal_domain::money::{Amount, Pence};
use portal_domain::spending::{Category, MileageRate, Miles};

use super::faults::part;
use super::fields::Fields;
use crate::components::button::Button;
use crate::components::error_summary::{Faults, focus};
use crate::components::field::TextField;
use crate::format::{money, pennies};
use crate::text::{t, t_with, words::spending};

/// The field, where it was for mileage and the council has said what it pays.
#[component]
pub fn Mileage(
    /// What the council pays for a mile.
    rate: Option<MileageRate>,
    /// How far was driven this tax year, in tenths of a mile.
    claimed: u32,
    /// The fields.
    fields: Fields,
    /// What is wrong with them.
    faults: Faults,
) -> View {
    let Some(rate) = rate else { return ().draw() };
    let drives =
        Memo::new(move |_| fields.category.get() == Some(Category::Mileage) && fields.split.get() == 0);
    let miles = Memo::new(move |_| fields.miles.with(|typed| Miles::parse(typed)).ok());
    let sum = move || {
        miles.get().map(|miles| {
            let amount = rate.claim(miles, claimed).amount;
            let typed = fields.amount.with(|typed| Amount::parse(typed)).ok().map(Amount::pence);
            let after = match typed {
                Some(typed) if typed == amount => ().draw(),
                Some(_) => view! { <Use amount fields/> <p>{t(spending::MILES_OTHER)}</p> },
                None => view! { <Use amount fields/> },
            };
            view! { <p role="status">{told(rate, miles, claimed)}</p> {after} }
        })
    };
    View::live(move || {
        if drives.get() {
            view! {
                <div class="app-stack app-stack--tight">
                    <TextField
                        id=part::MILES
                        label=t(spending::MILES)
                        hint=t(spending::MILES_HINT)
                        value=fields.miles
                        error=faults.of(part::MILES)
                    />
                    {sum}
                </div>
            }
        } else {
            ().draw()
        }
    })
}

/// Puts the sum where the amount stands.
#[component]
fn Use(amount: Pence, fields: Fields) -> View {
    let words = money(amount);
    let typed = words.replace(['£', ','], "");
    let fill = move |()| {
        fields.amount.set(typed.clone());
        // The button goes.
        focus(part::MILES);
    };
    view! { <div><Button label=t_with(spending::MILES_USE, [("amount", &words)]) on_press=Callback::new(fill)/></div> }
}

/// How the sum is made up.
fn told(rate: MileageRate, miles: Miles, claimed: u32) -> String {
    let claim = rate.claim(miles, claimed);
    let amount = money(claim.amount);
    let per = |pence: u16| pennies(Pence::new(i64::from(pence)));
    let tenths = |tenths: u32| Miles::try_from(tenths).map(|miles| miles.to_string()).unwrap_or_default();
    match (rate.beyond, claim.first, claim.second) {
        (Some(beyond), 0, second) => {
            let (miles, rate) = (tenths(second), per(beyond.pence));
            t_with(spending::MILES_SUM, [("miles", &miles), ("rate", &rate), ("amount", &amount)])
        }
        (Some(beyond), first, 1..) => t_with(
            spending::MILES_SUM_BANDS,
            [
                ("first", &tenths(first)),
                ("rate", &per(rate.pence)),
                ("second", &tenths(claim.second)),
                ("lower", &per(beyond.pence)),
                ("amount", &amount),
            ],
        ),
        (_, first, _) => t_with(
            spending::MILES_SUM,
            [("miles", &tenths(first)), ("rate", &per(rate.pence)), ("amount", &amount)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::spending::Beyond;

    #[test]
    fn the_sum_is_told() {
        let flat = MileageRate { pence: 45, beyond: None };
        let bands = MileageRate { beyond: Some(Beyond { miles: 10_000, pence: 25 }), ..flat };
        let miles = |text| Miles::parse(text).unwrap();
        assert_eq!(told(flat, miles("137"), 0), "137 miles at 45p a mile: £61.65");
        assert_eq!(told(flat, miles("12.3 + 12.3 + 12.3"), 0), "36.9 miles at 45p a mile: £16.61");
        assert_eq!(told(bands, miles("137"), 99_620), "38 miles at 45p and 99 miles at 25p a mile: £41.85");
        assert_eq!(told(bands, miles("10"), 200_000), "10 miles at 25p a mile: £2.50");
    }
}
