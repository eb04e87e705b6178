use super::{Hostile, harmless, with, with_chunk, with_segment};
use crate::receipts::samples::bombs::{riff, wrap, zlib};
use crate::receipts::samples::place::{PLACE, PLANTED, exif, exif_turned, xmp};
use crate::receipts::samples::{photograph, png, tiff_with_orientation, webp};

/// Pictures that know where they were taken, in each way that is in use.
pub(super) fn files() -> Vec<Hostile> {
    let photo = photograph(64, 48, 6);
    let (png, webp) = (png(64, 48), webp(64, 48));
    let words = [b"Location\0".as_slice(), PLACE.as_bytes()].concat();
    let record = |number: u8, text: &str| {
        with(&[&[0x1c, 2, number], &u16::try_from(text.len()).unwrap().to_be_bytes(), text.as_bytes()])
    };
    let press =
        with(&[b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x40", &record(90, PLACE), &record(92, PLANTED)]);
    let profile = with(&[b"ICC_PROFILE\0\x01\x01", PLACE.as_bytes()]);
    let in_xmp = |name: &[u8]| with(&[name, b"\0", &xmp()]);
    let extended = with(&[&photo, &photograph(32, 24, 1), PLACE.as_bytes()]);
    let canvas = riff(*b"VP8X", &[0x0c, 0, 0, 0, 63, 0, 0, 47, 0, 0]);
    let with_metadata = wrap(&with(&[
        &canvas,
        &webp[12..],
        &riff(*b"EXIF", &tiff_with_orientation(1)),
        &riff(*b"XMP ", &xmp()),
    ]));
    let compressed = with(&[b"XML:com.adobe.xmp\0\x01\0\0\0", &zlib(&xmp())]);
    vec![
        harmless("JPEG with a place and a camera", photo.clone()),
        harmless("JPEG with turned camera data", with_segment(&photograph(64, 48, 1), 0xe1, &exif_turned())),
        harmless("JPEG with two sets of camera data", with_segment(&photo, 0xe1, &exif())),
        harmless(
            "JPEG with an XMP packet",
            with_segment(&photo, 0xe1, &in_xmp(b"http://ns.adobe.com/xap/1.0/")),
        ),
        harmless(
            "JPEG with an extended XMP packet",
            with_segment(&photo, 0xe1, &in_xmp(b"http://ns.adobe.com/xmp/extension/")),
        ),
        harmless("JPEG with a place for the press", with_segment(&photo, 0xed, &press)),
        harmless("JPEG with a place in its comment", with_segment(&photo, 0xfe, PLACE.as_bytes())),
        harmless("JPEG with a place in its colour profile", with_segment(&photo, 0xe2, &profile)),
        harmless("JPEG with a second picture and a place behind", extended),
        harmless(
            "JPEG whose camera data points outside",
            with_segment(&photo, 0xe1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0"),
        ),
        harmless(
            "JPEG with orientation 99",
            with_segment(&photo, 0xe1, &with(&[b"Exif\0\0", &tiff_with_orientation(99)])),
        ),
        harmless("PNG with camera data", with_chunk(&png, *b"eXIf", &tiff_with_orientation(1))),
        harmless("PNG with a place in words", with_chunk(&png, *b"tEXt", &words)),
        harmless(
            "PNG with an XMP packet",
            with_chunk(&png, *b"iTXt", &with(&[b"XML:com.adobe.xmp\0\0\0\0\0", &xmp()])),
        ),
        harmless("PNG with a packed XMP packet", with_chunk(&png, *b"iTXt", &compressed)),
        harmless(
            "PNG with a packed place",
            with_chunk(&png, *b"zTXt", &with(&[b"Location\0\0", &zlib(PLACE.as_bytes())])),
        ),
        harmless("WebP with camera data and an XMP packet", with_metadata),
    ]
}
