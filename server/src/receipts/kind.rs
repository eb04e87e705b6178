use portal_domain::receipt::FileKind;

use super::Refused;

/// How far into a file its beginning is looked for; PDF readers allow this much before `%PDF-`.
const HEAD: usize = 1024;

/// What a file is by its first bytes, never by its name or declared type. A file that is two things at once is what it
/// begins as, and nothing of the other survives.
pub(super) fn sniff(bytes: &[u8]) -> Result<FileKind, Refused> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    match head {
        [0xff, 0xd8, 0xff, ..] => Ok(FileKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(FileKind::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(FileKind::Webp),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if photograph(brand) => Err(Refused::Heic),
        _ if text(head).starts_with(b"%PDF-") => Ok(FileKind::Pdf),
        _ => Err(Refused::WrongType),
    }
}

/// Telephones' newer photographs and films are files of the same boxes; the brand tells them apart.
fn photograph(brand: &[u8]) -> bool {
    matches!(
        brand,
        [b'h', b'e', b'i' | b'v', _, ..]
            | [b'm', b'i' | b's', b'f', b'1', ..]
            | [b'a', b'v', b'i', b'f' | b's', ..]
    )
}

/// Without a byte-order mark and blanks in front.
fn text(head: &[u8]) -> &[u8] {
    head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head).trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_kinds_are_known_by_their_first_bytes() {
        assert_eq!(sniff(b"\xff\xd8\xff\xe1rest"), Ok(FileKind::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\nrest"), Ok(FileKind::Png));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Ok(FileKind::Webp));
        assert_eq!(sniff(b"%PDF-1.7\n"), Ok(FileKind::Pdf));
        assert_eq!(sniff(b"\xef\xbb\xbf\r\n %PDF-1.4"), Ok(FileKind::Pdf));
    }

    #[test]
    fn anything_else_is_refused_and_apple_photographs_get_their_own_word() {
        for heic in [&b"\0\0\0\x18ftypheic\0\0\0\0"[..], b"\0\0\0\x1cftypmif1", b"\0\0\0\x1cftypavif"] {
            assert_eq!(sniff(heic), Err(Refused::Heic));
        }
        for other in [
            &b"\0\0\0\x18ftypmp42"[..],
            b"GIF89a",
            b"MM\0*\0\0\0\x08",
            b"BM\x36\0\0\0",
            b"<?xml version='1.0'?><svg xmlns=''>",
            b"\n<!DOCTYPE HTML><p>",
            b"PK\x03\x04\x14\0\x06\0[Content_Types].xml",
            b"RIFF\0\0\0\0AVI ",
            b"Bread 1.20\r\nMilk 1.05",
            b"MZ\x90\0\x03",
            b"\xff\xd8",
        ] {
            assert_eq!(sniff(other), Err(Refused::WrongType), "{:?}", String::from_utf8_lossy(other));
        }
    }
}
