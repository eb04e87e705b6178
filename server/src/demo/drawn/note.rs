use super::Drawn;
use super::sheet::Sheet;

/// A page torn from a pocket book, in points.
const WIDTH: f32 = 330.0;
const LEFT: f32 = 30.0;
/// From one ruled line to the next.
const LINE: f32 = 30.0;

/// A few words by hand, as somebody writes who has no till: what for, how much, and a name. The payee wrote it.
pub(super) fn pdf(drawn: &Drawn) -> Vec<u8> {
    let seed = drawn.seed();
    let mut written = vec![drawn.date.format("%-d %B %Y").to_string(), "Received with thanks".to_owned()];
    for line in &drawn.lines {
        written.push(format!("{}  {}", line.what, line.amount));
        written.extend(line.detail.iter().map(|detail| format!("   {detail}")));
    }
    written.push(format!("Paid in full: {} cash", drawn.total));
    written.push(String::new());
    let lines = u16::try_from(written.len()).map_or(8.0, f32::from);
    let height = 84.0 + lines * LINE + 50.0;
    let mut sheet = Sheet::new(WIDTH, height);
    let mut y = 66.0;
    while y < height - 14.0 {
        sheet.faint(0.0, WIDTH, y + 6.0);
        y += LINE;
    }
    let mut y = 66.0;
    for (place, text) in (0..).zip(&written) {
        sheet.hand(22.0, LEFT, y, text, seed + place);
        y += LINE;
    }
    sheet.hand(31.0, LEFT + 96.0, y + 4.0, &drawn.payee, seed + 40);
    sheet.rule(LEFT + 90.0, WIDTH - 20.0, y + 13.0, 0.0);
    Sheet::bind(vec![sheet], "Note")
}
