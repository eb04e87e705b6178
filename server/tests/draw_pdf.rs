//! PDFs drawn in a process of their own, as the server does it, and what happens to those that would bring it down.

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use bytes::Bytes;
use portal_server::receipts::{Darkroom, Limits, NotDeveloped, PdfRoom, Processed, Refused};

fn darkroom() -> Darkroom {
    let program = env!("CARGO_BIN_EXE_portal-server").into();
    Darkroom::new(Limits::default(), NonZeroUsize::MIN, PdfRoom::OwnProcess(program))
}

/// A PDF of so many pages of one stream, written by hand; readers find the objects without a table.
fn pdf(pages: usize, stream: &[u8], filter: &str, resources: &str, objects: &[u8]) -> Bytes {
    let kids: Vec<_> = (0..pages).map(|page| format!("{} 0 R", 100 + page)).collect();
    let kids = kids.join(" ");
    let each = |page| {
        format!(
            "{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>endobj\n",
            100 + page
        )
    };
    let head = format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj\n{}\
         4 0 obj<</Length {}{filter}>>stream\n",
        (0..pages).map(each).collect::<String>(),
        stream.len()
    );
    [head.as_bytes(), stream, b"\nendstream endobj\n", objects, b"trailer<</Root 1 0 R>>\n%%EOF\n"]
        .concat()
        .into()
}

async fn draw(name: &str, bytes: Bytes) -> Result<Processed, Refused> {
    let start = Instant::now();
    let drawn = darkroom().develop(bytes.into()).await;
    // Two seconds of a processor, on a machine that may do much else.
    assert!(start.elapsed() < Duration::from_mins(1), "{name} took {:?}", start.elapsed());
    drawn.map_err(|error| match error {
        NotDeveloped::Refused(refused) => refused,
        NotDeveloped::NotNow(error) => panic!("{name}: {error}"),
    })
}

#[tokio::test]
async fn pages_come_back_from_the_other_process() {
    let boxes = b"0.9 0.1 0.1 rg 0 0 300 842 re f";
    let drawn = draw("boxes", pdf(3, boxes, "", "", b"")).await.unwrap();
    assert_eq!(drawn.pages.len(), 3);
    let page = drawn.pages.first().unwrap();
    assert_eq!((page.width, page.height), (1600, 2264));
    assert!(page.jpeg.starts_with(&[0xff, 0xd8]));
}

#[tokio::test]
async fn twenty_pages_are_drawn_in_their_time_and_one_more_is_not() {
    let boxes = b"0.9 0.1 0.1 rg 0 0 300 842 re f".as_slice();
    assert_eq!(draw("twenty", pdf(20, boxes, "", "", b"")).await.map(|drawn| drawn.pages.len()), Ok(20));
    let refused = draw("twenty-one", pdf(21, boxes, "", "", b"")).await.map(|drawn| drawn.pages.len());
    assert_eq!(refused, Err(Refused::TooManyPages));
}

#[tokio::test]
async fn a_scanned_page_fits_the_memory_and_the_time() {
    let (width, height) = (1240_u16, 1754_u16);
    let pixels: Vec<u8> = (0..usize::from(width) * usize::from(height) * 3)
        .map(|at| u8::try_from(at / 97 % 251).unwrap())
        .collect();
    let mut scan = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut scan, 80);
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    let head = format!(
        "5 0 obj<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8\
         /Filter/DCTDecode/Length {}>>stream\n",
        scan.len()
    );
    let image = [head.as_bytes(), &scan, b"\nendstream endobj\n"].concat();
    let bytes = pdf(1, b"q 595 0 0 842 0 0 cm /I Do Q", "", "/XObject<</I 5 0 R>>", &image);
    assert_eq!(draw("scan", bytes).await.map(|drawn| drawn.pages.len()), Ok(1));
}

/// Those that no library call can end: they are ended with their process, and the next PDF is drawn as if nothing had been.
#[tokio::test]
async fn bombs_take_only_their_own_process_down() {
    let huge_image = b"5 0 obj<</Type/XObject/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceRGB/BitsPerComponent 8\
        /Filter/RunLengthDecode/Length 2>>stream\n\x81\0\nendstream endobj\n";
    let itself = b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 5 0 R>>>>/Length 11>>stream\n\
        /I Do /I Do\nendstream endobj\n";
    let shown = b"q 595 0 0 842 0 0 cm /I Do Q".as_slice();
    let bombs = [
        ("an image of 50,000²", pdf(1, shown, "", "/XObject<</I 5 0 R>>", huge_image)),
        ("a form that holds itself twice", pdf(1, shown, "", "/XObject<</I 5 0 R>>", itself)),
        (
            "half a gigabyte in eight megabytes",
            pdf(1, &b"\x81 ".repeat(4 << 20), "/Filter/RunLengthDecode", "", b""),
        ),
        (
            "a page painted half a million times",
            pdf(1, &b"0 0 595 842 re f 0.3 g ".repeat(600_000), "", "", b""),
        ),
        (
            "a clip in a clip in a clip",
            pdf(1, &b"q 0 0 595 842 re 1 1 300 300 re W* n ".repeat(300_000), "", "", b""),
        ),
        ("dashes without number", pdf(1, b"[0.00001] 0 d 0 0 m 595 842 l S", "", "", b"")),
    ];
    for (name, bytes) in bombs {
        let got = draw(name, bytes).await.map(|drawn| drawn.pages.len());
        assert!(matches!(got, Ok(1) | Err(Refused::TooHard | Refused::Broken)), "{name}: {got:?}");
        println!("{name}: {got:?}");
    }
    assert_eq!(draw("after", pdf(1, b"", "", "", b"")).await.map(|drawn| drawn.pages.len()), Ok(1));
}
