//! A piece of HTML, and what fills its gaps.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::ev::EventDescriptor;
use leptos::prelude::{Owner, document};
use wasm_bindgen::{JsCast, UnwrapThrowExt as _};
use web_sys::{Element, Event, HtmlTemplateElement, Node};

use super::draw::{Drawing, View};
use super::setting::Place;
use super::value::Value;

/// One step along the gaps of a template.
pub(super) enum Step {
    /// Go on to the next element that has a gap.
    Next,
    /// Give the element a value.
    Set(Place, &'static str, Value),
    /// Listen to the element.
    On(Cow<'static, str>, Handler),
    /// Hand the element out.
    With(Box<dyn FnOnce(&Element)>),
    /// Fill the next gap between the tags.
    Child(View),
}

/// What is called when something happens to an element.
pub(super) type Handler = Box<dyn FnMut(Event)>;

/// One element, written down as HTML with a comment for each gap, and what fills the gaps in the order of the text.
#[must_use]
pub struct Template {
    pub(super) html: &'static str,
    pub(super) steps: Vec<Step>,
}

impl Template {
    /// A template of one element. What has the same text and the same steps is filled again and not drawn again.
    pub fn new(html: &'static str) -> Self {
        Self { html, steps: Vec::new() }
    }

    /// What follows is about the next element with a gap; until then about the outermost.
    pub fn next(&mut self) {
        self.steps.push(Step::Next);
    }

    /// An attribute.
    pub fn attribute(&mut self, name: &'static str, value: Value) {
        self.steps.push(Step::Set(Place::Attribute, name, value));
    }

    /// A property of the element in the browser, such as what now stands in a field.
    pub fn property(&mut self, name: &'static str, value: Value) {
        self.steps.push(Step::Set(Place::Property, name, value));
    }

    /// A class that is there or not.
    pub fn class(&mut self, name: &'static str, value: Value) {
        self.steps.push(Step::Set(Place::Class, name, value));
    }

    /// A listener. It runs in the owner that is current now, so that it finds the contexts of its component.
    pub fn on<E>(&mut self, event: E, mut call: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listen(event.name(), Box::new(move |event| call(event.unchecked_into())));
    }

    fn listen(&mut self, event: Cow<'static, str>, mut call: Handler) {
        let owner = Owner::current().unwrap_or_default();
        self.steps.push(Step::On(event, Box::new(move |event| owner.with(|| call(event)))));
    }

    /// Something that wants the element itself.
    pub fn with(&mut self, take: impl FnOnce(&Element) + 'static) {
        self.steps.push(Step::With(Box::new(take)));
    }

    /// A child.
    pub fn child(&mut self, view: View) {
        self.steps.push(Step::Child(view));
    }

    /// The view of it.
    pub fn view(self) -> View {
        View::new(Drawing::Template(Box::new(self)))
    }
}

thread_local! {
    /// What was read once is copied from then on. By the address of the text: the same text at two addresses is read twice.
    static READ: RefCell<BTreeMap<usize, Node>> = const { RefCell::new(BTreeMap::new()) };
}

/// How a shape of a drawing begins. By itself, outside of an `svg`, a browser takes it for an unknown element of HTML and
/// paints nothing.
const SHAPE: &str = "<path";

/// A new element of that text, with its gaps.
#[expect(clippy::expect_used, reason = "the text was made by the macro, of one element")]
pub(super) fn element(html: &'static str) -> Element {
    let model = READ.with_borrow_mut(|read| {
        read.entry(html.as_ptr().addr())
            .or_insert_with(|| {
                let template: HtmlTemplateElement =
                    document().create_element("template").unwrap_throw().unchecked_into();
                let shape = html.starts_with(SHAPE);
                let drawing = shape.then(|| format!("<svg>{html}</svg>"));
                template.set_inner_html(drawing.as_deref().unwrap_or(html));
                let first = template.content().first_child().expect("a template holds an element");
                if shape { first.first_child().expect("a drawing holds its shape") } else { first }
            })
            .clone()
    });
    document().import_node_with_deep(&model, true).unwrap_throw().unchecked_into()
}
