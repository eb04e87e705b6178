//! Text that a person writes, bounded and cleaned once, at the door.

use serde::{Deserialize, Serialize};

/// Why a text cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("no text")]
    Missing,
    /// More characters than fit.
    #[error("too long")]
    TooLong,
}

/// Trims, unifies line ends, and takes out what cannot be seen but can deceive: control characters and the marks that
/// turn the direction of other people's text.
fn clean(text: &str, lines: bool) -> String {
    let kept = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = kept
        .chars()
        .map(|c| if !lines && (c == '\n' || c == '\t') { ' ' } else { c })
        .filter(|c| {
            *c == '\n' || !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        })
        .collect();
    kept.trim().to_owned()
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident: $most:tt, lines: $lines:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 1, max_length = $most))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters it holds.
            pub const MOST: usize = $most;

            /// The text, cleaned.
            ///
            /// # Errors
            /// [`TextError::Missing`] and [`TextError::TooLong`].
            pub fn new(text: &str) -> Result<Self, TextError> {
                let text = clean(text, $lines);
                if text.is_empty() {
                    return Err(TextError::Missing);
                }
                if text.chars().count() > Self::MOST {
                    return Err(TextError::TooLong);
                }
                Ok(Self(text))
            }

            /// The text, or `None` where nothing was written.
            ///
            /// # Errors
            /// [`TextError::TooLong`].
            pub fn optional(text: &str) -> Result<Option<Self>, TextError> {
                match Self::new(text) {
                    Ok(text) => Ok(Some(text)),
                    Err(TextError::Missing) => Ok(None),
                    Err(TextError::TooLong) => Err(TextError::TooLong),
                }
            }

            /// The characters.
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> { Self::new(&text) }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self { text.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )*};
}

texts! {
    /// Who was paid, or who paid: any name, never from a closed list.
    Payee: 120, lines: false;
    /// A note to a line of money.
    Note: 1_000, lines: true;
    /// What somebody writes to somebody.
    MessageText: 4_000, lines: true;
    /// A person's or council's name, as they write it.
    Name: 120, lines: false;
    /// What somebody looks for.
    Sought: 120, lines: false;
    /// The short title of a need in the plan.
    NeedTitle: 80, lines: false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cleaned_and_bounded() {
        assert_eq!(Payee::new("  Green\tLane\nPharmacy ").unwrap().as_str(), "Green Lane Pharmacy");
        assert_eq!(Note::new("a\r\nb").unwrap().as_str(), "a\nb");
        assert_eq!(Payee::new("Ada\u{202e}gnp\u{0}").unwrap().as_str(), "Adagnp");
        assert_eq!(Payee::new(" \n "), Err(TextError::Missing));
        assert_eq!(Payee::new(&"é".repeat(121)), Err(TextError::TooLong));
        assert!(Payee::new(&"é".repeat(120)).is_ok());
        assert_eq!(Note::optional(" "), Ok(None));
    }

    #[test]
    fn the_wire_cannot_carry_what_the_form_refuses() {
        assert!(serde_json::from_str::<Payee>("\"  \"").is_err());
        assert_eq!(serde_json::from_str::<Payee>("\" x \"").unwrap().as_str(), "x");
    }
}
