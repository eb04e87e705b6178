//! A view that has been drawn.

use std::borrow::Cow;

use leptos::prelude::{RenderEffect, document};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{CharacterData, Element, Node};

use super::draw::{Drawing, View};
use super::gap::{Filled, fill, fill_again, fits};

/// What stands in the page for a [`View`].
pub enum Mounted {
    /// An empty text, which keeps the place of nothing.
    Nothing(Node),
    /// A text.
    Text(CharacterData, Cow<'static, str>),
    /// An element of a template.
    Template(Box<MountedTemplate>),
    /// Several, and an empty text behind them, where more of them would go.
    Many(Vec<Mounted>, Node),
    /// What is drawn anew when a signal changes.
    Live(RenderEffect<Mounted>),
}

/// An element of a template and what fills its gaps.
pub struct MountedTemplate {
    html: &'static str,
    root: Element,
    filled: Vec<Filled>,
}

fn text(words: &str) -> CharacterData {
    document().create_text_node(words).unchecked_into()
}

impl Render for View {
    type State = Mounted;

    fn build(self) -> Mounted {
        match self.0.take() {
            Drawing::Nothing => Mounted::Nothing(text("").into()),
            Drawing::Text(words) => Mounted::Text(text(&words), words),
            Drawing::Template(template) => {
                let html = template.html;
                let (root, filled) = fill(*template);
                Mounted::Template(Box::new(MountedTemplate { html, root, filled }))
            }
            Drawing::Many(views) => {
                Mounted::Many(views.into_iter().map(Render::build).collect(), text("").into())
            }
            Drawing::Live(draw) => Mounted::Live(live(draw, None)),
        }
    }

    fn rebuild(self, state: &mut Mounted) {
        match (self.0.take(), &mut *state) {
            (Drawing::Nothing, Mounted::Nothing(_)) => {}
            (Drawing::Text(words), Mounted::Text(node, before)) => {
                if words != *before {
                    node.set_data(&words);
                    *before = words;
                }
            }
            (Drawing::Template(template), Mounted::Template(mounted))
                if template.html == mounted.html && fits(&template.steps, &mounted.filled) =>
            {
                fill_again(*template, &mut mounted.filled);
            }
            (Drawing::Many(views), Mounted::Many(mounted, end)) => again(views, mounted, end),
            (Drawing::Live(draw), Mounted::Live(effect)) => *effect = live(draw, effect.take_value()),
            (drawing, _) => {
                let mut new = View::new(drawing).build();
                state.insert_before_this(&mut new);
                state.unmount();
                *state = new;
            }
        }
    }
}

fn live(mut draw: Box<dyn FnMut() -> View>, drawn: Option<Mounted>) -> RenderEffect<Mounted> {
    RenderEffect::new_with_value(
        move |drawn: Option<Mounted>| {
            let view = draw();
            match drawn {
                Some(mut drawn) => {
                    view.rebuild(&mut drawn);
                    drawn
                }
                None => view.build(),
            }
        },
        drawn,
    )
}

/// Each in the place of the one that was there; more of them at the end, and fewer.
fn again(views: Vec<View>, mounted: &mut Vec<Mounted>, end: &Node) {
    for mut gone in mounted.drain(views.len().min(mounted.len())..) {
        gone.unmount();
    }
    let there = mounted.len();
    for (at, view) in views.into_iter().enumerate() {
        match mounted.get_mut(at) {
            Some(before) if at < there => view.rebuild(before),
            _ => {
                let mut new = view.build();
                before(end, &mut new);
                mounted.push(new);
            }
        }
    }
}

/// Puts it before a node that stands somewhere. Whether it does.
fn before(node: &Node, new: &mut dyn Mountable) -> bool {
    // A fragment is no element, but takes children like one.
    node.parent_node().is_some_and(|parent| {
        new.mount(parent.unchecked_ref::<Element>(), Some(node));
        true
    })
}

fn put(node: &Node, parent: &Element, marker: Option<&Node>) {
    parent.insert_before(node, marker).unwrap_throw();
}

fn take_out(node: &Node) {
    if let Some(parent) = node.parent_node() {
        parent.remove_child(node).unwrap_throw();
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(node) => take_out(node),
            Self::Text(node, _) => take_out(node),
            Self::Template(mounted) => take_out(&mounted.root),
            Self::Many(mounted, end) => {
                mounted.iter_mut().for_each(Mountable::unmount);
                take_out(end);
            }
            Self::Live(effect) => effect.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match self {
            Self::Nothing(node) => put(node, parent, marker),
            Self::Text(node, _) => put(node, parent, marker),
            Self::Template(mounted) => put(&mounted.root, parent, marker),
            Self::Many(mounted, end) => {
                for each in mounted {
                    each.mount(parent, marker);
                }
                put(end, parent, marker);
            }
            Self::Live(effect) => effect.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(node) => before(node, child),
            Self::Text(node, _) => before(node, child),
            Self::Template(mounted) => before(&mounted.root, child),
            Self::Many(mounted, end) => {
                mounted.first().is_some_and(|first| first.insert_before_this(child)) || before(end, child)
            }
            Self::Live(effect) => effect.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Nothing(_) | Self::Text(..) => Vec::new(),
            Self::Template(mounted) => vec![mounted.root.clone()],
            Self::Many(mounted, _) => mounted.iter().flat_map(Mountable::elements).collect(),
            Self::Live(effect) => effect.elements(),
        }
    }
}
