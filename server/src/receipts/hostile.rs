//! What an attacker sends: each is refused or made harmless, soon.

use std::time::Duration;

use bytes::Bytes;
use rustix::time::{ClockId, clock_gettime};

use super::samples::{
    PLANTED, document, jpeg_of_size, moving_png, moving_webp, pdf, photograph, png, png_of_size, progressive,
    protected_pdf, webp, webp_of_size, with_scans,
};
use super::{Limits, Processed, Refused, process};

/// A script, a program and a place that must not come through.
const EVIL: &[u8] = b"<script>alert(1)</script>PK\x03\x04evil.exe MZ PlantedCamera";

fn with(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

fn cut(bytes: &[u8], percent: usize) -> Vec<u8> {
    bytes[..bytes.len() * percent / 100].to_vec()
}

/// The photograph with something in a segment behind its beginning.
fn with_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let photo = photograph(64, 48, 1);
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    with(&[&photo[..2], &[0xff, marker], &length, data, &photo[2..]])
}

fn refused() -> Vec<(&'static str, Vec<u8>, Refused)> {
    let photo = photograph(64, 48, 1);
    let mut swapped_png = png(64, 48);
    swapped_png[60] ^= 0xff;
    vec![
        ("nothing", vec![], Refused::Empty),
        ("over 15 MB", with(&[&photo, &vec![0; 15 << 20]]), Refused::TooLarge),
        ("HEIC that says JPEG", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), Refused::Heic),
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0".to_vec(), Refused::Heic),
        (
            "SVG with a script",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec(),
            Refused::WrongType,
        ),
        (
            "SVG behind a comment",
            b"<?xml version='1.0'?><!-- %PDF-1.7 --><svg/>".to_vec(),
            Refused::WrongType,
        ),
        ("a page", b"<!DOCTYPE html><script>1</script>".to_vec(), Refused::WrongType),
        ("a page that begins like a GIF", b"GIF89a/*<html>*/=1;".to_vec(), Refused::WrongType),
        ("a zip file", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), Refused::WrongType),
        ("a Windows program", b"MZ\x90\0\x03\0\0\0".to_vec(), Refused::WrongType),
        ("a Linux program", b"\x7fELF\x02\x01\x01".to_vec(), Refused::WrongType),
        ("a shell script", b"#!/bin/sh\nrm -rf /\n".to_vec(), Refused::WrongType),
        ("PHP", b"<?php system($_GET['c']);".to_vec(), Refused::WrongType),
        ("PostScript", b"%!PS-Adobe-3.0\n".to_vec(), Refused::WrongType),
        (
            "MVG for image programs",
            b"push graphic-context\nfill 'url(https://127.0.0.1/)'\n".to_vec(),
            Refused::WrongType,
        ),
        ("EXR, TIFF, BMP", b"v/1\x01II*\0BM".to_vec(), Refused::WrongType),
        ("a document behind 2 KB of noise", with(&[&[7; 2048], &pdf(1)]), Refused::WrongType),
        ("three bytes of JPEG", b"\xff\xd8\xff".to_vec(), Refused::Broken),
        ("JPEG cut in its header", cut(&photo, 10), Refused::Broken),
        ("JPEG cut in the middle", cut(&photograph(640, 480, 1), 60), Refused::Broken),
        ("JPEG of 65,535²", jpeg_of_size(65_535, 65_535), Refused::TooManyPixels),
        ("JPEG without height", jpeg_of_size(64, 0), Refused::Broken),
        ("JPEG without data", jpeg_of_size(64, 64), Refused::Broken),
        ("JPEG of 5,000 scans", with_scans(&photo, 5000), Refused::Broken),
        ("JPEG whose segment lies", with(&[b"\xff\xd8\xff\xe1\xff\xff", b"short"]), Refused::Broken),
        ("PNG of 50,000²", png_of_size(50_000, 50_000), Refused::TooManyPixels),
        ("PNG of 2³¹ in a row", png_of_size(0x7fff_ffff, 1), Refused::TooManyPixels),
        ("PNG of nothing", png_of_size(0, 0), Refused::Broken),
        ("PNG without its data", png_of_size(64, 64), Refused::Broken),
        ("PNG cut", cut(&png(200, 200), 50), Refused::Broken),
        ("PNG with a wrong check sum", swapped_png, Refused::Broken),
        ("WebP of 16,777,216²", webp_of_size(1 << 24, 1 << 24), Refused::Broken),
        ("WebP of 16,000²", webp_of_size(16_000, 16_000), Refused::TooManyPixels),
        ("WebP cut", cut(&webp(64, 48), 50), Refused::Broken),
        ("WebP of one byte", b"RIFF\x01\0\0\0WEBP".to_vec(), Refused::Broken),
        ("PDF behind a password", protected_pdf(), Refused::Protected),
        ("PDF without pages", pdf(0), Refused::Broken),
        ("PDF that is only a beginning", b"%PDF-1.7\n%%EOF".to_vec(), Refused::Broken),
        ("PDF of 500 pages", pdf(500), Refused::TooManyPages),
    ]
}

fn harmless() -> Vec<(&'static str, Vec<u8>)> {
    let photo = photograph(64, 48, 6);
    vec![
        ("a place and a camera", photo.clone()),
        ("a zip file behind the picture", with(&[&photo, EVIL])),
        ("a script in a comment", with_segment(0xfe, EVIL)),
        ("a script in the camera data", with_segment(0xe1, &with(&[b"Exif\0\0II*\0\xff\xff\xff\xff", EVIL]))),
        (
            "camera data that points outside",
            with_segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0"),
        ),
        (
            "an orientation of 99",
            with_segment(0xe1, &with(&[b"Exif\0\0", &super::samples::tiff_with_orientation(99)])),
        ),
        ("a colour profile of noise", with_segment(0xe2, &with(&[b"ICC_PROFILE\0\x01\x01", EVIL]))),
        ("a document behind a picture", with(&[&photo, &pdf(1)])),
        ("a picture sent coarse first", progressive(640, 480)),
        ("a script behind a PNG", with(&[&png(64, 48), EVIL])),
        ("a PNG that moves", moving_png(64, 48)),
        ("a WebP that moves", moving_webp(64, 48)),
        ("a script behind a WebP", with(&[&webp(64, 48), EVIL])),
        ("a document with a page behind it", with(&[&pdf(1), b"<html>", EVIL])),
        ("a document that calls itself without end", document(1, |_| b"q ".repeat(200_000))),
        ("a document of a million brackets", document(1, |_| b"[".repeat(1_000_000))),
        ("a document of a million nested dictionaries", document(1, |_| b"<</A ".repeat(1_000_000))),
        (
            "a page of numbers that overflow",
            document(1, |_| b"1e308 -1e308 99999999999999999999 9e9 re f ".repeat(1000)),
        ),
    ]
}

fn in_time(name: &str, bytes: Vec<u8>) -> Result<Processed, Refused> {
    // Of the processor, not of the clock: test machines do other things too.
    let spent = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let start = spent();
    let got = process(&Bytes::from(bytes).into(), &Limits::default());
    // Two seconds are allowed; code that is not optimised gets four.
    let took = spent().saturating_sub(start);
    assert!(took < Duration::from_secs(4), "{name} took {took:?}");
    got
}

#[test]
fn what_is_hostile_is_refused() {
    for (name, bytes, why) in refused() {
        assert_eq!(in_time(name, bytes).map(|_| "taken"), Err(why), "{name}");
    }
}

#[test]
fn what_can_be_shown_is_made_harmless() {
    for (name, bytes) in harmless() {
        let got = in_time(name, bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        for picture in got.pages.iter().chain([&got.thumbnail]) {
            let holds = |word: &[u8]| picture.jpeg.windows(word.len()).any(|part| part == word);
            assert!(!holds(b"<script>") && !holds(PLANTED.as_bytes()) && !holds(b"Exif"), "{name}");
            assert!(picture.jpeg.ends_with(&[0xff, 0xd9]), "{name}");
        }
    }
}

#[test]
fn no_cut_and_no_flipped_byte_brings_the_server_down() {
    for sample in [
        photograph(48, 32, 6),
        png(24, 16),
        webp(24, 16),
        moving_webp(24, 16),
        protected_pdf(),
        progressive(32, 32),
    ] {
        for at in 0..sample.len().min(400) {
            let mut flipped = sample.clone();
            flipped[at] ^= 0x55;
            let _either = process(&Bytes::from(flipped).into(), &Limits::default());
            let _either = process(&Bytes::from(sample[..at].to_vec()).into(), &Limits::default());
        }
    }
}
