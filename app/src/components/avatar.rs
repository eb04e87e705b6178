//! Two letters for a person. The name is always written beside it.

use crate::markup::{View, view};
use leptos::prelude::*;

/// The letters in their ring.
#[component]
pub fn Avatar(
    name: String,
    /// Somebody who stands in: a dashed ring.
    #[prop(optional)]
    cover: bool,
) -> View {
    view! {
        <span class="app-avatar" class:app-avatar--cover=cover aria-hidden="true">{initials(&name)}</span>
    }
}

/// The first letters of the first and the last name; the style draws them as capitals, so that the tables of all scripts'
/// capitals are not in the download.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn names_of_any_length_have_letters() {
        assert_eq!(initials("Ama Mensah"), "AM");
        assert_eq!(initials("Ada Grace Khan"), "AK");
        assert_eq!(initials("óscar"), "ó");
        assert_eq!(initials(" "), "");
    }
}
