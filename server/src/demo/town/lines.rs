//! What they paid and got. Figures that were worked out on paper stand where they fit: a first payment for 19 days of 28
//! (£837.73), an agency whose hours cost more than the council's rate (£1,388.80 = £1,196.16 + £192.64), council and health at
//! three to one (£1,234.56 + £411.52), a carer's £450.00 with a washing machine of £429.99, twelve hours of cover (£330.00).

use portal_domain::spending::{Category, MoneyInKind, NoReceipt};

use super::super::drawn::Look;
use super::super::ledger::{Written, came, day, earlier_periods, later, paid, this_period};
use super::super::payments::Said;
use super::super::scene::Deed;
use super::people::SUNITA;

/// What was in Joan's account on the first day.
pub const JOAN: i64 = 20_000;
/// In Samuel's.
pub const SAMUEL: i64 = 31_540;
/// In Oskar's.
pub const OSKAR: i64 = 12_000;
/// In Thành's.
pub const THANH: i64 = 24_000;
/// In Margaret's.
pub const MARGARET: i64 = 18_250;
/// In Tom's.
pub const TOM: i64 = 9000;

/// The first days of all periods.
fn periods() -> impl Iterator<Item = chrono::NaiveDate> {
    earlier_periods().into_iter().chain([this_period()])
}

/// Nothing yet but the first money.
pub fn peter() -> Vec<Written> {
    vec![came(day(2026, 3, 27), 83_773, MoneyInKind::DpCouncil)]
}

/// An agency, and what her son adds to the council's rate.
pub fn joan() -> Vec<Written> {
    let of = |first| {
        let care = paid(later(first, 20), 138_880, "Harbour Home Care", Category::AgencyCare).need(0);
        let care = if first < day(2026, 2, 1) {
            care
        } else {
            care.paper(
                Look::Invoice { to: "Mrs Joan Whitfield".to_owned() },
                if first == this_period() { "HH-0912" } else { "HH-0877" },
                &[
                    ("Care at home, weeks 1 and 2", Some("28 hours at £24.80"), 69_440),
                    ("Care at home, weeks 3 and 4", Some("28 hours at £24.80"), 69_440),
                ],
            )
        };
        [came(first, 119_616, MoneyInKind::DpCouncil), came(first, 19_264, MoneyInKind::PrivateTopup), care]
    };
    periods().flat_map(of).collect()
}

/// A helper of his own, and cover while she was away; two questions wait for him.
pub fn samuel() -> Vec<Written> {
    let of = |first| {
        let wages = paid(later(first, 18), 96_821, "Ines Moreau", Category::PaWagesNet).need(0);
        let wages = if first < day(2026, 2, 1) {
            wages
        } else {
            wages.paper(
                Look::Payslip { employer: "Mr S. Adeyemi".to_owned() },
                "0007",
                &[
                    ("Basic pay", Some("76 hours at £13.05"), 99_180),
                    ("Pension, your part", Some("5% of qualifying earnings"), -2359),
                ],
            )
        };
        [
            came(first, 123_456, MoneyInKind::DpCouncil),
            came(later(first, 1), 41_152, MoneyInKind::DpHealth),
            wages,
            paid(later(first, 18), 3905, "Pension for Ines", Category::Pension),
            paid(later(first, 18), 1800, "PayWell Payroll", Category::PayrollFee),
        ]
    };
    let mut lines: Vec<Written> = periods().flat_map(of).collect();
    lines.extend([
        paid(day(2026, 3, 13), 33_000, "Joseph Mwangi", Category::BackupCover).need(0).paper(
            Look::Timesheet { employer: "Samuel Adeyemi".to_owned() },
            "12",
            &[
                ("Mon 9 March", Some("9:00 to 12:00, 3 h"), 8250),
                ("Tue 10 March", Some("9:00 to 12:00, 3 h"), 8250),
                ("Wed 11 March", Some("9:00 to 12:00, 3 h"), 8250),
                ("Thu 12 March", Some("9:00 to 12:00, 3 h"), 8250),
            ],
        ),
        paid(day(2026, 3, 24), 4000, "Demo Town Bank", Category::NotSure).card().need(1).paper(
            Look::CashPoint,
            "5518",
            &[("Cash", None, 4000)],
        ),
    ]);
    lines
}

/// What his officer asked.
pub fn said_of_samuel() -> Vec<Said> {
    let asks = |payee, of, minute, text| Said {
        payee,
        day: of,
        at: (day(2026, 3, 30), 14, minute),
        by: SUNITA,
        deed: Deed::Ask(text),
    };
    vec![
        asks("Joseph Mwangi", day(2026, 3, 13), 10, "Was Ines on holiday that week, or ill?"),
        asks(
            "Demo Town Bank",
            day(2026, 3, 24),
            15,
            "What did you pay with this cash? A few words are enough.",
        ),
    ]
}

/// One sum, and what it was for.
pub fn leila() -> Vec<Written> {
    vec![
        came(day(2026, 2, 2), 45_000, MoneyInKind::DpCouncil),
        paid(day(2026, 2, 12), 42_999, "Homewares Direct", Category::OtherAgreed).card().need(0).paper(
            Look::Appliance { to: "Ms L. Haddad".to_owned() },
            "HD-781033",
            &[
                ("Washing machine, 9 kg, white", Some("Model WM9, 1400 turns a minute"), 39_999),
                ("Delivery and fitting, old machine taken away", None, 3000),
            ],
        ),
    ]
}

/// Clubs and trips, with small papers.
pub fn oskar() -> Vec<Written> {
    let of = |first| {
        [
            came(first, 36_400, MoneyInKind::DpCouncil),
            paid(later(first, 5), 14_400, "Treetop Club", Category::DayActivity).card().need(0),
            paid(later(first, 19), 14_400, "Treetop Club", Category::DayActivity).card().need(0),
        ]
    };
    let mut lines: Vec<Written> = periods().flat_map(of).collect();
    lines.extend([
        paid(day(2026, 3, 15), 2385, "Soft Play Barn", Category::DayActivity).card().need(0).paper(
            Look::CrumpledTill,
            "20931",
            &[("Play, child", None, 1150), ("Helper", None, 350), ("Squash and toast", None, 885)],
        ),
        paid(day(2026, 3, 22), 540, "Metro Buses", Category::TransportFares).cash().need(0).paper(
            Look::BusTicket,
            "771-204-19",
            &[("Family day", Some("All zones, 2 people"), 540)],
        ),
    ]);
    lines
}

/// Help from the street, shown by notes.
pub fn thanh() -> Vec<Written> {
    let of = |first| {
        [
            came(first, 60_000, MoneyInKind::DpCouncil),
            paid(later(first, 11), 28_000, "Lotus Helpers", Category::AgencyCare).need(0),
            paid(later(first, 25).min(day(2026, 3, 30)), 28_000, "Lotus Helpers", Category::AgencyCare)
                .need(0),
        ]
    };
    let mut lines: Vec<Written> = periods().flat_map(of).collect();
    lines.push(paid(day(2026, 3, 18), 1800, "Mrs P. Doyle", Category::TransportFares).cash().need(1).paper(
        Look::Note,
        "1",
        &[("2 rides to the eye clinic", Some("Tuesday and Friday"), 1800)],
    ));
    lines
}

/// Half a year, week after week.
pub fn margaret() -> Vec<Written> {
    let money = periods().flat_map(|first| {
        [
            came(first, 44_000, MoneyInKind::DpCouncil),
            came(later(first, 2), 4000, MoneyInKind::ClientContribution),
        ]
    });
    let weeks = (0..27).map(|week| later(earlier_periods()[0], 7 * week));
    let spent = weeks.flat_map(|monday| {
        let lunch = paid(later(monday, 2), 850, "Wednesday Lunch Club", Category::DayActivity).cash().need(1);
        let ticket = paid(later(monday, 3), 420, "Metro Buses", Category::TransportFares).cash().need(1);
        let ticket = if monday < day(2026, 3, 16) {
            ticket.because(NoReceipt::NotGiven)
        } else {
            ticket.paper(Look::BusTicket, "318-550-02", &[("Day return", Some("Zone 1 and 2"), 420)])
        };
        [
            paid(monday, 7500, "Helping Hands", Category::AgencyCare).need(0),
            lunch.because(NoReceipt::NotGiven),
            ticket,
        ]
    });
    money.chain(spent).collect()
}

/// Time for himself, with nothing to show for it.
pub fn tom() -> Vec<Written> {
    let mut lines: Vec<Written> =
        periods().map(|first| came(first, 10_000, MoneyInKind::DpCouncil)).collect();
    lines.extend([
        paid(day(2026, 2, 14), 4200, "Valley Climbing", Category::DayActivity).card().need(0),
        paid(day(2026, 3, 12), 4200, "Valley Climbing", Category::DayActivity).card().need(0).unshown(),
        paid(day(2026, 3, 19), 3650, "Willow Retreat", Category::RespiteShortBreak).card().need(0).unshown(),
        paid(day(2026, 3, 26), 4200, "Valley Climbing", Category::DayActivity).card().need(0).unshown(),
        paid(day(2026, 3, 27), 2499, "Peak Sports", Category::EquipmentConsumables).card().need(0).paper(
            Look::Till,
            "90417",
            &[("Climbing shoes, used", None, 1999), ("Chalk", None, 500)],
        ),
    ]);
    lines
}
