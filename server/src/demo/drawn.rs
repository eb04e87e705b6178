//! Receipts of the demonstration, drawn by the program, so that what a picture shows is what the ledger says. The same
//! description gives the same file.

use chrono::NaiveDate;
use portal_domain::money::Pence;
use portal_domain::receipt::FileKind;

mod appliance;
mod grain;
mod invoice;
mod note;
mod payslip;
mod sheet;
mod slip;
mod table;
mod till;
mod timesheet;

use table::{Paper, Wear};

/// What a receipt looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// A till receipt on a wooden table, photographed.
    Till,
    /// The same after months in a purse: grey on yellow, and still to be read.
    FadedTill,
    /// The same, crumpled up and found again.
    CrumpledTill,
    /// What a cash point gives with the money.
    CashPoint,
    /// A ticket of a bus.
    BusTicket,
    /// A few words by hand, on a page of a pocket book.
    Note,
    /// A printed form that a worker filled in by hand, photographed.
    Timesheet {
        /// For whom the work was.
        employer: String,
    },
    /// What goes with wages, a PDF. Lines below nothing are taken off.
    Payslip {
        /// Who pays.
        employer: String,
    },
    /// A shop's invoice for a machine that it delivers, a PDF.
    Appliance {
        /// Where it was brought.
        to: String,
    },
    /// An agency's invoice, a PDF of one page.
    Invoice {
        /// Who is to pay.
        to: String,
    },
    /// An invoice with a slip to pay by, a PDF of two pages.
    InvoiceAndSlip {
        /// Who is to pay.
        to: String,
    },
}

/// A line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was bought, such as `Care pads x30`.
    pub what: String,
    /// How the amount came about, such as `2 @ 6.45` or `7.5 hours at £21.00`.
    pub detail: Option<String>,
    /// What it came to.
    pub amount: Pence,
}

/// A receipt to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    look: Look,
    payee: String,
    lines: Vec<Line>,
    total: Pence,
    date: NaiveDate,
    reference: String,
}

/// A drawn receipt, as somebody would add it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnFile {
    /// JPEG for what was photographed, PDF for what came by e-mail.
    pub kind: FileKind,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Drawn {
    /// Describes a receipt of somebody who was paid on this date; `reference` is the receipt's or invoice's number. `None`
    /// where there is no line, or their sum is more than money can hold.
    pub fn new(look: Look, payee: &str, lines: Vec<Line>, date: NaiveDate, reference: &str) -> Option<Self> {
        let total = Pence::try_sum(lines.iter().map(|line| line.amount))?;
        let (payee, reference) = (payee.to_owned(), reference.to_owned());
        (!lines.is_empty()).then_some(Self { look, payee, lines, total, date, reference })
    }

    /// The sum of the lines, as it is printed.
    pub fn total(&self) -> Pence {
        self.total
    }

    /// Draws it. `None` where the renderer fails, which a test rules out.
    pub fn draw(&self) -> Option<DrawnFile> {
        let seed = self.seed();
        match &self.look {
            Look::Till => photograph(till::pdf(self), Paper::roll(Wear::Fresh), seed),
            Look::FadedTill => photograph(till::pdf(self), Paper::roll(Wear::Faded), seed),
            Look::CrumpledTill => photograph(till::pdf(self), Paper::roll(Wear::Crumpled), seed),
            Look::CashPoint => photograph(slip::cash_point(self), Paper::roll(Wear::Fresh), seed),
            Look::BusTicket => photograph(slip::bus_ticket(self), Paper::roll(Wear::Fresh), seed),
            Look::Note => photograph(note::pdf(self), Paper::WRITTEN, seed),
            Look::Timesheet { employer } => photograph(timesheet::pdf(self, employer), Paper::WRITTEN, seed),
            Look::Payslip { employer } => Some(document(payslip::pdf(self, employer))),
            Look::Appliance { to } => Some(document(appliance::pdf(self, to))),
            Look::Invoice { to } => Some(document(invoice::pdf(self, to, false))),
            Look::InvoiceAndSlip { to } => Some(document(invoice::pdf(self, to, true))),
        }
    }

    /// A number that differs from receipt to receipt and stays with each.
    fn seed(&self) -> u32 {
        grain::seed(&[&self.payee, &self.reference, &self.date.to_string()])
    }

    /// Where the payee is: a made-up address, the same on each of its receipts.
    fn address(&self) -> [String; 2] {
        const STREETS: [&str; 6] =
            ["Green Lane", "Station Road", "Mill Street", "Church Walk", "Market Place", "Victoria Road"];
        let seed = grain::seed(&[&self.payee]);
        let street =
            STREETS.iter().cycle().nth(usize::try_from(seed % 6).unwrap_or(0)).unwrap_or(&"High Street");
        // Numbers that are kept free for drama, so that nobody's telephone rings.
        [
            format!("{} {street}, Demo Town", 1 + seed / 7 % 98),
            format!("Tel 020 7946 0{:03}", seed / 700 % 1000),
        ]
    }
}

fn document(bytes: Vec<u8>) -> DrawnFile {
    DrawnFile { kind: FileKind::Pdf, bytes }
}

fn photograph(sheet: Vec<u8>, paper: Paper, seed: u32) -> Option<DrawnFile> {
    let bytes = table::photograph(&sheet::picture(sheet)?, paper, seed)?;
    Some(DrawnFile { kind: FileKind::Jpeg, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::{Limits, process};
    use bytes::Bytes;

    pub(super) fn line(what: &str, detail: Option<&str>, pence: i64) -> Line {
        Line { what: what.into(), detail: detail.map(str::to_owned), amount: Pence::new(pence) }
    }

    fn pharmacy(look: Look) -> Drawn {
        let lines = vec![
            line("Nitrile gloves M x100", Some("2 @ 6.45"), 1290),
            line("Care pads x30", None, 1830),
            line("Shampoo 300ml", None, 449),
            line("Hand cream 75ml", None, 620),
            line("Cough sweets", None, 448),
        ];
        Drawn::new(
            look,
            "Green Lane Pharmacy",
            lines,
            NaiveDate::from_ymd_opt(2026, 3, 31).unwrap(),
            "004417",
        )
        .unwrap()
    }

    fn agency(look: Look) -> Drawn {
        let lines = vec![
            line("Personal care, week of 9 March", Some("7.5 hours at £21.40"), 16_050),
            line("Personal care, week of 16 March", Some("8 hours at £21.40"), 17_120),
            line("Bank holiday visit, 3 April", Some("2 hours at £32.10"), 6420),
        ];
        Drawn::new(
            look,
            "Bluebell Home Care Ltd",
            lines,
            NaiveDate::from_ymd_opt(2026, 3, 27).unwrap(),
            "BHC-20417",
        )
        .unwrap()
    }

    fn of(look: Look, payee: &str, lines: Vec<Line>) -> Drawn {
        Drawn::new(look, payee, lines, NaiveDate::from_ymd_opt(2026, 3, 27).unwrap(), "20417").unwrap()
    }

    fn all() -> [(&'static str, Drawn); 11] {
        let to = "Ms A. Recipient".to_owned();
        let wages = vec![
            line("Basic pay", Some("76 hours at £13.05"), 99_180),
            line("Pension, your part", Some("5% of qualifying earnings"), -2359),
        ];
        let visits = ["Mon 9 March", "Tue 10 March", "Wed 11 March", "Thu 12 March"];
        let visits = visits.map(|day| line(day, Some("9:00 to 12:00, 3 h"), 8250)).to_vec();
        let machine = vec![
            line("Washing machine, 9 kg", Some("1400 turns, easy to read panel"), 39_999),
            line("Delivery and fitting", None, 3000),
        ];
        let rides = vec![line("2 rides to the eye clinic", Some("Tuesday and Friday"), 1800)];
        [
            ("till", pharmacy(Look::Till)),
            ("faded", pharmacy(Look::FadedTill)),
            ("invoice", agency(Look::Invoice { to: to.clone() })),
            ("slip", agency(Look::InvoiceAndSlip { to: to.clone() })),
            ("crumpled", pharmacy(Look::CrumpledTill)),
            ("cash", of(Look::CashPoint, "Demo Town Bank", vec![line("Cash", None, 4000)])),
            ("bus", of(Look::BusTicket, "Metro Buses", vec![line("Day ticket", Some("All zones"), 540)])),
            ("note", of(Look::Note, "Tariq Khan", rides)),
            ("timesheet", of(Look::Timesheet { employer: to.clone() }, "Joseph Mwangi", visits)),
            ("payslip", of(Look::Payslip { employer: to.clone() }, "Ines Moreau", wages)),
            ("appliance", of(Look::Appliance { to }, "Homewares Direct", machine)),
        ]
    }

    #[test]
    fn the_sum_is_of_the_lines() {
        assert_eq!(pharmacy(Look::Till).total(), Pence::new(4637));
        assert_eq!(Drawn::new(Look::Till, "Nobody", vec![], NaiveDate::MIN, "0"), None);
    }

    #[test]
    fn each_is_a_receipt_that_is_taken() {
        for (name, drawn) in all() {
            let file = drawn.draw().unwrap();
            let processed = process(&Bytes::from(file.bytes.clone()).into(), &Limits::default()).unwrap();
            assert_eq!(processed.kind, file.kind, "{name}");
            assert_eq!(processed.pages.len(), if name == "slip" { 2 } else { 1 });
            assert!(file.bytes.len() < 500_000, "{name}: {}", file.bytes.len());
            // For the eye: PORTAL_DRAWN=folder cargo test … drawn
            if let Some(folder) = std::env::var_os("PORTAL_DRAWN") {
                for (number, page) in processed.pages.iter().enumerate() {
                    std::fs::write(
                        std::path::Path::new(&folder).join(format!("{name}-{number}.jpg")),
                        &page.jpeg,
                    )
                    .unwrap();
                }
            }
        }
    }

    #[test]
    fn the_same_description_gives_the_same_file_and_another_reference_another() {
        let one = pharmacy(Look::Till);
        assert_eq!(one.draw(), one.draw());
        let two = Drawn { reference: "004418".into(), ..one.clone() };
        assert_ne!(one.draw(), two.draw());
    }
}
