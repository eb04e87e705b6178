//! A receipt: the photograph or file that shows what was paid, and the reference by which two people talk about it on the
//! telephone.

use serde::{Deserialize, Serialize};

/// The largest file that is taken, in bytes: 15 MB.
pub const MOST_BYTES: usize = 15 * 1024 * 1024;

/// The kinds of file that are taken, told by their content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A photograph.
    Jpeg,
    /// A picture, often of a screen.
    Png,
    /// A picture.
    Webp,
    /// A document.
    Pdf,
}

/// What is to become of a receipt that the council has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReceiptChange {
    /// It shows its spend no more.
    Removed,
    /// It shows it again.
    Restored,
}

/// A hash as it is written: two figures a byte, in lower case.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte.wrapping_shr(4)), digit(byte & 15)]).collect()
}

/// The reference of a receipt, such as `DP-7KQ4-2M`: five letters or digits that cannot be taken for one another (no 0, O,
/// 1, I or L) and a sixth that shows when one was misread or two were swapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, example = "DP-7KQ4-2M"))]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; 5]);

/// The text is not a reference; somebody misread or mistyped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference")]
pub struct NotAReference;

/// Thirty-one signs, a prime number of them: then a weighted sum tells each wrong sign and each swapped pair.
const SIGNS: [char; 31] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z',
];
const WEIGHTS: [u32; 5] = [2, 3, 4, 5, 6];
const OFFSET: u32 = 18;

impl Reference {
    /// The reference of a number, of which only the remainder by 31⁵ (28,629,151) counts. Chance is the caller's, and so
    /// is seeing that no two receipts share one.
    pub fn from_number(number: u32) -> Self {
        let mut left = number;
        Self([(); 5].map(|()| {
            let sign = left.checked_rem(31).and_then(|rest| u8::try_from(rest).ok()).unwrap_or(0);
            left = left.checked_div(31).unwrap_or(0);
            sign
        }))
    }

    /// Reads what somebody types or was told: any case, with or without `DP`, blanks and dashes.
    ///
    /// # Errors
    /// [`NotAReference`], also where the check sign does not fit.
    pub fn parse(text: &str) -> Result<Self, NotAReference> {
        let kept: String =
            text.to_ascii_uppercase().chars().filter(|c| !c.is_whitespace() && !is_dash(*c)).collect();
        let kept = match kept.strip_prefix("DP") {
            Some(rest) if kept.chars().count() > 6 => rest.to_owned(),
            _ => kept,
        };
        let mut signs = [0u8; 6];
        let mut read = kept.chars();
        for place in &mut signs {
            let sign = read.next().ok_or(NotAReference)?;
            let found = SIGNS.iter().position(|known| *known == sign).ok_or(NotAReference)?;
            *place = u8::try_from(found).map_err(|_too_large| NotAReference)?;
        }
        if read.next().is_some() {
            return Err(NotAReference);
        }
        let [kept @ .., check] = signs;
        let reference = Self(kept);
        if reference.check() == check { Ok(reference) } else { Err(NotAReference) }
    }

    fn check(self) -> u8 {
        let sum =
            self.0.iter().zip(WEIGHTS).fold(OFFSET, |sum, (sign, weight)| {
                sum.saturating_add(u32::from(*sign).saturating_mul(weight))
            });
        sum.checked_rem(31).and_then(|rest| u8::try_from(rest).ok()).unwrap_or(0)
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DP-")?;
        for (place, sign) in self.0.iter().chain(std::iter::once(&self.check())).enumerate() {
            if place == 4 {
                f.write_str("-")?;
            }
            let sign = SIGNS.get(usize::from(*sign)).copied().unwrap_or('?');
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;
    fn try_from(text: String) -> Result<Self, NotAReference> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_is_read_as_it_is_told() {
        let reference = Reference::parse("DP-7KQ4-2M").unwrap();
        for told in ["dp 7kq4 2m", "7KQ42M", "DP7KQ42M", " DP–7KQ4–2M "] {
            assert_eq!(Reference::parse(told), Ok(reference), "{told}");
        }
        assert_eq!(reference.to_string(), "DP-7KQ4-2M");
        for wrong in ["", "DP", "DP-7KQ4-2", "DP-7KQ4-2MM", "DP-7KQ4-2N", "DP-0KQ4-2M"] {
            assert_eq!(Reference::parse(wrong), Err(NotAReference), "{wrong}");
        }
    }

    #[test]
    fn a_hash_is_written_in_lower_case() {
        assert_eq!(hex(&[0, 0x0f, 0xa0, 0xff]), "000fa0ff");
    }

    proptest! {
        #[test]
        fn one_wrong_sign_and_two_swapped_are_seen(number: u32, place in 0usize..6, other in 0usize..6, sign in 0usize..31) {
            let reference = Reference::from_number(number);
            let text: Vec<char> = reference.to_string().chars().filter(char::is_ascii_alphanumeric).skip(2).collect();
            prop_assert_eq!(Reference::parse(&text.iter().collect::<String>()), Ok(reference));
            let mut misread = text.clone();
            misread[place] = SIGNS[sign];
            if misread != text {
                prop_assert_eq!(Reference::parse(&misread.iter().collect::<String>()), Err(NotAReference));
            }
            let mut swapped = text.clone();
            swapped.swap(place, other);
            if swapped != text {
                prop_assert_eq!(Reference::parse(&swapped.iter().collect::<String>()), Err(NotAReference));
            }
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = Reference::parse(&text);
        }
    }
}
