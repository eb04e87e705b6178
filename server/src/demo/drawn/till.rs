use portal_domain::money::Pence;

use super::Drawn;
use super::grain::speck;
use super::sheet::{Face, Sheet};

/// Points across a till roll, and of print on it.
const WIDTH: f32 = 320.0;
const LEFT: f32 = 22.0;
const RIGHT: f32 = WIDTH - LEFT;
/// Signs of print on a line.
const SIGNS: usize = 27;
const BODY: f32 = 17.0;

/// A till receipt.
pub(super) fn pdf(drawn: &Drawn) -> Vec<u8> {
    let seed = drawn.seed();
    let mut steps = vec![Step::Gap(24.0)];
    steps.extend(wrap(&drawn.payee.to_uppercase(), 19).into_iter().map(Step::Head));
    steps.push(Step::Gap(4.0));
    steps.extend(drawn.address().iter().flat_map(|line| wrap(line, SIGNS)).map(Step::Centre));
    let time = format!("{:02}:{:02}", 9 + seed % 9, seed / 9 % 60);
    steps.extend([
        Step::Rule,
        Step::Two(drawn.date.format("%d/%m/%Y").to_string(), time),
        Step::Two(format!("TILL {}", 1 + seed % 4), format!("No {}", drawn.reference)),
        Step::Rule,
    ]);
    for line in &drawn.lines {
        let amount = plain(line.amount);
        let room = SIGNS.saturating_sub(amount.chars().count() + 1);
        let mut parts = wrap(&line.what.to_uppercase(), room).into_iter();
        steps.push(Step::Two(parts.next().unwrap_or_default(), amount));
        steps.extend(parts.map(|part| Step::Small(format!(" {part}"))));
        steps.extend(line.detail.iter().map(|detail| Step::Small(format!("  {detail}"))));
    }
    let total = plain(drawn.total);
    steps.extend([Step::Rule, Step::Total(total.clone())]);
    steps.push(Step::Paid(format!("CARD ************{:04}", 1000 + seed % 9000), total));
    steps.extend([
        Step::Small("VAT No 000 0000 00".into()),
        Step::Gap(14.0),
        Step::Centre("THANK YOU".into()),
        Step::Bars,
        Step::Gap(24.0),
    ]);
    let height = steps.iter().map(Step::height).sum();
    let mut sheet = Sheet::new(WIDTH, height);
    let mut y = 0.0;
    for step in &steps {
        step.print(&mut sheet, y, seed);
        y += step.height();
    }
    Sheet::bind(vec![sheet], &drawn.payee)
}

/// What the printer does before it moves the paper on.
enum Step {
    Head(String),
    Centre(String),
    Two(String, String),
    Small(String),
    Total(String),
    Paid(String, String),
    Rule,
    Bars,
    Gap(f32),
}

impl Step {
    fn height(&self) -> f32 {
        match self {
            Self::Head(_) => 26.0,
            Self::Centre(_) | Self::Paid(..) => 23.0,
            Self::Two(..) => 25.0,
            Self::Small(_) => 20.0,
            Self::Total(_) => 34.0,
            Self::Rule => 16.0,
            Self::Bars => 62.0,
            Self::Gap(height) => *height,
        }
    }

    fn print(&self, sheet: &mut Sheet, y: f32, seed: u32) {
        let line = y + self.height() - 7.0;
        match self {
            Self::Head(text) => sheet.centre(Face::TillBold, 22.0, line, text),
            Self::Centre(text) => sheet.centre(Face::Till, BODY, line, text),
            Self::Two(left, right) => {
                sheet.text(Face::Till, BODY, LEFT, line, left);
                sheet.right(Face::Till, BODY, RIGHT, line, right);
            }
            Self::Small(text) => sheet.text(Face::Till, 15.0, LEFT, line, text),
            Self::Total(amount) => {
                sheet.text(Face::TillBold, 24.0, LEFT, line, "TOTAL GBP");
                sheet.right(Face::TillBold, 24.0, RIGHT, line, amount);
            }
            Self::Paid(left, right) => {
                sheet.text(Face::Till, 15.0, LEFT, line, left);
                sheet.right(Face::Till, 15.0, RIGHT, line, right);
            }
            Self::Rule => sheet.rule(LEFT, RIGHT, y + 8.0, 5.0),
            Self::Bars => bars(sheet, y + 12.0, seed),
            Self::Gap(_) => {}
        }
    }
}

/// A bar code that no scanner reads.
fn bars(sheet: &mut Sheet, y: f32, seed: u32) {
    let mut x = LEFT + 36.0;
    for bar in 0.. {
        let width = 1.6 + 3.0 * speck(bar, 0, seed).round();
        if x + width > RIGHT - 36.0 {
            break;
        }
        sheet.fill(x, y, width, 44.0, 0.0);
        x += width + 1.8 + 3.0 * speck(bar, 1, seed);
    }
}

/// An amount as tills print it.
fn plain(amount: Pence) -> String {
    amount.to_string().replace('£', "")
}

/// Cuts a text at blanks into lines of so many signs.
fn wrap(text: &str, signs: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= signs => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.chars().take(signs).collect()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_go_on_the_next_line() {
        assert_eq!(wrap("NITRILE GLOVES M X100", 19), ["NITRILE GLOVES M", "X100"]);
        assert_eq!(wrap("", 19), Vec::<String>::new());
        assert_eq!(wrap("ABCDEFGHIJ", 4), ["ABCD"]);
    }

    #[test]
    fn tills_print_no_pound_sign() {
        assert_eq!(plain(Pence::new(123_456)), "1,234.56");
    }
}
