use super::Drawn;
use super::sheet::{Face, Sheet};

/// A4 in points, and its margins.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const LEFT: f32 = 50.0;
const RIGHT: f32 = WIDTH - LEFT;

/// A shop's invoice for a machine that it delivers, with a picture of the machine.
pub(super) fn pdf(drawn: &Drawn, to: &str) -> Vec<u8> {
    let mut sheet = Sheet::new(WIDTH, HEIGHT);
    sheet.fill(0.0, 0.0, WIDTH, 70.0, 0.15);
    sheet.light(Face::LetterBold, 26.0, LEFT, 44.0, &drawn.payee);
    sheet.text(Face::Letter, 10.5, LEFT, 92.0, &drawn.address().join("   "));
    sheet.text(Face::LetterBold, 24.0, LEFT, 140.0, "Sales invoice and guarantee");
    let delivered = drawn.date.format("%-d %B %Y").to_string();
    let facts = [
        ("Invoice number", drawn.reference.as_str()),
        ("Date", &delivered),
        ("Delivered to", to),
        ("Serial number", &format!("WM9-{:08}", drawn.seed() % 100_000_000)),
        ("Guarantee", "2 years, parts and labour"),
    ];
    let mut y = 176.0;
    for (name, fact) in facts {
        sheet.text(Face::Letter, 11.5, LEFT, y, name);
        sheet.text(Face::LetterBold, 11.5, LEFT + 110.0, y, fact);
        y += 20.0;
    }
    machine(&mut sheet, 420.0, 150.0);

    sheet.fill(LEFT, 300.0, RIGHT - LEFT, 28.0, 0.88);
    sheet.text(Face::LetterBold, 11.5, LEFT + 10.0, 318.0, "Item");
    sheet.right(Face::LetterBold, 11.5, RIGHT - 10.0, 318.0, "£, with VAT");
    let mut y = 328.0;
    for line in &drawn.lines {
        sheet.text(Face::Letter, 12.0, LEFT + 10.0, y + 22.0, &line.what);
        sheet.right(Face::Letter, 12.0, RIGHT - 10.0, y + 22.0, &line.amount.to_string().replace('£', ""));
        if let Some(detail) = &line.detail {
            sheet.text(Face::Letter, 10.0, LEFT + 10.0, y + 38.0, detail);
            y += 16.0;
        }
        y += 34.0;
        sheet.rule(LEFT, RIGHT, y, 0.0);
    }
    sheet.fill(320.0, y + 20.0, RIGHT - 320.0, 40.0, 0.88);
    sheet.text(Face::LetterBold, 14.0, 332.0, y + 45.0, "Total paid");
    sheet.right(Face::LetterBold, 17.0, RIGHT - 10.0, y + 46.0, &drawn.total.to_string());
    sheet.text(Face::Letter, 11.0, LEFT, y + 34.0, "Paid by card, with thanks.");
    sheet.text(Face::Letter, 11.0, LEFT, y + 52.0, "Prices are with VAT at 20%.");
    let after = [
        "The old machine was taken away and is recycled.",
        "Keep this page: it is your guarantee. Ring us first if the machine does not work.",
    ];
    for (text, below) in after.iter().zip([100.0, 118.0]) {
        sheet.text(Face::Letter, 11.0, LEFT, y + below, text);
    }
    // The stamp of whoever brought it.
    sheet.frame(360.0, y + 150.0, 170.0, 62.0);
    sheet.text(Face::LetterBold, 15.0, 376.0, y + 176.0, "DELIVERED");
    sheet.text(Face::Letter, 11.0, 376.0, y + 196.0, &format!("{delivered}, fitted"));
    sheet.text(Face::Letter, 9.0, LEFT, HEIGHT - 44.0, "Page 1 of 1");
    Sheet::bind(vec![sheet], &format!("Invoice {}", drawn.reference))
}

/// A washing machine in a few lines.
fn machine(sheet: &mut Sheet, x: f32, y: f32) {
    sheet.fill(x, y, 100.0, 120.0, 0.95);
    sheet.frame(x, y, 100.0, 120.0);
    sheet.rule(x, x + 100.0, y + 24.0, 0.0);
    sheet.fill(x + 8.0, y + 7.0, 26.0, 10.0, 0.6);
    sheet.ring(x + 82.0, y + 12.0, 6.0);
    for radius in [38.0, 31.0, 30.0] {
        sheet.ring(x + 50.0, y + 72.0, radius);
    }
    sheet.ring(x + 42.0, y + 64.0, 8.0);
    sheet.fill(x + 8.0, y + 120.0, 12.0, 4.0, 0.2);
    sheet.fill(x + 80.0, y + 120.0, 12.0, 4.0, 0.2);
}
