//! What may be wrong with a photograph of a receipt. It is only ever said, never decided: the person sees the paper and knows
//! better.

use serde::{Deserialize, Serialize};

/// What may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// There was too little light to read it.
    Dark,
    /// The phone moved, or did not see it sharply.
    Blurred,
    /// The paper goes on beyond the edge.
    CutOff,
}

/// In a picture with enough light the brightest twentieth, the paper, is at least this bright.
const BRIGHT: u8 = 92;
/// Paper and table are told apart when so much lies between them.
const CONTRAST: u8 = 60;
/// Nothing can be said of how sharp a picture is in which less than this lies between ink and paper.
const INK: u8 = 40;
/// Of a sharp stroke the eye of a computer (a Laplacian) sees more than a ninth of what lies between ink and paper; a blur of
/// one and a half pixels takes it below.
const SHARP: u32 = 9;

/// A picture in grey.
#[derive(Clone, Debug)]
pub struct Grey {
    width: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// Of the pixels of a canvas, four bytes each.
    pub fn of(rgba: &[u8], width: usize) -> Self {
        let light = |pixel: &[u8; 4]| {
            let [red, green, blue, _] = pixel.map(u32::from);
            u8::try_from((red * 77 + green * 150 + blue * 29) >> 8).unwrap_or(u8::MAX)
        };
        Self { width: width.max(1), pixels: rgba.as_chunks::<4>().0.iter().map(light).collect() }
    }

    /// The light below which so many hundredths of these lie.
    fn percentile(values: impl Iterator<Item = u8>, hundredths: usize) -> u8 {
        let mut counts = [0_usize; 256];
        let mut all = 0_usize;
        for value in values {
            if let Some(count) = counts.get_mut(usize::from(value)) {
                *count += 1;
            }
            all += 1;
        }
        let mut left = all * hundredths / 100;
        for (value, count) in (0..=u8::MAX).zip(counts) {
            if left < count {
                return value;
            }
            left -= count;
        }
        u8::MAX
    }

    fn light(&self, hundredths: usize) -> u8 {
        Self::percentile(self.pixels.iter().copied(), hundredths)
    }

    fn rows(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        self.pixels.chunks_exact(self.width)
    }

    fn is_blurred(&self) -> bool {
        let between = self.light(99).saturating_sub(self.light(1));
        if between < INK {
            return false;
        }
        let rows: Vec<&[u8]> = self.rows().collect();
        let edges = rows.windows(3).flat_map(|three| match three {
            [above, here, below] => {
                let beside = here.windows(3).zip(above.iter().zip(below.iter()).skip(1));
                beside.map(laplacian).collect::<Vec<u8>>()
            }
            _ => Vec::new(),
        });
        u32::from(Self::percentile(edges, 99)) * SHARP < u32::from(between)
    }

    /// Whether paper, told from a darker table, runs over one side and not over all of them. Paper that fills the picture is
    /// a close look, and not cut off.
    fn is_cut_off(&self) -> bool {
        let (dark, bright) = (self.light(5), self.light(95));
        if bright.saturating_sub(dark) < CONTRAST {
            return false;
        }
        let middle = dark.midpoint(bright);
        let over = |side: &mut dyn Iterator<Item = u8>| {
            let (mut paper, mut all) = (0_usize, 0_usize);
            for light in side {
                paper += usize::from(light > middle);
                all += 1;
            }
            (paper * 100).checked_div(all).unwrap_or_default()
        };
        let row = |row: Option<&[u8]>| over(&mut row.unwrap_or_default().iter().copied());
        let sides = [
            row(self.rows().next()),
            row(self.rows().next_back()),
            over(&mut self.rows().filter_map(|row| row.first().copied())),
            over(&mut self.rows().filter_map(|row| row.last().copied())),
        ];
        sides.iter().any(|hundredths| *hundredths > 30) && sides.iter().any(|hundredths| *hundredths < 5)
    }
}

/// How much a pixel differs from the four around it.
fn laplacian((beside, (above, below)): (&[u8], (&u8, &u8))) -> u8 {
    let [before, here, after] = *beside else { return 0 };
    let around = u16::from(before) + u16::from(after) + u16::from(*above) + u16::from(*below);
    u8::try_from((u16::from(here) * 4).abs_diff(around).min(255)).unwrap_or(u8::MAX)
}

/// What may be wrong with a picture, by a copy of the whole and one of its middle at the scale of letters.
pub fn hint(whole: &Grey, middle: &Grey) -> Option<Hint> {
    if whole.light(95) < BRIGHT {
        Some(Hint::Dark)
    } else if middle.is_blurred() {
        Some(Hint::Blurred)
    } else {
        whole.is_cut_off().then_some(Hint::CutOff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: usize = 240;
    const HIGH: usize = 320;

    /// Paper with lines of letters on a table, from this column and row to those.
    fn receipt(from: (usize, usize), to: (usize, usize), paper: u8, table: u8) -> Grey {
        let pixel = |place: usize| {
            let (x, y) = (place % WIDE, place / WIDE);
            if !(from.0..to.0).contains(&x) || !(from.1..to.1).contains(&y) {
                return table;
            }
            // Strokes two pixels wide, with room between letters and lines.
            let ink = y % 12 < 7 && x % 5 < 2 && x % 40 < 30;
            if ink { paper / 4 } else { paper }
        };
        Grey { width: WIDE, pixels: (0..WIDE * HIGH).map(pixel).collect() }
    }

    /// Each pixel becomes the mean of those around it, twice over, as when a hand moves.
    fn blurred(grey: &Grey, radius: usize) -> Grey {
        let once = |grey: &Grey| {
            let rows: Vec<&[u8]> = grey.rows().collect();
            let mean = |place: usize| {
                let (x, y) = (place % WIDE, place / WIDE);
                let (mut sum, mut all) = (0_usize, 0_usize);
                for row in rows.iter().take(y + radius + 1).skip(y.saturating_sub(radius)) {
                    for light in row.iter().take(x + radius + 1).skip(x.saturating_sub(radius)) {
                        sum += usize::from(*light);
                        all += 1;
                    }
                }
                u8::try_from(sum / all).unwrap()
            };
            Grey { width: WIDE, pixels: (0..WIDE * HIGH).map(mean).collect() }
        };
        once(&once(grey))
    }

    fn said(grey: &Grey) -> Option<Hint> {
        hint(grey, grey)
    }

    #[test]
    fn a_good_one_is_taken_without_a_word() {
        assert_eq!(said(&receipt((40, 30), (200, 290), 220, 60)), None);
        assert_eq!(said(&receipt((40, 30), (200, 290), 150, 30)), None, "in the evening");
        assert_eq!(said(&receipt((0, 0), (WIDE, HIGH), 220, 60)), None, "a close look");
        let blank = Grey { width: WIDE, pixels: vec![200; WIDE * HIGH] };
        assert_eq!(said(&blank), None, "nothing to judge by");
    }

    #[test]
    fn too_little_light_is_told() {
        assert_eq!(said(&receipt((40, 30), (200, 290), 70, 15)), Some(Hint::Dark));
        let black = Grey { width: WIDE, pixels: vec![0; WIDE * HIGH] };
        assert_eq!(said(&black), Some(Hint::Dark));
    }

    #[test]
    fn a_hand_that_moved_is_told() {
        let sharp = receipt((40, 30), (200, 290), 220, 60);
        assert_eq!(said(&blurred(&sharp, 1)), None, "a little softness does no harm");
        assert_eq!(said(&blurred(&sharp, 3)), Some(Hint::Blurred));
        assert_eq!(said(&blurred(&receipt((0, 0), (WIDE, HIGH), 220, 60), 4)), Some(Hint::Blurred));
    }

    #[test]
    fn paper_beyond_the_edge_is_told() {
        assert_eq!(said(&receipt((40, 0), (200, HIGH), 220, 60)), Some(Hint::CutOff), "too long");
        assert_eq!(said(&receipt((120, 30), (WIDE, 290), 220, 60)), Some(Hint::CutOff), "too far right");
    }

    #[test]
    fn no_pixels_and_odd_widths_are_no_fault() {
        let nothing = Grey::of(&[], 0);
        assert_eq!(hint(&nothing, &nothing), None);
        let odd = Grey::of(&[255; 4 * 7], 3);
        assert_eq!(hint(&odd, &odd), None);
    }
}
