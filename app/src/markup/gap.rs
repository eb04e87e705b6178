//! What has filled one gap of a template.

use leptos::prelude::document;
use leptos::tachys::view::{Mountable as _, Render as _};
use wasm_bindgen::{JsCast as _, UnwrapThrowExt as _};
use web_sys::{Element, Node, TreeWalker};

use super::listener::Listener;
use super::mounted::Mounted;
use super::setting::Setting;
use super::template::{Step, Template, element};

/// What a step has left.
pub(super) enum Filled {
    Nothing,
    /// Handed out, and again to whoever asks in its place.
    Given(Element),
    Setting(Setting),
    Listener(Listener),
    Child(Mounted),
}

/// A walk shows comments only: the gaps.
const COMMENTS: u32 = 128;

/// A new element of the template, its gaps filled.
pub(super) fn fill(template: Template) -> (Element, Vec<Filled>) {
    let root = element(template.html);
    let mut gaps = gaps_of(&root, &template.steps).into_iter();
    let mut at = root.clone();
    let filled = template
        .steps
        .into_iter()
        .map(|step| match step {
            Step::Next => {
                if let Some(gap) = gaps.next() {
                    if let Some(next) = gap.next_sibling() {
                        at = next.unchecked_into();
                    }
                    remove(&gap);
                }
                Filled::Nothing
            }
            Step::Set(place, name, value) => Filled::Setting(Setting::new(&at, place, name, value)),
            Step::On(event, handler) => Filled::Listener(Listener::new(&at, event, handler)),
            Step::With(take) => {
                take(&at);
                Filled::Given(at.clone())
            }
            Step::Child(view) => {
                let mut child = view.build();
                if let Some((gap, parent)) =
                    gaps.next().and_then(|gap| Some((gap.clone(), gap.parent_element()?)))
                {
                    child.mount(&parent, Some(&gap));
                    remove(&gap);
                }
                Filled::Child(child)
            }
        })
        .collect();
    (root, filled)
}

/// Whether these steps fill the same gaps in the same way: two templates may have one text and differ in what is given to
/// their elements.
pub(super) fn fits(steps: &[Step], filled: &[Filled]) -> bool {
    steps.len() == filled.len()
        && steps.iter().zip(filled).all(|(step, filled)| match (step, filled) {
            (Step::Set(place, name, _), Filled::Setting(setting)) => setting.is_at(*place, name),
            (Step::On(event, _), Filled::Listener(listener)) => listener.hears(event),
            (Step::Next, Filled::Nothing)
            | (Step::With(_), Filled::Given(_))
            | (Step::Child(_), Filled::Child(_)) => true,
            _ => false,
        })
}

/// The same gaps, filled with what is to be there now.
pub(super) fn fill_again(template: Template, filled: &mut [Filled]) {
    for (step, filled) in template.steps.into_iter().zip(filled) {
        match (step, filled) {
            (Step::Set(_, _, value), Filled::Setting(setting)) => setting.change(value),
            (Step::On(_, handler), Filled::Listener(listener)) => listener.change(handler),
            (Step::With(take), Filled::Given(element)) => take(element),
            (Step::Child(view), Filled::Child(child)) => view.rebuild(child),
            // Nothing is left to do between the elements; and what does not fit is not filled again.
            _ => {}
        }
    }
}

/// The gaps of an element, found before any is filled, as what fills them may have comments of its own.
fn gaps_of(root: &Element, steps: &[Step]) -> Vec<Node> {
    if !steps.iter().any(|step| matches!(step, Step::Next | Step::Child(_))) {
        return Vec::new();
    }
    let walk: TreeWalker = document().create_tree_walker_with_what_to_show(root, COMMENTS).unwrap_throw();
    std::iter::from_fn(|| walk.next_node().unwrap_throw()).collect()
}

fn remove(gap: &Node) {
    gap.unchecked_ref::<web_sys::CharacterData>().remove();
}
