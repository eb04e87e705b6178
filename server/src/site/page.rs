//! A page of the site, with what every screen begins with filled in: the council's name and its telephone, so that they stand
//! there before the program has come, and when it never comes. Nothing in it is about whoever asks for it.

use std::io::Write as _;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use flate2::{Compression, write::GzEncoder};
use portal_domain::api::CouncilView;

use super::plain::{escaped, link};
use super::{encoding, matches};
use crate::receipts::Digest;
use crate::words::{filled, hours, word};

/// Where the council's name is written.
const NAME: &str = "<!--council-name-->";
/// Where it says how to go on without the page's program.
const WITHOUT: &str = "<!--without-program-->";
/// Where the program finds the council as [`CouncilView`].
const VIEW: &str = "<!--council-->";

/// Answers with a page of the site, chosen by what `vary` names. Before a council was set up the gaps stay empty, and the program asks for itself.
pub fn answer(page: &str, vary: &'static str, council: Option<&CouncilView>, asked: &HeaderMap) -> Response {
    let text = fill(page, council);
    let tag = format!("\"{}\"", Digest::of(text.as_bytes()));
    let zipped = encoding::accepted(asked).gzip.then(|| zip(&text)).flatten();
    let is_zipped = zipped.is_some();
    let mut answer = if matches(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        zipped.map_or_else(|| Body::from(text), Body::from).into_response()
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static(vary));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_zipped {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    answer
}

fn fill(page: &str, council: Option<&CouncilView>) -> String {
    let (name, without, view) = match council {
        Some(council) => (
            escaped(council.name.as_str()),
            filled(
                "plain",
                "call",
                &[("phone", &link(&council.telephone)), ("hours", &escaped(&hours(&council.hours)))],
            ),
            // No text of the council may end the element it stands in.
            serde_json::to_string(council).unwrap_or_default().replace('<', "\\u003c"),
        ),
        None => (String::new(), word("plain", "read").to_owned(), String::new()),
    };
    page.replace(NAME, &name).replace(WITHOUT, &without).replace(VIEW, &view)
}

/// Not compressed where that fails: the page is small.
fn zip(text: &str) -> Option<Vec<u8>> {
    let mut zipper = GzEncoder::new(Vec::new(), Compression::default());
    zipper.write_all(text.as_bytes()).ok()?;
    zipper.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::council::Telephone;
    use portal_domain::text::Name;
    use portal_domain::time::OpeningHours;

    fn council(name: &str) -> CouncilView {
        let time = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        CouncilView {
            name: Name::try_from(name.to_owned()).unwrap(),
            telephone: Telephone::new("020 7946 0100").unwrap(),
            out_of_hours: Telephone::new("020 7946 0999").unwrap(),
            hours: OpeningHours { weekdays: vec![0, 1, 2, 3, 4], opens: time(9), closes: time(17) },
            demonstration: false,
        }
    }

    const VARY: &str = "accept-encoding";
    const PAGE: &str = "<b><!--council-name--></b><p><!--without-program--></p><script type=\"application/json\"><!--council--></script>";

    #[test]
    fn the_council_stands_in_the_page() {
        let page = fill(PAGE, Some(&council("Up & Down Council")));
        assert!(page.starts_with("<b>Up &amp; Down Council</b>"), "{page}");
        assert!(page.contains("tel:+442079460100"), "{page}");
        assert!(page.contains("\"name\":\"Up & Down Council\""), "{page}");
    }

    #[test]
    fn its_name_cannot_end_the_element_it_stands_in() {
        let page = fill(PAGE, Some(&council("</script><script>alert(1)</script>")));
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert_eq!(page.matches("</script").count(), 1, "{page}");
    }

    #[test]
    fn without_a_council_nothing_is_left_to_be_filled() {
        let page = fill(PAGE, None);
        assert!(!page.contains("<!--"), "{page}");
        assert!(page.contains("/plain"), "{page}");
    }

    #[test]
    fn another_council_is_another_page() {
        let tag = |council: &CouncilView| {
            let answer = answer(PAGE, VARY, Some(council), &HeaderMap::new());
            answer.headers().get(header::ETAG).cloned().unwrap()
        };
        assert_eq!(tag(&council("A")), tag(&council("A")));
        assert_ne!(tag(&council("A")), tag(&council("B")));
        let mut asked = HeaderMap::new();
        asked.insert(header::IF_NONE_MATCH, tag(&council("A")));
        assert_eq!(answer(PAGE, VARY, Some(&council("A")), &asked).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(answer(PAGE, VARY, Some(&council("B")), &asked).status(), StatusCode::OK);
    }
}
