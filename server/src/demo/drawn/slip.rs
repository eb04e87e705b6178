use super::Drawn;
use super::grain::speck;
use super::sheet::{Face, Sheet};

/// Small papers of machines, in points.
const WIDTH: f32 = 250.0;
const LEFT: f32 = 18.0;
const RIGHT: f32 = WIDTH - LEFT;

/// What a cash point gives with the money. The payee is whose machine it is.
pub(super) fn cash_point(drawn: &Drawn) -> Vec<u8> {
    let seed = drawn.seed();
    let mut sheet = Sheet::new(WIDTH, 312.0);
    sheet.centre(Face::TillBold, 17.0, 44.0, &drawn.payee.to_uppercase());
    sheet.centre(Face::Till, 12.5, 64.0, &drawn.address()[0].to_uppercase());
    sheet.rule(LEFT, RIGHT, 78.0, 4.0);
    let card = format!("************{:04}", 1000 + seed % 9000);
    let facts = [
        ("DATE", drawn.date.format("%d/%m/%y").to_string()),
        ("TIME", format!("{:02}:{:02}", 9 + seed % 9, seed / 9 % 60)),
        ("MACHINE", format!("{:06}", seed % 1_000_000)),
        ("CARD", card),
        ("NUMBER", drawn.reference.clone()),
    ];
    let mut y = 100.0;
    for (name, fact) in &facts {
        sheet.text(Face::Till, 13.0, LEFT, y, name);
        sheet.right(Face::Till, 13.0, RIGHT, y, fact);
        y += 20.0;
    }
    sheet.rule(LEFT, RIGHT, y - 6.0, 4.0);
    sheet.centre(Face::TillBold, 15.0, y + 16.0, "CASH WITHDRAWAL");
    sheet.centre(Face::TillBold, 26.0, y + 48.0, &drawn.total.to_string());
    sheet.centre(Face::Till, 11.5, y + 74.0, "NO CHARGE FOR THIS WITHDRAWAL");
    sheet.centre(Face::Till, 11.5, y + 90.0, "PLEASE KEEP THIS SLIP");
    Sheet::bind(vec![sheet], "Cash point")
}

/// A ticket from the machine beside a bus driver. The payee runs the buses.
pub(super) fn bus_ticket(drawn: &Drawn) -> Vec<u8> {
    let seed = drawn.seed();
    let mut sheet = Sheet::new(WIDTH, 292.0);
    sheet.fill(0.0, 16.0, WIDTH, 38.0, 0.0);
    sheet.light(Face::LetterBold, 19.0, LEFT, 42.0, &drawn.payee.to_uppercase());
    let mut y = 82.0;
    for line in &drawn.lines {
        sheet.text(Face::LetterBold, 17.0, LEFT, y, &line.what.to_uppercase());
        if let Some(detail) = &line.detail {
            y += 18.0;
            sheet.text(Face::Till, 12.5, LEFT, y, detail);
        }
        y += 24.0;
    }
    let time = format!("{:02}:{:02}", 8 + seed % 9, seed / 9 % 60);
    sheet.text(Face::Till, 13.0, LEFT, y, &format!("{}  {time}", drawn.date.format("%a %d %b %Y")));
    sheet.text(Face::Till, 13.0, LEFT, y + 18.0, &format!("TICKET {}", drawn.reference));
    sheet.text(Face::TillBold, 24.0, LEFT, y + 50.0, &drawn.total.to_string());
    sheet.text(Face::Till, 11.5, LEFT, y + 70.0, "PAID IN CASH");
    checked(&mut sheet, WIDTH - 104.0, y + 26.0, seed);
    sheet.centre(Face::Till, 10.5, 274.0, "NOT TO BE PASSED ON. HAVE IT READY.");
    Sheet::bind(vec![sheet], "Ticket")
}

/// Squares that a driver's reader would read, and that mean nothing.
fn checked(sheet: &mut Sheet, left: f32, top: f32, seed: u32) {
    const SIDE: f32 = 6.0;
    for row in 0..14_u8 {
        for column in 0..14_u8 {
            let edge = row == 13 || column == 0;
            if edge || speck(column.into(), row.into(), seed) > 0.5 {
                let (x, y) = (left + SIDE * f32::from(column), top + SIDE * f32::from(row));
                sheet.fill(x, y, SIDE, SIDE, 0.0);
            }
        }
    }
}
