use super::{Hostile, Refused, harmless, refused, with};
use crate::receipts::samples::{jpeg_of_size, pdf, photograph, png, png_of_size, webp};

const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

/// Files that are none of the four kinds, or only begin as one.
pub(super) fn files() -> Vec<Hostile> {
    let photo = photograph(64, 48, 1);
    let mut wrong_sum = png(64, 48);
    wrong_sum[60] ^= 0xff;
    let wide: Vec<u8> = SVG.iter().flat_map(|&byte| [byte, 0]).collect();
    let other = |name: &str, bytes: &[u8]| refused(name, bytes, Refused::WrongType);
    let broken = |name: &str, bytes: &[u8]| refused(name, bytes, Refused::Broken);
    vec![
        refused("nothing", [], Refused::Empty),
        refused("over 15 MB", with(&[&photo, &vec![0; 15 << 20]]), Refused::TooLarge),
        refused("HEIC that says JPEG", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Refused::Heic),
        refused("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0", Refused::Heic),
        other("a film", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
        other("SVG with a script", SVG),
        other("SVG behind blanks and a mark", &with(&[b"\xef\xbb\xbf\r\n\t   ", SVG])),
        other("SVG behind a comment", b"<?xml version='1.0'?><!-- %PDF-1.7 --><svg/>"),
        other("SVG in 16 bits", &with(&[b"\xff\xfe", &wide])),
        other(
            "SVG that reads a file of ours",
            b"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
        ),
        other("SVG packed", &with(&[b"\x1f\x8b\x08\0\0\0\0\0\0\x03", SVG])),
        broken("SVG behind the beginning of a JPEG", &with(&[b"\xff\xd8\xff\xe0\0\x10JFIF\0", SVG])),
        broken("SVG behind the beginning of a PNG", &with(&[b"\x89PNG\r\n\x1a\n", SVG])),
        broken("SVG behind the beginning of a WebP", &with(&[b"RIFF\x40\0\0\0WEBPVP8 ", SVG])),
        broken("SVG behind the beginning of a PDF", &with(&[b"%PDF-1.7\n", SVG])),
        other("a page", b"<!DOCTYPE html><script>1</script>"),
        other("a page that begins like a GIF", b"GIF89a/*<html>*/=1;"),
        other("a zip file", b"PK\x03\x04\x14\0\0\0\x08\0"),
        other("an Office document with a macro", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        other("a Windows program", b"MZ\x90\0\x03\0\0\0"),
        other("a Linux program", b"\x7fELF\x02\x01\x01"),
        other("a shell script", b"#!/bin/sh\nrm -rf /\n"),
        other("PHP", b"<?php system($_GET['c']);"),
        other("PostScript", b"%!PS-Adobe-3.0\n"),
        other("MVG for image programs", b"push graphic-context\nfill 'url(https://127.0.0.1/)'\n"),
        other("EXR, TIFF, BMP", b"v/1\x01II*\0BM"),
        other("JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n"),
        other("JPEG XL", b"\xff\x0a\xfa\x7f"),
        other("names with ../, as text", b"../../../../etc/passwd"),
        other("a document behind 2 KB of noise", &with(&[&[7; 2048], &pdf(1)])),
        broken("a PNG that begins as a JPEG", &with(&[b"\xff\xd8\xff", &png(64, 48)])),
        broken("a WebP that begins as a PNG", &with(&[b"\x89PNG\r\n\x1a\n", &webp(64, 48)])),
        broken("three bytes of JPEG", b"\xff\xd8\xff"),
        broken("JPEG without height", &jpeg_of_size(64, 0)),
        broken("JPEG without data", &jpeg_of_size(64, 64)),
        broken("JPEG whose segment lies about its size", &with(&[b"\xff\xd8\xff\xe1\xff\xff", b"short"])),
        broken("JPEG whose segment has size 0", &with(&[&photo[..2], b"\xff\xe1\0\0", &photo[2..]])),
        broken("PNG of nothing", &png_of_size(0, 0)),
        broken("PNG without its data", &png_of_size(64, 64)),
        broken("PNG with a wrong check sum", &wrong_sum),
        broken(
            "PNG whose chunk lies about its size",
            &with(&[&png(64, 48)[..33], b"\x7f\xff\xff\xffIDAT\x78"]),
        ),
        broken("WebP of one byte", b"RIFF\x01\0\0\0WEBP"),
        harmless(
            "WebP that says 4 GB",
            with(&[b"RIFF\xff\xff\xff\xffWEBPVP8L\xff\xff\xff\xff", &webp(64, 48)[20..]]),
        ),
    ]
}
