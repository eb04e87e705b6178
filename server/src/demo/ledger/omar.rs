//! Omar Khan: an agency each week and a club, looked after by his daughter Rina, whom he chose.

use portal_domain::spending::{Category, MoneyInKind, NoReceipt};

use super::super::drawn::Look;
use super::{Written, came, day, earlier_periods, later, paid, this_period};

/// What was in the account on the first day.
pub const OPENING: i64 = 61_820;

/// The lines.
pub fn lines() -> Vec<Written> {
    let mut lines: Vec<Written> = earlier_periods().into_iter().flat_map(usual).collect();
    lines.extend([
        paid(day(2025, 11, 20), 4799, "Ease Mobility", Category::EquipmentConsumables).card().need(2).paper(
            Look::Till,
            "88120",
            &[
                ("Long shoehorn", None, 899),
                ("Bath mat, non-slip", Some("2 @ 12.50"), 2500),
                ("Jar opener", None, 1400),
            ],
        ),
        paid(day(2025, 12, 19), 2450, "City Cabs", Category::TransportFares)
            .cash()
            .need(1)
            .because(NoReceipt::NotGiven),
        paid(day(2026, 2, 12), 11_200, "Brightway Care", Category::BackupCover)
            .need(0)
            .note("Four more hours while Rina was ill")
            .paper(
                Look::Invoice { to: "Mr Omar Khan".to_owned() },
                "BW-1266",
                &[("Personal care, 10 and 11 February", Some("4 hours at £28.00"), 11_200)],
            ),
    ]);
    let first = this_period();
    lines.extend([
        came(first, 78_400, MoneyInKind::DpCouncil),
        came(first, 6000, MoneyInKind::ClientContribution),
        paid(later(first, 3), 1500, "Lantern Men’s Club", Category::DayActivity).cash().need(1).paper(
            Look::Till,
            "27",
            &[("Afternoon with tea", Some("2 @ 7.50"), 1500)],
        ),
        paid(day(2026, 3, 20), 33_600, "Brightway Care", Category::AgencyCare).need(0).paper(
            Look::InvoiceAndSlip { to: "Mr Omar Khan".to_owned() },
            "BW-1311",
            &[
                ("Personal care, week of 9 March", Some("6 hours at £28.00"), 16_800),
                ("Personal care, week of 16 March", Some("6 hours at £28.00"), 16_800),
            ],
        ),
        paid(day(2026, 3, 26), 1500, "Lantern Men’s Club", Category::DayActivity).cash().need(1).paper(
            Look::Till,
            "41",
            &[("Afternoon with tea", Some("2 @ 7.50"), 1500)],
        ),
    ]);
    lines
}

fn usual(first: chrono::NaiveDate) -> Vec<Written> {
    vec![
        came(first, 78_400, MoneyInKind::DpCouncil),
        came(first, 6000, MoneyInKind::ClientContribution),
        paid(later(first, 11), 33_600, "Brightway Care", Category::AgencyCare).need(0),
        paid(later(first, 10), 1500, "Lantern Men’s Club", Category::DayActivity)
            .cash()
            .need(1)
            .because(NoReceipt::NotGiven),
        paid(later(first, 24), 1500, "Lantern Men’s Club", Category::DayActivity)
            .cash()
            .need(1)
            .because(NoReceipt::NotGiven),
        paid(later(first, 25), 44_800, "Brightway Care", Category::AgencyCare).need(0),
    ]
}
