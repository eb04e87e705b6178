//! Every word that a person reads. The words themselves are in `locales/<language>/<area>.json`; the build makes a
//! constant of each: `home.json` with `"title"` is [`words::home::TITLE`].
//!
//! - [`t`] for a plain text, [`t_with`] for one with gaps, [`t_count`] for one that counts, [`t_view`] where a gap holds
//!   something drawn (a name in bold, an amount, a link).
//! - A text that is missing, or the wrong number of values, does not compile.
//!
//! English is compiled in. Another language will be one file, fetched when it is chosen and asked here by the key's `id`.

use crate::markup::{Draw, View};

/// One text with `GAPS` different gaps.
#[derive(Clone, Copy, Debug)]
pub struct Key<const GAPS: usize = 0> {
    /// The area and key, such as `home.title`; the same in every language.
    pub id: &'static str,
    /// The English text.
    pub english: &'static str,
}

/// One text in the two forms English has for a number: one, and any other. `GAPS` leaves `{count}` out.
#[derive(Clone, Copy, Debug)]
pub struct Plural<const GAPS: usize = 0> {
    /// For exactly one.
    pub one: Key<GAPS>,
    /// For none and for several.
    pub other: Key<GAPS>,
}

/// The keys, one module for each file of words.
pub mod words {
    use super::{Key, Plural};
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// A text without gaps.
pub const fn t(key: Key) -> &'static str {
    key.english
}

/// A text with its gaps filled: `t_with(home::MORNING, [("name", "Ada")])`.
pub fn t_with<const GAPS: usize>(key: Key<GAPS>, values: [(&str, &str); GAPS]) -> String {
    filled(key.english, &values)
}

/// A text that counts; `{count}` is filled by itself.
pub fn t_count<const GAPS: usize>(key: Plural<GAPS>, count: usize, values: [(&str, &str); GAPS]) -> String {
    let form = if count == 1 { key.one } else { key.other };
    filled(&form.english.replace("{count}", &count.to_string()), &values)
}

/// A text whose gaps hold views: `t_view(home::AWAY, [("cover", view! { <strong>{name}</strong> })])`.
/// Each gap is used once; a view cannot be in two places.
pub fn t_view<const GAPS: usize>(key: Key<GAPS>, values: [(&str, View); GAPS]) -> Vec<View> {
    let mut values: Vec<_> = values.into_iter().collect();
    let mut parts = Vec::with_capacity(2 * GAPS + 1);
    for (text, gap) in pieces(key.english) {
        if !text.is_empty() {
            parts.push(text.to_owned().draw());
        }
        if let Some(place) = gap.and_then(|gap| values.iter().position(|(name, _)| *name == gap)) {
            parts.push(values.swap_remove(place).1);
        }
    }
    debug_assert!(values.is_empty(), "{} has other gaps", key.id);
    parts
}

fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut whole = String::with_capacity(text.len() + 16);
    for (before, gap) in pieces(text) {
        whole.push_str(before);
        if let Some(gap) = gap {
            let value = values.iter().find(|(name, _)| *name == gap).map(|(_, value)| *value);
            debug_assert!(value.is_some(), "no value for {{{gap}}} in {text:?}");
            whole.push_str(value.unwrap_or_default());
        }
    }
    whole
}

/// A text cut at its gaps: what stands before each gap, and the gap's name. The build has checked that braces pair.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest.take()?;
        match now.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?))) {
            Some((before, (gap, after))) => {
                rest = Some(after);
                Some((before, Some(gap)))
            }
            None => Some((now, None)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Key = Key { id: "a.plain", english: "Save this spend" };
    const TWO: Key<2> = Key { id: "a.two", english: "{name} asked on {day}." };
    const COUNTED: Plural<1> = Plural {
        one: Key { id: "a.counted.one", english: "{count} receipt is only on {name}’s phone" },
        other: Key { id: "a.counted.other", english: "{count} receipts are only on {name}’s phone" },
    };

    #[test]
    fn gaps_are_filled_by_name() {
        assert_eq!(t(PLAIN), "Save this spend");
        assert_eq!(
            t_with(TWO, [("day", "Monday 30 March"), ("name", "Ama")]),
            "Ama asked on Monday 30 March."
        );
        assert_eq!(t_with(TWO, [("day", "{name}"), ("name", "A}{")]), "A}{ asked on {name}.");
    }

    #[test]
    fn one_thing_has_its_own_form() {
        assert_eq!(t_count(COUNTED, 1, [("name", "Ada")]), "1 receipt is only on Ada’s phone");
        assert_eq!(t_count(COUNTED, 0, [("name", "Ada")]), "0 receipts are only on Ada’s phone");
        assert_eq!(t_count(COUNTED, 12, [("name", "Ada")]), "12 receipts are only on Ada’s phone");
    }

    #[test]
    #[should_panic(expected = "no value for {day}")]
    fn a_wrong_name_is_noticed() {
        t_with(TWO, [("date", "Monday"), ("name", "Ama")]);
    }
}
