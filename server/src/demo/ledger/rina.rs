//! Rina Khan's own payment as a carer: something for herself, and a machine that makes the work less.

use portal_domain::spending::{Category, MoneyInKind, NoReceipt};

use super::super::drawn::Look;
use super::{Written, came, day, earlier_periods, later, paid, this_period};

/// What was in the account on the first day.
pub const OPENING: i64 = 45_000;

/// The lines.
pub fn lines() -> Vec<Written> {
    let mut lines: Vec<Written> = earlier_periods().into_iter().flat_map(usual).collect();
    lines.extend([
        paid(day(2025, 9, 26), 42_999, "Homewares Direct", Category::OtherAgreed)
            .card()
            .need(1)
            .note("Washing machine, as agreed")
            .paper(
                Look::Invoice { to: "Ms Rina Khan".to_owned() },
                "HD-774120",
                &[("Washing machine, 9 kg", None, 39_999), ("Delivery and fitting", None, 3000)],
            ),
        paid(day(2025, 12, 11), 2800, "Riverside Pool", Category::DayActivity).card().need(0).paper(
            Look::FadedTill,
            "A-5521",
            &[("Swim, ten visits", None, 2800)],
        ),
        paid(day(2026, 2, 20), 6400, "Willow Retreat", Category::RespiteShortBreak).card().need(0).paper(
            Look::Till,
            "1102",
            &[("Day of rest, with lunch", None, 6400)],
        ),
    ]);
    let first = this_period();
    lines.extend([
        came(first, 12_000, MoneyInKind::DpCouncil),
        paid(later(first, 5), 3200, "Riverside Pool", Category::DayActivity).card().need(0).paper(
            Look::Till,
            "A-6019",
            &[("Swim, ten visits", None, 2800), ("Locker", Some("4 @ 1.00"), 400)],
        ),
        paid(day(2026, 3, 28), 3600, "Open Door Yoga", Category::DayActivity).card().need(0).unshown(),
    ]);
    lines
}

fn usual(first: chrono::NaiveDate) -> Vec<Written> {
    vec![
        came(first, 12_000, MoneyInKind::DpCouncil),
        paid(later(first, 5), 3600, "Open Door Yoga", Category::DayActivity).card().need(0),
        paid(later(first, 19), 6000, "Mei Chen", Category::SelfEmployedPa)
            .need(0)
            .note("She sits with mum while I am out")
            .because(NoReceipt::OnStatement),
    ]
}
