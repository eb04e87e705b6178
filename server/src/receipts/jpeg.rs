use image::{DynamicImage, RgbImage, metadata::Orientation};
use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};

use super::{Limits, Picture, Refused, picture};

mod header;
use header::Header;

/// Output pixels above which the next smaller scale is taken, though it falls below [`Limits::longest`].
const ENOUGH: u64 = 9_000_000;

/// Most passes over the picture. Photographs have one or about ten.
const SCANS: u32 = 64;

/// Most samples that the passes go over, all told: 24 megapixels of full colour in the usual ten, and more than a second's
/// work. A sample costs some two nanoseconds, however few bytes the pass has.
const WORK: u64 = 600_000_000;

/// Decodes a JPEG at the scale that is needed, turned upright.
pub(super) fn picture(bytes: &[u8], limits: &Limits) -> Result<Picture, Refused> {
    let header = read(bytes, limits)?;
    let mut decoder = Decoder::new(bytes);
    decoder.read_info().map_err(broken)?;
    let info = decoder.info().ok_or(Refused::Broken)?;
    // Two readers must agree on what they read, or the limits were reckoned for another picture.
    let progressive = match info.coding_process {
        CodingProcess::DctSequential => false,
        CodingProcess::DctProgressive => true,
        CodingProcess::Lossless => return Err(Refused::Broken),
    };
    if (info.width, info.height, progressive) != (header.width, header.height, header.progressive) {
        return Err(Refused::Broken);
    }
    let eighths = scale(&header, limits);
    let longest = scaled(header.width.max(header.height), eighths);
    // Only the longer side decides: the decoder takes the smallest scale that reaches either.
    let wanted = if header.width >= header.height { (longest, u16::MAX) } else { (u16::MAX, longest) };
    let (width, height) = decoder.scale(wanted.0, wanted.1).map_err(broken)?;
    let pixels = decoder.decode().map_err(broken)?;
    let rgb = match info.pixel_format {
        PixelFormat::RGB24 => pixels,
        PixelFormat::L8 => pixels.iter().flat_map(|&grey| [grey; 3]).collect(),
        PixelFormat::CMYK32 => printed(&pixels),
        PixelFormat::L16 => return Err(Refused::Broken),
    };
    let orientation =
        decoder.exif_data().and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms);
    drop(decoder);
    let image = RgbImage::from_raw(width.into(), height.into(), rgb).ok_or(Refused::Broken)?;
    let mut image = DynamicImage::ImageRgb8(picture::shrink(image, limits.longest)?);
    image.apply_orientation(orientation);
    picture::encode(&image.into_rgb8(), limits.quality)
}

/// Pixels across and down of a JPEG, as stored.
pub(super) fn size(bytes: &[u8]) -> Option<(u16, u16)> {
    Header::read(bytes).map(|header| (header.width, header.height))
}

/// The memory that [`picture`] will take, in bytes.
pub(super) fn appraise(bytes: &[u8], limits: &Limits) -> Result<u64, Refused> {
    let header = read(bytes, limits)?;
    Ok(needed(&header, bytes, limits))
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Header, Refused> {
    let header = Header::read(bytes).ok_or(Refused::Broken)?;
    if header.pixels() > limits.jpeg_pixels || needed(&header, bytes, limits) > limits.memory {
        return Err(Refused::TooManyPixels);
    }
    if header.work > WORK {
        return Err(Refused::TooManyPixels);
    }
    if header.scans > SCANS {
        return Err(Refused::Broken);
    }
    Ok(header)
}

/// What the picture takes, what the decoder keeps of the camera's and other data, and the file itself, which lies in memory
/// all the while.
fn needed(header: &Header, bytes: &[u8], limits: &Limits) -> u64 {
    let file = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    memory(header, scale(header, limits)).saturating_add(header.beside).saturating_add(file)
}

/// The scale to decode at, in eighths: the smallest that reaches the longest side wanted, or that memory allows.
fn scale(header: &Header, limits: &Limits) -> u16 {
    let longest = header.width.max(header.height);
    let wanted = [1, 2, 4].into_iter().find(|&eighths| u32::from(scaled(longest, eighths)) >= limits.longest);
    let mut eighths = wanted.unwrap_or(8);
    while eighths > 1 && output(header, eighths) > ENOUGH {
        eighths /= 2;
    }
    eighths
}

/// A side at this scale, rounded up as the decoder does.
fn scaled(side: u16, eighths: u16) -> u16 {
    let side = (u32::from(side) * u32::from(eighths)).div_ceil(8);
    u16::try_from(side).unwrap_or(u16::MAX)
}

fn output(header: &Header, eighths: u16) -> u64 {
    u64::from(scaled(header.width, eighths)) * u64::from(scaled(header.height, eighths))
}

/// Planes and pixels at this scale, as much again to make them smaller and to turn them and, of a progressive picture,
/// all coefficients of the whole size in two bytes each; these are gone before the picture is made smaller.
fn memory(header: &Header, eighths: u16) -> u64 {
    let output = output(header, eighths);
    let planes = header.samples(output);
    let coefficients = if header.progressive { 2 * header.samples(header.pixels()) } else { 0 };
    let pixels = output * u64::from(header.components).max(3);
    pixels + (coefficients + planes).max(pixels)
}

/// Printing inks to light.
fn printed(pixels: &[u8]) -> Vec<u8> {
    let (pixels, _) = pixels.as_chunks::<4>();
    let light = |ink: u8, black: u8| {
        let light = u16::from(255 - ink) * u16::from(255 - black) / 255;
        u8::try_from(light).unwrap_or(u8::MAX)
    };
    pixels.iter().flat_map(|&[c, m, y, k]| [light(c, k), light(m, k), light(y, k)]).collect()
}

/// Which of its many ways a file is broken in helps nobody who holds a telephone.
fn broken(_: jpeg_decoder::Error) -> Refused {
    Refused::Broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::samples;

    fn header(width: u16, height: u16) -> Header {
        Header {
            width,
            height,
            components: 3,
            sixteenths: 24,
            progressive: false,
            scans: 1,
            work: 0,
            beside: 0,
        }
    }

    #[test]
    fn a_telephone_photograph_is_halved_while_it_is_decoded() {
        let limits = Limits::default();
        assert_eq!(scale(&header(4000, 3000), &limits), 4);
        assert_eq!(scale(&header(1600, 1200), &limits), 8);
        assert_eq!(scale(&header(3264, 2448), &limits), 8);
        assert_eq!(scale(&header(3999, 3999), &limits), 4);
        assert_eq!(scale(&header(12000, 9000), &limits), 2);
        assert!(memory(&header(4000, 3000), 4) < 20_000_000);
    }

    #[test]
    fn orientation_6_is_turned_upright() {
        let photo = samples::photograph(300, 400, 6);
        let got = picture(&photo, &Limits::default()).unwrap();
        assert_eq!((got.width, got.height), (300, 400));
        // The sample's top left corner as held is red, whichever way the sensor lay.
        let [r, g, b] = samples::corner(&got.jpeg);
        assert!(r > 180 && g < 90 && b < 90, "{r} {g} {b}");
    }

    #[test]
    fn every_orientation_gives_the_same_upright_picture() {
        for orientation in 1..=8 {
            let photo = samples::photograph(320, 240, orientation);
            let got = picture(&photo, &Limits::default()).unwrap();
            assert_eq!((got.width, got.height), (320, 240), "{orientation}");
            let [r, g, b] = samples::corner(&got.jpeg);
            assert!(r > 180 && g < 90 && b < 90, "{orientation}: {r} {g} {b}");
        }
    }

    #[test]
    fn a_thousand_scans_are_refused_unread() {
        let photo = samples::with_scans(&samples::photograph(64, 64, 1), 1000);
        assert_eq!(picture(&photo, &Limits::default()).unwrap_err(), Refused::Broken);
    }
}
