//! Ada Khan: a helper of her own, an agency now and then, a day centre. The current four weeks carry figures that were
//! worked out on paper: £812.43 at first, £1,363.21 in, £1,413.88 out, £761.76 left.

use portal_domain::spending::{Category, MoneyInKind, NoReceipt};

use super::super::drawn::Look;
use super::{Written, came, day, earlier_periods, later, paid, refunded, this_period};

/// What was in the account on the first day.
pub const OPENING: i64 = 28_736;

/// The lines, oldest first within each period.
pub fn lines() -> Vec<Written> {
    let mut lines = Vec::new();
    for (number, first) in earlier_periods().into_iter().enumerate() {
        lines.extend(usual(first));
        lines.extend(special(number));
    }
    lines.extend(current());
    lines
}

/// What comes back every four weeks.
fn usual(first: chrono::NaiveDate) -> Vec<Written> {
    vec![
        came(first, 123_456, MoneyInKind::DpCouncil),
        came(first, 8740, MoneyInKind::ClientContribution),
        paid(first, 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1),
        paid(later(first, 7), 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1),
        paid(later(first, 14), 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1),
        paid(later(first, 18), 91_662, "Maryam Ali", Category::PaWagesNet).need(0),
        paid(later(first, 18), 3677, "Pension for Maryam", Category::Pension),
        paid(later(first, 18), 1800, "PayWell Payroll", Category::PayrollFee),
    ]
}

/// What was different each time.
fn special(period: usize) -> Vec<Written> {
    let travel = |month, date, pence, note| {
        let on = if month > 8 { day(2025, month, date) } else { day(2026, month, date) };
        paid(on, pence, "Tariq Khan", Category::Mileage).because(NoReceipt::NotGiven).note(note).need(1)
    };
    match period {
        0 => vec![
            travel(10, 3, 4455, "99 miles at 45p, to Sunrise and back"),
            paid(day(2025, 10, 8), 11_000, "Brightway Care", Category::AgencyCare).need(0),
        ],
        1 => vec![
            travel(10, 31, 4950, "110 miles at 45p, to Sunrise and back"),
            paid(day(2025, 11, 6), 2985, "Green Lane Pharmacy", Category::EquipmentConsumables)
                .card()
                .need(2)
                .paper(
                    Look::FadedTill,
                    "003102",
                    &[
                        ("Nitrile gloves M x100", Some("1 @ 6.45"), 645),
                        ("Care pads x30", None, 1830),
                        ("Wipes x60", Some("3 @ 1.70"), 510),
                    ],
                ),
        ],
        2 => vec![
            paid(day(2025, 11, 27), 13_750, "Brightway Care", Category::AgencyCare).need(0).paper(
                Look::Invoice { to: "Mrs Ada Khan".to_owned() },
                "BW-1187",
                &[("Personal care, 24 to 26 November", Some("5 hours at £27.50"), 13_750)],
            ),
            travel(12, 5, 4050, "90 miles at 45p, to Sunrise and back"),
        ],
        3 => vec![
            paid(day(2025, 12, 22), 11_000, "Brightway Care", Category::AgencyCare)
                .need(0)
                .note("Maryam was away before Christmas"),
            paid(day(2026, 1, 2), 3120, "Green Lane Pharmacy", Category::EquipmentConsumables)
                .card()
                .need(2)
                .because(NoReceipt::Lost),
        ],
        4 => vec![
            paid(day(2026, 1, 20), 21_240, "HMRC", Category::HmrcPayeNi).note("October to December"),
            travel(1, 30, 5535, "123 miles at 45p, to Sunrise and the eye clinic"),
        ],
        _ => vec![
            paid(day(2026, 2, 18), 2490, "Green Lane Pharmacy", Category::EquipmentConsumables)
                .card()
                .need(2)
                .paper(
                    Look::Till,
                    "004093",
                    &[("Care pads x30", None, 1830), ("Barrier cream 100g", None, 660)],
                ),
            travel(2, 27, 4860, "108 miles at 45p, to Sunrise and back"),
        ],
    }
}

/// The four weeks from 9 March 2026.
fn current() -> Vec<Written> {
    let first = this_period();
    vec![
        came(first, 123_456, MoneyInKind::DpCouncil),
        came(first, 8740, MoneyInKind::ClientContribution),
        paid(first, 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1).paper(
            Look::FadedTill,
            "0311",
            &[("Day place, Monday", Some("1 @ 32.00"), 3200), ("Lunch and tea", None, 600)],
        ),
        paid(day(2026, 3, 10), 9672, "Fairhand Insurance", Category::EmployerInsurance).paper(
            Look::InvoiceAndSlip { to: "Mrs Ada Khan".to_owned() },
            "FH-20260310",
            &[
                ("Employers’ liability, one helper, one year", None, 8636),
                ("Insurance premium tax", Some("12%"), 1036),
            ],
        ),
        paid(day(2026, 3, 13), 12_375, "Brightway Care", Category::AgencyCare).need(0).paper(
            Look::Invoice { to: "Mrs Ada Khan".to_owned() },
            "BW-1302",
            &[("Personal care, 9 to 11 March", Some("4.5 hours at £27.50"), 12_375)],
        ),
        paid(day(2026, 3, 16), 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1).paper(
            Look::Till,
            "0318",
            &[("Day place, Monday", Some("1 @ 32.00"), 3200), ("Lunch and tea", None, 600)],
        ),
        refunded(day(2026, 3, 20), 4125, "Brightway Care", "1½ hours of 11 March were cancelled"),
        paid(day(2026, 3, 23), 6165, "Tariq Khan", Category::Mileage)
            .need(1)
            .because(NoReceipt::NotGiven)
            .note("137 miles at 45p"),
        paid(day(2026, 3, 27), 91_662, "Maryam Ali", Category::PaWagesNet).need(0),
        paid(day(2026, 3, 27), 3677, "Pension for Maryam", Category::Pension),
        paid(day(2026, 3, 27), 1800, "PayWell Payroll", Category::PayrollFee).unshown(),
        paid(day(2026, 3, 30), 3800, "Sunrise Day Centre", Category::DayActivity).card().need(1).paper(
            Look::Till,
            "0342",
            &[("Day place, Monday", Some("1 @ 32.00"), 3200), ("Lunch and tea", None, 600)],
        ),
        paid(day(2026, 3, 31), 4637, "Green Lane Pharmacy", Category::EquipmentConsumables)
            .card()
            .need(2)
            .paper(
                Look::Till,
                "004417",
                &[
                    ("Nitrile gloves M x100", Some("2 @ 6.45"), 1290),
                    ("Care pads x30", None, 1830),
                    ("Shampoo 300ml", None, 449),
                    ("Hand cream 75ml", None, 620),
                    ("Cough sweets", None, 448),
                ],
            ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_is_to_the_penny() {
        let sum = |lines: &[Written], wanted: fn(i64) -> bool| -> i64 {
            lines.iter().map(Written::effect).filter(|effect| wanted(*effect)).sum()
        };
        let (before, current): (Vec<_>, Vec<_>) =
            lines().into_iter().partition(|line| line.day < this_period());
        assert_eq!(OPENING + sum(&before, |_| true), 81_243);
        assert_eq!(sum(&current, |effect| effect > 0), 136_321);
        assert_eq!(sum(&current, |effect| effect < 0), -141_388);
        assert_eq!(81_243 + sum(&current, |_| true), 76_176);
    }
}
