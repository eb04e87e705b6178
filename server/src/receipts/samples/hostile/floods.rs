use super::{Fate, Hostile, Refused, file, harmless, refused, with, with_chunk, with_segment};
use crate::receipts::samples::bombs::{jpeg_of_nothing, jpeg_of_passes, png_with_data, zlib_of_nothing};
use crate::receipts::samples::{jpeg_of_size, photograph, png, png_of_size, webp, webp_of_size, with_scans};

/// Kinds of colour of a PNG, as its header says them: depth, colour, whether its rows are laced.
const GREY: [u8; 3] = [8, 0, 0];
const BITS: [u8; 3] = [1, 0, 0];
const SEE_THROUGH: [u8; 3] = [8, 6, 0];
const DEEP: [u8; 3] = [16, 2, 0];
const LACED: [u8; 3] = [8, 2, 1];

/// Pictures that are far larger, or far more work, than they look.
pub(super) fn files() -> Vec<Hostile> {
    let photo = photograph(64, 48, 1);
    let small = png(64, 48);
    let many = |name: &str, bytes: Vec<u8>| refused(name, bytes, Refused::TooManyPixels);
    let broken = |name: &str, bytes: Vec<u8>| refused(name, bytes, Refused::Broken);
    let picture = |size, colour, mebibytes| png_with_data(size, colour, &zlib_of_nothing(mebibytes));
    let packed = |first: &[u8], mebibytes| with(&[first, &zlib_of_nothing(mebibytes)]);
    let profile = with(&[b"ICC_PROFILE\0\x01\x01", &vec![7; 60_000]]);
    let profiles = (0..200).fold(photo.clone(), |jpeg, _| with_segment(&jpeg, 0xe2, &profile));
    let words = with(&[b"Comment\0", &vec![b'x'; 12 << 20]]);
    let tiny = super::super::bombs::chunk(*b"eviL", b"").repeat(500_000);
    vec![
        many("PNG of 50,000² in its header", png_of_size(50_000, 50_000)),
        many("PNG of 50,000² of grey, all there", picture((50_000, 50_000), GREY, 2385)),
        many("PNG of 50,000² bits, all there", picture((50_000, 50_000), BITS, 299)),
        many("PNG of 2³¹ in a row", png_of_size(0x7fff_ffff, 1)),
        many("PNG of 2³¹ rows", png_of_size(1, 0x7fff_ffff)),
        many("PNG of 4,100²", picture((4100, 4100), GREY, 17)),
        many("PNG of 3,700² in 16 bits", picture((3700, 3700), DEEP, 79)),
        harmless("PNG of 64 × 48 with 2 GB of data", picture((64, 48), GREY, 2048)),
        file(
            "PNG with 1 GB of colour profile",
            with_chunk(&small, *b"iCCP", &packed(b"p\0\0", 1024)),
            Fate::Either,
        ),
        file(
            "PNG with 1 GB of packed words",
            with_chunk(&small, *b"zTXt", &packed(b"c\0\0", 1024)),
            Fate::Either,
        ),
        file(
            "PNG with 1 GB of packed words in a language",
            with_chunk(&small, *b"iTXt", &packed(b"c\0\x01\0\0\0", 1024)),
            Fate::Either,
        ),
        file("PNG with 12 MB of words", with_chunk(&small, *b"tEXt", &words), Fate::Either),
        harmless("PNG with half a million empty chunks", with(&[&small[..33], &tiny, &small[33..]])),
        many("WebP of 16,000²", webp_of_size(16_000, 16_000)),
        broken("WebP of 16,777,216²", webp_of_size(1 << 24, 1 << 24)),
        file(
            "WebP with one loss-free row of 16,383²",
            with(&[&webp(4, 4)[..20], b"\x2f\xfe\xff\xff\xff\xff\xff\xff\x07"]),
            Fate::Either,
        ),
        many("JPEG of 65,535²", jpeg_of_size(65_535, 65_535)),
        many("JPEG of 65,535² sent coarse first", jpeg_of_passes((65_535, 65_535), 2)),
        broken("JPEG of 108 megapixels without data", jpeg_of_size(12_000, 9000)),
        broken("JPEG of 5,000 empty scans", with_scans(&photo, 5000)),
        broken("JPEG of 65 passes", jpeg_of_passes((64, 48), 65)),
        many("JPEG of 64 passes over 20 megapixels", jpeg_of_passes((5000, 4000), 64)),
        many("JPEG of 64 passes over 108 megapixels", jpeg_of_passes((12_000, 9000), 64)),
        harmless("JPEG with 12 MB of colour profiles", profiles),
        harmless("JPEG with 14 MB behind it", with(&[&photo, &vec![0xff; 14 << 20]])),
    ]
}

/// The largest and the most laborious that are still taken.
pub(super) fn giants() -> Vec<Hostile> {
    let picture = |size, colour, mebibytes| png_with_data(size, colour, &zlib_of_nothing(mebibytes));
    vec![
        harmless(
            "PNG of 3,998², see-through, the largest that is not halved",
            picture((3998, 3998), SEE_THROUGH, 62),
        ),
        harmless("PNG of 3,500² in 16 bits", picture((3500, 3500), DEEP, 71)),
        harmless("PNG of 4,000², laced", picture((4000, 4000), LACED, 46)),
        harmless("JPEG of 108 megapixels of nothing", jpeg_of_nothing((12_000, 9000))),
        harmless("JPEG of 64 passes over 6 megapixels", jpeg_of_passes((2450, 2450), 64)),
        file("PNG with 40 MB of colour profile and 12 megapixels", large_with_profile(), Fate::Either),
    ]
}

/// Pixels for all the memory there is, and a colour profile beside them.
fn large_with_profile() -> Vec<u8> {
    let picture = png_with_data((3500, 3500), DEEP, &zlib_of_nothing(71));
    with_chunk(&picture, *b"iCCP", &with(&[b"p\0\0", &zlib_of_nothing(40)]))
}
