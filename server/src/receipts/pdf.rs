use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf, page::Page};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use rustix::time::{ClockId, clock_gettime};

use super::{Limits, Picture, Refused, picture};

mod room;

pub use room::{PdfRoom, draw_if_asked};

/// Longest side of a drawn page, in pixels: a till roll of a metre and a half is still read.
const LONGEST: f64 = 8000.0;
/// How far a page is enlarged at most; PDF counts 72 to the inch.
const MOST_ENLARGED: f64 = 6.0;

/// Draws each page on white. `begins` learns of each page what processor time all may have taken when it is drawn. That
/// time is looked at between the pages; a page that never ends is ended only from outside ([`PdfRoom`]).
pub(super) fn pages(
    bytes: &Bytes,
    limits: &Limits,
    mut begins: impl FnMut(Duration),
) -> Result<Vec<Picture>, Refused> {
    let start = spent();
    let pdf = Pdf::new(Arc::new(bytes.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refused::Protected,
        LoadPdfError::Invalid => Refused::Broken,
    })?;
    let pages = pdf.pages();
    if pages.len() > limits.pages {
        return Err(Refused::TooManyPages);
    }
    let mut time = limits.first_page;
    let mut pictures = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        if spent().saturating_sub(start) > time {
            return Err(Refused::TooHard);
        }
        begins(time);
        pictures.push(draw(page, limits)?);
        time += limits.further_page;
    }
    if pictures.is_empty() { Err(Refused::Broken) } else { Ok(pictures) }
}

/// The processor time of this thread; a busy machine makes nobody's PDF harder.
fn spent() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap_or_default()
}

fn draw(page: &Page<'_>, limits: &Limits) -> Result<Picture, Refused> {
    let scale = scale(page.render_dimensions(), limits).ok_or(Refused::Broken)?;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // A cache for each page: what one page holds is given back before the next.
    let cache = RenderCache::new();
    let drawn = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &size);
    // White lies under everything, so every pixel is opaque and its colour is what it says.
    picture::encode_opaque(drawn.data_as_u8_slice(), (drawn.width(), drawn.height()), limits.quality)
}

/// How much a page of this size (in points) is enlarged: to the width wanted, within the pixels allowed.
#[expect(clippy::cast_possible_truncation, reason = "a scale below 6 loses nothing that a pixel shows")]
fn scale((width, height): (f32, f32), limits: &Limits) -> Option<f32> {
    let (width, height) = (f64::from(width), f64::from(height));
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return None;
    }
    let scale = (f64::from(limits.page_width) / width)
        .min((f64::from(limits.page_pixels) / (width * height)).sqrt())
        .min(LONGEST / width.max(height))
        .min(MOST_ENLARGED);
    (width * scale >= 1.0 && height * scale >= 1.0).then_some(scale as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::samples;

    fn drawn(bytes: Vec<u8>) -> Result<Vec<Picture>, Refused> {
        pages(&bytes.into(), &Limits::default(), |_| ())
    }

    #[test]
    fn each_page_becomes_a_picture() {
        let pages = drawn(samples::pdf(3)).unwrap();
        assert_eq!(pages.len(), 3);
        // A4 at 1600 pixels.
        assert_eq!((pages[0].width, pages[0].height), (1600, 2264));
    }

    #[test]
    fn twenty_pages_are_drawn_and_one_more_is_not() {
        assert_eq!(drawn(samples::pdf(20)).map(|pages| pages.len()), Ok(20));
        assert_eq!(drawn(samples::pdf(21)), Err(Refused::TooManyPages));
    }

    #[test]
    fn a_password_is_told_from_a_broken_file() {
        assert_eq!(drawn(samples::protected_pdf()), Err(Refused::Protected));
        assert_eq!(drawn(samples::pdf(0)), Err(Refused::Broken));
        assert_eq!(drawn(b"%PDF-1.7\nnothing".to_vec()), Err(Refused::Broken));
    }

    #[test]
    fn pages_of_any_shape_stay_within_the_pixels() {
        let limits = Limits::default();
        for size in [(595.0, 842.0), (226.0, 3000.0), (14_400.0, 14_400.0), (10.0, 10.0), (1.0, 14_400.0)] {
            let Some(scale) = scale(size, &limits) else { continue };
            let (width, height) = (size.0 * scale, size.1 * scale);
            assert!(
                width <= 1600.5 && height <= 8000.5 && width * height <= 3_710_000.0,
                "{size:?}: {width} × {height}"
            );
        }
        for nothing in [(0.0, 5.0), (f32::NAN, 5.0), (f32::INFINITY, 5.0), (-5.0, 5.0)] {
            assert_eq!(scale(nothing, &limits), None);
        }
    }

    #[test]
    fn time_runs_out_between_pages() {
        let limits = Limits { first_page: Duration::ZERO, ..Limits::default() };
        let refused = pages(&samples::pdf(2).into(), &limits, |_| ());
        assert_eq!(refused, Err(Refused::TooHard));
    }
}
