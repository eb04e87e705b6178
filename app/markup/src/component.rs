//! A component: its properties, and what stands between its tags.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{NodeAttribute, NodeElement};
use syn::spanned::Spanned as _;
use syn::{Error, Result};

use crate::nodes::{bare, view};

/// The view that a component gives.
pub fn view_of(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = &element.open_tag.name;
    let properties = element
        .open_tag
        .attributes
        .iter()
        .map(|attribute| match attribute {
            NodeAttribute::Attribute(attribute) => {
                let key = &attribute.key;
                let value = attribute.value().map_or_else(|| quote!(#key), bare);
                Ok(quote!(.#key(#value)))
            }
            NodeAttribute::Block(block) => {
                Err(Error::new(block.span(), "a component has named properties only"))
            }
        })
        .collect::<Result<Vec<_>>>()?;
    let children = if element.children.is_empty() {
        TokenStream::new()
    } else {
        let children = view(&element.children)?;
        quote!(.children(crate::markup::ToChildren::to_children(move || #children)))
    };
    Ok(quote! {
        crate::markup::Draw::draw(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#properties)* #children .build(),
        ))
    })
}
