//! An element with everything in it: its text, and the steps that bring it to life.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned as _;
use syn::{Error, Result};

use crate::nodes::{bare, is_component, value};
use crate::{component, html};

/// What stands in the text where something lives.
const GAP: &str = "<!>";

/// An element as it is written down.
#[derive(Default)]
pub struct Element {
    html: String,
    steps: Vec<TokenStream>,
    around: Vec<String>,
}

impl Element {
    /// The view of an element that stands in no other.
    pub fn root(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
        let mut whole = Self::default();
        whole.element(element, true)?;
        let Self { html, steps, .. } = whole;
        if steps.is_empty() {
            return Ok(quote!(crate::markup::Template::new(#html).view()));
        }
        Ok(quote!({
            let mut template = crate::markup::Template::new(#html);
            #(template #steps;)*
            template.view()
        }))
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>, root: bool) -> Result<()> {
        let tag = element.open_tag.name.to_string();
        if html::breaks_out(&self.around, &tag) {
            return Err(Error::new(element.span(), format!("a browser does not leave <{tag}> in here")));
        }
        let mut written = String::new();
        let mut lives = Vec::new();
        for attribute in &element.open_tag.attributes {
            match attribute {
                NodeAttribute::Attribute(attribute) => attribute_of(attribute, &mut written, &mut lives)?,
                NodeAttribute::Block(block) => {
                    return Err(Error::new(block.span(), "an element has named attributes only"));
                }
            }
        }
        // The gap of an element stands before it; an outermost one needs none.
        if !lives.is_empty() && !root {
            self.html.push_str(GAP);
            self.steps.push(quote!(.next()));
        }
        self.steps.append(&mut lives);
        self.html.extend(["<", &tag, &written, ">"]);
        if html::is_void(&tag) {
            return Ok(());
        }
        self.around.push(tag.clone());
        for child in &element.children {
            self.child(child)?;
        }
        self.around.pop();
        self.html.extend(["</", &tag, ">"]);
        Ok(())
    }

    fn child(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Element(element) if is_component(element) => {
                let view = component::view_of(element)?;
                self.gap(&view);
            }
            Node::Element(element) => self.element(element, false)?,
            Node::Block(block) => {
                let value = value(block)?;
                self.gap(&quote!(crate::markup::Draw::draw(#value)));
            }
            Node::Fragment(fragment) => {
                for child in &fragment.children {
                    self.child(child)?;
                }
            }
            Node::Text(_) | Node::RawText(_) | Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => {
                self.html.push_str(&html::escaped(&html::text(node)?));
            }
        }
        Ok(())
    }

    fn gap(&mut self, view: &TokenStream) {
        self.html.push_str(GAP);
        self.steps.push(quote!(.child(#view)));
    }
}

fn attribute_of(
    attribute: &KeyedAttribute,
    written: &mut String,
    lives: &mut Vec<TokenStream>,
) -> Result<()> {
    let key = attribute.key.to_string();
    let Some(expr) = attribute.value() else {
        written.extend([" ", &key]);
        return Ok(());
    };
    let value = bare(expr);
    let (sort, name) = key.split_once(':').unwrap_or(("", key.as_str()));
    match (sort, name) {
        ("", "node_ref") => lives.push(quote! {
            .with(move |element| ::leptos::tachys::html::node_ref::NodeRefContainer::load(#value, element))
        }),
        ("", name) => match attribute.value_literal_string() {
            Some(literal) => written.extend([" ", name, "=\"", &html::escaped(&literal), "\""]),
            None => lives.push(quote!(.attribute(#name, crate::markup::ToValue::to_value(#value)))),
        },
        ("prop", name) => lives.push(quote!(.property(#name, crate::markup::ToValue::to_value(#value)))),
        ("class", name) => lives.push(quote!(.class(#name, crate::markup::ToValue::to_value(#value)))),
        ("on", name) => {
            let event = format_ident!("{name}");
            lives.push(quote!(.on(::leptos::ev::#event, #value)));
        }
        _ => return Err(Error::new(attribute.span(), "a view knows no such attribute")),
    }
    Ok(())
}
