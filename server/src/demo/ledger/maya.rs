//! Maya Okafor is nine. Her mother Grace manages the money; a quarter of it is from health.

use portal_domain::spending::{Category, MoneyInKind, NoReceipt};

use super::super::drawn::Look;
use super::{Written, came, day, earlier_periods, later, paid, this_period};

/// What was in the account on the first day.
pub const OPENING: i64 = 30_215;

/// The lines.
pub fn lines() -> Vec<Written> {
    let mut lines: Vec<Written> = earlier_periods().into_iter().flat_map(usual).collect();
    lines.extend([
        paid(day(2025, 10, 28), 9600, "Starfish Club", Category::DayActivity).card().need(1).paper(
            Look::Till,
            "HT-311",
            &[("Half-term day", Some("3 @ 32.00"), 9600)],
        ),
        paid(day(2025, 12, 30), 6400, "Starfish Club", Category::DayActivity).card().need(1).paper(
            Look::FadedTill,
            "XM-042",
            &[("Holiday day", Some("2 @ 32.00"), 6400)],
        ),
        paid(day(2026, 2, 17), 9600, "Starfish Club", Category::DayActivity).card().need(1).paper(
            Look::Till,
            "HT-398",
            &[("Half-term day", Some("3 @ 32.00"), 9600)],
        ),
    ]);
    let first = this_period();
    lines.extend([
        came(first, 39_600, MoneyInKind::DpCouncil),
        came(later(first, 1), 13_200, MoneyInKind::DpHealth),
        paid(day(2026, 3, 14), 3499, "Bright Senses", Category::EquipmentConsumables).card().need(2).paper(
            Look::Till,
            "50021",
            &[("Weighted blanket, small", None, 2499), ("Ear defenders", None, 1000)],
        ),
        paid(day(2026, 3, 20), 18_900, "Ella Byrne", Category::SelfEmployedPa).need(0).paper(
            Look::Invoice { to: "Ms Grace Okafor".to_owned() },
            "EB-31",
            &[("Saturday support for Maya", Some("9 hours at £21.00"), 18_900)],
        ),
        paid(day(2026, 3, 25), 1240, "Metro Buses", Category::TransportFares)
            .cash()
            .need(1)
            .because(NoReceipt::CouldNotPrint),
        paid(day(2026, 3, 29), 3200, "Starfish Club", Category::DayActivity).card().need(1).paper(
            Look::Till,
            "0329",
            &[("Sunday session", None, 3200)],
        ),
    ]);
    lines
}

fn usual(first: chrono::NaiveDate) -> Vec<Written> {
    vec![
        came(first, 39_600, MoneyInKind::DpCouncil),
        came(later(first, 1), 13_200, MoneyInKind::DpHealth),
        paid(later(first, 11), 18_900, "Ella Byrne", Category::SelfEmployedPa).need(0),
        paid(later(first, 13), 3200, "Starfish Club", Category::DayActivity).card().need(1),
        paid(later(first, 20), 3200, "Starfish Club", Category::DayActivity).card().need(1),
        paid(later(first, 25), 18_900, "Ella Byrne", Category::SelfEmployedPa).need(0),
        paid(later(first, 26), 1240, "Metro Buses", Category::TransportFares)
            .cash()
            .need(1)
            .because(NoReceipt::NotGiven),
    ]
}
