//! `view!`: markup as Leptos writes it, made into one piece of HTML and a list of what lives in it.
//!
//! Leptos's own `view!` gives every element a type and every type its own code, which was most of what a phone had to
//! download. This one writes the elements down as HTML text, once, and leaves a gap (`<!>`) where something lives: a
//! child that is computed, an attribute that follows a signal, a listener. `crate::markup` of the app fills the gaps with
//! one kind of view, in the order in which they stand in the text.
//!
//! The syntax is that of Leptos without spreads, slots and directives: elements, components, `{blocks}`, `"text"`, and
//! the attributes `name=`, `prop:name=`, `class:name=`, `on:event=`, `node_ref=`.

use proc_macro::TokenStream;

mod component;
mod element;
mod html;
mod nodes;
#[cfg(test)]
mod tests;

/// Markup to a `crate::markup::View`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    rstml::parse2(tokens.into())
        .and_then(|nodes| nodes::view(&nodes))
        .unwrap_or_else(syn::Error::into_compile_error)
        .into()
}
