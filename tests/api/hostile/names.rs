use portal_domain::api::{Endpoint as _, ProblemCode};
use portal_server::receipts::samples::{PLACE, photograph};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::target::Target;

/// Names as an attacker gives them, as they may stand in an address.
fn hostile() -> Vec<String> {
    let mut names: Vec<String> = [
        "..%2F..%2F..%2Fetc%2Fpasswd",
        "..%5C..%5Cwindows%5Cwin.ini",
        "%2Fetc%2Fpasswd",
        "receipt.jpg%00.html",
        "%00",
        "%E2%80%AEgpj.exe",
        "%E2%81%A6%E2%80%8F%D9%81%D8%A7%D8%AA%D9%88%D8%B1%D8%A9%E2%81%A9.jpg",
        "%FF%FE",
        "%",
        "con.jpg",
        "-rf",
        "'%20OR%201=1--",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E.svg",
        "%0D%0ASet-Cookie:%20a=b",
    ]
    .map(str::to_owned)
    .into();
    names.push(PLACE.to_owned());
    names.push("n".repeat(4096));
    names.push("%2e%2e%2f".repeat(400));
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn names_in_the_address_name_nothing() {
    let target = Target::start().await;
    let url = target.place().await.url();
    let (place, receipt) = url.rsplit_once('/').unwrap();
    for name in hostile() {
        for url in [format!("{place}/{name}"), url.replace(receipt, &name), format!("{url}/{name}")] {
            let answer = target.put(&url, HeaderMap::new(), photograph(64, 48, 1)).await;
            assert!((400..500).contains(&answer.status), "{name}: {}", answer.status);
            assert!(
                matches!(answer.problem().code, ProblemCode::NotFound | ProblemCode::Unreadable),
                "{name}"
            );
        }
    }
    // In the query they are nobody's; the receipt is kept under its id.
    for name in hostile() {
        let url = format!("{}?name={name}", target.place().await.url());
        let answer = target.put(&url, HeaderMap::new(), photograph(64, 48, 1)).await;
        assert!(answer.status == 201 || (answer.status == 400 && name == "%"), "{name}: {}", answer.status);
    }
    target.still_serves().await;
    target.kept_no_trace();
}

#[tokio::test(flavor = "multi_thread")]
async fn names_and_types_in_headers_are_not_believed() {
    let target = Target::start().await;
    let bidi = "attachment; filename=\"\u{202e}gpj.exe\"";
    let long = format!("attachment; filename=\"{}.jpg\"", "n".repeat(4096));
    let place = format!("attachment; filename=\"{PLACE}.jpg\"");
    let said: Vec<(&'static str, &[u8])> = vec![
        ("content-disposition", b"attachment; filename=\"../../../etc/passwd\""),
        ("content-disposition", b"form-data; name=\"f\"; filename=\"a.jpg\\0.html\""),
        ("content-disposition", b"attachment; filename*=UTF-8''..%2F..%2Fa%00.jpg"),
        ("content-disposition", bidi.as_bytes()),
        ("content-disposition", long.as_bytes()),
        ("content-disposition", place.as_bytes()),
        ("content-disposition", b"\xff\xfe\x80"),
        ("content-type", b"text/html"),
        ("content-type", b"image/svg+xml"),
        ("content-type", b"application/x-msdownload"),
        ("content-type", b"multipart/form-data; boundary=../../x"),
        ("content-type", b"image/jpeg; name=\"../../x.php\""),
        ("content-type", b"\xe2\x80\xae"),
        ("x-file-name", b"../../../etc/passwd"),
        ("x-original-filename", place.as_bytes()),
        ("x-http-method-override", b"DELETE"),
        ("x-original-url", b"/api/v1/accounts"),
        ("slug", b"..%2F..%2Fx"),
        ("content-location", b"file:///etc/passwd"),
        ("content-encoding", b"gzip"),
        ("range", b"bytes=0-1"),
    ];
    for (name, value) in said {
        let value = HeaderValue::from_bytes(value).unwrap();
        let headers: HeaderMap = [(HeaderName::from_static(name), value.clone())].into_iter().collect();
        let taken = target.put(&target.place().await.url(), headers.clone(), photograph(64, 48, 1)).await;
        assert_eq!(taken.status, 201, "{name}: {value:?}");
        // What is no picture does not become one by being called so.
        let refused = target.put(&target.place().await.url(), headers, b"<svg/>".to_vec()).await;
        assert_eq!((refused.status, refused.problem().code), (422, ProblemCode::ReceiptWrongType), "{name}");
    }
    target.still_serves().await;
    target.kept_no_trace();
}

#[tokio::test(flavor = "multi_thread")]
async fn sizes_that_lie_keep_nothing_waiting() {
    let target = Target::start().await;
    let photo = photograph(64, 48, 1);
    for (said, ends) in [
        // More than comes, fewer than come, more than may be, and no number.
        ("1000000", "400"),
        ("10", "422"),
        ("99999999999", "413"),
        ("18446744073709551616", "400"),
        ("-1", "400"),
        ("0x10", "400"),
    ] {
        let answer = target.send_raw(said, &photo).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {ends}")), "{said}: {answer}");
    }
    target.still_serves().await;
    target.kept_no_trace();
}
