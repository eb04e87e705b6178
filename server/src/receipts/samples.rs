//! Files for tests, made by the program: photographs with a place in them, documents, and what an attacker sends.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a sample that cannot be made ends its test"
)]

use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, metadata::Orientation};
use jpeg_encoder::{ColorType, Encoder};
use pdf_writer::{Content, Finish as _, Name, Rect, Ref, Str};

mod bombs;
mod hostile;
mod place;

pub use bombs::{
    jpeg_of_size, moving_png, moving_webp, png_of_size, tiff_with_orientation, webp_of_size, with_scans,
};
pub use hostile::{Family, Fate, Hostile};
pub use place::{PLACE, PLANTED, traces};

/// A photograph as a telephone makes it: this wide and high when it is held upright, stored as `orientation` (1 to 8)
/// says, with the camera's name and the place in its EXIF data. Its upper left corner, held upright, is red.
///
/// # Panics
/// Where a side is 0 or over 65,535, or the orientation is none.
pub fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let held = RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            Rgb([220, 30, 30])
        } else {
            // Paper with lines of print: not so smooth that it would compress to nothing.
            let print = (y / 8) % 3 == 0 && (x / 5 + y / 7) % 3 != 0;
            let grain = u8::try_from((x * 31 + y * 17) % 23).unwrap_or(0);
            Rgb(if print { [60 + grain, 60, 58] } else { [236 - grain, 232 - grain, 220] })
        }
    });
    let how = Orientation::from_exif(orientation).unwrap();
    let mut stored = DynamicImage::ImageRgb8(held);
    // Quarter turns are undone by each other, all else by itself.
    stored.apply_orientation(if how == Orientation::Rotate90 {
        Orientation::Rotate270
    } else if how == Orientation::Rotate270 {
        Orientation::Rotate90
    } else {
        how
    });
    jpeg(&stored.into_rgb8(), Some(orientation))
}

/// Twelve megapixels, upright 3000 × 4000, stored lying on its side, with the place in it.
pub fn twelve_megapixels() -> Vec<u8> {
    photograph(3000, 4000, 6)
}

fn jpeg(image: &RgbImage, orientation: Option<u8>) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, 85);
    if let Some(orientation) = orientation {
        encoder.add_exif_metadata(&tiff_with_orientation(orientation)).unwrap();
    }
    let (width, height) = (image.width().try_into().unwrap(), image.height().try_into().unwrap());
    encoder.encode(image, width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// The same photograph sent coarse first, as some programs save for the web.
///
/// # Panics
/// See [`photograph`].
pub fn progressive(width: u16, height: u16) -> Vec<u8> {
    let image =
        RgbImage::from_fn(width.into(), height.into(), |x, y| Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
    let mut jpeg = Vec::new();
    let mut encoder = Encoder::new(&mut jpeg, 85);
    encoder.set_progressive(true);
    encoder.encode(&image, width, height, ColorType::Rgb).unwrap();
    jpeg
}

/// A PNG, half of it see-through.
///
/// # Panics
/// Where a side is 0.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = Vec::new();
    let pixels = see_through(width, height);
    let encoder = image::codecs::png::PngEncoder::new(&mut png);
    encoder.write_image(&pixels, width, height, ExtendedColorType::Rgba8).unwrap();
    png
}

/// A WebP without loss, half of it see-through.
///
/// # Panics
/// Where a side is 0.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut webp = Vec::new();
    let pixels = see_through(width, height);
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.write_image(&pixels, width, height, ExtendedColorType::Rgba8).unwrap();
    webp
}

fn see_through(width: u32, height: u32) -> Vec<u8> {
    let across = 0..height;
    across.flat_map(|_| (0..width).flat_map(|x| [10, 20, 200, if x < width / 2 { 255 } else { 0 }])).collect()
}

/// The colour near the upper left corner of a JPEG.
///
/// # Panics
/// Where it is none.
pub fn corner(jpeg: &[u8]) -> [u8; 3] {
    let mut decoder = jpeg_decoder::Decoder::new(jpeg);
    let pixels = decoder.decode().unwrap();
    let info = decoder.info().unwrap();
    let at = (usize::from(info.height / 16) * usize::from(info.width) + usize::from(info.width / 16)) * 3;
    *pixels[at..].first_chunk().unwrap()
}

/// A PDF of A4 pages, each with its number in Helvetica.
pub fn pdf(pages: usize) -> Vec<u8> {
    document(pages, |page| {
        let mut content = Content::new();
        content.begin_text().set_font(Name(b"F"), 40.0).next_line(72.0, 700.0);
        content.show(Str(format!("Page {page}").as_bytes())).end_text();
        content.finish().into_vec()
    })
}

/// A PDF whose pages hold what `content` says.
pub fn document(pages: usize, content: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    let mut numbers = (1..).map(Ref::new);
    let mut next = || numbers.next().unwrap_or(Ref::new(1));
    let (catalog, tree, font) = (next(), next(), next());
    let ids: Vec<_> = (0..pages).map(|_| (next(), next())).collect();
    let mut pdf = pdf_writer::Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids(ids.iter().map(|(page, _)| *page)).count(i32::try_from(pages).unwrap_or(i32::MAX));
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    for (number, (id, stream)) in (1..).zip(ids) {
        let mut page = pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(stream);
        page.resources().fonts().pair(Name(b"F"), font);
        page.finish();
        pdf.stream(stream, &content(number));
    }
    pdf.finish()
}

/// A PDF that opens only with a password that nobody knows.
pub fn protected_pdf() -> Vec<u8> {
    locked_pdf("/V 1/R 2/Length 40", 32)
}

/// A PDF with a lock of this make, and keys of this length that open nothing.
fn locked_pdf(make: &str, length: usize) -> Vec<u8> {
    let open = pdf(1);
    let (key, id) = ("5c".repeat(length), "ab".repeat(16));
    let lock = format!(
        "/ID[<{id}><{id}>]/Encrypt<</Filter/Standard{make}/P -4/O<{key}>/U<{key}>/OE<{key}>/UE<{key}>/Perms<{id}>\
         /CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF>>/Root"
    );
    let text = b"/Root".as_slice();
    let at = open.windows(text.len()).rposition(|part| part == text).unwrap_or(0);
    let (head, rest) = open.split_at(at);
    [head, lock.as_bytes(), rest.strip_prefix(text).unwrap_or(rest)].concat()
}
