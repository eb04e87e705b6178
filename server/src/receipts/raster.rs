use std::io::Cursor;

use image::codecs::{png::PngDecoder, webp::WebPDecoder};
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageResult, RgbImage};

use super::{Limits, Picture, Refused, picture};

/// What the reader of PNG may take beside the pixels: a few rows, and a colour profile, which comes packed and may be a
/// thousand times as long as it looks.
const BESIDE: u64 = 4 << 20;

/// Decodes a PNG; of a moving one its still picture.
pub(super) fn png(bytes: &[u8], limits: &Limits) -> Result<Picture, Refused> {
    let mut bounds = image::Limits::no_limits();
    bounds.max_alloc = Some(BESIDE);
    picture(PngDecoder::with_limits(Cursor::new(bytes), bounds), |_| BESIDE, bytes, limits)
}

/// Decodes a WebP; of a moving one the first picture.
pub(super) fn webp(bytes: &[u8], limits: &Limits) -> Result<Picture, Refused> {
    // Beside the pixels the decoder holds a plane of light and two small ones of colour, or all pixels a second time.
    let each = if bytes.get(12..16) == Some(b"VP8 ") { 2 } else { 4 };
    picture(WebPDecoder::new(Cursor::new(bytes)), |pixels| pixels * each, bytes, limits)
}

/// `beside` is what the decoder itself takes for so many pixels. The file lies in memory all the while.
fn picture(
    decoder: ImageResult<impl ImageDecoder>,
    beside: impl Fn(u64) -> u64,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Picture, Refused> {
    let mut decoder = decoder.map_err(refused)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let file = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let needed = || decoder.total_bytes().saturating_add(beside(pixels)).saturating_add(file);
    if pixels > limits.raster_pixels || needed() > limits.memory {
        return Err(Refused::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(refused)?;
    let colour = decoder.color_type();
    let length = usize::try_from(decoder.total_bytes())
        .map_err(|std::num::TryFromIntError { .. }| Refused::TooManyPixels)?;
    let mut pixels = vec![0; length];
    decoder.read_image(&mut pixels).map_err(refused)?;
    let image = RgbImage::from_raw(width, height, on_white(pixels, colour)?).ok_or(Refused::Broken)?;
    let mut image = DynamicImage::ImageRgb8(picture::shrink(image, limits.longest)?);
    image.apply_orientation(orientation);
    picture::encode(&image.into_rgb8(), limits.quality)
}

/// Red, green and blue in eight bits, laid on white paper where it is see-through.
fn on_white(mut pixels: Vec<u8>, colour: ColorType) -> Result<Vec<u8>, Refused> {
    match colour {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => {}
        // Sixteen bits come in the machine's order: the upper eight are kept.
        ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16 => {
            compact(&mut pixels, |two: [u8; 2]| {
                let [upper, _] = u16::from_ne_bytes(two).to_be_bytes();
                [upper]
            });
        }
        ColorType::Rgb32F | ColorType::Rgba32F | _ => return Err(Refused::Broken),
    }
    match colour.channel_count() {
        1 => Ok(pixels.iter().flat_map(|&grey| [grey; 3]).collect()),
        2 => Ok(pixels.as_chunks::<2>().0.iter().flat_map(|&[grey, alpha]| [over(grey, alpha); 3]).collect()),
        3 => Ok(pixels),
        _ => {
            compact(&mut pixels, |[r, g, b, alpha]: [u8; 4]| {
                [over(r, alpha), over(g, alpha), over(b, alpha)]
            });
            Ok(pixels)
        }
    }
}

/// Replaces each group of bytes by a shorter one, in place: the largest picture needs no second buffer.
fn compact<const FROM: usize, const TO: usize>(
    pixels: &mut Vec<u8>,
    shorter: impl Fn([u8; FROM]) -> [u8; TO],
) {
    let groups = pixels.len().checked_div(FROM).unwrap_or(0);
    for group in 0..groups {
        let from = pixels.get(group * FROM..).and_then(|rest| rest.first_chunk::<FROM>().copied());
        let to = pixels.get_mut(group * TO..).and_then(|rest| rest.first_chunk_mut::<TO>());
        if let (Some(from), Some(to)) = (from.map(&shorter), to) {
            *to = from;
        }
    }
    pixels.truncate(groups * TO);
    // What is left over is given back before the picture is made smaller, which wants memory too.
    pixels.shrink_to_fit();
}

fn over(colour: u8, alpha: u8) -> u8 {
    let mixed = (u16::from(colour) * u16::from(alpha) + 255 * u16::from(255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn refused(error: ImageError) -> Refused {
    match error {
        ImageError::Limits(_) => Refused::TooManyPixels,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => Refused::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_hold_a_colour_becomes_red_green_and_blue() {
        let two = |value: u16| value.to_ne_bytes();
        let grey_alpha = [two(0x1200), two(0xffff)].concat();
        for (pixels, colour, rgb) in [
            (vec![7], ColorType::L8, [7, 7, 7]),
            (vec![7, 255], ColorType::La8, [7, 7, 7]),
            (vec![7, 0], ColorType::La8, [255, 255, 255]),
            (vec![1, 2, 3], ColorType::Rgb8, [1, 2, 3]),
            (vec![1, 2, 3, 255], ColorType::Rgba8, [1, 2, 3]),
            (vec![0, 0, 0, 128], ColorType::Rgba8, [127, 127, 127]),
            (grey_alpha, ColorType::La16, [0x12, 0x12, 0x12]),
            (two(0xfe01).to_vec(), ColorType::L16, [0xfe, 0xfe, 0xfe]),
        ] {
            assert_eq!(on_white(pixels, colour).unwrap(), rgb, "{colour:?}");
        }
    }

    #[test]
    fn every_pixel_of_a_long_row_is_compacted() {
        let pixels: Vec<u8> = (0..250_u8).flat_map(|i| [i, i, i, 255]).collect();
        let rgb: Vec<u8> = (0..250_u8).flat_map(|i| [i, i, i]).collect();
        assert_eq!(on_white(pixels, ColorType::Rgba8).unwrap(), rgb);
    }
}
