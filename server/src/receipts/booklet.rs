use bytes::Bytes;
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref};

use super::jpeg;

/// Points a pixel: a page is drawn 1600 pixels wide, and A4 is 595 points.
const POINTS: f32 = 595.0 / 1600.0;
/// What the picture of a page is called in it.
const PICTURE: Name<'static> = Name(b"P");

/// A PDF of the pictures that are kept of a document, written when somebody saves it. The one that came is not kept: it
/// may hold scripts, other files, and the place where a photograph in it was taken, in more ways than can be looked for.
pub(super) struct Booklet {
    pdf: Pdf,
    pages: Vec<Ref>,
    next: Ref,
}

/// The two objects that come first.
const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);

impl Booklet {
    pub fn new() -> Self {
        let mut pdf = Pdf::new();
        pdf.catalog(CATALOG).pages(TREE);
        Self { pdf, pages: Vec::new(), next: Ref::new(3) }
    }

    /// Adds a page. `None` where the picture says no size, which none does that this program wrote.
    pub fn add(&mut self, picture: &[u8]) -> Option<()> {
        let size = jpeg::size(picture)?;
        let (width, height) = (f32::from(size.0) * POINTS, f32::from(size.1) * POINTS);
        let [page, shown, image] = [(); 3].map(|()| self.next.bump());
        let mut object = self.pdf.image_xobject(image, picture);
        object.filter(Filter::DctDecode);
        object.width(size.0.into()).height(size.1.into());
        object.color_space().device_rgb();
        object.bits_per_component(8);
        object.finish();
        let mut content = Content::new();
        content.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(PICTURE);
        self.pdf.stream(shown, &content.finish());
        let mut object = self.pdf.page(page);
        object.media_box(Rect::new(0.0, 0.0, width, height)).parent(TREE).contents(shown);
        object.resources().x_objects().pair(PICTURE, image);
        object.finish();
        self.pages.push(page);
        Some(())
    }

    pub fn bind(mut self) -> Bytes {
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(TREE).kids(self.pages.iter().copied()).count(count);
        self.pdf.finish().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::receipts::{Limits, process, samples};

    #[test]
    fn the_pages_of_a_booklet_look_like_those_that_were_put_in() {
        let limits = Limits::default();
        let came = process(&Bytes::from(samples::pdf(2)).into(), &limits).unwrap();
        let mut booklet = Booklet::new();
        for page in &came.pages {
            booklet.add(&page.jpeg).unwrap();
        }
        let again = process(&booklet.bind().into(), &limits).unwrap();
        let sizes = |pages: &[crate::receipts::Picture]| -> Vec<_> {
            pages.iter().map(|page| (page.width, page.height)).collect()
        };
        assert_eq!(sizes(&again.pages), sizes(&came.pages));
        // Print is where it was: both have the same dark part of the page.
        let dark = |page: &[u8]| {
            let pixels = jpeg_decoder::Decoder::new(page).decode().unwrap();
            pixels.iter().step_by(3).filter(|&&red| red < 100).count()
        };
        let (before, after) = (dark(&came.pages[1].jpeg), dark(&again.pages[1].jpeg));
        assert!(before > 500 && before.abs_diff(after) < before / 10, "{before} {after}");
    }

    #[test]
    fn what_is_no_picture_is_no_page() {
        assert_eq!(Booklet::new().add(b"%PDF-1.7"), None);
    }
}
