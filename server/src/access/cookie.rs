//! The two cookies, and the tokens in them. Only a token's hash is ever stored.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::clock::Chance;
use crate::error::Error;

/// A secret of 32 bytes that a browser holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(not shown)")
    }
}

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// A fault where the system gives no chance.
    pub fn new(chance: Chance) -> Result<Self, Error> {
        Ok(Self(chance.bytes()?))
    }

    /// What is stored of it. The token is long and random, so a plain hash is enough.
    pub fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    fn read(text: &str) -> Option<Self> {
        let bytes = BASE64.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    fn write(self) -> String {
        BASE64.encode(self.0)
    }
}

/// A cookie of ours. `__Host-` has the browser see to it that it was set by this host, for this host alone, over TLS
/// (or on this machine).
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    name: &'static str,
    /// How long the browser keeps it, in seconds.
    max_age: u64,
}

/// Who is signed in. The session may end sooner than the cookie; the database knows.
pub const SESSION: Cookie = Cookie { name: "__Host-session", max_age: 30 * 24 * 60 * 60 };
/// That somebody signed in here before, so that strangers' failures do not count against this browser. It opens nothing.
/// Browsers keep no cookie for longer than 400 days.
pub const KNOWN: Cookie = Cookie { name: "__Host-known", max_age: 400 * 24 * 60 * 60 };

impl Cookie {
    /// The token that the browser sent.
    pub fn read(self, headers: &HeaderMap) -> Option<Token> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find_map(|(name, value)| if name == self.name { Token::read(value) } else { None })
    }

    /// Has the browser keep this token.
    ///
    /// # Errors
    /// A fault, never in fact: all its letters may stand in a header.
    pub fn set(self, token: Token) -> Result<HeaderValue, Error> {
        self.header(&token.write(), self.max_age)
    }

    /// Has the browser forget it.
    ///
    /// # Errors
    /// As [`Cookie::set`].
    pub fn clear(self) -> Result<HeaderValue, Error> {
        self.header("", 0)
    }

    fn header(self, value: &str, max_age: u64) -> Result<HeaderValue, Error> {
        let name = self.name;
        // Lax, not Strict: a link in a letter or mail must find its reader signed in. Requests that change something are
        // checked for their origin besides.
        let text = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; Secure; SameSite=Lax");
        HeaderValue::from_str(&text).map_err(Error::fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_it_went() {
        let token = Token::new(Chance).unwrap();
        let mut headers = HeaderMap::new();
        let sent = format!("other=1; {}={}; more", SESSION.name, token.write());
        headers.insert(header::COOKIE, sent.parse().unwrap());
        assert_eq!(SESSION.read(&headers), Some(token));
        assert_eq!(KNOWN.read(&headers), None);
    }

    #[test]
    fn the_cookie_is_kept_from_script_and_other_sites() {
        let set = SESSION.set(Token([7; 32])).unwrap();
        let set = set.to_str().unwrap();
        for flag in ["__Host-session=BwcH", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"] {
            assert!(set.contains(flag), "{set}");
        }
        assert!(!set.contains("Domain"));
    }

    #[test]
    fn nonsense_is_no_token() {
        for text in ["", "zz", &"A".repeat(42), &"A".repeat(44), &"é".repeat(32)] {
            assert_eq!(Token::read(text), None, "{text}");
        }
    }
}
