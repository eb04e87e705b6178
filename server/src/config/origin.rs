//! The address people type.

use url::{Host, Url};

/// Scheme, host and port, as a browser sends them: `https://payments.example.gov.uk`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    text: String,
    authority: String,
    host: String,
    secure: bool,
}

/// Why a text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongOrigin {
    /// Not an address.
    #[error("write it as https://name or http://localhost:3000")]
    NotAnAddress,
    /// Neither `https` nor this machine.
    #[error("it must begin with https://, or browsers keep no session; http:// is for localhost only")]
    NotSecure,
    /// An IP address instead of a name.
    #[error("it must be a name, not an IP address")]
    NotAName,
    /// There is more than an origin.
    #[error("it must have no path, name or password")]
    TooMuch,
}

impl Origin {
    /// Reads an origin.
    ///
    /// # Errors
    /// See [`WrongOrigin`].
    pub fn parse(text: &str) -> Result<Self, WrongOrigin> {
        let url = Url::parse(text).map_err(|_not_a_url| WrongOrigin::NotAnAddress)?;
        let secure = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(WrongOrigin::NotAnAddress),
        };
        let host = match url.host() {
            Some(Host::Domain(name)) => name.to_owned(),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(WrongOrigin::NotAName),
            None => return Err(WrongOrigin::NotAnAddress),
        };
        if !secure && host != "localhost" {
            return Err(WrongOrigin::NotSecure);
        }
        if url.path() != "/"
            || url.query().is_some()
            || url.fragment().is_some()
            || !url.username().is_empty()
            || url.password().is_some()
        {
            return Err(WrongOrigin::TooMuch);
        }
        let authority = url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        Ok(Self { text: format!("{}://{authority}", url.scheme()), authority, host, secure })
    }

    /// This machine at this port.
    pub fn localhost(port: u16) -> Self {
        let host = "localhost".to_owned();
        let authority = if port == 80 { host.clone() } else { format!("{host}:{port}") };
        Self { text: format!("http://{authority}"), authority, host, secure: false }
    }

    /// As a browser writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port, as they stand in the header `Host`.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Whether it is this machine, so that whoever came by its IP address is sent on.
    pub fn is_localhost(&self) -> bool {
        self.host == "localhost"
    }

    /// Whether it is reached by TLS.
    pub fn is_secure(&self) -> bool {
        self.secure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_as_a_browser_writes_it() {
        let origin = |text| {
            Origin::parse(text).map(|origin| (origin.as_str().to_owned(), origin.authority().to_owned()))
        };
        let local = ("http://localhost:3000".to_owned(), "localhost:3000".to_owned());
        assert_eq!(origin("http://localhost:3000/"), Ok(local));
        let name = ("https://payments.example".to_owned(), "payments.example".to_owned());
        assert_eq!(origin("https://Payments.Example:443"), Ok(name));
        assert_eq!(Origin::localhost(3000), Origin::parse("http://localhost:3000").unwrap());
        assert_eq!(Origin::localhost(80), Origin::parse("http://localhost").unwrap());
    }

    #[test]
    fn what_would_keep_no_session_is_refused() {
        for (text, why) in [
            ("payments.example", WrongOrigin::NotAnAddress),
            ("ftp://payments.example", WrongOrigin::NotAnAddress),
            ("http://payments.example", WrongOrigin::NotSecure),
            ("https://192.0.2.1", WrongOrigin::NotAName),
            ("http://127.0.0.1:3000", WrongOrigin::NotAName),
            ("https://payments.example/portal", WrongOrigin::TooMuch),
            ("https://me@payments.example", WrongOrigin::TooMuch),
        ] {
            assert_eq!(Origin::parse(text), Err(why), "{text}");
        }
    }
}
