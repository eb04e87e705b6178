//! Filled pictures that can be understood without the words.

use crate::markup::{View, view};
use leptos::prelude::*;

/// The pictures, each a list of shapes: the class of a shape and its outline, on a grid of 96.
#[derive(Clone, Copy, Debug)]
pub struct Picture(&'static [(&'static str, &'static str)]);

const GROUND: &str =
    "M24 2h48a22 22 0 0 1 22 22v48a22 22 0 0 1-22 22H24A22 22 0 0 1 2 72V24A22 22 0 0 1 24 2Z";

impl Picture {
    /// A closed parcel with a tick: everything is done.
    pub const ALL_DONE: Self = Self(&[
        ("app-picture__ground app-picture__ground--fine", GROUND),
        ("app-picture__body", "M20 40h56v34a6 6 0 0 1-6 6H26a6 6 0 0 1-6-6Z"),
        ("app-picture__body app-picture__body--sun", "M14 28h68v14H14Z"),
        ("app-picture__line", "M38 60l7 7 14-14"),
    ]);

    /// A receipt with a plus: nothing here yet.
    pub const FIRST_RECEIPT: Self = Self(&[
        ("app-picture__ground app-picture__ground--chosen", GROUND),
        ("app-picture__body", "M24 16h40v56l-6.7-5-6.6 5-6.7-5-6.7 5-6.6-5-6.7 5Z"),
        ("app-picture__line", "M33 30h22M33 41h22M33 52h12"),
        ("app-picture__body app-picture__body--brand", "M49 66a17 17 0 1 0 34 0a17 17 0 1 0-34 0Z"),
        ("app-picture__line app-picture__line--light", "M66 57v18M57 66h18"),
    ]);

    /// The drawing.
    pub fn view(self) -> View {
        let shapes = self.0.iter().map(|(class, outline)| view! { <path class=*class d=*outline></path> });
        view! {
            <svg class="app-picture" viewBox="0 0 96 96" aria-hidden="true" focusable="false">{shapes.collect_view()}</svg>
        }
    }
}
