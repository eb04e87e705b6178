use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf as Read;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::GrayImage;
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

use super::grain::speck;

/// Pixels a point when a sheet is made a picture.
const SHARPNESS: f32 = 2.2;

/// A typeface that a PDF need not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Till,
    TillBold,
    Letter,
    LetterBold,
    /// By hand.
    Hand,
}

impl Face {
    const ALL: [Self; 5] = [Self::Till, Self::TillBold, Self::Letter, Self::LetterBold, Self::Hand];

    fn name(self) -> Name<'static> {
        Name(match self {
            Self::Till => b"Courier",
            Self::TillBold => b"Courier-Bold",
            Self::Letter => b"Helvetica",
            Self::LetterBold => b"Helvetica-Bold",
            Self::Hand => b"Times-Italic",
        })
    }

    /// How wide a sign is at size 1. Of Helvetica only what amounts are made of, which alone is set to the right.
    fn width(self, sign: char) -> f32 {
        match (self, sign) {
            (Self::Till | Self::TillBold, _) => 0.6,
            (Self::Letter | Self::LetterBold, '.' | ',' | ' ') => 0.278,
            (Self::Letter | Self::LetterBold, _) => 0.556,
            (Self::Hand, 'i' | 'j' | 'l' | 't' | 'f' | 'I' | '.' | ',' | ':' | '\'') => 0.29,
            (Self::Hand, 'm' | 'w' | 'M' | 'W') => 0.74,
            (Self::Hand, 'J' | 'S') => 0.46,
            (Self::Hand, sign) if sign.is_uppercase() => 0.64,
            (Self::Hand, ' ') => 0.3,
            (Self::Hand, 'r' | 's' | 'c' | 'e') => 0.41,
            (Self::Hand, _) => 0.5,
        }
    }
}

/// A sheet of paper being printed. Places are in points from the upper left corner.
pub(super) struct Sheet {
    width: f32,
    height: f32,
    content: Content,
}

impl Sheet {
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, content: Content::new() }
    }

    /// Prints from `x` on, on the line `y`.
    pub fn text(&mut self, face: Face, size: f32, x: f32, y: f32, text: &str) {
        self.content.begin_text().set_font(face.name(), size).next_line(x, self.height - y);
        self.content.show(Str(&latin(text))).end_text();
    }

    /// Prints white, on something dark.
    pub fn light(&mut self, face: Face, size: f32, x: f32, y: f32, text: &str) {
        self.content.set_fill_gray(1.0);
        self.text(face, size, x, y, text);
        self.content.set_fill_gray(0.0);
    }

    /// Writes by hand from `x` on: no two letters stand alike, and the line rises and falls a little.
    pub fn hand(&mut self, size: f32, x: f32, y: f32, text: &str, seed: u32) {
        let mut at = x;
        for (place, sign) in (0_i32..).zip(text.chars()) {
            let chance = |which| speck(place, which, seed) - 0.5;
            let turned = 0.05 + 0.12 * chance(1);
            let (sin, cos) = turned.sin_cos();
            let own = size * (1.0 + 0.14 * chance(2));
            let wave = size * (0.06 * (at / 37.0).sin() + 0.07 * chance(3));
            self.content.begin_text().set_font(Face::Hand.name(), own);
            self.content.set_text_matrix([cos, sin, 0.18 - sin, cos, at, self.height - y + wave]);
            self.content.show(Str(&latin(&sign.to_string()))).end_text();
            at += Face::Hand.width(sign) * size * (0.96 + 0.1 * chance(4));
        }
    }

    /// Draws the outline of a box.
    pub fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.content.set_line_width(0.8).set_dash_pattern([], 0.0);
        self.content.rect(x, self.height - y - height, width, height).stroke();
    }

    /// Draws a circle.
    pub fn ring(&mut self, x: f32, y: f32, radius: f32) {
        // Four curves whose handles are so long are round to the eye.
        let handle = 0.552 * radius;
        let y = self.height - y;
        self.content.set_line_width(1.0).set_dash_pattern([], 0.0).move_to(x + radius, y);
        self.content.cubic_to(x + radius, y + handle, x + handle, y + radius, x, y + radius);
        self.content.cubic_to(x - handle, y + radius, x - radius, y + handle, x - radius, y);
        self.content.cubic_to(x - radius, y - handle, x - handle, y - radius, x, y - radius);
        self.content.cubic_to(x + handle, y - radius, x + radius, y - handle, x + radius, y).stroke();
    }

    /// Draws a line from the top down.
    pub fn upright(&mut self, x: f32, from: f32, to: f32) {
        self.content.set_line_width(0.6).set_dash_pattern([], 0.0);
        self.content.move_to(x, self.height - from).line_to(x, self.height - to).stroke();
    }

    /// Draws a line of ruled paper.
    pub fn faint(&mut self, x: f32, to: f32, y: f32) {
        self.content.set_stroke_gray(0.78);
        self.rule(x, to, y, 0.0);
        self.content.set_stroke_gray(0.0);
    }

    /// Prints up to `x`.
    pub fn right(&mut self, face: Face, size: f32, x: f32, y: f32, text: &str) {
        let width: f32 = text.chars().map(|sign| face.width(sign) * size).sum();
        self.text(face, size, x - width, y, text);
    }

    /// Prints in the middle of the sheet.
    pub fn centre(&mut self, face: Face, size: f32, y: f32, text: &str) {
        let width: f32 = text.chars().map(|sign| face.width(sign) * size).sum();
        self.text(face, size, (self.width - width) / 2.0, y, text);
    }

    /// Fills a box; `grey` is 0 for black and 1 for white.
    pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, grey: f32) {
        self.content.set_fill_gray(grey).rect(x, self.height - y - height, width, height).fill_nonzero();
        self.content.set_fill_gray(0.0);
    }

    /// Draws a line across, dashed where `dash` is more than 0.
    pub fn rule(&mut self, x: f32, to: f32, y: f32, dash: f32) {
        let dashes = [dash, dash];
        let dashes = if dash > 0.0 { &dashes[..] } else { &[] };
        self.content
            .set_line_width(if dash > 0.0 { 1.0 } else { 0.6 })
            .set_dash_pattern(dashes.iter().copied(), 0.0);
        self.content.move_to(x, self.height - y).line_to(to, self.height - y).stroke();
    }

    /// Binds sheets to a file.
    pub fn bind(sheets: Vec<Self>, title: &str) -> Vec<u8> {
        let mut numbers = (1..).map(Ref::new);
        let mut next = || numbers.next().unwrap_or(Ref::new(1));
        let (catalog, tree, about) = (next(), next(), next());
        let fonts = Face::ALL.map(|face| (face, next()));
        let sheets: Vec<_> = sheets.into_iter().map(|sheet| (sheet, next(), next())).collect();
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree);
        pdf.document_info(about).title(pdf_writer::TextStr(title));
        let count = i32::try_from(sheets.len()).unwrap_or(i32::MAX);
        pdf.pages(tree).kids(sheets.iter().map(|(_, page, _)| *page)).count(count);
        for (face, id) in fonts {
            pdf.type1_font(id).base_font(face.name()).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        for (sheet, id, stream) in sheets {
            let mut page = pdf.page(id);
            page.media_box(Rect::new(0.0, 0.0, sheet.width, sheet.height)).parent(tree).contents(stream);
            let mut resources = page.resources();
            let mut named = resources.fonts();
            for (face, id) in fonts {
                named.pair(face.name(), id);
            }
            named.finish();
            resources.finish();
            page.finish();
            pdf.stream(stream, &sheet.content.finish());
        }
        pdf.finish()
    }
}

/// The first sheet of a file as a picture, white paper and black print.
pub(super) fn picture(file: Vec<u8>) -> Option<GrayImage> {
    let file = Read::new(Arc::new(file)).ok()?;
    let page = file.pages().first()?;
    let size = PixmapSettings { x_scale: SHARPNESS, y_scale: SHARPNESS, bg_color: WHITE };
    let drawn =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &RenderSettings::default(), &size);
    let grey = drawn.data().iter().map(|pixel| pixel.g).collect();
    GrayImage::from_raw(drawn.width().into(), drawn.height().into(), grey)
}

/// The bytes of the text in the encoding that PDF readers bring along.
fn latin(text: &str) -> Vec<u8> {
    let byte = |sign| match sign {
        '–' => 0x96,
        '’' => 0x92,
        sign => u8::try_from(u32::from(sign)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_is_black_where_it_was_set() {
        let mut sheet = Sheet::new(100.0, 50.0);
        sheet.fill(10.0, 5.0, 20.0, 10.0, 0.0);
        sheet.right(Face::Letter, 10.0, 90.0, 40.0, "£1.00");
        let picture = picture(Sheet::bind(vec![sheet], "Test")).unwrap();
        assert_eq!(picture.dimensions(), (220, 110));
        assert_eq!(picture.get_pixel(40, 20).0, [0]);
        assert_eq!(picture.get_pixel(100, 20).0, [255]);
        let printed =
            |from: u32, to: u32| (from..to).any(|x| (60..100).any(|y| picture.get_pixel(x, y).0[0] < 128));
        assert!(printed(140, 198) && !printed(199, 220));
    }

    #[test]
    fn pounds_and_dashes_have_their_bytes() {
        assert_eq!(latin("£5 – ok’ ✓"), b"\xa35 \x96 ok\x92 ?");
    }
}
