use super::Drawn;
use super::sheet::{Face, Sheet};

/// A5 upright, in points.
const WIDTH: f32 = 420.0;
const HEIGHT: f32 = 540.0;
const LEFT: f32 = 26.0;
const RIGHT: f32 = WIDTH - LEFT;
/// Where the columns begin.
const TIMES: f32 = 160.0;
const POUNDS: f32 = 320.0;
const ROW: f32 = 30.0;

/// A printed form, filled in and signed by hand. The payee is who worked.
pub(super) fn pdf(drawn: &Drawn, employer: &str) -> Vec<u8> {
    let seed = drawn.seed();
    let mut sheet = Sheet::new(WIDTH, HEIGHT);
    sheet.text(Face::LetterBold, 22.0, LEFT, 46.0, "TIMESHEET");
    sheet.text(Face::Letter, 10.0, 300.0, 44.0, &format!("No {}", drawn.reference));
    for ((name, entered), y) in
        [("Worker", drawn.payee.as_str()), ("For", employer)].iter().zip([78.0, 106.0])
    {
        sheet.text(Face::Letter, 11.0, LEFT, y, name);
        sheet.rule(90.0, RIGHT, y + 4.0, 2.0);
        sheet.hand(19.0, 96.0, y, entered, seed);
    }
    let top = 124.0;
    let rows = u16::try_from(drawn.lines.len().max(6)).map_or(6.0, f32::from);
    let bottom = top + 24.0 + rows * ROW;
    sheet.fill(LEFT, top, RIGHT - LEFT, 24.0, 0.86);
    for (x, title) in [(LEFT, "Day"), (TIMES, "From, to, hours"), (POUNDS, "£")] {
        sheet.text(Face::LetterBold, 11.0, x + 8.0, top + 16.0, title);
        sheet.upright(x, top, bottom);
    }
    sheet.upright(RIGHT, top, bottom);
    let mut y = top + 24.0;
    let mut lines = drawn.lines.iter();
    while y <= bottom {
        sheet.rule(LEFT, RIGHT, y, 0.0);
        if let Some(line) = lines.next() {
            let base = y + ROW - 9.0;
            sheet.hand(17.0, LEFT + 8.0, base, &line.what, seed + 1);
            sheet.hand(17.0, TIMES + 8.0, base, line.detail.as_deref().unwrap_or_default(), seed + 2);
            sheet.hand(18.0, POUNDS + 8.0, base, &line.amount.to_string().replace('£', ""), seed + 3);
        }
        y += ROW;
    }
    sheet.text(Face::LetterBold, 12.0, TIMES + 60.0, bottom + 26.0, "Total");
    sheet.frame(POUNDS, bottom + 6.0, RIGHT - POUNDS, 30.0);
    sheet.hand(20.0, POUNDS + 6.0, bottom + 27.0, &drawn.total.to_string(), seed + 4);
    for ((who, name), y) in [("Worker signs", &drawn.payee), ("Employer signs", &employer.to_owned())]
        .iter()
        .zip([bottom + 68.0, bottom + 110.0])
    {
        sheet.text(Face::Letter, 10.0, LEFT, y, who);
        sheet.rule(116.0, 300.0, y + 4.0, 2.0);
        sheet.hand(26.0, 124.0, y, name, seed + 5);
        sheet.hand(16.0, 312.0, y, &drawn.date.format("%-d.%-m.%y").to_string(), seed + 6);
    }
    Sheet::bind(vec![sheet], "Timesheet")
}
