use bytes::Bytes;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder};

use super::{Digest, Limits, Refused};

/// A JPEG that this program wrote: no place, no camera, no colour profile, nothing but the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub jpeg: Bytes,
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
    /// The file's hash.
    pub sha256: Digest,
}

/// Writes a picture as baseline JPEG.
pub(super) fn encode(image: &RgbImage, quality: u8) -> Result<Picture, Refused> {
    write(image, image.dimensions(), ColorType::Rgb, quality)
}

/// Writes an opaque picture of red, green, blue and a fourth byte that says nothing.
pub(super) fn encode_opaque(
    pixels: &[u8],
    (width, height): (u16, u16),
    quality: u8,
) -> Result<Picture, Refused> {
    write(pixels, (width.into(), height.into()), ColorType::Rgba, quality)
}

fn write(
    pixels: &[u8],
    (width, height): (u32, u32),
    colour: ColorType,
    quality: u8,
) -> Result<Picture, Refused> {
    let side = |side| u16::try_from(side).map_err(|std::num::TryFromIntError { .. }| Refused::TooManyPixels);
    let (width, height) = (side(width)?, side(height)?);
    let mut jpeg = Vec::new();
    let written = Encoder::new(&mut jpeg, quality).encode(pixels, width, height, colour);
    // It writes to memory and refuses only a picture without pixels.
    if written.is_err() {
        return Err(Refused::Broken);
    }
    Ok(Picture { sha256: Digest::of(&jpeg), jpeg: jpeg.into(), width, height })
}

/// Makes the longer side so long at most.
pub(super) fn shrink(mut image: RgbImage, longest: u32) -> Result<RgbImage, Refused> {
    // What is more than twice too large is halved where it lies: the largest pictures need no second buffer.
    while image.width().max(image.height()) / 2 >= longest {
        image = halve(image)?;
    }
    let (width, height) = image.dimensions();
    let side = width.max(height);
    if side <= longest {
        return Ok(image);
    }
    let less = |part: u32| -> u32 {
        let part = (u64::from(part) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(part).unwrap_or(longest).max(1)
    };
    resize(&image, less(width), less(height))
}

/// Makes one pixel of four; an odd last row or column is left out, unless it is the only one.
fn halve(image: RgbImage) -> Result<RgbImage, Refused> {
    let (width, height) = image.dimensions();
    let (half_width, half_height) = ((width / 2).max(1), (height / 2).max(1));
    let size =
        |side: u32| usize::try_from(side).map_err(|std::num::TryFromIntError { .. }| Refused::TooManyPixels);
    let row = size(width)? * 3;
    let half_row = size(half_width)? * 3;
    let (right, below) = (if width > 1 { 3 } else { 0 }, if height > 1 { row } else { 0 });
    let mut pixels = image.into_raw();
    for y in 0..size(half_height)? {
        for x in 0..half_row {
            let from = 2 * y * row + x / 3 * 6 + x % 3;
            let at = |place: usize| pixels.get(place).copied().map_or(0, u16::from);
            let sum = at(from) + at(from + right) + at(from + below) + at(from + below + right) + 2;
            if let Some(to) = pixels.get_mut(y * half_row + x) {
                *to = u8::try_from(sum / 4).unwrap_or(u8::MAX);
            }
        }
    }
    pixels.truncate(half_row * size(half_height)?);
    pixels.shrink_to_fit();
    RgbImage::from_raw(half_width, half_height, pixels).ok_or(Refused::Broken)
}

/// A small picture of a page.
pub(super) fn thumbnail(page: &Picture, limits: &Limits) -> Result<Picture, Refused> {
    // Decoded again at an eighth, which costs less than holding every page's pixels until the last is drawn.
    let mut small = jpeg_decoder::Decoder::new(&page.jpeg[..]);
    let wanted = u16::try_from(limits.thumbnail).unwrap_or(u16::MAX);
    let wanted = if page.width >= page.height { (wanted, u16::MAX) } else { (u16::MAX, wanted) };
    let decoded = small.scale(wanted.0, wanted.1).and_then(|size| small.decode().map(|rgb| (size, rgb)));
    let Ok(((width, height), rgb)) = decoded else { return Err(Refused::Broken) };
    let image = RgbImage::from_raw(width.into(), height.into(), rgb).ok_or(Refused::Broken)?;
    encode(&shrink(image, limits.thumbnail)?, limits.quality)
}

fn resize(image: &RgbImage, width: u32, height: u32) -> Result<RgbImage, Refused> {
    let mut small = RgbImage::new(width, height);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    let done = ImageRef::new(image.width(), image.height(), image, PixelType::U8x3)
        .ok()
        .zip(Image::from_slice_u8(width, height, &mut small, PixelType::U8x3).ok())
        .and_then(|(from, mut to)| Resizer::new().resize(&from, &mut to, &options).ok());
    done.map(|()| small).ok_or(Refused::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_side_is_shortened_and_the_shape_kept() {
        let size = |w, h| shrink(RgbImage::new(w, h), 200).unwrap().dimensions();
        assert_eq!(size(400, 300), (200, 150));
        assert_eq!(size(300, 401), (150, 200));
        assert_eq!(size(200, 20), (200, 20));
        assert_eq!(size(4000, 1), (200, 1));
    }

    #[test]
    fn halving_takes_the_mean_of_four() {
        let image =
            RgbImage::from_fn(4, 2, |x, y| image::Rgb([u8::try_from(x * 10 + y * 100).unwrap(), 7, 0]));
        let half = halve(image).unwrap();
        assert_eq!(half.dimensions(), (2, 1));
        assert_eq!(half.into_raw(), [55, 7, 0, 75, 7, 0]);
        assert_eq!(halve(RgbImage::new(5, 1)).unwrap().dimensions(), (2, 1));
    }

    #[test]
    fn nothing_but_the_picture_is_written() {
        let picture = encode(&RgbImage::new(16, 16), 80).unwrap();
        assert_eq!(picture.sha256, Digest::of(&picture.jpeg));
        // The one application segment is JFIF's own.
        let segments: Vec<_> =
            picture.jpeg.windows(2).filter(|two| matches!(two, [0xff, 0xe0..=0xef])).collect();
        assert_eq!(segments, [[0xff, 0xe0]]);
    }

    #[test]
    fn a_thumbnail_is_small() {
        let page = encode(&RgbImage::from_pixel(1600, 1200, image::Rgb([9, 99, 199])), 80).unwrap();
        let small = thumbnail(&page, &Limits::default()).unwrap();
        assert_eq!((small.width, small.height), (320, 240));
        assert!(small.jpeg.len() < 10_000);
    }
}
