//! Who else there is in the council: recipients, those who act for them, and two more officers.

use super::super::people::{Somebody, somebody};

/// His payment has just begun.
pub const PETER: Somebody = somebody(9, "Peter Hall", "Peter", None);
/// She cannot decide about money; her son does.
pub const JOAN: Somebody = somebody(10, "Joan Whitfield", "Joan", None);
/// Her son, whom the council authorised.
pub const MICHAEL: Somebody = somebody(11, "Michael Whitfield", "Michael", Some("authorised"));
/// Council and health pay together.
pub const SAMUEL: Somebody = somebody(12, "Samuel Adeyemi", "Samuel", None);
/// A carer with one sum for one thing; her name is written from right to left.
pub const LEILA: Somebody = somebody(13, "ليلى حدّاد", "ليلى", None);
/// A child with a long name.
pub const OSKAR: Somebody =
    somebody(14, "Oskar Maximilian Featherstonehaugh-Nowakowski de la Cruz", "Oskar", None);
/// His mother, with a longer one.
pub const WILHELMINA: Somebody =
    somebody(15, "Wilhelmina Aleksandra Featherstonehaugh-Nowakowska de la Cruz", "Wilhelmina", None);
/// He reads Easy Read in large print, and speaks with an interpreter.
pub const THANH: Somebody = somebody(16, "Nguyễn Văn Thành", "Thành", None);
/// His granddaughter, whom he chose.
pub const MAI: Somebody = somebody(17, "Nguyễn Thị Mai", "Mai", None);
/// She writes everything down, week after week.
pub const MARGARET: Somebody = somebody(18, "Margaret Evans", "Margaret", None);
/// A carer who keeps losing receipts.
pub const TOM: Somebody = somebody(19, "Tom Fisher", "Tom", None);
/// An officer.
pub const DANIEL: Somebody = somebody(20, "Daniel Brook", "Daniel", None);
/// An officer.
pub const SUNITA: Somebody = somebody(21, "Sunita Rao", "Sunita", Some("officer-2"));

/// Everybody.
pub const ALL: [Somebody; 13] =
    [PETER, JOAN, MICHAEL, SAMUEL, LEILA, OSKAR, WILHELMINA, THANH, MAI, MARGARET, TOM, DANIEL, SUNITA];

/// The officers, with their telephones.
pub const OFFICERS: [(Somebody, &str); 2] = [(DANIEL, "020 7946 0125"), (SUNITA, "020 7946 0126")];
