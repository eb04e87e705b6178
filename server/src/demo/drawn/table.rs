#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places and colours of a picture of some thousand pixels; what rounding takes nobody sees"
)]

use image::{GrayImage, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

use super::grain::{cloud, mix, speck};

/// What time has done to the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wear {
    Fresh,
    Faded,
    /// Found again in a coat.
    Crumpled,
}

/// How the paper ends above and below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Torn off a roll.
    Torn,
    /// Cut.
    Straight,
}

/// What the paper was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A printer.
    Print,
    /// A pen: blue.
    Pen,
}

/// What lies on the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    pub wear: Wear,
    pub edge: Edge,
    pub ink: Ink,
}

impl Paper {
    /// Off the roll of a till.
    pub const fn roll(wear: Wear) -> Self {
        Self { wear, edge: Edge::Torn, ink: Ink::Print }
    }

    /// A sheet that somebody wrote on.
    pub const WRITTEN: Self = Self { wear: Wear::Fresh, edge: Edge::Straight, ink: Ink::Pen };
}

/// Red, green and blue from 0 to 255.
type Colour = [f32; 3];

/// Wood around the paper.
const MARGIN: f32 = 84.0;
/// How far the torn edge goes in and out.
const TEETH: f32 = 7.0;

/// Lays the paper on a wooden table and photographs it.
pub(super) fn photograph(paper: &GrayImage, made: Paper, seed: u32) -> Option<Vec<u8>> {
    let (width, height) = (paper.width() as f32, paper.height() as f32);
    let scene = Scene { paper, width, height, made, seed, tilt: mix(-0.04, 0.04, speck(1, 0, seed)) };
    let (across, down) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let picture = RgbImage::from_fn(across as u32, down as u32, |x, y| {
        let colour = scene.colour(x as f32 - across / 2.0, y as f32 - down / 2.0);
        // A lamp at the upper left, and the noise of a small lens.
        let light = 1.05 - 0.16 * (x as f32 / across * 0.6 + y as f32 / down * 0.4);
        let noise = 7.0 * (speck(x.cast_signed(), y.cast_signed(), seed) - 0.5);
        Rgb(colour.map(|part| (part * light + noise).clamp(0.0, 255.0) as u8))
    });
    let mut jpeg = Vec::new();
    let size = (u16::try_from(picture.width()).ok()?, u16::try_from(picture.height()).ok()?);
    Encoder::new(&mut jpeg, 84).encode(&picture, size.0, size.1, ColorType::Rgb).ok()?;
    Some(jpeg)
}

struct Scene<'a> {
    paper: &'a GrayImage,
    width: f32,
    height: f32,
    made: Paper,
    seed: u32,
    tilt: f32,
}

impl Scene<'_> {
    /// The colour at a place counted from the middle.
    fn colour(&self, x: f32, y: f32) -> Colour {
        let (u, v) = self.on_paper(x, y);
        let outside = self.outside(u, v, self.tooth((u / 14.0).fract()));
        if outside <= -0.5 {
            return self.printed(u, v);
        }
        // The shadow falls to the lower right and is softer further off.
        let (shadow_u, shadow_v) = self.on_paper(x - 8.0, y - 13.0);
        let far = self.outside(shadow_u, shadow_v, self.tooth(0.25)).max(0.0) / 17.0;
        let shadow = 0.6 * (-far * far).exp();
        let wood = self.wood(x, y).map(|part| part * (1.0 - shadow));
        if outside >= 0.5 { wood } else { blend(self.printed(u, v), wood, outside + 0.5) }
    }

    /// The place on the paper: turned a little, and bent as paper from a roll is.
    fn on_paper(&self, x: f32, y: f32) -> (f32, f32) {
        let (sin, cos) = self.tilt.sin_cos();
        let (u, v) = (x * cos + y * sin, y * cos - x * sin);
        let bend = 5.0 * (v / self.height * 4.0 + self.tilt * 40.0).sin();
        (u + bend + self.width / 2.0, v + self.height / 2.0)
    }

    /// How far a part of a tooth goes in.
    fn tooth(&self, part: f32) -> f32 {
        match self.made.edge {
            Edge::Torn => TEETH * (part - 0.5).abs() * 2.0,
            Edge::Straight => 0.0,
        }
    }

    /// How light paper is that was crumpled: flat pieces, each at its own angle to the lamp, with ridges between them.
    fn crumple(&self, u: f32, v: f32) -> f32 {
        const PIECE: f32 = 150.0;
        // Ridges are not straight.
        let bent = |which| 70.0 * (cloud(u / 60.0, v / 60.0, self.seed + which) - 0.5);
        let (u, v) = (u + bent(15), v + bent(16));
        let (column, row) = ((u / PIECE).floor() as i32, (v / PIECE).floor() as i32);
        let mut nearest = [(f32::MAX, 0.0); 2];
        for (across, down) in
            (-1..=1).flat_map(|down| (-1..=1).map(move |across| (column + across, row + down)))
        {
            let x = (across as f32 + speck(across, down, self.seed + 11)) * PIECE;
            let y = (down as f32 + speck(across, down, self.seed + 12)) * PIECE;
            // Each piece also gets darker to one side.
            let lean = 0.0009 * ((u - x) * (speck(across, down, self.seed + 13) - 0.5) + (v - y) * 0.4);
            let found = ((u - x).hypot(v - y), speck(across, down, self.seed + 14) - 0.5 + 9.0 * lean);
            let [first, second] = nearest;
            if found.0 < first.0 {
                nearest = [found, first];
            } else if found.0 < second.0 {
                nearest = [first, found];
            }
        }
        let [(first, tone), (second, _)] = nearest;
        let ridge = second - first;
        let fine = cloud(u / 26.0, v / 31.0, self.seed + 17) - 0.5;
        let dark = 0.13 * (-ridge * ridge / 40.0).exp();
        let bright = 0.08 * (-(ridge - 11.0).powi(2) / 40.0).exp();
        0.97 + 0.15 * tone + 0.06 * fine - dark + bright
    }

    /// How far outside the paper a place is; less than nothing inside. Above and below, so much is torn off.
    fn outside(&self, u: f32, v: f32, tooth: f32) -> f32 {
        let across = (-u).max(u - self.width);
        let down = (tooth - v).max(v - self.height + tooth);
        if across > 0.0 && down > 0.0 { across.hypot(down) } else { across.max(down) }
    }

    fn printed(&self, u: f32, v: f32) -> Colour {
        let (part, low) = (u / self.width, v / self.height);
        let shade = 1.0 - 0.09 * (part * 0.5 + low * 0.5) - 0.05 * cloud(u / 160.0, v / 90.0, self.seed);
        // Where it was folded: light on one side of the line, dark on the other.
        let fold = v - self.height * 0.61 - 6.0 * (part - 0.5);
        let crease = 1.0 + 0.05 * (-fold * fold / 30.0).exp() * fold.signum();
        let paper: Colour = match self.made.wear {
            Wear::Fresh | Wear::Crumpled => [254.0, 252.0, 246.0],
            Wear::Faded => [249.0, 240.0, 216.0],
        };
        let ink: Colour = match self.made.wear {
            Wear::Fresh | Wear::Crumpled if self.made.ink == Ink::Pen => [32.0, 52.0, 140.0],
            Wear::Fresh | Wear::Crumpled => [38.0, 38.0, 42.0],
            Wear::Faded => [112.0, 102.0, 118.0],
        };
        let strength = match self.made.wear {
            Wear::Fresh | Wear::Crumpled => 0.9 + 0.1 * cloud(u / 9.0, v / 5.0, self.seed),
            // Heat and light take it unevenly.
            Wear::Faded => 0.34 + 0.5 * cloud(u / 210.0, v / 130.0, self.seed),
        };
        // Heat spreads a little in the paper: thin strokes come out bolder than they were set.
        let print = strength * (1.0 - self.grey(u, v) / 255.0).powf(0.7);
        let light = match self.made.wear {
            Wear::Crumpled => self.crumple(u, v),
            Wear::Fresh | Wear::Faded => crease,
        };
        blend(paper.map(|part| part * shade * light), ink.map(|part| part * light.min(1.0)), print)
    }

    /// The print at a place between pixels.
    fn grey(&self, u: f32, v: f32) -> f32 {
        let (left, top) = (u.floor(), v.floor());
        let pixel = |x: f32, y: f32| {
            let inside = x >= 0.0 && y >= 0.0;
            let found = inside.then(|| self.paper.get_pixel_checked(x as u32, y as u32)).flatten();
            found.map_or(255.0, |&image::Luma([grey])| f32::from(grey))
        };
        let row = |y: f32| mix(pixel(left, y), pixel(left + 1.0, y), u - left);
        mix(row(top), row(top + 1.0), v - top)
    }

    fn wood(&self, x: f32, y: f32) -> Colour {
        // Boards lie across; each has its own colour, and its grain runs along it and waves.
        let wave = 14.0 * cloud(x / 260.0, y / 300.0, self.seed);
        let board = ((y + 2000.0) / 310.0).floor();
        let own = speck(board as i32, 3, self.seed);
        let grain = 0.65 * cloud(x / 90.0, (y + wave) / 5.5, self.seed + 1)
            + 0.35 * cloud(x / 30.0, (y + wave) / 1.8, self.seed + 2);
        let tone = 0.80 + 0.16 * own + 0.26 * (grain - 0.5);
        let seam = (y + 2000.0) - board * 310.0;
        let tone = if seam < 3.0 { tone * 0.55 } else { tone };
        [166.0 * tone, 129.0 * tone, 92.0 * tone]
    }
}

fn blend(from: Colour, to: Colour, part: f32) -> Colour {
    let [r, g, b] = from;
    let [r1, g1, b1] = to;
    [mix(r, r1, part), mix(g, g1, part), mix(b, b1, part)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_lighter_than_wood_and_print_darker_than_paper() {
        let mut paper = GrayImage::from_pixel(400, 300, image::Luma([255]));
        for x in 180..220 {
            for y in 100..140 {
                paper.put_pixel(x, y, image::Luma([0]));
            }
        }
        for (wear, most) in [(Wear::Fresh, 70.0), (Wear::Faded, 190.0), (Wear::Crumpled, 80.0)] {
            let made = Paper::roll(wear);
            let scene = Scene { paper: &paper, width: 400.0, height: 300.0, made, seed: 1, tilt: 0.02 };
            let sum = |[r, g, b]: Colour| (r + g + b) / 3.0;
            let (print, blank, wood) =
                (scene.colour(0.0, -30.0), scene.colour(-120.0, 60.0), scene.colour(-250.0, 0.0));
            assert!(sum(print) < most && sum(blank) > 180.0, "{print:?} {blank:?}");
            assert!(sum(wood) < 160.0 && wood[0] > wood[2], "{wood:?}");
        }
    }
}
