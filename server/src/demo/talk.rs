//! The two conversations of the pictures: one waits for the person, one for the officer.

use super::ledger::day;
use super::payments::Said;
use super::people::{AMA, RINA};
use super::scene::Deed;

/// About Ada's mileage.
pub fn ada() -> Vec<Said> {
    vec![Said {
        payee: "Tariq Khan",
        day: day(2026, 3, 23),
        at: (day(2026, 3, 30), 11, 5),
        by: AMA,
        deed: Deed::Ask("Where did Tariq drive for these 137 miles? The days and the places are enough."),
    }]
}

/// About Omar's agency.
pub fn omar() -> Vec<Said> {
    let about = |at, by, deed| Said { payee: "Brightway Care", day: day(2026, 3, 20), at, by, deed };
    vec![
        about(
            (day(2026, 3, 27), 10, 40),
            AMA,
            Deed::Ask("This bill is for 2 weeks. Did all the visits take place?"),
        ),
        about(
            (day(2026, 3, 31), 18, 40),
            RINA,
            Deed::Answer("Yes, all of them. Dad and I ticked them off on the calendar."),
        ),
    ]
}
