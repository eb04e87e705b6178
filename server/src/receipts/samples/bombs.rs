use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};

use super::place::DEGREES;
use super::{PLANTED, png, webp};

/// A PNG that says it is this wide and high and holds next to nothing.
pub fn png_of_size(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    // A deflate stream of nothing.
    let data = [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &header), chunk(*b"IDAT", &data), chunk(*b"IEND", &[])]
        .concat()
}

/// A WebP whose canvas is this wide and high (16,777,216 at most) and that holds a small picture.
pub fn webp_of_size(width: u32, height: u32) -> Vec<u8> {
    let [w0, w1, w2, _] = (width - 1).to_le_bytes();
    let [h0, h1, h2, _] = (height - 1).to_le_bytes();
    let canvas = riff(*b"VP8X", &[0x10, 0, 0, 0, w0, w1, w2, h0, h1, h2]);
    let small = webp(4, 4);
    wrap(&[&canvas, small.get(12..).unwrap_or_default()].concat())
}

/// A baseline JPEG that says it is this wide and high and ends after its header.
pub fn jpeg_of_size(width: u16, height: u16) -> Vec<u8> {
    let ([h1, h0], [w1, w0]) = (height.to_be_bytes(), width.to_be_bytes());
    let frame = [0xff, 0xc0, 0, 17, 8, h1, h0, w1, w0, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0];
    let scan = [0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0, 0];
    [&[0xff, 0xd8][..], &frame, &scan, &[0xff, 0xd9]].concat()
}

/// The JPEG with so many empty scans before its end.
pub fn with_scans(jpeg: &[u8], scans: usize) -> Vec<u8> {
    let end = jpeg.windows(2).rposition(|two| two == [0xff, 0xd9]).unwrap_or(jpeg.len());
    let (head, rest) = jpeg.split_at(end);
    [head, &[0xff, 0xda, 0, 2].repeat(scans), rest].concat()
}

/// A PNG that moves: its still picture, then another.
pub fn moving_png(width: u32, height: u32) -> Vec<u8> {
    let still = png(width, height);
    let frame = |number: u32| {
        let sizes = [number, width, height, 0, 0].map(u32::to_be_bytes).concat();
        chunk(*b"fcTL", &[&sizes[..], &[0, 1, 0, 10, 0, 0]].concat())
    };
    let (head, rest) = still.split_at(33);
    let control = chunk(*b"acTL", &[2_u32, 0].map(u32::to_be_bytes).concat());
    let data = rest.windows(4).position(|name| name == b"IDAT").unwrap_or(4) - 4;
    let (before, data) = rest.split_at(data);
    let end = data.len() - 12;
    let (data, end) = data.split_at(end);
    let second = [&2_u32.to_be_bytes()[..], data.get(8..data.len() - 4).unwrap_or_default()].concat();
    [head, &control, before, &frame(0), data, &frame(1), &chunk(*b"fdAT", &second), end].concat()
}

/// A WebP that moves: two pictures of the size, for a tenth of a second each.
pub fn moving_webp(width: u32, height: u32) -> Vec<u8> {
    let [w0, w1, w2, _] = (width - 1).to_le_bytes();
    let [h0, h1, h2, _] = (height - 1).to_le_bytes();
    let canvas = riff(*b"VP8X", &[0x12, 0, 0, 0, w0, w1, w2, h0, h1, h2]);
    let control = riff(*b"ANIM", &[255, 255, 255, 255, 0, 0]);
    let still = webp(width, height);
    let place = [0, 0, 0, 0, 0, 0, w0, w1, w2, h0, h1, h2, 100, 0, 0, 0];
    let frame = riff(*b"ANMF", &[&place[..], still.get(12..).unwrap_or_default()].concat());
    wrap(&[&canvas[..], &control, &frame, &frame].concat())
}

/// Camera data with this orientation, the camera's name ([`PLANTED`]) and a place.
pub fn tiff_with_orientation(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let name = format!("{PLANTED}\0").into_bytes();
    let length = u32::try_from(name.len()).unwrap_or(0);
    // 8 of the header, then three entries of 12 with count and end: the name begins at 50, the place after it.
    let place = 50 + length;
    let main = [
        entry(0x010f, 2, length, 50_u32.to_le_bytes()),
        entry(0x0112, 3, 1, [orientation, 0, 0, 0]),
        entry(0x8825, 4, 1, place.to_le_bytes()),
    ];
    let gps = [entry(1, 2, 2, *b"N\0\0\0"), entry(2, 5, 3, (place + 30).to_le_bytes())];
    let degrees = DEGREES.map(u32::to_le_bytes).concat();
    [&b"II*\0\x08\0\0\0\x03\0"[..], &main.concat(), &[0; 4], &name, &[2, 0], &gps.concat(), &[0; 4], &degrees]
        .concat()
}

pub(super) fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(0).to_be_bytes();
    let body = [&name[..], data].concat();
    [&length[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// The check sum of PNG.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(
            sum ^ u32::from(byte),
            |sum, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 },
        )
    })
}

pub(super) fn riff(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(0).to_le_bytes();
    let pad = &[0][..data.len() % 2];
    [&name[..], &length, data, pad].concat()
}

pub(super) fn wrap(chunks: &[u8]) -> Vec<u8> {
    riff(*b"RIFF", &[b"WEBP", chunks].concat())
}

/// The bytes packed, as PNG and PDF hold them.
pub(super) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// So many mebibytes of nothing, a thousandth of that when packed.
pub(super) fn zlib_of_nothing(mebibytes: u32) -> Vec<u8> {
    // One mebibyte is packed up to a byte's edge. What follows may look back into it, and finds nothing there too.
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![0; 1 << 20]).unwrap();
    packer.flush().unwrap();
    let piece = packer.get_ref().clone();
    let pieces = piece.repeat(usize::try_from(mebibytes).unwrap());
    // The sum of so many zeros: only their number counts.
    let number = u64::from(mebibytes) << 20;
    let sum = (u32::try_from(number % 65_521).unwrap() << 16) | 1;
    [&[0x78, 0xda][..], &pieces, &[3, 0], &sum.to_be_bytes()].concat()
}

/// A PNG of nothing, this wide and high, of this depth and kind of colour (as its header says them), with so many
/// mebibytes of packed data.
pub(super) fn png_with_data(
    (width, height): (u32, u32),
    [depth, colour, laced]: [u8; 3],
    data: &[u8],
) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, laced]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &header), chunk(*b"IDAT", data), chunk(*b"IEND", &[])]
        .concat()
}

/// A grey JPEG sent coarse first, this wide and high, of nothing, in so many passes that cost next to no bytes.
pub(super) fn jpeg_of_passes((width, height): (u16, u16), passes: usize) -> Vec<u8> {
    let ([h1, h0], [w1, w0]) = (height.to_be_bytes(), width.to_be_bytes());
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    let sums = [&[0xff, 0xdb, 0, 67, 0][..], &[1; 64]].concat();
    let frame = [0xff, 0xc2, 0, 11, 8, h1, h0, w1, w0, 1, 1, 0x11, 0];
    // One code each, of a single bit: "as before", and "nothing in this block and the 16,383 after it".
    let code = |class: u8, symbol: u8| [&[0xff, 0xc4, 0, 20, class, 1][..], &[0; 15], &[symbol]].concat();
    let scan = |from: u8, to: u8, bits: u8| [0xff, 0xda, 0, 8, 1, 1, 0, from, to, bits];
    let first = [&scan(0, 0, 1)[..], &vec![0; blocks.div_ceil(8)]].concat();
    // Bit 0 for the code, 14 bits of further blocks: fifteen bits a run, and whole bytes need eight runs.
    let runs = vec![0; (blocks.div_ceil(16_384) * 15).div_ceil(8)];
    let one = [&scan(1, 63, 1)[..], &runs].concat();
    let again = [&scan(1, 63, 0x10)[..], &runs].concat();
    [
        &[0xff, 0xd8][..],
        &sums,
        &frame,
        &code(0x00, 0),
        &code(0x10, 0xe0),
        &first,
        &one,
        &again.repeat(passes.saturating_sub(2)),
        &[0xff, 0xd9],
    ]
    .concat()
}

/// A grey JPEG in one pass, this wide and high, of nothing, and all there: a quarter of a byte for a block of 64 pixels.
pub(super) fn jpeg_of_nothing((width, height): (u16, u16)) -> Vec<u8> {
    let passes = jpeg_of_passes((width, height), 2);
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    // The same beginning, as a picture in one pass, and the code "nothing more in this block".
    let begin = passes.windows(2).position(|two| two == [0xff, 0xda]).unwrap();
    let mut head = passes[..begin].to_vec();
    let frame = head.windows(2).position(|two| two == [0xff, 0xc2]).unwrap();
    head[frame + 1] = 0xc0;
    if let Some(symbol) = head.last_mut() {
        *symbol = 0;
    }
    let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
    [&head[..], &scan, &vec![0; blocks.div_ceil(4)], &[0xff, 0xd9]].concat()
}
