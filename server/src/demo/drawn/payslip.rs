use portal_domain::money::Pence;

use super::Drawn;
use super::sheet::{Face, Sheet};

/// A5 lying down, in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 400.0;
const LEFT: f32 = 36.0;
const RIGHT: f32 = WIDTH - LEFT;
/// Where pay ends and what is taken off begins.
const MIDDLE: f32 = 310.0;

/// What an employer gives with the wages: pay on the left, what was taken off on the right. The payee is who worked.
pub(super) fn pdf(drawn: &Drawn, employer: &str) -> Vec<u8> {
    let mut sheet = Sheet::new(WIDTH, HEIGHT);
    sheet.fill(0.0, 0.0, WIDTH, 46.0, 0.25);
    sheet.light(Face::LetterBold, 20.0, LEFT, 30.0, "Payslip");
    sheet.light(Face::Letter, 11.0, 330.0, 29.0, &format!("Employer: {employer}"));
    let month = drawn.date.format("%B %Y").to_string();
    let facts = [
        ("Employee", drawn.payee.as_str(), LEFT),
        ("Pay date", &drawn.date.format("%-d %B %Y").to_string(), 200.0),
        ("Period", &month, 320.0),
        ("Employee number", &drawn.reference, 440.0),
        // Neither can be anybody's.
        ("Tax code  1257L        National Insurance  QQ 12 34 56 C", "", LEFT),
    ];
    for (place, (name, fact, x)) in facts.into_iter().enumerate() {
        let y = if place < 4 { 68.0 } else { 106.0 };
        sheet.text(Face::Letter, 9.5, x, y, name);
        sheet.text(Face::LetterBold, 11.5, x, y + 16.0, fact);
    }
    for (title, x, to) in [("Payments", LEFT, MIDDLE - 10.0), ("Deductions", MIDDLE + 10.0, RIGHT)] {
        sheet.fill(x, 122.0, to - x, 22.0, 0.88);
        sheet.text(Face::LetterBold, 11.0, x + 8.0, 137.0, title);
        sheet.right(Face::LetterBold, 11.0, to - 8.0, 137.0, "£");
        sheet.frame(x, 122.0, to - x, 158.0);
    }
    let (paid, taken): (Vec<_>, Vec<_>) = drawn.lines.iter().partition(|line| line.amount >= Pence::ZERO);
    for (lines, x, to) in [(&paid, LEFT, MIDDLE - 10.0), (&taken, MIDDLE + 10.0, RIGHT)] {
        let mut y = 164.0;
        for line in lines {
            sheet.text(Face::Letter, 11.0, x + 8.0, y, &line.what);
            sheet.right(Face::Letter, 11.0, to - 8.0, y, &bare(line.amount));
            if let Some(detail) = &line.detail {
                sheet.text(Face::Letter, 9.5, x + 8.0, y + 14.0, detail);
                y += 14.0;
            }
            y += 22.0;
        }
        let sum = Pence::try_sum(lines.iter().map(|line| line.amount)).unwrap_or(Pence::ZERO);
        sheet.rule(x, to, 258.0, 0.0);
        sheet.text(Face::LetterBold, 10.5, x + 8.0, 273.0, "Total");
        sheet.right(Face::LetterBold, 10.5, to - 8.0, 273.0, &bare(sum));
    }
    sheet.fill(MIDDLE + 10.0, 296.0, RIGHT - MIDDLE - 10.0, 40.0, 0.88);
    sheet.text(Face::LetterBold, 15.0, MIDDLE + 22.0, 321.0, "Net pay");
    sheet.right(Face::LetterBold, 18.0, RIGHT - 8.0, 322.0, &drawn.total.to_string());
    sheet.text(Face::Letter, 10.0, LEFT, 312.0, "Paid by bank transfer.");
    sheet.text(Face::Letter, 10.0, LEFT, 328.0, "Keep this: you may need it for your tax.");
    sheet.text(
        Face::Letter,
        8.5,
        LEFT,
        HEIGHT - 22.0,
        "Made for this employer by PayWell Payroll, Demo Town",
    );
    Sheet::bind(vec![sheet], &format!("Payslip {month}"))
}

/// An amount without sign: which column it stands in says it.
fn bare(amount: Pence) -> String {
    amount.to_string().replace(['£', '-', '−'], "")
}
