//! What an endpoint is.

use serde::{Deserialize, Serialize};

use crate::access::Action;

/// How it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Does something that is not a record.
    Post,
    /// Puts a record in its place; the same again changes nothing.
    Put,
    /// Ends something.
    Delete,
}

impl Method {
    /// As it stands in a request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, for the reason given.
    Open(&'static str),
    /// Whoever is signed in; what it answers is only what is theirs.
    SignedIn,
    /// Whoever is signed in and has a relation to the account in its address that permits this; to anybody else the account
    /// does not exist.
    Account(Action),
}

/// A row of the table of endpoints.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The endpoint's name, also its operation id in the description of the API.
    pub name: &'static str,
    /// How it is asked.
    pub method: Method,
    /// Its address, with `{names}` for what varies.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What it is for.
    pub summary: &'static str,
}

/// A call with all that its address needs.
pub trait Endpoint {
    /// Its row.
    const ROUTE: Route;
    /// The body that is sent: a JSON type, [`Nothing`] or [`Binary`].
    type Request;
    /// The body that is answered.
    type Response;
    /// The address of this call.
    fn url(&self) -> String;
}

/// No body. In code that handles any body it is JSON's `null`, which is not sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nothing;

/// A body of bytes: a picture or a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {}

/// Adds `?name=value` or `&name=value`, the value escaped.
pub(super) fn add_query(url: &mut String, name: &str, value: &str) {
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(name);
    url.push('=');
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            for digit in [byte.wrapping_shr(4), byte & 15] {
                url.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}

/// Declares the endpoints and their table.
macro_rules! endpoints {
    ($(
        #[doc = $summary:literal]
        $name:ident { $($part:ident: $part_type:ty),* } $(? { $($query:ident: $query_type:ty),* })?
        $method:ident $path:literal ($request:ty) -> $response:ty, $access:expr;
    )*) => {
        $(
            #[doc = $summary]
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name {
                $(#[doc = "From the address."] pub $part: $part_type,)*
                $($(#[doc = "From the query; may be left out."] pub $query: Option<$query_type>,)*)?
            }

            impl Endpoint for $name {
                const ROUTE: Route = Route {
                    name: stringify!($name),
                    method: Method::$method,
                    path: $path,
                    access: $access,
                    summary: $summary,
                };
                type Request = $request;
                type Response = $response;

                fn url(&self) -> String {
                    let Self { $($part,)* $($($query,)*)? } = self;
                    let url = format!($path, $($part = $part),*);
                    $(
                        let mut url = url;
                        $(if let Some(value) = $query { add_query(&mut url, stringify!($query), &value.to_string()); })*
                    )?
                    url
                }
            }
        )*

        /// Every endpoint.
        pub const ENDPOINTS: &[Route] = &[$(<$name as Endpoint>::ROUTE,)*];
    };
}
pub(super) use endpoints;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_escaped() {
        let mut url = "/x".to_owned();
        add_query(&mut url, "find", "Ada & Ö");
        add_query(&mut url, "n", "1");
        assert_eq!(url, "/x?find=Ada%20%26%20%C3%96&n=1");
    }
}
