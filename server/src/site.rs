//! The built site, carried inside the program: four pages, their files, and compressed forms made beforehand.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use portal_domain::program::Program;

use crate::access::SESSION;
use crate::error::Error;
use crate::routes::council;
use crate::state::App;

mod encoding;
mod page;
mod plain;

use encoding::Encoding;
pub use plain::plain;

/// A file of the site.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its address.
    path: &'static str,
    /// Tells one build of it from another, quoted as the header wants it.
    etag: &'static str,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// The files, sorted by address.
#[derive(Clone, Copy, Debug)]
pub struct Site(&'static [Asset]);

/// The page that draws the screen at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Screen {
    /// The page's own address.
    page: &'static str,
    /// What of a request the choice depends on, and how the answer is sent.
    vary: &'static str,
}

impl Screen {
    /// Which program is sent where: the officers' desk below its address; the door at what is open to everybody; everywhere
    /// else the address's own to a browser that has a session, be it over, and the door with its way in to one that has
    /// none. The others go to an open address when the session is over, so none waits for the database here.
    fn at(path: &str, has_session: bool) -> Self {
        const BY_COOKIE: &str = "accept-encoding, cookie";
        match (Program::at(path), has_session) {
            (Program::Desk, _) => Self { page: "/desk/index.html", vary: "accept-encoding" },
            (Program::Door, _) => Self { page: "/door/index.html", vary: "accept-encoding" },
            (Program::People, true) => Self { page: "/index.html", vary: BY_COOKIE },
            (Program::Records, true) => Self { page: "/records/index.html", vary: BY_COOKIE },
            (Program::People | Program::Records, false) => Self { page: "/door/index.html", vary: BY_COOKIE },
        }
    }
}

/// The site that this program was built with.
pub const BUILT: Site = Site(include!(concat!(env!("OUT_DIR"), "/site.rs")));

impl Site {
    fn find(self, path: &str) -> Option<&'static Asset> {
        let at = self.0.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
        self.0.get(at)
    }

    /// The file at an address, for an address of a screen the page that draws it, and on what that depends. `None` for a file
    /// that is not there.
    fn at(self, path: &str, has_session: bool) -> Option<(&'static Asset, &'static str)> {
        if let Some(asset) = self.find(path) {
            return Some((asset, "accept-encoding"));
        }
        let last = path.rsplit('/').next().unwrap_or_default();
        if last.contains('.') {
            return None;
        }
        let screen = Screen::at(path, has_session);
        self.find(screen.page).map(|asset| (asset, screen.vary))
    }

    /// Whether the program was built with all of the site. An older one that lies about may lack a page.
    pub fn is_whole(self) -> bool {
        ["/index.html", "/records/index.html", "/door/index.html", "/desk/index.html"]
            .iter()
            .all(|page| self.find(page).is_some())
    }

    /// The style sheet of the door, which is the smallest.
    fn style(self) -> Option<&'static str> {
        let mut sheets = self.0.iter().map(|asset| asset.path).filter(|path| extension(path) == "css");
        sheets.find(|path| path.starts_with("/door/"))
    }
}

/// Answers everything that is no record and no route of its own.
pub async fn page_or_file(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return Error::NotFound.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Error::WrongMethod.into_response();
    }
    if !app.site.is_whole() && !path.contains('.') {
        return plain::not_built();
    }
    let has_session = SESSION.read(request.headers()).is_some();
    let Some((asset, vary)) = app.site.at(path, has_session) else {
        return Error::NotFound.into_response();
    };
    match asset.page() {
        // A page is shown also where the council is not known: its program says what is wrong.
        Some(page) => page::answer(page, vary, council::view(&app).await.ok().as_ref(), request.headers()),
        None => asset.answer(request.headers()),
    }
}

impl Asset {
    /// The text, where it is one of the four pages.
    fn page(&self) -> Option<&'static str> {
        (extension(self.path) == "html").then(|| std::str::from_utf8(self.plain).ok()).flatten()
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let (encoding, bytes) = self.form(asked);
        let mut answer = if matches(asked, self.etag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(Bytes::from_static(bytes)).into_response()
        };
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(self.path)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.keep()));
        headers.insert(header::ETAG, HeaderValue::from_static(self.etag));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(name) = encoding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        answer
    }

    /// The smallest form that the browser reads.
    fn form(&self, asked: &HeaderMap) -> (Encoding, &'static [u8]) {
        let accepted = encoding::accepted(asked);
        match (self.brotli, self.gzip) {
            (Some(bytes), _) if accepted.brotli => (Encoding::Brotli, bytes),
            (_, Some(bytes)) if accepted.gzip => (Encoding::Gzip, bytes),
            (_, _) => (Encoding::Plain, self.plain),
        }
    }

    /// How long a browser may keep it: for ever where the name has the content's hash, else until it has asked again.
    fn keep(&self) -> &'static str {
        if is_hashed(self.path) {
            "public, max-age=31536000, immutable"
        } else if self.path.starts_with("/fonts/") {
            "public, max-age=604800"
        } else {
            "no-cache"
        }
    }
}

fn matches(asked: &HeaderMap, etag: &str) -> bool {
    let told = asked.get(header::IF_NONE_MATCH).and_then(|told| told.to_str().ok()).unwrap_or_default();
    told.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)
}

/// Whether a file's name carries a hash, as Trunk writes it: `people-1f0c2b3a4d5e6f70.js`, `people-1f0c2b3a4d5e6f70_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((_, rest)) = name.rsplit_once('-') else { return false };
    let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    hash.len() >= 14 && rest.get(hash.len()..).is_some_and(|end| end.starts_with(['.', '_']))
}

/// What follows the last dot; our files' names are in small letters.
fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

fn content_type(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_domain::door;

    const fn asset(path: &'static str) -> Asset {
        Asset { path, etag: "\"1\"", plain: b"plain", brotli: Some(b"br"), gzip: Some(b"gz") }
    }

    const SITE: Site = Site(&[
        asset("/boot.js"),
        asset("/desk/index.html"),
        asset("/door/index.html"),
        asset("/index.html"),
        asset("/people-1f0c2b3a4d5e6f70.js"),
        asset("/people-1f0c2b3a4d5e6f70_bg.wasm"),
        asset("/records/index.html"),
    ]);

    #[test]
    fn a_screen_is_drawn_by_its_page() {
        let (app, records) = (Some("/index.html"), Some("/records/index.html"));
        let (door, desk) = (Some("/door/index.html"), Some("/desk/index.html"));
        for (path, with_session, without) in [
            ("/", app, door),
            ("/money", app, door),
            ("/money/01960000-0000-7000-8000-000000000001", app, door),
            ("/money/2026-03", records, door),
            ("/money/2026-03/calendar", records, door),
            ("/removed", records, door),
            ("/desktop", app, door),
            ("/help/me", app, door),
            ("/sign-in", door, door),
            ("/help/", door, door),
            ("/desk", desk, desk),
            ("/desk/", desk, desk),
            ("/desk/people/1", desk, desk),
            ("/desk/help", desk, desk),
            ("/boot.js", Some("/boot.js"), Some("/boot.js")),
            ("/other.js", None, None),
            ("/desk/boot.js", None, None),
        ] {
            let sent = |has_session| SITE.at(path, has_session);
            let page = |has_session| sent(has_session).map(|(asset, _)| asset.path);
            assert_eq!((page(true), page(false)), (with_session, without), "{path}");
            for has_session in [true, false] {
                let says = sent(has_session).is_some_and(|(_, vary)| vary.contains("cookie"));
                assert_eq!(says, with_session != without, "{path} depends on the cookie");
            }
        }
        for open in door::PATHS {
            assert_eq!(Screen::at(open, true), Screen::at(open, false), "{open}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (path, hashed) in [
            ("/people-1f0c2b3a4d5e6f70.js", true),
            ("/people-1f0c2b3a4d5e6f70_bg.wasm", true),
            ("/index.html", false),
            ("/fonts/atkinson-plain-zero-400.woff2", false),
            ("/a-deadbeef.js", false),
        ] {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn the_smallest_form_that_is_read_is_sent() {
        let sent = |accept: &str| {
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_ENCODING, accept.parse().unwrap());
            asset("/index.html").answer(&asked).headers().get(header::CONTENT_ENCODING).cloned()
        };
        assert_eq!(sent("gzip, deflate, br, zstd").unwrap(), "br");
        assert_eq!(sent("gzip;q=0.5, br;q=0").unwrap(), "gzip");
        assert_eq!(sent("identity"), None);
    }

    #[test]
    fn what_has_not_changed_is_not_sent() {
        let mut asked = HeaderMap::new();
        asked.insert(header::IF_NONE_MATCH, HeaderValue::from_static("W/\"0\", \"1\""));
        assert_eq!(asset("/index.html").answer(&asked).status(), StatusCode::NOT_MODIFIED);
    }
}
