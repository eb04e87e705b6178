//! What somebody looks for, as the form holds it and as far as it stands in the address. What was written stands nowhere
//! but in the form and, sealed, on this device: an address is kept by the browser, and may be written down on the way.

use portal_domain::spending::{Category, Query};
use portal_domain::text::Sought;

use crate::page::Page;

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was written.
    pub text: String,
    /// A month, or nothing.
    pub month: String,
    /// The id of what it was for, or nothing.
    pub category: String,
    /// Only those without a receipt.
    pub without_receipt: bool,
}

/// Says in the address that something was written.
const WORDS: &str = "words";

impl Asked {
    /// The query. What is longer than any name is cut.
    pub fn query(&self) -> Query {
        let text: String = self.text.chars().take(Sought::MOST).collect();
        Query {
            text: Sought::optional(&text).unwrap_or_default(),
            month: self.month.parse().ok(),
            category: Category::from_id(&self.category),
            without_receipt: self.without_receipt,
        }
    }

    /// The address of it, which holds only what was chosen, and whether something was written.
    pub fn path(&self) -> String {
        let query = self.query();
        let mut parts = Vec::new();
        parts.extend(query.month.map(|month| format!("month={month}")));
        parts.extend(query.category.map(|category| format!("for={}", category.id())));
        parts.extend(query.without_receipt.then(|| "receipt=none".to_owned()));
        parts.extend(query.text.map(|_| format!("{WORDS}=kept")));
        let path = Page::Find.path();
        if parts.is_empty() { path } else { format!("{path}?{}", parts.join("&")) }
    }

    /// The choices in the query of an address, and whether something was written.
    pub fn from_query(query: &str) -> (Self, bool) {
        let said = |name: &str| {
            let parts = query.trim_start_matches('?').split('&').filter_map(|part| part.split_once('='));
            parts.into_iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value).to_owned()
        };
        let asked = Self {
            text: String::new(),
            month: said("month"),
            category: said("for"),
            without_receipt: said("receipt") == "none",
        };
        (asked, said(WORDS) == "kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_was_chosen_and_never_what_was_written() {
        let asked = Asked {
            text: "Dr Patel".to_owned(),
            month: "2026-03".to_owned(),
            category: "pension".to_owned(),
            without_receipt: true,
        };
        let path = asked.path();
        assert_eq!(path, "/find?month=2026-03&for=pension&receipt=none&words=kept");
        let (read, wrote) = Asked::from_query(path.split_once('?').unwrap().1);
        assert_eq!((read, wrote), (Asked { text: String::new(), ..asked }, true));
        assert_eq!(Asked::default().path(), "/find");
        assert_eq!(Asked::from_query(""), (Asked::default(), false));
    }

    #[test]
    fn what_is_no_choice_is_none() {
        let (asked, _) = Asked::from_query("?month=soon&for=gold");
        assert!(asked.query().is_nothing());
        let long = Asked { text: "é".repeat(500), ..Asked::default() };
        assert_eq!(long.query().text.unwrap().as_str().chars().count(), Sought::MOST);
    }
}
