//! Which compressed forms a browser reads.

use axum::http::{HeaderMap, header};

/// The form in which a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// Its name in the header; none for a file as it is.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// What a browser reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Brotli.
    pub brotli: bool,
    /// gzip.
    pub gzip: bool,
}

/// Reads `Accept-Encoding`. A form with `q=0` is refused; all others count alike, as the smallest is sent.
pub fn accepted(headers: &HeaderMap) -> Accepted {
    let mut accepted = Accepted::default();
    for value in headers.get_all(header::ACCEPT_ENCODING) {
        for item in value.to_str().unwrap_or_default().split(',') {
            let (name, weight) = item.split_once(';').unwrap_or((item, ""));
            let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |text| text.parse::<f32>().ok());
            let wanted = weight.is_some_and(|weight| weight > 0.0);
            match name.trim() {
                "br" => accepted.brotli = wanted,
                "gzip" => accepted.gzip = wanted,
                _ => {}
            }
        }
    }
    accepted
}
