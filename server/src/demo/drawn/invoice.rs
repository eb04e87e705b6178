use chrono::Days;

use super::Drawn;
use super::sheet::{Face, Sheet};

/// A4 in points, and its margins.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const LEFT: f32 = 56.0;
const RIGHT: f32 = WIDTH - LEFT;
/// Where amounts end.
const AMOUNT: f32 = RIGHT - 10.0;

/// An invoice to somebody, with a second page to pay by where wanted.
pub(super) fn pdf(drawn: &Drawn, to: &str, with_slip: bool) -> Vec<u8> {
    let mut sheets = vec![front(drawn, to, with_slip)];
    if with_slip {
        sheets.push(slip(drawn, to));
    }
    Sheet::bind(sheets, &format!("Invoice {}", drawn.reference))
}

fn front(drawn: &Drawn, to: &str, with_slip: bool) -> Sheet {
    let mut sheet = headed(drawn);
    sheet.text(Face::LetterBold, 26.0, LEFT, 178.0, "Invoice");
    sheet.text(Face::Letter, 10.0, LEFT, 208.0, "For");
    sheet.text(Face::LetterBold, 12.0, LEFT, 226.0, to);
    sheet.text(Face::Letter, 11.0, LEFT, 242.0, "Paid from a direct payment");
    let due = drawn.date.checked_add_days(Days::new(14)).unwrap_or(drawn.date);
    let facts = [
        ("Invoice number", drawn.reference.clone()),
        ("Date", drawn.date.format("%-d %B %Y").to_string()),
        ("Payment is due", due.format("%-d %B %Y").to_string()),
    ];
    for ((name, fact), y) in facts.iter().zip([208.0, 226.0, 244.0]) {
        sheet.text(Face::Letter, 11.0, 340.0, y, name);
        sheet.text(Face::LetterBold, 11.0, 436.0, y, fact);
    }

    let mut y = 284.0;
    sheet.fill(LEFT, y, RIGHT - LEFT, 26.0, 0.9);
    sheet.text(Face::LetterBold, 11.0, LEFT + 10.0, y + 17.0, "What we did");
    sheet.right(Face::LetterBold, 11.0, AMOUNT, y + 17.0, "£");
    y += 26.0;
    for line in &drawn.lines {
        sheet.text(Face::Letter, 11.5, LEFT + 10.0, y + 20.0, &line.what);
        sheet.right(Face::Letter, 11.5, AMOUNT, y + 20.0, &line.amount.to_string().replace('£', ""));
        if let Some(detail) = &line.detail {
            sheet.text(Face::Letter, 10.0, LEFT + 10.0, y + 36.0, detail);
            y += 16.0;
        }
        y += 32.0;
        sheet.rule(LEFT, RIGHT, y, 0.0);
    }
    sheet.text(Face::Letter, 11.0, 300.0, y + 22.0, "VAT (care is exempt)");
    sheet.right(Face::Letter, 11.0, AMOUNT, y + 22.0, "0.00");
    sheet.fill(290.0, y + 34.0, RIGHT - 290.0, 36.0, 0.9);
    sheet.text(Face::LetterBold, 14.0, 300.0, y + 57.0, "Total to pay");
    sheet.right(Face::LetterBold, 16.0, AMOUNT, y + 58.0, &drawn.total.to_string());

    let how = if with_slip {
        "How to pay is on the next page."
    } else {
        "Pay by bank transfer, and quote the invoice number."
    };
    sheet.text(Face::Letter, 11.0, LEFT, y + 110.0, how);
    sheet.text(Face::Letter, 11.0, LEFT, y + 128.0, "Thank you. Ring us if anything here looks wrong.");
    sheet.text(Face::Letter, 9.0, LEFT, HEIGHT - 44.0, if with_slip { "Page 1 of 2" } else { "Page 1 of 1" });
    sheet
}

fn slip(drawn: &Drawn, to: &str) -> Sheet {
    let mut sheet = headed(drawn);
    sheet.text(Face::LetterBold, 20.0, LEFT, 172.0, "How to pay");
    let ways = [
        "By bank transfer: quote the invoice number, so that we know it is you.",
        "By prepaid card: ring us, and have the card ready.",
        "By cheque: cut off the slip below, and send both to our address.",
    ];
    for (way, y) in ways.iter().zip([204.0, 226.0, 248.0]) {
        sheet.fill(LEFT + 2.0, y - 7.0, 4.0, 4.0, 0.0);
        sheet.text(Face::Letter, 11.5, LEFT + 16.0, y, way);
    }
    sheet.text(Face::LetterBold, 20.0, LEFT, 304.0, "If something is wrong");
    sheet.text(
        Face::Letter,
        11.5,
        LEFT,
        330.0,
        "Tell us within 14 days. You need not pay a part that you do not agree with",
    );
    sheet.text(
        Face::Letter,
        11.5,
        LEFT,
        347.0,
        "until we have answered. A visit cancelled a day before costs nothing.",
    );

    sheet.rule(0.0, WIDTH, 560.0, 4.0);
    sheet.text(Face::LetterBold, 16.0, LEFT, 600.0, "Payment slip");
    let facts = [
        ("Pay to", drawn.payee.clone()),
        ("From", to.to_owned()),
        ("Invoice number", drawn.reference.clone()),
        ("Amount", drawn.total.to_string()),
    ];
    for ((name, fact), y) in facts.iter().zip([632.0, 656.0, 680.0, 704.0]) {
        sheet.text(Face::Letter, 11.5, LEFT, y, name);
        sheet.text(Face::LetterBold, 12.5, LEFT + 110.0, y, fact);
    }
    sheet.text(Face::Letter, 9.0, LEFT, HEIGHT - 44.0, "Page 2 of 2");
    sheet
}

/// A sheet with the letter head.
fn headed(drawn: &Drawn) -> Sheet {
    let mut sheet = Sheet::new(WIDTH, HEIGHT);
    sheet.fill(0.0, 0.0, WIDTH, 14.0, 0.35);
    sheet.text(Face::LetterBold, 20.0, LEFT, 66.0, &drawn.payee);
    for (line, y) in drawn.address().iter().zip([86.0, 101.0]) {
        sheet.text(Face::Letter, 10.5, LEFT, y, line);
    }
    sheet.rule(LEFT, RIGHT, 120.0, 0.0);
    sheet
}
