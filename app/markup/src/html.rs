//! Text of HTML.

use rstml::node::Node;
use syn::spanned::Spanned as _;
use syn::{Error, Result};

/// Elements that have no end.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "wbr"];

/// Elements before which the browser ends an open paragraph.
const ENDS_A_PARAGRAPH: [&str; 25] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Whether it has no end.
pub fn is_void(tag: &str) -> bool {
    VOID.contains(&tag)
}

/// Whether the browser would move `inside` out of `around`, as it reads text and not a tree.
pub fn breaks_out(around: &[String], inside: &str) -> bool {
    let in_a = |tag: &str| around.iter().any(|open| open == tag);
    (in_a("p") && ENDS_A_PARAGRAPH.contains(&inside))
        || (matches!(inside, "a" | "button" | "form" | "label") && in_a(inside))
}

/// The words of a text, as they are.
pub fn text(node: &Node) -> Result<String> {
    match node {
        Node::Text(text) => Ok(text.value_string()),
        Node::RawText(raw) => Ok(raw.to_string_best()),
        Node::Comment(_)
        | Node::Doctype(_)
        | Node::Element(_)
        | Node::Fragment(_)
        | Node::Block(_)
        | Node::Custom(_) => Err(Error::new(node.span(), "this cannot stand in a view")),
    }
}

/// Words as they stand between tags or in a quoted attribute.
pub fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
