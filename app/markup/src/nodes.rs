//! What stands side by side.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{Node, NodeBlock, NodeElement};
use syn::spanned::Spanned as _;
use syn::{Error, Expr, Result, Stmt};

use crate::element::Element;
use crate::{component, html};

/// One view of all nodes.
pub fn view(nodes: &[Node]) -> Result<TokenStream> {
    match nodes {
        [] => Ok(quote!(crate::markup::View::nothing())),
        [node] => one(node),
        nodes => {
            let views = nodes.iter().map(one).collect::<Result<Vec<_>>>()?;
            Ok(quote!(crate::markup::View::many(::std::vec![#(#views),*])))
        }
    }
}

fn one(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element) => component::view_of(element),
        Node::Element(element) => Element::root(element),
        Node::Block(block) => {
            let value = value(block)?;
            Ok(quote!(crate::markup::Draw::draw(#value)))
        }
        Node::Fragment(fragment) => view(&fragment.children),
        Node::Text(_) | Node::RawText(_) | Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => {
            let text = html::text(node)?;
            Ok(quote!(crate::markup::Draw::draw(#text)))
        }
    }
}

/// Whether it is a component: its name begins with a capital letter.
pub fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    let name = element.open_tag.name.to_string();
    let last = name.rsplit("::").next().unwrap_or_default();
    last.trim_start().starts_with(char::is_uppercase)
}

/// What a block gives, without braces where it is one expression.
pub fn value(block: &NodeBlock) -> Result<TokenStream> {
    match block {
        NodeBlock::ValidBlock(block) => Ok(if let [Stmt::Expr(expr, None)] = block.stmts.as_slice() {
            quote!(#expr)
        } else {
            quote!(#block)
        }),
        NodeBlock::Invalid(invalid) => Err(Error::new(invalid.span(), "this block is not Rust")),
    }
}

/// An expression, without braces where they hold only one.
pub fn bare(expr: &Expr) -> TokenStream {
    if let Expr::Block(block) = expr
        && let [Stmt::Expr(inner, None)] = block.block.stmts.as_slice()
    {
        return quote!(#inner);
    }
    quote!(#expr)
}
