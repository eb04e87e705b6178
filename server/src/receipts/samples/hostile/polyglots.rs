use super::{EVIL, Fate, Hostile, Refused, file, harmless, refused, with, with_chunk, with_segment};
use crate::receipts::samples::{moving_png, moving_webp, pdf, photograph, png, webp};

const PAGE: &[u8] = b"<html><body><script>alert(1)</script></body></html>";

/// Files that are two things at once. What they begin as is drawn; of the other nothing is left.
pub(super) fn files() -> Vec<Hostile> {
    let photo = photograph(64, 48, 6);
    let (png, webp, document) = (png(64, 48), webp(64, 48), pdf(1));
    let archive = zip("evil.html", PAGE);
    vec![
        harmless("JPEG and a page", with(&[&photo, PAGE])),
        harmless("JPEG with a page in its comment", with_segment(&photo, 0xfe, PAGE)),
        harmless("JPEG that is a script", with_segment(&photo, 0xe0, b"/*\0*/=1;alert(1)//<script>")),
        harmless("JPEG and a zip file", with(&[&photo, &archive])),
        harmless("JPEG with a zip file in a segment", with_segment(&photo, 0xee, &archive)),
        harmless("JPEG and a PDF", with(&[&photo, &document])),
        harmless("JPEG and a PNG", with(&[&photo, &png])),
        harmless("JPEG and a program", with(&[&photo, EVIL])),
        harmless("JPEG and an archive of PHP", with(&[&photo, b"<?php __HALT_COMPILER(); ?>"])),
        harmless("PNG and a page", with(&[&png, PAGE])),
        harmless("PNG and a zip file", with(&[&png, &archive])),
        harmless("PNG and a PDF", with(&[&png, &document])),
        harmless("PNG with PHP in its words", with_chunk(&png, *b"tEXt", b"Comment\0<?php system('id'); ?>")),
        harmless("PNG with a page in a chunk of its own", with_chunk(&png, *b"eviL", PAGE)),
        harmless("PNG that moves", moving_png(64, 48)),
        harmless("WebP and a page", with(&[&webp, PAGE])),
        harmless("WebP and a zip file", with(&[&webp, &archive])),
        harmless("WebP and a program", with(&[&webp, EVIL])),
        harmless("WebP that moves", moving_webp(64, 48)),
        harmless("PDF and a page", with(&[&document, PAGE])),
        harmless("PDF and a zip file", with(&[&document, &archive])),
        file("PDF and a JPEG", with(&[&document, &photo]), Fate::Either),
        refused("zip file and a JPEG", with(&[&archive, &photo]), Refused::WrongType),
        refused("zip file and a PDF", with(&[&archive, &document]), Refused::WrongType),
        refused("page and a PDF", with(&[PAGE, &document]), Refused::WrongType),
        refused("page and a JPEG", with(&[PAGE, &photo]), Refused::WrongType),
        refused("GIF and a JPEG", with(&[b"GIF89a\x01\0\x01\0", &photo]), Refused::WrongType),
        refused("mail with a JPEG", with(&[b"MIME-Version: 1.0\r\n\r\n", &photo]), Refused::WrongType),
    ]
}

/// A zip file with one file in it as it is, which its readers find from behind.
fn zip(name: &str, bytes: &[u8]) -> Vec<u8> {
    let sum = super::super::bombs::crc(bytes).to_le_bytes();
    let long = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let short = |length: usize| u16::try_from(length).unwrap().to_le_bytes();
    let facts = with(&[&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sum, &long(bytes.len()), &long(bytes.len())]);
    let facts = with(&[&facts, &short(name.len()), &[0, 0]]);
    let head = with(&[b"PK\x03\x04", &facts, name.as_bytes(), bytes]);
    let entry = with(&[b"PK\x01\x02\x14\0", &facts, &[0; 12], name.as_bytes()]);
    let end = with(&[b"PK\x05\x06\0\0\0\0\x01\0\x01\0", &long(entry.len()), &long(head.len()), &[0, 0]]);
    with(&[&head, &entry, &end])
}
